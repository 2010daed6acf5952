/** A run that leaves the data says so, and what stands in for the data does not hang on gaps or on the order of rows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dayNumber } from '../../sim/notation/dates.ts';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { OUTLOOK, outlook, quarterlySpread } from '../../sim/scenario/attention.ts';
import { calendarDays } from '../../sim/scenario/calendar.ts';
import { buildExogenous } from '../../sim/scenario/exogenous.ts';
import { knownAttention, outsideAttention } from '../../sim/scenario/known-attention.ts';
import type { MarketData } from '../../sim/scenario/market-data.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';
import { knownFacts } from '../../sim/study/facts.ts';

const dir = mkdtempSync(join(tmpdir(), 'laotie-test-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const market = shippedMarket('kuaishou');
const RUN = { from: '2019-07-01', until: '2021-12-31', knownUntil: '2021-07-22' };

/** What is said of a run from, until and known until some days. */
function said(from: string, until: string, knownUntil: string): string[] {
  const file = join(dir, 'a.yaml');
  writeFileSync(
    file,
    `schema: laotie/scenario@1\ntitle: { zh: 早, en: early }\nfrom: ${from}\nuntil: ${until}\nknownUntil: ${knownUntil}\npopulation: { scale: 50000 }\nreplicates: 2\nseed: y\n`,
  );
  const { scenario, problems } = loadScenario(file);
  expect(scenario === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  return problems.map((problem) => formatProblem(problem).replace(/^.*a\.yaml/, ''));
}

/** The market with some of its published quarters of attention gone. */
function without(...gone: readonly string[]): MarketData {
  const history = market.history.filter(({ metric, period }) => !gone.includes(`${metric} ${period}`));
  return { ...market, history };
}

test('a run inside the data has nothing to say', () => {
  expect(said('2019-07-01', '2021-12-31', '2021-07-22')).toEqual([]);
});

test.each([
  [
    '2018-01-01',
    '2019-03-31',
    ':3:7 from: expected a day within the calendar, at least 2018-04-11, got 2018-01-01',
  ],
  ['2018-04-10', '2018-05-31', ':3:7 from: expected a day within the calendar, at least 2018-04-11'],
  ['2026-12-01', '2027-01-31', ':4:8 until: expected a day within the calendar, at most 2026-12-14'],
])('a run from %s to %s leaves the calendar: refused', (from, until, line) => {
  expect(said(from, until, '2027-01-31').join('\n')).toContain(line);
});

test('the first days that the calendar has are those of a run that it lets in', () => {
  expect(said('2018-04-11', '2018-05-31', '2018-05-31').join('\n')).not.toContain('within the calendar');
  expect(() => calendarDays('2018-04-10', '2018-05-31', market.calendar)).toThrow(
    /from: expected .* got 2018-04-10/,
  );
});

test('a run before the first quarter of attention is warned, of all series in one line', () => {
  expect(said('2019-01-01', '2021-12-31', '2021-07-22')).toEqual([
    ':3:7 from: expected monthly users (avg_mau), daily users (avg_dau and avg_mau), minutes (minutes_per_dau_day) of the first day, known from 2019-07-01 on, got 2019-01-01; earlier days get the values of the first known quarter; a warning only',
  ]);
});

test('a run whose information is long after the last quarter is warned', () => {
  expect(said('2024-01-01', '2025-12-31', '2025-06-30').join('\n')).toMatch(
    /:5:13 knownUntil: expected monthly users .* of a quarter not long before 2025-06-30, got the last of 2023Q4/,
  );
  expect(said('2023-01-01', '2025-12-31', '2024-06-30').join('\n')).not.toContain('the last of');
});

test('a gap in the quarters is named', () => {
  const gap = outsideAttention(without('avg_mau 2020Q3', 'avg_mau 2020Q4'), RUN);
  expect(gap).toMatchObject([
    {
      of: 'knownUntil',
      expected:
        'monthly users (avg_mau), daily users (avg_dau and avg_mau) of every quarter from 2019Q3 to 2021Q1',
      got: 'none of 2020Q3, 2020Q4',
    },
  ]);
  // the shipped history lacks the minutes of one quarter, which a run in 2024 knows of
  expect(said('2023-07-01', '2024-03-31', '2024-03-31').join('\n')).toMatch(
    /knownUntil: expected minutes .* of every quarter from 2019Q3 to 2023Q4, got none of 2023Q2; a straight line/,
  );
});

test('five known quarters that are not consecutive: growth is on the quarter a year before', () => {
  const whole = new Map(
    ['2020Q1', '2020Q2', '2020Q3', '2020Q4', '2021Q1'].map((quarter, i) => [quarter, 100 + 10 * i] as const),
  );
  const next = (known: ReadonlyMap<string, number>) =>
    outlook(known, '2021Q2', OUTLOOK.minutes).get('2021Q2')!;
  const holed = new Map([['2019Q3', 70], ['2019Q4', 80], ...whole]);
  holed.delete('2020Q3');
  // the fifth value from the end is of five quarters ago; growth over a year is 140 on 100, as without the hole
  expect(next(holed)).toBeCloseTo(next(whole), 10);
  expect(next(holed)).toBeCloseTo(140 * 1.4 ** (0.5 / 4), 10);
  // the quarter a year before is itself the hole: half way between its neighbours
  const missing = new Map([['2019Q4', 90], ...whole]);
  missing.delete('2020Q1');
  expect(next(missing)).toBeCloseTo(next(whole), 10);
  // less than a year known: no growth, not the growth of three quarters
  const short = new Map([...whole].slice(1));
  expect(next(short)).toBe(140);
});

test('the spread of changes is of neighbours, not of what lies on both sides of a gap', () => {
  const steady = (quarters: readonly string[]) =>
    new Map(
      quarters.map((quarter) => [
        quarter,
        100 * 1.1 ** ((Number(quarter.slice(2, 4)) - 19) * 4 + Number(quarter.slice(5))),
      ]),
    );
  const holed = steady(['2019Q1', '2019Q2', '2019Q3', '2020Q3', '2020Q4', '2021Q1']);
  expect(quarterlySpread(holed, 0.001)).toBe(0.001);
});

test('the daily share stays at the mean of the last year, not of the last four known quarters', () => {
  const known = new Map([
    ['2018Q1', 0.1],
    ['2018Q2', 0.1],
    ['2020Q4', 0.5],
    ['2021Q1', 0.7],
  ]);
  expect(outlook(known, '2021Q2', OUTLOOK.dauShare).get('2021Q2')).toBeCloseTo(0.6, 12);
});

test('the order of rows changes no byte of what a run reads', () => {
  const bytes = (data: MarketData) => {
    const { mau, dauShare, minutes } = buildExogenous({ ...RUN, data, draw: true, key: { k0: 1, k1: 2 } });
    return [...mau, ...dauShare, ...minutes].join();
  };
  const turned: MarketData = {
    ...market,
    history: market.history.toReversed(),
    assumed: market.assumed.toReversed(),
  };
  expect(bytes(turned)).toBe(bytes(market));
  expect([...knownAttention(turned, RUN.knownUntil).mau.keys()].slice(0, 3)).toEqual([
    '2019Q3',
    '2019Q4',
    '2020Q1',
  ]);
});

test('the order of rows changes no fact, and two sources of one rate are one fact', () => {
  const run = { from: RUN.from, days: dayNumber(RUN.until) - dayNumber(RUN.from) + 1 };
  const facts = (history: MarketData['history']) =>
    knownFacts({ ...market, history }, RUN.knownUntil, run)
      .map(({ name, value }) => `${name} ${value}`)
      .sort();
  const history = shippedMarket('kuaishou').history;
  expect(facts(history.toReversed())).toEqual(facts(history));
  const rate = history.find(
    ({ metric, period }) => metric === 'avg_monthly_repeat_purchase_rate' && period === '2021Q1',
  )!;
  const press = { ...rate, value: rate.value - 3, confidence: 'C' };
  expect(facts([press, ...history])).toEqual(facts(history));
});
