/** Frozen forecasts: scores worked out by hand, changes that show, figures that come later. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import { beforeAll, expect, test } from 'vitest';
import { DRAWS } from '../../sim/result/forecast/errors.ts';
import { canonical, hashOfJson } from '../../sim/runs/canonical.ts';
import { readRun } from '../../sim/runs/node/store.ts';
import type { HistoryRow } from '../../sim/scenario/history.ts';
import { crps } from '../../sim/study/backtest/scores/crps.ts';
import { intervalScore } from '../../sim/study/backtest/scores/interval.ts';
import { freeze, textOf, thaw } from '../../sim/study/frozen.ts';
import type { Content } from '../../sim/study/frozen-schema.ts';
import { scoreForecast } from '../../sim/study/frozen-scores.ts';
import { within } from '../cli/tiny.ts';
import { SMALL, temporaryFolder } from '../runs/small.ts';

const steps = { q05: 1, q10: 2, q25: 3, q50: 4, q75: 5, q90: 6, q95: 7 };
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
  expect('crps' in one.rows[0]!).toBe(false); // quantiles alone do not give it
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

test('CRPS is that of a backtest: of the replicates, in its fair form', () => {
  const sample = [1, 2, 3, 4].map((value) => value * 1e9);
  const rows = content.rows.map((row) => ({ ...row, sample }));
  const { rows: scored } = scoreForecast({ ...content, rows }, [figure('2021Q2', 2.5, '2021-08-25')]);
  // mean |x − y| = 1; mean |x − x′| over pairs of different ones = 20/12
  expect(scored[0]!.crps).toBeCloseTo((1 - 10 / 12) * 1e9, 0);
  expect(scored[0]!.crps).toBe(crps(sample, 2.5e9));
});

test('the same content has one text and one hash, whatever the order of its keys', () => {
  expect(canonical({ b: [1, { z: null, a: 'x' }], a: 0.1 })).toBe('{"a":0.1,"b":[1,{"a":"x","z":null}]}');
  expect(hashOfJson({ a: 1, b: 2 })).toBe(hashOfJson({ b: 2, a: 1 }));
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
  const run = await within(dir, 'run', 'a.yaml', '--out', 'run', '--threads', '1');
  expect(run.code, run.err).toBe(0);
  const frozen = await within(dir, 'freeze', 'run', '--out', file, '--date', '2021-02-01', '--json');
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
  const { code, out } = await within(dir, 'score', file, '--json');
  expect(code).toBe(0);
  const found = JSON.parse(out);
  expect(found.ok).toBe(true);
  expect(found.rows).toContainEqual(
    expect.objectContaining({ metric: 'gmv', period: '2021Q1', published: '2021-05-24' }),
  );
  expect(found.targets).toHaveLength(1);
});

test('a forecast is scored by the history of its own market, wherever that is not said otherwise', async () => {
  const result = await readRun(join(dir, 'run'));
  expect(thaw(file, text).frozen!.content.about.market).toBe('kuaishou');
  const other = freeze('run', { ...result, market: { ...result.market!, name: 'elsewhere' } }, '2021-02-01');
  writeFileSync(join(dir, 'elsewhere.json'), textOf(other));
  const asked = await within(dir, 'score', 'elsewhere.json');
  expect([asked.code, asked.err]).toEqual([
    2,
    expect.stringMatching(/^--market: expected the name of a market: .*kuaishou.*, got elsewhere\n$/),
  ]);
  expect((await within(dir, 'score', 'elsewhere.json', '--market', 'kuaishou')).code).toBe(0);
  // as older programs froze it
  const { market: _, ...rest } = result;
  writeFileSync(join(dir, 'older.json'), textOf(freeze('run', rest, '2021-02-01')));
  expect((await within(dir, 'score', 'older.json')).code).toBe(0);
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
    /^sha256: expected "x/m,
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
  const { code, err } = await within(dir, 'score', 'changed.json');
  expect(code).toBe(4);
  expect(err).toMatch(named);
});

test('GMV carries its sample; any of them, the day and the schema are named when changed', () => {
  const rows = thaw(file, text).frozen!.content.rows;
  const quarter = rows.find(({ metric, period }) => metric === 'gmv' && period === '2021Q1')!;
  expect(quarter.sample).toHaveLength(3 * DRAWS);
  expect(median(quarter.sample!)).toBeCloseTo(quarter.q50, 3);
  expect(quarter.sample).toEqual(quarter.sample!.toSorted((a, b) => a - b));
  const changes = (from: string | RegExp, to: string) =>
    thaw(file, text.replace(from, to)).changes.map(({ what }) => what);
  expect(changes(String(quarter.sample![2]), String(quarter.sample![2]! + 1))).toContain('gmv@2021Q1');
  expect(changes('"frozen": "2021-02-01"', '"frozen": "2021-02-03"')).toEqual(['frozen on']);
  expect(changes('forecast@2', 'forecast@1')).toEqual(['frozen on']);
});

test('a forecast of laotie/forecast@1, without replicates, is still read and scored', () => {
  const whole = thaw(file, text).frozen!;
  const older = whole.content.rows.map(({ sample: _, ...row }) => row);
  const { 'frozen on': __, ...parts } = whole.parts;
  for (const row of older) parts[`${row.metric}@${row.period}`] = hashOfJson(row);
  const early = { ...whole.content, rows: older };
  const first = { ...whole, schema: 'laotie/forecast@1', sha256: hashOfJson(early), parts, content: early };
  expect(thaw(file, `${JSON.stringify(first, null, 1)}\n`).changes).toEqual([]);
});

test('what never was a forecast, or would be written over, is refused', async () => {
  writeFileSync(join(dir, 'other.json'), '{}');
  const other = await within(dir, 'score', 'other.json');
  expect([other.code, other.err]).toEqual([
    2,
    'other.json: expected a forecast as freeze writes it, got something else\n',
  ]);
  const again = await within(dir, 'freeze', 'run', '--out', file);
  expect(again.code).toBe(2);
  expect(again.err).toContain('expected a file that does not exist');
  const date = await within(dir, 'freeze', 'run', '--out', 'new.json', '--date', '2021-02-30');
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
      { what: expect.stringMatching(/forecast\.json:\d+:\d+ .*note$/), expected: 'a known key' },
    ]);
  }
});
