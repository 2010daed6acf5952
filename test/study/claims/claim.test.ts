/** How claims are judged, and that each of the 28 can be judged on the runs it names. */
import { expect, test } from 'vitest';
import { METRICS } from '../../../sim/model/measures/all.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import { shippedFolder } from '../../../sim/runs/node/shipped.ts';
import { CLAIMS } from '../../../sim/study/claims/all.ts';
import { type Check, type Expected, judge } from '../../../sim/study/claims/claim.ts';
import { type Evidence, evidenceOf, type RunSeries } from '../../../sim/study/claims/evidence.ts';
import { EXPERIMENTS } from '../../../sim/study/claims/experiments.ts';
import { change, combine, difference, ratio, sum } from '../../../sim/study/claims/figures.ts';
import { RUNS } from '../../../sim/study/claims/runs.ts';

const figures = (...values: number[]) => new Map(values.map((value, at) => [at, value]));
const words = { zh: '数', en: 'figure' };
const none = evidenceOf(new Map(), new Map(), 0.36);

function verdictOf(expected: Expected, ...values: number[]) {
  const check: Check = { what: words, unit: 'count', figures: figures(...values), expected };
  return judge({ id: 'C00', claim: words, runs: [], checks: () => [check] }, none).verdict;
}

test('a figure holds within its tolerance; a side holds when the whole 80% interval lies on it', () => {
  const near = { kind: 'near', value: 100, tolerance: 0.1 } as const;
  expect(verdictOf(near, 80, 109, 150)).toBe('reproduced'); // the median counts
  expect(verdictOf(near, 111)).toBe('not reproduced');
  expect(verdictOf(near, 89)).toBe('not reproduced');
  const reach = { kind: 'reach', value: 100, tolerance: 0.1 } as const;
  expect(verdictOf(reach, 500)).toBe('reproduced');
  expect(verdictOf(reach, 90)).toBe('reproduced');
  expect(verdictOf(reach, 89)).toBe('not reproduced');
  expect(verdictOf({ kind: 'above', value: 0 }, 1, 2, 3)).toBe('reproduced');
  expect(verdictOf({ kind: 'above', value: 0 }, -1, 2, 3)).toBe('not reproduced');
  expect(verdictOf({ kind: 'above', value: 0 }, 0, 0)).toBe('not reproduced');
  expect(verdictOf({ kind: 'below', value: 0 }, -1, -2)).toBe('reproduced');
  expect(verdictOf({ kind: 'below', value: 0 }, -1, 2)).toBe('not reproduced');
  expect(verdictOf({ kind: 'exactly', value: 1 }, 1, 1)).toBe('reproduced');
  expect(verdictOf({ kind: 'exactly', value: 1 }, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.999)).toBe(
    'not reproduced',
  );
});

test('a replicate without the figure, or none at all, speaks against a claim', () => {
  const above = { kind: 'above', value: 0 } as const;
  expect(verdictOf(above, 1, 2, Number.NaN)).toBe('not reproduced');
  expect(verdictOf(above)).toBe('not reproduced');
  expect(verdictOf({ kind: 'told' })).toBe('reproduced'); // nothing is claimed of it
});

test('figures are formed pair by pair', () => {
  const [a, b] = [figures(4, 9), new Map([[1, 3]])];
  expect([...ratio(a, b)]).toEqual([[1, 3]]);
  expect([...difference(a, b)]).toEqual([[1, 6]]);
  expect([...change(a, b)]).toEqual([[1, 2]]);
  expect([...sum(a, a, a)]).toEqual([
    [0, 12],
    [1, 27],
  ]);
  expect([...combine((x) => x * 2, a)]).toEqual([
    [0, 8],
    [1, 18],
  ]);
});

test('evidence sums flows over periods and keeps replicates apart', () => {
  const from = '2021-01-01';
  const until = '2021-01-03';
  const series = (factor: number) => {
    const all = new Float64Array(METRICS.length * 3);
    all.set([factor, 2 * factor, 3 * factor], METRICS.findIndex(({ name }) => name === 'gmv') * 3);
    return all;
  };
  const run: RunSeries = { from, until, replicates: new Map([[0, series(1)], [4, series(10)]]) }; // biome-ignore format: pairs
  const evidence = evidenceOf(
    new Map([['kuaishou-2021', run]]),
    new Map([['watched', new Map([[4, { sales: 7 }]])]]),
    0.36,
  );
  expect([...evidence.value('kuaishou-2021', 'gmv', '2021-01-02', '2021-01-03')]).toEqual([
    [0, 5],
    [4, 50],
  ]);
  expect([...evidence.daily('kuaishou-2021', 'gmv').get(4)!]).toEqual([10, 20, 30]);
  expect([...evidence.told('watched', 'sales')]).toEqual([[4, 7]]);
  expect([...evidence.told('watched', 'nothing').values()]).toEqual([Number.NaN]);
  expect(() => evidence.value('kuaishou-2021', 'gmv', '2021')).toThrow(/inside kuaishou-2021/);
});

/** The dates of every run that a claim names, as its scenario says, with `replicates` series of some numbers. */
function evidenceFor(replicates: number): Evidence {
  const runs = [...RUNS].map(([name, { file, set = [] }]) => {
    const { scenario, problems } = loadScenario(`${shippedFolder()}/${file}`, {
      set: [`name=${name}`, ...set],
    });
    expect(
      problems.filter(({ severity }) => severity === 'error'),
      name,
    ).toEqual([]);
    const { from, until, days } = scenario!;
    expect(scenario!.name).toBe(name);
    const all = Array.from({ length: replicates }, (_, k) => {
      const values = Float64Array.from({ length: METRICS.length * days }, (_v, at) => 1 + ((at * 7 + k) % 5));
      return [k, values] as const;
    });
    return [name, { from, until, replicates: new Map(all) }] as const;
  });
  const told = [...EXPERIMENTS.keys()].map((name) => {
    const each = Array.from({ length: replicates }, (_, k) => [k, new Proxy({}, { get: () => 1 })] as const);
    return [name, new Map(each)] as const;
  });
  return evidenceOf(new Map(runs), new Map(told), 0.36);
}

test('C01 to C28 are all there, each judged inside the runs it names', () => {
  expect(CLAIMS.map(({ id }) => id)).toEqual(
    Array.from({ length: 28 }, (_, at) => `C${String(at + 1).padStart(2, '0')}`),
  );
  const evidence = evidenceFor(2);
  for (const claim of CLAIMS) {
    const { runs, experiments = [] } = claim;
    const named = <Name>(name: Name, names: readonly Name[]) => expect(names, `${claim.id}`).toContain(name);
    const { checks, scenarios, verdict } = judge(claim, {
      share: evidence.share,
      value(run, ...rest) {
        named(run, runs);
        return evidence.value(run, ...rest);
      },
      daily(run, ...rest) {
        named(run, runs);
        return evidence.daily(run, ...rest);
      },
      told(name, figure) {
        named(name, experiments);
        return evidence.told(name, figure);
      },
    });
    expect(scenarios.length, claim.id).toBeGreaterThan(0);
    expect(checks.length, claim.id).toBeGreaterThan(0);
    expect(new Set(checks.map(({ what }) => what.zh)).size, claim.id).toBe(checks.length);
    expect(new Set(checks.map(({ what }) => what.en)).size, claim.id).toBe(checks.length);
    expect(verdict === 'assumed', claim.id).toBe(claim.id === 'C07');
    for (const check of checks) expect(check.n, `${claim.id} ${check.what.en}`).toBe(2);
  }
});

test('without a run that ended well nothing is reproduced', () => {
  const evidence = evidenceFor(0);
  const verdicts = new Set(CLAIMS.map((claim) => judge(claim, evidence).verdict));
  expect([...verdicts].sort()).toEqual(['assumed', 'not reproduced']);
});
