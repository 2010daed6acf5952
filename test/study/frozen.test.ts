/** Frozen forecasts: scores worked out by hand, changes that show, figures that come later. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { canonical } from '../../sim/runs/canonical.ts';
import type { HistoryRow } from '../../sim/scenario/history.ts';
import { intervalScore } from '../../sim/study/backtest/scores/interval.ts';
import { quantileCrps } from '../../sim/study/backtest/scores/quantile-crps.ts';
import { type Content, hashOf, thaw } from '../../sim/study/frozen.ts';
import { scoreForecast } from '../../sim/study/frozen-scores.ts';
import { laotie } from '../cli/tiny.ts';
import { SMALL, temporaryFolder } from '../runs/small.ts';

const steps = { q05: 1, q10: 2, q25: 3, q50: 4, q75: 5, q90: 6, q95: 7 };
const point = { q05: 5, q10: 5, q25: 5, q50: 5, q75: 5, q90: 5, q95: 5 };

test('CRPS from quantiles: the absolute error of a point, and a trapezoid sum by hand', () => {
  expect(quantileCrps(point, 8)).toBeCloseTo(3, 12);
  expect(quantileCrps(point, 2)).toBeCloseTo(3, 12);
  // 2 × quantile score at 0, 5, 10, 25, 50%: 0, 0.3, 0.4, 0.5, 0; and back
  const half = (0.05 * 0.3) / 2 + (0.05 * 0.7) / 2 + (0.15 * 0.9) / 2 + (0.25 * 0.5) / 2;
  expect(quantileCrps(steps, 4)).toBeCloseTo(2 * half, 12);
  expect(quantileCrps(steps, 9)).toBeGreaterThan(quantileCrps(steps, 6));
});

const about: Content['about'] = {
  scenario: 'a',
  title: { zh: '一', en: 'a' },
  engine: 'e',
  scenarioHash: 's',
  dataHash: 'd',
  seed: 'x',
  replicates: 9,
  scale: 1,
  from: '2021-01-01',
  until: '2021-12-31',
  knownUntil: '2021-07-22',
};
const content: Content = {
  about,
  rows: ['2021Q2', '2021Q3'].map((period) => ({
    metric: 'gmv',
    period,
    unit: 'yuan',
    mean: 4e9,
    ...(Object.fromEntries(
      Object.entries(steps).map(([name, value]) => [name, value * 1e9]),
    ) as typeof steps),
    n: 9,
  })),
  targets: [
    {
      id: 't',
      metric: 'gmv',
      over: '2021Q3',
      atLeast: 5e9,
      unit: 'yuan',
      source: 'a test',
      probability: 1 / 3,
      replicates: 9,
    },
  ],
};
const figure = (period: string, value: number, published: string): HistoryRow => ({
  period,
  metric: 'ecommerce_gmv',
  value,
  unit: 'RMB bn',
  source: 'a test',
  confidence: 'A',
  published,
});

test('only figures published after the information date are scored; more rows score more', () => {
  const early = scoreForecast(content, [figure('2021Q2', 4, '2021-07-22')]);
  expect([early.rows, early.targets]).toEqual([[], []]);
  expect(early.waiting).toEqual([{ metric: 'gmv', periods: ['2021Q2', '2021Q3'], published: true }]);
  expect(early.waitingTargets).toEqual(['t']);
  const one = scoreForecast(content, [figure('2021Q2', 4, '2021-08-25')]);
  expect(one.rows).toHaveLength(1);
  expect(one.rows[0]).toMatchObject({ error: 0, inside: { 50: true, 80: true, 90: true } });
  expect(one.rows[0]!.intervalScore).toBeCloseTo((1.2 / 3.5) * 1e9, 0);
  expect(one.rows[0]!.crps).toBeCloseTo(0.31e9, 0);
  const two = scoreForecast(content, [
    figure('2021Q2', 4, '2021-08-25'),
    figure('2021Q3', 6.4, '2021-11-23'),
  ]);
  expect(two.rows.map(({ period }) => period)).toEqual(['2021Q2', '2021Q3']);
  expect(two.rows[1]!.inside).toEqual({ 50: false, 80: false, 90: true });
  expect(two.rows[1]!.error).toBeCloseTo(4 / 6.4 - 1, 12);
  expect(two.rows[1]!.intervalScore).toBeCloseTo(intervalScore(content.rows[1]!, 6.4e9).total, 6);
  // 3 of 9 replicates hit and it was hit: Brier (1/3 − 1)², log score −ln(3.5/10)
  expect(two.targets[0]).toMatchObject({ hit: true, brier: expect.closeTo(4 / 9, 12) });
  expect(two.targets[0]!.logScore).toBeCloseTo(-Math.log(0.35), 12);
  const missed = scoreForecast(content, [figure('2021Q3', 4.9, '2021-11-23')]);
  expect(missed.targets[0]).toMatchObject({ hit: false, brier: expect.closeTo(1 / 9, 12) });
  expect(two.waiting).toEqual([]);
});

test('the same content has one text and one hash, whatever the order of its keys', () => {
  expect(canonical({ b: [1, { z: null, a: 'x' }], a: 0.1 })).toBe('{"a":0.1,"b":[1,{"a":"x","z":null}]}');
  expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
});

const dir = temporaryFolder();
const file = join(dir, 'forecast.json');
let text = '';

beforeAll(async () => {
  writeFileSync(
    join(dir, 'a.yaml'),
    SMALL.replace('knownUntil: 2021-03-31', 'knownUntil: 2021-01-31')
      .replace('scale: 200000', 'scale: 1000000')
      .replace('replicates: 4', 'replicates: 3'),
  );
  const run = await laotie(dir, 'run', 'a.yaml', '--out', 'run', '--threads', '1');
  expect(run.code, run.err).toBe(0);
  const frozen = await laotie(dir, 'freeze', 'run', '--out', file, '--date', '2021-02-01', '--json');
  expect(frozen.code, frozen.err).toBe(0);
  text = readFileSync(file, 'utf8');
});

test('freeze holds what was not published, and score judges it', async () => {
  const { frozen, changes } = thaw(file, text);
  expect(changes).toEqual([]);
  expect(frozen!.frozen).toBe('2021-02-01');
  expect(frozen!.content.about.knownUntil).toBe('2021-01-31');
  const gmv = frozen!.content.rows.filter(({ metric }) => metric === 'gmv').map(({ period }) => period);
  expect(gmv).toContain('2021Q1');
  expect(gmv).not.toContain('2020-12-15');
  const { code, out } = await laotie(dir, 'score', file, '--json');
  expect(code).toBe(0);
  const found = JSON.parse(out);
  expect(found.ok).toBe(true);
  expect(found.rows).toContainEqual(
    expect.objectContaining({ metric: 'gmv', period: '2021Q1', published: '2021-05-24' }),
  );
  expect(found.targets).toHaveLength(1);
});

test.each([
  [
    'a figure',
    (whole: string) => whole.replace(/"q50": (\d)/, (_, digit) => `"q50": ${(Number(digit) % 9) + 1}`),
    /^(gmv@\S+|sha256): expected/m,
  ],
  [
    'the chance of a target',
    (whole: string) => whole.replace(/"probability": [\d.]+/, '"probability": 0.123'),
    /^target gmv-q1: expected/m,
  ],
  [
    'the information date',
    (whole: string) => whole.replace('"knownUntil": "2021-01-31"', '"knownUntil": "2021-01-30"'),
    /^about: expected/m,
  ],
  [
    'the hash itself',
    (whole: string) => whole.replace(/"sha256": "./, '"sha256": "x'),
    /^sha256: expected x/m,
  ],
  [
    'a space',
    (whole: string) => whole.replace('\n  "about"', '\n   "about"'),
    /character \d+: expected "\\"", got " "/,
  ],
  ['a byte that breaks it', (whole: string) => whole.slice(0, -3), /expected a forecast as JSON, got/],
])('%s changed: named, exit code 4', async (_, change, named) => {
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(join(dir, 'changed.json'), changed);
  const { code, err } = await laotie(dir, 'score', 'changed.json');
  expect(code).toBe(4);
  expect(err).toMatch(named);
});

test('what never was a forecast, or would be written over, is refused', async () => {
  writeFileSync(join(dir, 'other.json'), '{}');
  const other = await laotie(dir, 'score', 'other.json');
  expect([other.code, other.err]).toEqual([
    2,
    'other.json: expected a forecast as freeze writes it, got something else\n',
  ]);
  const again = await laotie(dir, 'freeze', 'run', '--out', file);
  expect(again.code).toBe(2);
  expect(again.err).toContain('expected a file that does not exist');
  const date = await laotie(dir, 'freeze', 'run', '--out', 'new.json', '--date', '2021-02-30');
  expect([date.code, date.err.split('\n')[0]]).toEqual([
    2,
    '--date: expected a date such as 2021-07-22, got "2021-02-30"',
  ]);
});

test('what is added to a frozen forecast shows, wherever it is added', () => {
  for (const at of [
    '"about": {',
    '"title": {',
    '"rows": [\n   {',
    '"targets": [\n   {',
    '"content": {',
    '{',
  ]) {
    const changed = text.replace(at, `${at}"note": 1,`);
    expect(changed, at).not.toBe(text);
    const own = `${JSON.stringify(JSON.parse(changed), null, 1)}\n`; // as a program would write it
    expect(thaw(file, own).changes, at).toMatchObject([
      { what: expect.stringMatching(/forecast\.json:\d+:\d+ .*note$/), expected: 'only known keys' },
    ]);
  }
});
