/** Each check of the health card has its three outcomes. */
import { beforeAll, expect, test } from 'vitest';
import { healthEn } from '../../reports/words/health-en.ts';
import { healthZh } from '../../reports/words/health-zh.ts';
import { PARAMETERS } from '../../sim/model/params.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import { CHECKS, healthOf } from '../../sim/result/health/all.ts';
import type { Evidence } from '../../sim/result/health/check.ts';
import type { CheckId, HealthFigures, Mark } from '../../sim/result/health-figures.ts';
import type { ActualRow, Manifest, RunResult } from '../../sim/result/result.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import type { Prepared } from '../../sim/runs/prepared.ts';
import type { Changes } from '../../sim/scenario/posterior.ts';
import { runOne } from '../runs/means.ts';
import { smallScenario, temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();
let prepared: Prepared;
let result: RunResult;

beforeAll(async () => {
  prepared = prepare(smallScenario(dir, 'knownUntil=2021-06-30', 'replicates=2'));
  ({ result } = await runOne(prepared));
});

function judged<Id extends CheckId>(
  id: Id,
  changes: Partial<Evidence>,
): { mark: Mark; figures: HealthFigures[Id] } {
  const evidence = {
    scenario: prepared.scenario,
    posterior: undefined,
    isFitted: true,
    all: PARAMETERS,
    backtest: undefined,
    result,
    ...changes,
  };
  return healthOf(evidence).find((row) => row.id === id) as never;
}

function withManifest(changes: Partial<Manifest>): RunResult {
  return { ...result, manifest: { ...result.manifest, ...changes } };
}

test('the ensemble carries the card, one line a check', () => {
  expect(result.health!.map(({ id }) => id)).toEqual(CHECKS.map(({ id }) => id));
  expect(JSON.parse(JSON.stringify(result.health))).toEqual(result.health);
});

test.each<[Mark, Partial<Manifest>]>([
  ['pass', {}],
  ['review', { status: 'interrupted' }],
  ['fail', { failed: 1 }],
  ['fail', { replicates: 0 }],
])('identities: %s', (mark, changes) => {
  const row = judged('identities', { result: withManifest(changes) });
  expect(row.mark).toBe(mark);
  expect(row.figures.days).toBe(107);
});

/** Replicates whose headline alternates around its mean; standard deviation `sd` of the mean but for the small sample. */
function spreadBy(sd: number, n: number, chance: number): RunResult {
  const row = result.replicates[0]!;
  const replicates = Array.from({ length: n }, (_, k) => ({
    ...row,
    headline: { 'gmv@2021Q1': 100 * (1 + sd * (-1) ** k) },
  }));
  return { ...result, replicates, targets: [{ ...result.targets[0]!, standardError: chance }] };
}

test.each<[Mark, number, number, number, number]>([
  ['pass', 0.03, 100, 0.04, 100],
  ['review', 0.06, 16, 0.04, 61], // 1.2533 × 6% × √(16/15) / 4 = 1.94%, squared × 16 = 60.3
  ['review', 0.001, 100, 0.1, 400], // (10 / 5)² × 100
  ['fail', 0.2, 16, 0.04, 671],
  ['fail', 0.001, 100, 0.11, 484],
])('convergence: %s at a spread of %d', (mark, sd, n, chance, enough) => {
  const row = judged('convergence', { result: spreadBy(sd, n, chance) });
  expect([row.mark, row.figures.enough]).toEqual([mark, enough]);
});

test('convergence: one run says nothing of its error', () => {
  const row = judged('convergence', { result: spreadBy(0.1, 1, 0.04) });
  expect(row).toMatchObject({ mark: 'fail', figures: { median: null, enough: null } });
});

function draws(name: string, ...values: readonly number[]) {
  const parameters = values.map((value): Changes => ({ [name]: value }));
  return { knownUntil: '2021-06-30', draws: parameters.map((one) => ({ weight: 1, parameters: one })) };
}

/** Plausible: 0.3 to 1.2. */
const INSIDE = [0.5, 0.5, 0.6, 0.6, 0.7, 0.7, 0.8, 0.8];

test.each<[Mark, number | undefined, readonly number[]]>([
  ['pass', undefined, [...INSIDE, 0.9]],
  ['review', undefined, [...INSIDE, 1.25]],
  ['fail', undefined, [...INSIDE, ...INSIDE.map(() => 0.25), 0.3]],
  ['pass', 0.7, []],
  ['review', 1.5, []],
  ['fail', 2.2, []],
])('plausibility: %s', (mark, set, drawn) => {
  const parameters = set === undefined ? {} : { 'visits.rate': set };
  const scenario = { ...prepared.scenario, parameters };
  const posterior = drawn.length > 0 ? draws('visits.rate', ...drawn) : undefined;
  const row = judged('plausibility', { scenario, posterior });
  expect(row.mark).toBe(mark);
  const named = [...row.figures.outside, ...row.figures.piled.map(({ name }) => name)];
  expect(named).toEqual(mark === 'pass' ? [] : ['visits.rate']);
});

function published(metric: string, share: number, changes: Partial<ActualRow> = {}): ActualRow {
  const median = result.summary.find((row) => row.metric === metric && row.period === '2021Q1')!.q50;
  const common = { period: '2021Q1', source: 'a test', published: '2021-05-24', hindsight: false };
  return { ...common, metric, value: median / (1 + share), ...changes };
}

test.each<[Mark, () => ActualRow[]]>([
  ['pass', () => [published('gmv', 0.049), published('repeatRate', -0.04)]],
  ['review', () => [published('gmv', 0.01), published('repeatRate', -0.09)]],
  ['fail', () => [published('gmv', 0.11), published('repeatRate', 0)]],
  ['review', () => [published('gmv', 0.5, { hindsight: true })]],
])('fit: %s', (mark, rows) => {
  const actuals = rows();
  const { mark: got, figures } = judged('fit', { result: { ...result, actuals } });
  expect(got).toBe(mark);
  expect(figures.figures).toBe(actuals.filter(({ hindsight }) => !hindsight).length);
  if (mark === 'fail') expect(figures.worst).toMatchObject({ metric: 'gmv', error: expect.closeTo(0.11, 9) });
});

test.each<[Mark, number, number]>([
  ['pass', 8, 10], //   P(≤ 8 of 10 at 80%) = 0.624
  ['pass', 6, 10], //   0.121
  ['review', 5, 10], // 0.033
  ['review', 5, 5], //  too few to say
  ['fail', 4, 10], //   0.0064
])('coverage: %s with %d of %d at 80%', (mark, inside, of) => {
  const backtest = { file: 'x', levels: [{ level: 0.8, inside, of }], engine: result.manifest.engine };
  expect(judged('coverage', { backtest }).mark).toBe(mark);
});

test('coverage: without a backtest it is to be reviewed', () => {
  expect(judged('coverage', {})).toEqual({ id: 'coverage', mark: 'review', figures: { levels: [] } });
});

function quarters(...periods: readonly string[]): RunResult {
  return { ...result, actuals: periods.map((period) => published('gmv', 0, { period })) };
}

test('extrapolation: pass, review and fail by months; a lever that no quarter tells apart is named', () => {
  const plain = { ...prepared.scenario, levers: [] };
  const six = quarters('2020Q4', '2021Q1');
  const at = (knownUntil: string, until: string, known = six) =>
    judged('extrapolation', { scenario: { ...plain, knownUntil, until }, result: known });
  expect(at('2021-06-30', '2021-03-31')).toMatchObject({ mark: 'pass', figures: { ahead: 0, known: 6 } });
  // up to the very day of what is known: nothing is ahead, even of no data
  expect(at('2021-06-30', '2021-06-30', quarters())).toMatchObject({ mark: 'pass', figures: { ahead: 0 } });
  expect(at('2021-06-30', '2021-09-28')).toMatchObject({ mark: 'pass', figures: { ahead: 3 } });
  expect(at('2021-06-30', '2021-11-30')).toMatchObject({ mark: 'review', figures: { ahead: 5 } });
  expect(at('2021-06-30', '2021-12-31').mark).toBe('fail');
  expect(at('2021-06-30', '2021-07-31', quarters()).mark).toBe('fail');
  const [lever] = prepared.scenario.levers;
  const told = (from: string, until: string, strength = 1) => {
    const levers = [{ ...lever!, from, until, strength }];
    return judged('extrapolation', { scenario: { ...plain, levers }, result: six });
  };
  expect(told('2021-01-10', '2021-03-31').mark).toBe('pass');
  expect(told('2020-10-01', '2021-03-31')).toMatchObject({
    mark: 'review',
    figures: { levers: [lever!.title] },
  });
  expect(told('2021-04-01', '2021-04-30').mark).toBe('review');
  expect(told('2021-04-01', '2021-04-30', 0).mark).toBe('pass');
});

test.each<[Mark, string | undefined, number, number]>([
  ['pass', '2021-06-30', 120, 120],
  ['review', '2021-05-31', 120, 120],
  ['review', '2021-06-30', 99, 99],
  ['review', undefined, 0, 0],
  ['fail', '2021-06-30', 19, 19],
  ['fail', '2021-07-01', 120, 120],
])('posterior: %s, fitted on %s with %d draws', (mark, knownUntil, count, effective) => {
  const one = { weight: 0.3, parameters: {} };
  const record = { engine: result.manifest.engine };
  const posterior =
    knownUntil === undefined ? undefined : { knownUntil, record, draws: Array(count).fill(one) };
  const row = judged('posterior', { posterior });
  expect([row.mark, row.figures.draws]).toEqual([mark, effective]);
});

test.each([undefined, '0.0.1+0123456789ab'])(
  'posterior and backtest of engine %s are to be reviewed, never more than that',
  (engine) => {
    const made = { made: engine ?? null, now: result.manifest.engine };
    const draws = Array(120).fill({ weight: 1, parameters: {} });
    const of = (count: number) => ({
      knownUntil: '2021-06-30',
      record: { engine },
      draws: draws.slice(0, count),
    });
    expect(judged('posterior', { posterior: of(120) })).toMatchObject({
      mark: 'review',
      figures: { engine: made },
    });
    expect(judged('posterior', { posterior: of(19) }).mark).toBe('fail');
    const levels = (inside: number) => ({ levels: [{ level: 0.8, inside, of: 10 }], engine });
    expect(judged('coverage', { backtest: levels(8) })).toMatchObject({
      mark: 'review',
      figures: { engine: made },
    });
    expect(judged('coverage', { backtest: levels(4) }).mark).toBe('fail');
    for (const words of [healthEn, healthZh]) {
      const said = words.checks.posterior.figure(
        judged('posterior', { posterior: of(120) }).figures,
        numbersIn(words === healthEn ? 'en' : 'zh'),
      );
      expect(said).toContain(engine ?? (words === healthEn ? 'Engine not recorded.' : '引擎未记录。'));
    }
  },
);

test('without a fit: to be reviewed where the market has one, not to be used where it has none', () => {
  expect(judged('posterior', {}).mark).toBe('review');
  const { mark, figures } = judged('posterior', { isFitted: false });
  expect([mark, figures.noFit]).toEqual(['fail', true]);
  const said = [healthEn, healthZh].map(({ checks }) => checks.posterior);
  const numbers = [numbersIn('en'), numbersIn('zh')];
  expect(said.map((words, at) => words.figure(figures, numbers[at]!))).toEqual([
    expect.stringContaining('Nobody has fitted this market'),
    expect.stringContaining('还没有拟合'),
  ]);
});

test('draws count by their weights', () => {
  const weights = [1, ...Array(199).fill(0.001)];
  const posterior = {
    knownUntil: '2021-06-30',
    draws: weights.map((weight) => ({ weight, parameters: {} })),
  };
  expect(judged('posterior', { posterior })).toMatchObject({ mark: 'fail', figures: { draws: 1 } });
});
