/** What identify.json says, forecasts' quarters and frozen forecasts' scores, by hand. */
import { expect, test } from 'vitest';
import type { HistoryRow } from '../../sim/scenario/history.ts';
import { knownAt } from '../../sim/study/backtest/known.ts';
import { baselineRows, marketRows } from '../../sim/study/backtest/rows.ts';
import { forecastOf } from '../../sim/study/forecast.ts';
import type { Content } from '../../sim/study/frozen-schema.ts';
import { scoreForecast } from '../../sim/study/frozen-scores.ts';
import { profilePart, ranksPart } from '../../sim/study/identifiability.ts';
import type { Identification } from '../../sim/study/identify.ts';
import { fittedParameters, priorOf } from '../../sim/study/prior.ts';
import type { RankCheck } from '../../sim/study/ranks.ts';

const [first] = fittedParameters();

function identification(): Identification {
  const point = (score: number, objective: number) => ({
    score,
    value: 7,
    objective,
    likelihood: objective - score ** 2,
  });
  return {
    facts: ['gmv 2021Q1'],
    fit: { objective: 12.34567, stopped: 'done' },
    surface: { spreads: [0.0123456], runs: 90 },
    sights: [{ at: 0, name: first!.name, moved: 0.5, spread: 0.2 }],
    profiles: [
      {
        name: first!.name,
        points: [point(-2, 20), point(0, 12), point(2, 30)],
        interval: { low: -1.23456, high: 2, from: 3, to: 4 },
        rise: 14.00001,
        seen: 'one side',
      },
    ],
  } as unknown as Identification;
}

test('profiles: rises above the least likelihood, sights by slopes ± 1.645 spreads', () => {
  expect(profilePart(identification(), { scale: 5000, posterior: undefined })).toEqual({
    scale: 5000,
    runs: 90,
    surface: [{ name: 'gmv 2021Q1', spread: 0.01235 }],
    objective: 12.35,
    stopped: 'done',
    rule: 2.706,
    sightsFrom: 'slopes',
    sights: [{ name: first!.name, middle: 0.5, low90: 0.171, high90: 0.829 }],
    profiles: [
      {
        name: first!.name,
        // likelihoods 16, 12 and 26
        points: [
          { score: -2, value: 7, objective: 20, rise: 4 },
          { score: 0, value: 7, objective: 12, rise: 0 },
          { score: 2, value: 7, objective: 30, rise: 14 },
        ],
        low: -1.235,
        high: 2,
        from: 3,
        to: 4,
        rise: 14,
        seen: 'one side',
      },
    ],
  });
});

test('sights by draws: quantiles of their scores, in any order', () => {
  const { mean, sd } = priorOf(first!);
  const scores = [2, -2, 1, -1, 0];
  const draws = scores.map((score) => ({
    weight: 1,
    parameters: { [first!.name]: Math.exp(mean + sd * score) },
  }));
  const part = profilePart(identification(), { scale: 1, posterior: { knownUntil: '2021-01-01', draws } });
  expect(part.sightsFrom).toBe('posterior');
  // type 7: at 0.2 of the way from −2 to −1
  expect(part.sights[0]!.middle).toBeCloseTo(0, 9);
  expect([part.sights[0]!.low90, part.sights[0]!.high90]).toEqual([
    expect.closeTo(-1.8, 9),
    expect.closeTo(1.8, 9),
  ]);
});

test('ranks: truths, how many members they keep, each quantity shortened', () => {
  const quantity = {
    name: 'x',
    bins: [1, 2],
    chiSquare: 1.23456,
    p: 0.5,
    adjusted: 1,
    lean: -0.12345,
    width: 2,
    spread: 3,
    coverage: [{ level: 0.5, covered: 0.33333 }],
    verdict: 'calibrated',
  };
  const check = {
    truths: [{ kept: 10 }, { kept: 15 }, { kept: 0 }],
    lost: 1,
    forecast: ['2021Q3'],
    quantities: [quantity],
    overall: {
      spread: 1.00001,
      score: 0.2,
      coverage: [{ level: 0.8, covered: 0.81234 }],
      verdict: 'calibrated',
    },
  } as unknown as RankCheck;
  expect(ranksPart(check, { scale: 5, members: 20, isSmall: true })).toEqual({
    scale: 5,
    truths: 3,
    lost: 1,
    members: 20,
    isSmall: true,
    kept: 8.333,
    forecast: ['2021Q3'],
    quantities: [
      { ...quantity, chiSquare: 1.235, lean: -0.1235, coverage: [{ level: 0.5, covered: 0.3333 }] },
    ],
    overall: { spread: 1, score: 0.2, coverage: [{ level: 0.8, covered: 0.8123 }], verdict: 'calibrated' },
  });
  expect(ranksPart({ ...check, truths: [] }, { scale: 5, members: 20, isSmall: false }).kept).toBe(0);
});

function published(quarter: string, bn: number, on: string): HistoryRow {
  return {
    period: quarter,
    metric: 'ecommerce_gmv',
    value: bn,
    unit: 'RMB bn',
    source: 's',
    confidence: 'A',
    published: on,
  };
}
const HISTORY = [
  published('2020Q4', 8, '2021-03-01'),
  published('2021Q1', 5, '2021-05-01'),
  published('2021Q2', 6, '2021-08-01'),
  published('2021Q3', 7, '2021-11-01'),
];

test('a forecast is of the two quarters after the last one published', () => {
  const forecast = forecastOf(HISTORY, '2021-07-31');
  expect([forecast.periods, forecast.until]).toEqual([['2021Q2', '2021Q3'], '2021-09-30']);
  expect(forecast.of((metric, period) => (metric === 'gmv' ? Number(period.at(-1)) * 10 : Number.NaN))).toBe(
    50,
  );
  expect(forecastOf(HISTORY, '2021-03-01').periods).toEqual(['2021Q1', '2021Q2']);
  expect(() => forecastOf(HISTORY, '2021-02-28')).toThrow(
    /expected a published quarter of GMV by 2021-02-28/,
  );
});

test('rows of a forecast: a quarter ahead each, scored where a figure is known', () => {
  const origin = { quarter: '2021Q1', knownUntil: '2021-05-01' };
  const sample = Float64Array.from({ length: 101 }, (_, at) => at);
  const [near, far] = marketRows(origin, [sample, sample], new Map([['2021Q2', 60]]));
  expect(near).toMatchObject({
    origin: '2021Q1',
    horizon: 1,
    quarter: '2021Q2',
    method: 'market',
    actual: 60,
    // the k-th of 101 is quantile k/102: at 5.1, 10.2, 25.5 … places, and 0 is the first
    q05: 4.1,
    q10: 9.2,
    q25: 24.5,
    q50: 50,
    q75: 75.5,
    q90: 90.8,
    q95: 95.9,
  });
  // |50 − 60|/2, widths 51, 81.6, 91.8 by their weights, over 3.5
  expect(near!.wis).toBeCloseTo((5 + 12.75 + 8.16 + 4.59) / 3.5, 3);
  expect([near!.under, near!.over]).toEqual([expect.closeTo(5 / 3.5, 3), 0]);
  expect(far).toMatchObject({
    horizon: 2,
    quarter: '2021Q3',
    actual: null,
    crps: null,
    wis: null,
    dispersion: null,
    under: null,
    over: null,
  });
  const known = knownAt(origin, 1, {
    market: {
      title: { zh: '市', en: 'm' },
      goals: [],
      history: HISTORY,
      calendar: { newYears: [], festivals: [] },
      facts: [],
      assumed: [],
      steps: [],
      rivals: [],
      stops: [],
    },
    retail: [],
  });
  expect(known.logs).toEqual([Math.log(8e9), Math.log(5e9)].map((log) => expect.closeTo(log, 12)));
  const methods = new Set(baselineRows(origin, 1, known, new Map()).map(({ method }) => method));
  expect(methods.has('drift')).toBe(false); // two quarters are too few for most
});

test('a frozen forecast against what was published later: errors, intervals, chances', () => {
  const row = (period: string, q50: number) => ({
    metric: 'gmv',
    period,
    unit: 'yuan',
    q05: q50 - 4e9,
    q10: q50 - 3e9,
    q25: q50 - 1e9,
    q50,
    q75: q50 + 1e9,
    q90: q50 + 3e9,
    q95: q50 + 4e9,
  });
  const target = (id: string, over: string, atLeast: number, probability: number) => ({
    id,
    metric: 'gmv',
    over,
    atLeast,
    unit: 'yuan',
    probability,
    replicates: 99,
  });
  const content = {
    about: { from: '2021-01-01', until: '2021-12-31', knownUntil: '2021-05-01' },
    rows: [row('2021Q1', 5e9), row('2021Q2', 8e9), row('2021Q3', 7.5e9), row('2021Q4', 9e9)],
    targets: [
      target('hit', '2021Q2', 6e9, 0.7),
      target('miss', '2021Q3', 7.1e9, 0.2),
      target('sure', '2021Q2', 1e9, 0),
      target('open', '2021Q4', 1, 0.5),
    ],
  } as unknown as Content;
  const { rows, targets, waiting, waitingTargets } = scoreForecast(content, HISTORY);
  // what was known on the information date is no test
  expect(rows.map(({ period }) => period)).toEqual(['2021Q2', '2021Q3']);
  expect(rows[0]).toMatchObject({
    actual: 6e9,
    published: '2021-08-01',
    error: expect.closeTo(1 / 3, 12),
    inside: { '50': false, '80': true, '90': true },
  });
  expect(rows[1]).toMatchObject({ actual: 7e9, inside: { '50': true, '80': true, '90': true } });
  expect(targets.map(({ id, hit, brier }) => [id, hit, brier])).toEqual([
    ['hit', true, expect.closeTo(0.09, 12)],
    ['miss', false, expect.closeTo(0.04, 12)],
    ['sure', true, 1],
  ]);
  const chances = [(0.7 * 99 + 0.5) / 100, 1 - (0.2 * 99 + 0.5) / 100, 0.5 / 100];
  targets.forEach(({ logScore }, at) => void expect(logScore).toBeCloseTo(-Math.log(chances[at]!), 12));
  expect(waiting).toEqual([{ metric: 'gmv', periods: ['2021Q1', '2021Q4'], published: true }]);
  expect(waitingTargets).toEqual(['open']);
});
