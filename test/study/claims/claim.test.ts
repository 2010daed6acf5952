/** How claims are judged, and that each of the 28 can be judged on the runs it names. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leverOf } from '../../../sim/levers/all.ts';
import { METRICS } from '../../../sim/model/measures/all.ts';
import { shippedMarket } from '../../../sim/runs/node/markets.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import { shippedFolder } from '../../../sim/runs/node/shipped.ts';
import {
  type Check,
  type Claim,
  countVerdicts,
  type Expected,
  judge,
} from '../../../sim/study/claims/claim.ts';
import { type Evidence, evidenceOf, type RunSeries } from '../../../sim/study/claims/evidence.ts';
import { EXPERIMENTS } from '../../../sim/study/claims/experiments.ts';
import { change, combine, difference, ratio, sum, type Told } from '../../../sim/study/claims/figures.ts';
import { knownFacts } from '../../../sim/study/facts.ts';
import { CLAIMS, SET } from './shipped.ts';

const figures = (...values: number[]) => new Map(values.map((value, at) => [at, value]));
const words = { zh: '数', en: 'figure' };
const SHARE = { share: 0.36 };
const none = evidenceOf(new Map(), new Map(), SHARE);

const CLAIM = { id: 'C00', claim: words, kind: 'found', why: words, runs: [] } as const;

function verdictOf(expected: Expected, ...values: number[]) {
  const check: Check = { what: words, unit: 'count', figures: figures(...values), expected };
  return judge({ ...CLAIM, checks: () => [check] }, none, SET).verdict;
}

/** Nine runs, the fewest that decide: all of one value but the first few. */
const nine = (value: number, ...first: number[]) => [...first, ...Array(9 - first.length).fill(value)];

test('a figure holds within its tolerance; a side holds when the whole 80% interval lies on it', () => {
  const near = { kind: 'near', value: 100, tolerance: 0.1 } as const;
  expect(verdictOf(near, ...nine(109, 1, 2, 300, 400))).toBe('reproduced'); // the median counts
  expect(verdictOf(near, ...nine(111))).toBe('not reproduced');
  expect(verdictOf(near, ...nine(89))).toBe('not reproduced');
  const reach = { kind: 'reach', value: 100, tolerance: 0.1 } as const;
  expect(verdictOf(reach, ...nine(500))).toBe('reproduced');
  expect(verdictOf(reach, ...nine(90))).toBe('reproduced');
  expect(verdictOf(reach, ...nine(89))).toBe('not reproduced');
  const above = { kind: 'above', value: 0 } as const;
  expect(verdictOf(above, ...nine(1, 3, 2))).toBe('reproduced');
  expect(verdictOf(above, ...nine(1, -1))).toBe('not reproduced'); // the lowest of nine is the end of the interval
  expect(verdictOf(above, ...nine(0))).toBe('not reproduced');
  expect(verdictOf({ kind: 'below', value: 0 }, ...nine(-1))).toBe('reproduced');
  expect(verdictOf({ kind: 'below', value: 0 }, ...nine(-1, 2))).toBe('not reproduced');
  const inside = { kind: 'inside', value: 100 } as const;
  expect(verdictOf(inside, ...nine(50, 100))).toBe('reproduced');
  expect(verdictOf(inside, ...nine(50, 99.9))).toBe('not reproduced');
  expect(verdictOf(inside, ...nine(150, 100.1))).toBe('not reproduced');
  expect(verdictOf({ kind: 'exactly', value: 1 }, ...nine(1))).toBe('reproduced');
  expect(verdictOf({ kind: 'exactly', value: 1 }, ...nine(1, 0.999))).toBe('not reproduced');
});

test('a replicate without the figure speaks against a claim', () => {
  const above = { kind: 'above', value: 0 } as const;
  expect(verdictOf(above, ...nine(1))).toBe('reproduced');
  expect(verdictOf(above, ...nine(1), Number.NaN)).toBe('not reproduced');
  expect(verdictOf(above, ...nine(Number.NaN))).toBe('not reproduced');
  expect(verdictOf({ kind: 'told' })).toBe('reproduced'); // nothing is claimed of it
});

test('fewer than nine runs decide nothing, for or against', () => {
  const few = 'not enough runs to judge';
  expect(verdictOf({ kind: 'above', value: 0 })).toBe(few);
  expect(verdictOf({ kind: 'above', value: 0 }, ...Array(8).fill(1))).toBe(few);
  expect(verdictOf({ kind: 'below', value: 0 }, ...Array(8).fill(1))).toBe(few);
  expect(verdictOf({ kind: 'near', value: 700, tolerance: 0.1 }, 690, 699)).toBe(few);
  expect(verdictOf({ kind: 'exactly', value: 1 }, 2)).toBe(few);
});

test('a claim that is fed in is assumed, whatever its figures', () => {
  const check: Check = {
    what: words,
    unit: 'count',
    figures: figures(1),
    expected: { kind: 'above', value: 2 },
  };
  expect(judge({ ...CLAIM, kind: 'assumed', checks: () => [check] }, none, SET).verdict).toBe('assumed');
});

test('a finding carries kind, reason and what the levers between its runs hang on', () => {
  const finding = judge(
    { ...CLAIM, kind: 'fitted', levers: ['commission', 'trust-card'], checks: () => [] },
    none,
    SET,
  );
  expect(finding).toMatchObject({ kind: 'fitted', why: words, effect: { grade: 'assumed' } });
  const names = finding.effect!.parameters.map(({ name }) => name);
  expect(names).toContain('purchase.guarantee');
  expect(names.at(-1)).toBe('platform.commission'); // the surest last
  expect(judge({ ...CLAIM, checks: () => [] }, none, SET).effect).toBeUndefined();
});

const HELD_OUT_CLAIM: Claim = {
  ...CLAIM,
  kind: 'fitted',
  statedBy: ['gmv 2021Q1'],
  runs: ['kuaishou-2021', 'kuaishou-2021-held-out'],
  checks: ({ value }) => [
    {
      what: words,
      unit: 'yuan',
      figures: value('kuaishou-2021', 'gmv', '2021-01-01'),
      expected: { kind: 'near', value: 100, tolerance: 0.1 },
    },
  ],
};

/** Ten runs of one day: all of `shown` in the main market, from `low` to `high` in the one that was not shown the fact. */
function shownAndNot(shown: number, low: number, high: number): Evidence {
  const day = '2021-01-01';
  const runOf = (gmv: (k: number) => number): RunSeries => {
    const each = Array.from({ length: 10 }, (_, k) => {
      const values = new Float64Array(METRICS.length);
      values[METRICS.findIndex(({ name }) => name === 'gmv')] = gmv(k);
      return [k, values] as const;
    });
    return { from: day, until: day, replicates: new Map(each) };
  };
  const main = runOf(() => shown);
  const unseen = runOf((k) => low + ((high - low) * k) / 9);
  return evidenceOf(
    new Map([
      ['kuaishou-2021', main],
      ['kuaishou-2021-held-out', unseen],
    ]),
    new Map(),
    SHARE,
  );
}

test('a fitted claim is found when it also comes out of a fit that was not shown its facts', () => {
  const found = judge(HELD_OUT_CLAIM, shownAndNot(100, 60, 140), SET);
  expect(found).toMatchObject({ kind: 'found', verdict: 'reproduced' });
  expect(found.why.en).toContain('shown no fact');
  // a forecast may be wide, and then counts by its interval
  expect(found.unseen).toMatchObject([{ expected: { kind: 'inside', value: 100 }, holds: true, runs: 10 }]);
  expect(found.checks).toMatchObject([{ expected: { kind: 'near' }, median: 100 }]);
});

test('where it does not come out unseen it stays fitted, and reproduced; unseen alone reproduces nothing', () => {
  expect(judge(HELD_OUT_CLAIM, shownAndNot(100, 110, 140), SET)).toMatchObject({
    kind: 'fitted',
    why: words,
    verdict: 'reproduced',
    unseen: [{ holds: false }],
  });
  // an interval that holds almost anything says nothing
  expect(judge(HELD_OUT_CLAIM, shownAndNot(100, 30, 140), SET).kind).toBe('fitted');
  expect(judge(HELD_OUT_CLAIM, shownAndNot(150, 60, 140), SET).verdict).toBe('not reproduced');
  const { statedBy: _, ...plain } = HELD_OUT_CLAIM;
  expect(judge(plain, shownAndNot(100, 60, 140), SET).kind).toBe('fitted');
});

/** Every fact that states a claim. */
const HELD_OUT_FACTS = [...new Set(CLAIMS.flatMap(({ statedBy = [] }) => statedBy))].sort();

test('the fit of the held-out market was shown every fact but those that state a claim', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(`${shippedFolder()}/markets/kuaishou/posterior/${name}.json`, 'utf8')) as {
      readonly facts: readonly { readonly name: string }[];
      readonly record: { readonly without?: readonly string[]; readonly engine: string };
    };
  const [whole, heldOut] = [read('2021-07'), read('2021-07-held-out')];
  const namesOf = ({ facts }: typeof whole) => facts.map(({ name }) => name).sort();
  expect([...heldOut.record.without!].sort()).toEqual(HELD_OUT_FACTS);
  expect(namesOf(whole)).toEqual([...namesOf(heldOut), ...HELD_OUT_FACTS].sort());
  expect(heldOut.record.engine).toBe(whole.record.engine);
});

test('verdicts are counted by kind, and those that none has are left out', () => {
  const findings = [
    ['reproduced', 'fitted'],
    ['reproduced', 'found'],
    ['reproduced', 'fitted'],
    ['not reproduced', 'by construction'],
  ] as const;
  expect(countVerdicts(findings.map(([verdict, kind]) => ({ verdict, kind })))).toEqual([
    {
      verdict: 'reproduced',
      count: 3,
      kinds: [
        { kind: 'found', count: 1 },
        { kind: 'fitted', count: 2 },
      ],
    },
    { verdict: 'not reproduced', count: 1, kinds: [{ kind: 'by construction', count: 1 }] },
  ]);
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
    new Map([
      [
        'watched',
        new Map<number, Told>([
          [4, { sales: 7, orders: 1 }],
          [5, { sales: 8 }],
        ]),
      ],
    ]),
    SHARE,
  );
  expect([...evidence.value('kuaishou-2021', 'gmv', '2021-01-02', '2021-01-03')]).toEqual([
    [0, 5],
    [4, 50],
  ]);
  expect([...evidence.daily('kuaishou-2021', 'gmv').get(4)!]).toEqual([10, 20, 30]);
  expect([...evidence.told('watched', 'sales')]).toEqual([[4, 7], [5, 8]]); // biome-ignore format: pairs
  expect([...evidence.told('watched', 'orders').values()]).toEqual([1, Number.NaN]);
  expect(() => evidence.told('watched', 'order')).toThrow(
    'claims watched: expected a figure of watched, got "order"; did you mean orders?',
  );
  expect(() => evidence.value('kuaishou-2021', 'gmv', '2021')).toThrow(/inside kuaishou-2021/);
});

/** The dates of every run that a claim names, as its scenario says, with `replicates` series of some numbers. */
function evidenceFor(replicates: number): Evidence {
  const runs = [...SET.runs].map(([name, { file, set }]) => {
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
    const each = Array.from(
      { length: replicates },
      (_, k) => [k, new Proxy({}, { get: () => 1, has: () => true })] as const,
    );
    return [name, new Map(each)] as const;
  });
  return evidenceOf(new Map(runs), new Map(told), SHARE);
}

test('C01 to C28 are all there, each judged inside the runs it names', () => {
  expect(CLAIMS.map(({ id }) => id)).toEqual(
    Array.from({ length: 28 }, (_, at) => `C${String(at + 1).padStart(2, '0')}`),
  );
  const evidence = evidenceFor(2);
  for (const claim of CLAIMS) {
    const { runs, experiments = [] } = claim;
    const named = (name: string, names: readonly string[]) => expect(names, `${claim.id}`).toContain(name);
    for (const kind of claim.levers ?? []) expect(leverOf(kind), `${claim.id} ${kind}`).toBeDefined();
    expect(claim.why.zh, claim.id).toMatch(/\p{Script=Han}/u);
    expect(claim.why.en, claim.id).toMatch(/^[\p{Script=Latin}\d\s\p{P}]+$/u);
    const watched: Evidence = {
      constants: evidence.constants,
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
    };
    const { checks, scenarios, verdict } = judge(claim, watched, SET);
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
  const verdicts = new Set(CLAIMS.map((claim) => judge(claim, evidence, SET).verdict));
  expect([...verdicts].sort()).toEqual(['assumed', 'not enough runs to judge']);
});

test('which claims are found, fitted, by construction or fed in', () => {
  const of = (kind: string) => CLAIMS.filter((claim) => claim.kind === kind).map(({ id }) => id);
  expect(of('found')).toEqual(['C04', 'C18', 'C22', 'C25', 'C26', 'C27', 'C28']);
  expect(of('fitted')).toEqual(['C01', 'C02', 'C03', 'C05', 'C06', 'C08', 'C09', 'C13', 'C17', 'C19']);
  expect(of('by construction')).toEqual([
    'C10',
    'C11',
    'C12',
    'C14',
    'C15',
    'C16',
    'C20',
    'C21',
    'C23',
    'C24',
  ]);
  expect(of('assumed')).toEqual(['C07']);
});

/** Facts of the fit by the claim that says the same; what calibrate fits cannot be found. */
test.each([
  ['C05', ['gmv 2020Q1', 'gmv 2021Q1']],
  ['C06', ['private share of repeat orders 2021-03']],
  ['C08', ['brands mid-2021 on mid-2020']],
  ['C09', ['branded sales 2021H1 on 2020H1']],
  ['C13', ['branded sales 2021H1 on 2020H1', 'buyers 2021Q1 on 2020Q1']],
])('%s is fitted: calibrate fits the same figures', (id, names) => {
  const facts = knownFacts(shippedMarket('kuaishou'), '2021-07-22', {
    from: '2019-07-01',
    days: 915,
  });
  expect(facts.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  const { kind, statedBy } = CLAIMS.find((claim) => claim.id === id)!;
  expect(kind).toBe('fitted');
  expect(statedBy).toEqual(expect.arrayContaining(names)); // so all of them are held out
});

test('C19: the hazard of the scenario was solved from 24 of 30 rings in a year', () => {
  const { scenario } = loadScenario(`${shippedFolder()}/kuaishou-2021.yaml`, {});
  const hazard = scenario!.levers.find(({ lever }) => lever === 'ring-clearing')!.args.hazard as number;
  expect(30 * (1 - Math.exp(-365 * hazard))).toBeCloseTo(24, 0);
  expect(CLAIMS.find(({ id }) => id === 'C19')!.kind).toBe('fitted');
});
