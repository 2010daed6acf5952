/** Which figures are compared, what makes pairs, and comparisons of small markets that ran. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { metricOf } from '../../../sim/model/measures/all.ts';
import type { CompareResult } from '../../../sim/result/compare.ts';
import { spanOf, valueOver } from '../../../sim/result/summary.ts';
import { runEnsembles } from '../../../sim/runs/ensemble.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import type { Prepared } from '../../../sim/runs/prepared.ts';
import type { Posterior } from '../../../sim/scenario/posterior.ts';
import type { Target } from '../../../sim/scenario/scenario.ts';
import { comparedTarget } from '../../../sim/study/compare/chances.ts';
import { compareSides, type FinishedSide, pairRows } from '../../../sim/study/compare/compare.ts';
import { askedFigures, horizonOf, mainPeriod, mainSpans } from '../../../sim/study/compare/figures.ts';
import { refuseUnpaired } from '../../../sim/study/compare/pairing.ts';
import { TINY } from '../../cli/tiny.ts';
import { withTestMeans } from '../../runs/means.ts';
import { temporaryFolder } from '../../runs/small.ts';

const dir = temporaryFolder();
const FILE = join(dir, 'tiny.yaml');
const REPLICATES = 10;
/** A lever of no strength, which changes no day. */
const IDLE = ['lever=visit-push', 'from=2021-01-05', 'factor=2', 'strength=0'].map(
  (text) => `levers.idle.${text}`,
);
const WITHOUT = ['levers.trust-card.remove=true'];

function prepared(...set: readonly string[]): Prepared {
  const { scenario, problems } = loadScenario(FILE, { set: [`replicates=${REPLICATES}`, ...set] });
  if (scenario?.seed === undefined) throw new Error(JSON.stringify(problems));
  return prepare({ ...scenario, seed: scenario.seed });
}

const target = (metric: string, over: string, atLeast = 1) =>
  ({ id: 't', title: { zh: '目标', en: 't' }, metric, over, atLeast, source: 's' }) as Target;

test('years where there are any, else quarters, else the whole run; GMV of every quarter; targets of any', () => {
  const two = { from: '2019-07-01', until: '2021-12-31', targets: [target('providers', '2021-12-31')] };
  expect(mainSpans(two).map(({ period }) => period)).toEqual(['2020', '2021']);
  expect(mainPeriod({ ...two, targets: [target('gmv', '2020Q3')] })).toBe('2020');
  expect(mainPeriod(two)).toBe('2021');
  const names = askedFigures(two).map(({ metric, span }) => `${metric}@${span.period}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.startsWith('gmv@'))).toHaveLength(2 + 10);
  expect(names).toContain('platformNet@2021');
  expect(names).toContain('providers@2021-12-31');
  const quarter = { from: '2020-12-15', until: '2021-03-31', targets: [] };
  expect(mainPeriod(quarter)).toBe('2021Q1');
  const short = { from: '2020-12-15', until: '2021-01-31', targets: [] };
  expect(mainPeriod(short)).toBe('2020-12-15/2021-01-31');
  expect(mainSpans(short)[0]).toMatchObject({ first: 0, last: 47 });
});

test('days that all have; a target of any scenario once, and none that lies beyond', () => {
  const [a, b] = [
    { from: '2020-01-01', until: '2021-12-31', targets: [target('gmv', '2021'), target('gmv', '2020')] },
    { from: '2020-01-01', until: '2021-06-30', targets: [target('gmv', '2020'), target('gmv', '2020', 2)] },
  ];
  const { until, targets } = horizonOf([a!, b!]);
  expect(until).toBe('2021-06-30');
  expect(targets.map(({ over, atLeast }) => [over, atLeast])).toEqual([
    ['2020', 1],
    ['2020', 2],
  ]);
});

const posterior = (rate: number): Posterior => ({
  knownUntil: '2021-01-01',
  draws: [{ weight: 1, parameters: { 'visits.rate': rate } }],
});

test('what shares no luck, or not the same draws, is refused in one line that says why', () => {
  writeFileSync(FILE, TINY);
  const a = prepared();
  const refusal = (b: Prepared, first = a) => {
    try {
      refuseUnpaired([
        { letter: 'A', source: 'a.yaml', prepared: first },
        { letter: 'B', source: 'b.yaml', prepared: b },
      ]);
    } catch (cause) {
      return (cause as Error).message;
    }
    return 'none';
  };
  expect(refusal(prepared('seed=other'))).toBe(
    'B (b.yaml): expected the seed of A, "small", got "other"; --seed gives it to both',
  );
  expect(refusal(prepared('population.scale=2000000'))).toBe(
    'B (b.yaml): expected the scale of A, 1000000, got 2000000; --scale gives it to both',
  );
  expect(refusal(prepared('from=2020-12-16'))).toMatch(
    /^B \(b\.yaml\): expected the first day of A, 2020-12-15, got 2020-12-16; luck/,
  );
  expect(refusal(prepared('knownUntil=2021-02-28'))).toMatch(
    /expected the information date of A, 2021-03-31, got 2021-02-28; the future of attention/,
  );
  const drawing = (rate: number) => ({ ...a, posterior: posterior(rate) });
  expect(refusal(drawing(0.7))).toMatch(
    /expected the posterior of A, none, got \w{12}; replicates that draw/,
  );
  expect(refusal(drawing(0.7), drawing(0.8))).toMatch(/expected the posterior of A, \w{12}, got \w{12};/);
  for (const other of [
    prepared(...WITHOUT),
    prepared('until=2021-01-30', 'targets.gmv-q1.remove=true'),
    prepared('parameters.trust.negativity=2'),
    prepared('replicates=3'),
  ]) {
    expect(refusal(other)).toBe('none');
  }
  expect(refusal(drawing(0.7), drawing(0.7))).toBe('none');
});

async function compared(...sides: readonly (readonly string[])[]) {
  const asked = sides.map((set) => ({ prepared: prepared(...set) }));
  const runs = await withTestMeans({}, (means) => runEnsembles(asked, means));
  const finished: FinishedSide[] = asked.map((one, at) => ({
    ...one,
    letter: 'ABC'[at]!,
    source: `${at}.yaml`,
    title: one.prepared.scenario.title,
    run: runs[at]!,
  }));
  return { finished, result: compareSides(finished) };
}

let three: { finished: FinishedSide[]; result: CompareResult };
beforeAll(async () => {
  writeFileSync(FILE, TINY);
  three = await compared(WITHOUT, [], [...WITHOUT, ...IDLE]);
});

test('figures are the hand-made differences of the daily series, replicate by replicate', () => {
  const { finished, result } = three;
  const [b] = result.comparisons;
  expect(b).toMatchObject({ letter: 'B', pairs: REPLICATES, same: false, apart: '2021-01-10' });
  expect(b!.levers.map(({ en }) => en)).toEqual(['Trust card']);
  const cost = b!.figures.find(({ metric }) => metric === 'leverCost')!;
  const values = finished.slice(0, 2).map(({ run }) =>
    run.series.map(({ values: series }) => {
      const span = { period: 'all', kind: 'quarter', first: 0, last: 47 } as const;
      return valueOver(metricOf('leverCost'), series, 48, span);
    }),
  );
  const differences = values[1]!.map((value, k) => value - values[0]![k]!);
  expect(differences.some((value) => value > 0)).toBe(true);
  expect(cost.difference.mean).toBe(differences.reduce((x, y) => x + y, 0) / REPLICATES);
  expect(cost.above).toBe(differences.filter((value) => value > 0).length);
  expect(cost.a).toBe(0);
  expect(cost.ratio).toBeNull();
  // what it is made of stands in the table
  const rows = pairRows(finished).filter(
    ({ metric, letter, period }) => metric === 'leverCost' && letter === 'B' && period === cost.period,
  );
  expect(rows.map(({ value }) => value)).toEqual(values[1]);
});

test('scenarios that are the same, and a lever of strength 0, differ by nothing, to the byte', async () => {
  const c = three.result.comparisons[1]!;
  const { result } = await compared([], []);
  for (const comparison of [c, result.comparisons[0]!]) {
    expect(comparison).toMatchObject({ same: true, apart: null, pairs: REPLICATES });
    for (const { a, b, difference, equal, pairs, varianceRatio } of comparison.figures) {
      expect(b).toBe(a);
      expect(Object.values(difference).map((value) => value! + 0)).toEqual([0, 0, 0, 0, 0]);
      expect(equal).toBe(pairs);
      expect(varianceRatio).toBeNull();
    }
    for (const { a, b, change, changeError } of comparison.targets) {
      expect([b, change, changeError]).toEqual([a, 0, 0]);
    }
    expect(comparison.worth.map(({ perCost }) => perCost)).toEqual([null]);
  }
  expect(c.levers.map(({ en }) => en)).toEqual(['Push on visits']); // it is there, and does nothing
});

test('sides that change places change every sign, and nothing else', async () => {
  const [there] = three.result.comparisons;
  const back = (await compared([], WITHOUT)).result.comparisons[0]!;
  for (const [at, figure] of back.figures.entries()) {
    const other = there!.figures[at]!;
    const { difference } = figure;
    expect([figure.a, figure.b]).toEqual([other.b, other.a]);
    expect([difference.mean + 0, difference.low90! + 0, difference.high90! + 0]).toEqual(
      [-other.difference.mean, -other.difference.high90!, -other.difference.low90!].map((value) => value + 0),
    );
    expect([figure.above, figure.equal, figure.below]).toEqual([other.below, other.equal, other.above]);
    expect(figure.varianceRatio).toBe(other.varianceRatio);
  }
  expect(back.targets[0]!.change + 0).toBe(-there!.targets[0]!.change + 0);
  expect(back.targets[0]!.changeError).toBe(there!.targets[0]!.changeError);
});

test('the chance of a target is the one that the run itself tells', () => {
  const { finished, result } = three;
  expect(result.isPublishedPast).toBe(true);
  const [told] = result.comparisons[0]!.targets;
  const [a, b] = finished.map(({ run }) => run.result.targets[0]!);
  expect([told!.a, told!.b]).toEqual([
    expect.closeTo(a!.probability, 12),
    expect.closeTo(b!.probability, 12),
  ]);
  expect([told!.aError, told!.bError]).toEqual([
    expect.closeTo(a!.standardError, 12),
    expect.closeTo(b!.standardError, 12),
  ]);
  expect(told!.change).toBeCloseTo(b!.probability - a!.probability, 12);
});

test('a target on anything else counts the replicates that reach it, and pairs that changed sides', () => {
  const [a, b] = three.finished as [FinishedSide, FinishedSide];
  const cost = (side: FinishedSide) =>
    side.run.series.map(({ values }) =>
      valueOver(metricOf('leverCost'), values, 48, spanOf('2021-01', '2020-12-15')),
    );
  const atLeast = cost(b).toSorted((x, y) => x - y)[REPLICATES / 2]!;
  const hits = cost(b).filter((value) => value >= atLeast).length;
  const asked = target('leverCost', '2021-01', atLeast);
  const told = comparedTarget(asked, [a, b], { isPublished: true, same: false });
  // none of A, which has no cost
  expect(told).toMatchObject({ a: 0, b: hits / REPLICATES, change: hits / REPLICATES, pairs: REPLICATES });
  const n = REPLICATES + 2;
  expect(told!.changeError).toBeCloseTo(Math.sqrt(((hits + 1) / n - (hits / n) ** 2) / n), 12);
  const never = comparedTarget(target('launchGmv', '2021-01'), [a, b], { isPublished: true, same: false });
  expect(never).toBeUndefined(); // no store was launched
});

test('where one has another past than the published one, published quarters stand in none', () => {
  const { finished } = three;
  const [a, b] = finished as [FinishedSide, FinishedSide];
  const { forecast } = b.run.result;
  const other = {
    ...b,
    run: { ...b.run, result: { ...b.run.result, forecast: { ...forecast!, otherPast: true as const } } },
  };
  const actuals = [
    { period: '2021Q1', metric: 'gmv', value: 1e15, source: 's', published: '2021-03-31', hindsight: false },
  ];
  const withActuals = (side: FinishedSide) => ({
    ...side,
    run: { ...side.run, result: { ...side.run.result, actuals } },
  });
  expect(compareSides([a, other]).isPublishedPast).toBe(false);
  const plain = compareSides([a, b]).comparisons[0]!.targets;
  expect(compareSides([withActuals(a), withActuals(other)]).comparisons[0]!.targets).toEqual(plain);
});

test('a replicate that failed on one side is no pair', () => {
  const [a, b] = three.finished as [FinishedSide, FinishedSide];
  const lacking = { ...b, run: { ...b.run, series: b.run.series.slice(1) } };
  const result = compareSides([a, lacking]);
  expect(result).toMatchObject({ replicates: REPLICATES, failed: 1 });
  expect(result.comparisons[0]!.pairs).toBe(REPLICATES - 1);
  expect(result.comparisons[0]!.figures.every(({ pairs }) => pairs === REPLICATES - 1)).toBe(true);
});
