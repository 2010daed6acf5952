import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METRICS, type MetricName } from '../../sim/model/measures/all.ts';
import { requiredPath } from '../../sim/notation/required-path.ts';
import type { ActualRow } from '../../sim/result/result.ts';
import { agrestiCoull, judgeTargets, unrecordedTargets } from '../../sim/result/targets.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import type { Target } from '../../sim/scenario/scenario.ts';
import { runOne } from '../runs/means.ts';
import { smallScenario, temporaryFolder } from '../runs/small.ts';

test('the standard error of a chance is that of Agresti and Coull: never 0, and √(p(1−p)/n) for many runs', () => {
  // 3 of 10: n~ = 13.8415, p~ = (3 + 1.9207) / 13.8415 = 0.35551
  expect(agrestiCoull(3, 10)).toBeCloseTo(0.12866, 4);
  expect(agrestiCoull(0, 32)).toBeGreaterThan(0.03);
  expect(agrestiCoull(32, 32)).toBeCloseTo(agrestiCoull(0, 32), 12);
  expect(agrestiCoull(300_000, 1_000_000)).toBeCloseTo(Math.sqrt(0.21 / 1e6), 6);
});

test('published quarters carry their figure; the rest share the remainder as they are projected', () => {
  const path = requiredPath(700, [
    { period: '2021Q1', projected: 100, published: 120 },
    { period: '2021Q2', projected: 100, published: undefined },
    { period: '2021Q3', projected: 100, published: undefined },
    { period: '2021Q4', projected: 200, published: undefined },
  ]);
  expect(path).toEqual([
    { period: '2021Q1', projected: 120, required: 120, known: true },
    { period: '2021Q2', projected: 100, required: 145, known: false },
    { period: '2021Q3', projected: 100, required: 145, known: false },
    { period: '2021Q4', projected: 200, required: 290, known: false },
  ]);
});

test('a target met by what is published asks nothing of the rest; projections of 0 share evenly', () => {
  const quarters = [
    { period: 'a', projected: 0, published: 90 },
    { period: 'b', projected: 0, published: undefined },
    { period: 'c', projected: 0, published: undefined },
  ];
  expect(requiredPath(80, quarters).map(({ required }) => required)).toEqual([90, 0, 0]);
  expect(requiredPath(100, quarters).map(({ required }) => required)).toEqual([90, 5, 5]);
});

test('the required path always adds up to the target, unless the published quarters have met it', () => {
  const quarter = fc.record({
    period: fc.constant('q'),
    projected: fc.integer({ min: 0, max: 1e6 }),
    published: fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e7 }),
      fc.array(quarter, { minLength: 1 }),
      (atLeast, quarters) => {
        const known = quarters.reduce((sum, { published }) => sum + (published ?? 0), 0);
        fc.pre(quarters.some(({ published }) => published === undefined));
        const sum = requiredPath(atLeast, quarters).reduce((all, { required }) => all + required, 0);
        expect(Math.abs(sum - Math.max(atLeast, known))).toBeLessThan(1e-6 * atLeast);
      },
    ),
  );
});

const DAYS = 365;
const FROM = '2021-01-01';
const UNTIL = '2021-12-31';

const dir = temporaryFolder();

/** A replicate of 2021 with GMV of `daily` yuan a day. */
function year(daily: number, metric: MetricName = 'gmv'): Float64Array {
  const series = new Float64Array(METRICS.length * DAYS).fill(Number.NaN);
  const row = METRICS.findIndex(({ name }) => name === metric);
  return series.fill(daily, row * DAYS, (row + 1) * DAYS);
}

function target(change: Partial<Target> = {}): Target {
  const title = { zh: '目标', en: 'target' };
  return { id: 't', title, metric: 'gmv', over: '2021', atLeast: 365 * 4, source: 's', ...change };
}

function actual(period: string, value: number, hindsight: boolean): ActualRow {
  return { period, metric: 'gmv', value, source: 's', published: '2021-05-24', hindsight };
}

test('a target over five runs, by hand', () => {
  const series = [1, 2, 3, 4, 5].map((daily) => year(daily));
  const actuals = [actual('2021Q1', 1000, false), actual('2021Q2', 999, true)];
  const [result] = judgeTargets({ from: FROM, until: UNTIL, targets: [target()] }, series, actuals);
  expect(result).toMatchObject({
    replicates: 5,
    probability: 0.4, // 4 × 365 itself counts
    median: 3 * 365,
    low80: expect.closeTo(269.85, 2), // beyond the five runs: see forecast/quantiles.test.ts
    high80: expect.closeTo(2468.5, 1),
    gap: 365,
    unit: 'yuan',
  });
  expect(result?.path.map(({ known }) => known)).toEqual([true, false, false, false]);
  expect(result?.path[1]?.required).toBeCloseTo(((365 * 4 - 1000) * 91) / 275, 9);
  expect(result?.path[1]?.projected).toBe(3 * 91);
});

test('a quarter has a path of one; a month and what does not add up have none', () => {
  const targets = [
    target({ over: '2021Q2' }),
    target({ over: '2021-05' }),
    target({ metric: 'meanTrust', over: '2021', atLeast: 0.5 }),
  ];
  const both = year(3);
  const row = METRICS.findIndex(({ name }) => name === 'meanTrust');
  both.fill(0.6, row * DAYS, (row + 1) * DAYS);
  const results = judgeTargets({ from: FROM, until: UNTIL, targets }, [both], []);
  expect(results.map(({ path }) => path.length)).toEqual([1, 0, 0]);
  expect(results[0]?.path[0]?.required).toBe(365 * 4);
  expect(results[2]).toMatchObject({ probability: 1, unit: 'index' });
});

test('without a run that ended well nothing is judged', () => {
  expect(judgeTargets({ from: FROM, until: UNTIL, targets: [target()] }, [], [])).toEqual([]);
});

test('a share of nothing is not recorded: deliveries come days after the first orders', async () => {
  const first = ['metric=satisfiedShare', 'over=2020-12-15', 'atLeast=50%', 'source=me'];
  const set = first.map((one) => `targets.first.${one}`);
  const { result } = await runOne(prepare(smallScenario(dir, 'replicates=1', ...set)), { threads: 1 });
  expect(result.targets.map(({ id }) => id)).toEqual(['gmv-q1']);
  expect(unrecordedTargets(result)).toEqual([
    {
      id: 'first',
      title: { zh: '2020-12-15 满意率', en: 'satisfied share 2020-12-15' },
      metric: 'satisfiedShare',
      over: '2020-12-15',
    },
  ]);
});
