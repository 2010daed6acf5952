/** The second market that ships: what it is fitted to by its information dates, and a small run of it in dollars. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { shippedMarket } from '../sim/runs/node/markets.ts';
import type { FactRule } from '../sim/scenario/fact-rules.ts';
import { baseValue } from '../sim/scenario/history.ts';
import { calibrateMarket } from '../sim/study/calibrate.ts';
import { knownFacts } from '../sim/study/facts.ts';
import { dimensionsOf, levelRecords, levelsOf } from '../sim/study/levels.ts';
import { fittedParameters } from '../sim/study/prior.ts';
import { within } from './cli/tiny.ts';
import { withTestMeans } from './runs/means.ts';
import { temporaryFolder } from './runs/small.ts';

const dir = temporaryFolder();
const market = shippedMarket('tiktok-shop-us');
const FROM = { from: '2023-06-01' };

const JANUARY = [
  'gmv 2023-06 at most',
  'gmv 2023-07-31',
  'gmv August 2023',
  'gmv 2023-10',
  'gmv 2023-11',
  'card payments 2023-10',
  'card payments 2023-11',
  'Black Friday 2023',
  'Black Friday 2024 at least',
  'gmv 2024-07 at least',
  'gmv 2024-01..2024-11',
  'gmv 2024 at least',
  'buyers 2024-11 on 2023-11',
  'order value 2024-02',
  'item value 2024',
  'orders of earlier buyers 2023-11',
  'orders of earlier buyers 2024-02',
];

test('on 31 January 2025 no yearly figure of a tracker is known; on 28 February those that had come out are', () => {
  const names = (day: string) => knownFacts(market, day, FROM).map(({ name }) => name);
  expect(names('2025-01-31')).toEqual(JANUARY);
  const later = names('2025-02-28').filter((name) => !JANUARY.includes(name));
  expect(later).toEqual(['tabcut 2023', 'tabcut 2024', 'echotik 2024']);
  const checks = names('2026-12-31').filter((name) => !names('2025-02-28').includes(name));
  expect(checks).toEqual(['tabcut 2024H1', 'tabcut 2024H2', 'emarketer 2024']);
});

test('by hand: the mean of a day is the sum of its period, bounds are bounds, trackers stand on their levels', () => {
  const facts = new Map(knownFacts(market, '2025-02-28', FROM).map((fact) => [fact.name, fact]));
  const of = (name: string) => facts.get(name)!;
  expect(of('gmv August 2023')).toMatchObject({ since: '2023-08-01', until: '2023-08-23' });
  expect(of('gmv August 2023').value).toBeCloseTo(Math.log(3.5e6 * 23), 12);
  expect(of('gmv 2023-06 at most')).toMatchObject({
    bound: 'most',
    value: expect.closeTo(Math.log(30e6), 12),
  });
  expect(of('Black Friday 2024 at least').bound).toBe('least');
  expect(of('Black Friday 2024 at least').level).toBeUndefined();
  expect(of('gmv 2024-07 at least')).toMatchObject({
    bound: 'least',
    level: { tracker: 'charm', within: 0.35 },
  });
  expect(of('gmv 2024-01..2024-11').value).toBeCloseTo(Math.log(6.1e9), 12);
  expect(of('buyers 2024-11 on 2023-11').value).toBeCloseTo(Math.log(3), 12);
  expect(of('order value 2024-02').value).toBeCloseTo(Math.log(40), 12);
  expect(of('tabcut 2024').level).toEqual({ tracker: 'tabcut', within: 0.2 });
});

test('a ratio of a tracker’s figures stands on no level: it cancels out', () => {
  const rule: FactRule = {
    name: 'ratio',
    published: 'buyers_yoy',
    over: '2024-11',
    tracker: 'tabcut',
    within: 0.1,
    metric: 'gmv',
    growth: true,
  };
  const row = { ...market.history.find(({ metric }) => metric === 'buyers_yoy')!, tracker: 'tabcut' };
  const source = (more: Partial<FactRule>) => ({
    ...market,
    history: [row],
    facts: [{ ...rule, ...more }],
  });
  const levelOf = (more: Partial<FactRule>) =>
    knownFacts(source(more), '2025-02-28', FROM)[0]!.level?.tracker;
  expect(levelOf({})).toBe('tabcut');
  expect(levelOf({ against: ['2023-11'] })).toBeUndefined();
  expect(levelOf({ per: 'orders' })).toBeUndefined();
});

test('each figure that a later source derives is as public as its latest ingredient', () => {
  const derived = market.history.filter(({ source }) => source.startsWith('DERIVED'));
  const [year] = derived.filter(({ period }) => period === '2023');
  expect(year).toMatchObject({ published: '2025-02-28', tracker: 'tabcut' });
  expect(baseValue(year!)).toBeCloseTo(9.0e9 / 7.5, 0);
  for (const { period, published } of market.history.filter(({ source }) => source.includes('later total')))
    expect(published > '2025-02-28', period).toBe(true);
});

/** Some 480 fans over nine weeks. */
const SMALL = `schema: laotie/scenario@1
title: { zh: 美国小市场, en: A small American market }
market: tiktok-shop-us
from: 2024-10-15
until: 2024-12-15
knownUntil: 2025-01-31
population: { scale: 300000 }
replicates: 2
seed: small
periods: [2024-W48, 2024-11-29..2024-12-02]
parameters: { fans.initialBuyers: 2%, talents.count: 160, rings.count: 4, brands.pool: 60, brands.initial: 6, providers.count: 24 }
targets:
  - { id: november, metric: gmv, over: 2024-11, atLeast: $500m, source: a test }
`;

const run = join(dir, 'run');
beforeAll(async () => {
  writeFileSync(join(dir, 'us.yaml'), SMALL);
  const { code, err } = await within(dir, 'run', 'us.yaml', '--out', run, '--lang', 'en');
  expect({ code, err: err.split('\n').filter((line) => /expected(?!.*a warning only$)/.test(line)) }).toEqual(
    {
      code: 0,
      err: [],
    },
  );
});

test('a run says its currency, and its tables and texts are in it', async () => {
  expect(JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')).currency).toBe('USD');
  const summary = readFileSync(join(run, 'summary.csv'), 'utf8');
  expect(summary).toMatch(/^.*,2024-11,gmv,USD,/m);
  expect(summary).not.toContain('yuan');
  expect(JSON.parse(readFileSync(join(run, 'targets.json'), 'utf8'))[0]).toMatchObject({
    atLeast: 500e6,
    unit: 'USD',
  });
  const page = readFileSync(join(run, 'report.html'), 'utf8');
  expect(page).toMatch(/\$500m/);
  expect(page).toContain('5 亿美元');
  const { out } = await within(dir, 'target', run, '--lang', 'en');
  expect(out).toContain('has not been fitted');
});

test('periods that were asked for are in tables of their own, and in a frozen forecast', async () => {
  const csv = readFileSync(join(run, 'periods.csv'), 'utf8');
  const gmv = csv.split('\n').filter((line) => line.includes(',gmv,USD,'));
  expect(gmv.map((line) => line.split(',')[1])).toEqual(['2024-11-25..2024-12-01', '2024-11-29..2024-12-02']);
  const page = readFileSync(join(run, 'report.html'), 'utf8');
  expect(page).toContain('29 November 2024 – 2 December 2024');
  expect(page).toMatch(/<td[^>]*>\$[\d.]+m – \$[\d.]+/);
  const out = join(dir, 'forecast.json');
  // the run ends before its information date: only what was asked for is a forecast of it
  const { code } = await within(dir, 'freeze', run, '--out', out, '--date', '2025-01-31');
  expect(code).toBe(0);
  const { content } = JSON.parse(readFileSync(out, 'utf8'));
  const frozen = content.rows.filter(({ metric }: { metric: string }) => metric === 'gmv');
  expect(frozen.map(({ period, unit }: { period: string; unit: string }) => [period, unit])).toEqual([
    ['2024-11-25..2024-12-01', 'USD'],
    ['2024-11-29..2024-12-02', 'USD'],
  ]);
});

test.each([
  [
    'atLeast: 500m yuan',
    /targets\.november\.atLeast: expected an amount in USD, got "500m yuan"; the market states no/,
  ],
  ['atLeast: 5 亿元', /targets\.november\.atLeast: expected an amount in USD, got "5 亿元"/],
  ['atLeast: €500m', /expected an amount in USD, got "€500m"/],
])('%s is refused where it stands', async (line, expected) => {
  writeFileSync(join(dir, 'wrong.yaml'), SMALL.replace('atLeast: $500m', line));
  const { code, err } = await within(dir, 'validate', 'wrong.yaml', '--lang', 'en');
  expect(code).toBe(2);
  expect(err).toMatch(expected);
});

test.each([
  [
    'periods: [2024-W60]',
    /periods\.1: expected a period such as 2025H1, 2025-W04 or 2025-03-24\.\.2025-04-13, got "2024-W60"/,
  ],
  ['periods: [2025H1]', /periods\.1: expected a period within the run, 2024-10-15 to 2024-12-15, got 2025H1/],
])('%s is refused where it stands', async (line, expected) => {
  writeFileSync(join(dir, 'wrong.yaml'), SMALL.replace(/^periods: .*$/m, line));
  const { code, err } = await within(dir, 'validate', 'wrong.yaml', '--lang', 'en');
  expect(code).toBe(2);
  expect(err).toMatch(expected);
});

/** A calibration without a round of the fit on a bound of so many dollars a day and a tracker's figure of that day. */
function calibrated(least: number) {
  const scenario = {
    from: '2024-10-15',
    until: '2024-12-15',
    knownUntil: '2026-12-31',
    scale: 300_000,
    parameters: {
      'fans.initialBuyers': 0.02,
      'talents.count': 160,
      'brands.pool': 60,
      'providers.count': 24,
    },
    levers: [],
  };
  const metric = 'ecommerce_gmv_daily_average';
  const day = '2024-11-29';
  const rules = [{ name: 'least', bound: 'least' } as const, { name: 'tracked', tracker: 'tabcut' } as const];
  const facts = rules.map(
    (rule): FactRule => ({
      ...rule,
      published: metric,
      over: day,
      metric: 'gmv',
      growth: false,
      within: 0.1,
    }),
  );
  const history = market.history.map((row) =>
    row.metric === metric && row.bound === 'least' ? { ...row, value: least, unit: 'USD' } : row,
  );
  const data = { ...market, facts, history };
  const plan = { scenario, data, seed: 'us', size: 8, seeds: 1, rounds: { fit: 0, draws: 1 } };
  return withTestMeans({}, (means) => calibrateMarket(plan, means));
}

test('a calibration finds levels beside parameters, in the ranges of the market', async () => {
  const { facts, fit, population, posterior } = await calibrated(1000);
  expect(levelsOf(facts)).toEqual([{ tracker: 'tabcut', within: 0.2 }]);
  const points = population.members.map(({ point }) => point);
  for (const point of points) expect(point).toHaveLength(dimensionsOf(facts));
  // a basket of dollars: the range of this market, not that of the first values
  const baskets = posterior.draws.map(({ parameters }) => parameters['purchase.basket']!);
  expect(Math.max(...baskets)).toBeLessThan(80);
  expect(Object.keys(posterior.draws[0]!.parameters)).toHaveLength(fittedParameters().length);
  const [level] = levelRecords(facts, fit.point, points);
  expect(level!.tracker).toBe('tabcut');
  expect(level!.low).toBeLessThan(level!.high);
});

test('a bound that no draw meets is said in one line', async () => {
  await expect(calibrated(1e15)).rejects.toThrow(
    /^--draws: expected 2 or more draws that the published bounds let pass, got 0 of 8; most are stopped by the bound least:/,
  );
});
