/** What each of the 28 claims compares with what, by hand from the article's words; each figure has a value of its own. */
import { expect, test } from 'vitest';
import { METRICS } from '../../../sim/model/measures/all.ts';
import { agrestiCoull } from '../../../sim/result/targets.ts';
import type { Expected } from '../../../sim/study/claims/claim.ts';
import type { Evidence } from '../../../sim/study/claims/evidence.ts';
import { CLAIMS } from './shipped.ts';

/** Between 1 and 2, told by the name and the replicate. */
function number(name: string, replicate: number): number {
  return (
    1 +
    ([...name].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 9973, 7 + replicate) % 997) / 997
  );
}

const REPLICATES = [0, 3];
const figures = (of: (k: number) => number) => new Map(REPLICATES.map((k) => [k, of(k)]));
const days = (run: string, metric: string, k: number) =>
  Float64Array.from({ length: 4 }, (_, day) => number(`${run} ${metric} ${day}`, k));

/** Of the market of live commerce. */
const SHARE = 0.36;

const evidence: Evidence = {
  constants: { share: SHARE },
  value: (run, metric, ...periods) => {
    expect(METRICS.some(({ name }) => name === metric)).toBe(true);
    return figures((k) => periods.reduce((sum, period) => sum + number(`${run} ${metric} ${period}`, k), 0));
  },
  daily: (run, metric) => new Map(REPLICATES.map((k) => [k, days(run, metric, k)])),
  told: (experiment, figure) => figures((k) => number(`${experiment} ${figure}`, k)),
};

type Of = (k: number) => number;
const main = (metric: string, ...periods: readonly string[]): Of => of('kuaishou-2021', metric, ...periods);
/** The same as fine as the worlds that part from it. */
const fine = (metric: string, ...periods: readonly string[]): Of =>
  of('kuaishou-2021-fine', metric, ...periods);
const of =
  (run: string, metric: string, ...periods: readonly string[]): Of =>
  (k) =>
    periods.reduce((sum, period) => sum + number(`${run} ${metric} ${period}`, k), 0);
const told =
  (experiment: string, figure: string): Of =>
  (k) =>
    number(`${experiment} ${figure}`, k);
const seen = (figure: string) => told('watched', figure);
const ratio =
  (a: Of, b: Of): Of =>
  (k) =>
    a(k) / b(k);
const less =
  (a: Of, b: Of): Of =>
  (k) =>
    a(k) - b(k);
const grown =
  (a: Of, b: Of): Of =>
  (k) =>
    a(k) / b(k) - 1;

const near = (value: number, tolerance = 0.1): Expected => ({ kind: 'near', value, tolerance });
const reach = (value: number): Expected => ({ kind: 'reach', value, tolerance: 0.1 });
const above = (value = 0): Expected => ({ kind: 'above', value });
const below = (value = 0): Expected => ({ kind: 'below', value });
const exactly = (value: number): Expected => ({ kind: 'exactly', value });
const only: Expected = { kind: 'told' };

const END = '2021-12-31';
const HALF = ['2021Q1', '2021Q2'] as const;
const WITH_CARD = ['2021Q3', '2021Q4'] as const;
const YEAR = ['2020Q3', '2020Q4', '2021Q1', '2021Q2'] as const;
const brandShare = (quarter: string) => ratio(main('brandGmv', quarter), main('gmv', quarter));
/** Worlds without reach that grows, without a feed that finds brands, without feedback. */
const POWERS = ['attention-frozen', 'unseen-brands', 'unheard-fans'];
const SUPPORTS = ['traffic', 'budget', 'service', 'tools', 'policy'];
const supported = (support: string, metric: string, ...at: readonly string[]) =>
  grown(of(`support-${support}`, metric, ...at), of('support-none', metric, ...at));
const conversion = (run: string) => ratio(of(run, 'orders', ...WITH_CARD), of(run, 'visits', ...WITH_CARD));
const right = (name: string, metric: string, to: string) =>
  grown(
    ratio(of(`right-${name}`, metric, '2021Q3'), of(`right-${name}`, to, '2021Q3')),
    ratio(of('trust-card-off', metric, '2021Q3'), of('trust-card-off', to, '2021Q3')),
  );
const RIGHTS = [
  'refund-only',
  'return-freight',
  'fake-one-pay-ten',
  'seven-days',
  'fast-refund',
  'fast-dispatch',
];
const clients = (year: string) => ratio(main('providerGmv', year), main('gmv', year));
const CLASSES = ['Strategic', 'Base', 'Local', 'Brand'];
const allClasses =
  (what: string): Of =>
  (k) =>
    CLASSES.reduce((sum, name) => sum + seen(`${what}${name}`)(k), 0);
const repeat =
  (run: string): Of =>
  (k) =>
    of(run, 'repeatRate', ...WITH_CARD)(k) / 2;
const wave = (quarter: string) => ratio(of('exaggeration-wave', 'gmv', quarter), main('gmv', quarter));
const part = (gmv: Of) =>
  ratio(less(fine('gmv', '2021'), gmv), less(fine('gmv', '2021'), fine('gmv', '2020')));
const [trust, brands, providers] = ['no-trust-2021', 'no-brands-2021', 'no-providers-2021'].map((run) =>
  part(of(run, 'gmv', '2021')),
) as [Of, Of, Of];
const disappointed =
  (run: string): Of =>
  (k) =>
    1 - of(run, 'satisfiedShare', '2021')(k);
const services: Of = (k) =>
  of('live-2025', 'platformRevenue', '2025')(k) + of('live-2025', 'providerFees', '2025')(k);

/** Opened less returned and lost, day by day, against what is in flight: the largest gap. */
const gap: Of = (k) => {
  const [opened, returned, lost, flight] = ['trustOpened', 'trustReturned', 'trustLost', 'trustInFlight'].map(
    (metric) => days('kuaishou-2021', metric, k),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  let [open, most] = [0, 0];
  for (let day = 0; day < 4; day++) {
    open += opened[day]! - returned[day]! - lost[day]!;
    most = Math.max(most, Math.abs(open - flight[day]!));
  }
  return most;
};

const CHECKS: Readonly<Record<string, readonly (readonly [Of, Expected])[]>> = {
  C01: [[of('yalu-launch', 'launchGmvToDate', '2021-07-12'), near(5e6)]],
  C02: [[of('yalu-launch', 'launchGmvToDate', '2021-07-21'), near(20e6)]],
  C03: [
    [of('yalu-launch', 'launchNaturalShare', '2021-07-13'), near(0.36)],
    [of('yalu-launch', 'launchNaturalShare', '2021-07-03'), near(0.14)],
    [
      less(
        of('yalu-launch', 'launchNaturalShare', '2021-07-13'),
        of('yalu-launch', 'launchNaturalShare', '2021-07-03'),
      ),
      above(),
    ],
  ],
  C04: [
    [
      grown(
        of('yalu-no-private-domain', 'launchGmvToDate', '2021-07-21'),
        of('yalu-launch', 'launchGmvToDate', '2021-07-21'),
      ),
      below(),
    ],
  ],
  C05: [
    [main('gmv', '2021Q1'), near(118.6e9)],
    [main('gmv', '2020Q1'), near(37.1e9)],
    [ratio(main('gmv', '2021Q1'), main('gmv', '2020Q1')), near(3.198)],
  ],
  C06: [...YEAR]
    .reverse()
    .map((quarter) => [ratio(main('gmvPrivate', quarter), main('gmvPublic', quarter)), above(1)] as const),
  C07: [[seen('dailyUsers'), { kind: 'told', value: 295.3e6 }]],
  C08: [[ratio(main('brands', '2021Q2'), main('brands', '2020Q2')), near(4.5, 0.2)]],
  C09: [[ratio(main('brandGmv', ...HALF), main('brandGmv', '2020Q1', '2020Q2')), near(9.067, 0.2)]],
  C10: [
    [(k) => seen('up')(k) / (seen('up')(k) + seen('skipped')(k)), above(0.9)],
    ...['daysToClimbing', 'daysToKa', 'daysToSka'].map((figure) => [seen(figure), above()] as const),
    ...['newShops', 'climbing', 'ka', 'ska'].map((figure) => [seen(figure), above()] as const),
  ],
  C11: [
    ...POWERS.map((world) => [grown(told(world, 'brands'), fine('brands', END)), below()] as const),
    ...POWERS.map((world) => [grown(told(world, 'brandGmv'), fine('brandGmv', '2021')), only] as const),
  ],
  C12: [
    [supported('traffic', 'brandGmv', ...HALF), above()],
    [supported('budget', 'brandGmv', ...HALF), above()],
    [grown(told('full-service', 'learned'), seen('learned')), above()],
    [supported('tools', 'brandGmv', ...HALF), above()],
    [supported('policy', 'brands', '2021-06-30'), above()],
    ...SUPPORTS.map((support) => [of(`support-${support}`, 'costBrands', ...HALF), above()] as const),
  ],
  C13: [
    [ratio(brandShare('2021Q2'), brandShare('2020Q1')), above(1)],
    [(k) => 1 - brandShare('2020Q1')(k), above(0.5)],
    [ratio(main('buyersMonth', '2021Q2'), main('buyersMonth', '2020Q1')), above(1)],
    [
      grown(
        ratio(told('attention-frozen', 'brandGmv'), told('attention-frozen', 'gmv')),
        ratio(fine('brandGmv', '2021'), fine('gmv', '2021')),
      ),
      only,
    ],
  ],
  C14: [
    [less(clients('2021'), clients('2020')), above()],
    [seen('talents'), above()],
    [seen('stores'), above()],
    [main('providerFees', '2021'), above()],
    [told('capabilities', 'operations'), above()],
  ],
  C15: [
    ...CLASSES.map((name) => [main(`providers${name}`, END), above()] as const),
    [less(seen('leastStrategic'), seen('leastBase')), above()],
    [less(seen('leastBase'), seen('leastLocal')), above()],
    [less(seen('leastBrand'), seen('leastLocal')), above()],
    [allClasses('admitted'), above()],
    [allClasses('refused'), above()],
    [allClasses('removed'), above()],
  ],
  C16: [
    [told('capabilities', 'incubation'), above()],
    [told('capabilities', 'marketing'), above()],
    [told('capabilities', 'operations'), above()],
    [told('capabilities', 'supply'), above()],
    [told('capabilities', 'fulfilment'), above()],
    ...['incubation', 'marketing', 'supply', 'fulfilment'].map(
      (name) => [told('capabilities', `${name}Loyal`), above()] as const,
    ),
  ],
  C17: [
    [of('wind-maker', 'providersAbove1bn', '2022-07-31'), reach(100)],
    [of('wind-maker', 'providersAbove100m', '2022-07-31'), reach(200)],
  ],
  C18: [
    [(k) => of('live-2025', 'gmv', '2025')(k) / SHARE, reach(6e12)],
    [(k) => services(k) / SHARE, reach(1e12)],
    [() => SHARE, only],
  ],
  C19: [
    [main('clearedGangs', ...YEAR), near(24)],
    [main('clearedAccounts', ...YEAR), near(2100)],
  ],
  C20: [
    [ratio(seen('firstOnlyReminded'), seen('first')), exactly(1)],
    [seen('suspendedUnwarned'), exactly(0)],
    [seen('suspensions'), above()],
    [(k) => seen('claimsKept')(k) - 1, below()],
    [less(disappointed('kuaishou-2021'), disappointed('pinocchio-off')), below()],
    [grown(main('claims', '2021'), of('pinocchio-off', 'claims', '2021')), below()],
  ],
  C21: [
    [seen('atSale'), below()],
    [seen('afterSatisfied'), above()],
    [seen('afterDisappointed'), below()],
    [gap, exactly(0)],
  ],
  C22: [
    [(k) => told('honesty-trial', 'lastQuarter')(k) - 1, below()],
    [(k) => told('honesty-trial', 'firstWeek')(k) - 1, above()],
    [told('honesty-trial', 'crossingDaily'), above()],
    [told('honesty-trial', 'crossingCumulated'), above()],
    [(k) => wave('2021Q4')(k) - 1, below()],
    [less(wave('2021Q4'), wave('2021Q1')), only],
  ],
  C23: [
    [grown(conversion('kuaishou-2021-fine'), conversion('trust-card-off')), above()],
    [told('capabilities', 'operations'), above()],
    [told('capabilities', 'fulfilment'), above()],
    [told('capabilities', 'fulfilmentLoyal'), above()],
    [less(fine('meanTrust', '2021Q4'), of('trust-card-off', 'meanTrust', '2021Q4')), above()],
  ],
  C24: [
    [right('refund-only', 'refunds', 'gmv'), above()],
    [right('return-freight', 'refunds', 'gmv'), above()],
    [right('fake-one-pay-ten', 'orders', 'visits'), above()],
    [right('seven-days', 'refunds', 'gmv'), above()],
    [right('fast-refund', 'refunds', 'gmv'), above()],
    [right('fast-dispatch', 'trustInFlight', 'trustOpened'), below()],
    ...RIGHTS.map(
      (name) =>
        [
          ratio(of(`right-${name}`, 'costTrustCard', '2021Q3'), of(`right-${name}`, 'gmv', '2021Q3')),
          above(),
        ] as const,
    ),
    ...RIGHTS.map((name) => [of(`offered-${name}`, 'trustCards', '2021-07-31'), only] as const),
    [less(seen('mostCover'), seen('leastCover')), above()],
  ],
  C25: [
    [less(repeat('kuaishou-2021-fine'), repeat('trust-card-off')), above()],
    [less(told('trust-alone', 'with'), told('trust-alone', 'without')), above()],
    [repeat('kuaishou-2021-fine'), only],
  ],
  C26: [
    [main('gmv', '2021'), { kind: 'inside', value: 700e9 }],
    [() => 0, only],
  ],
  C27: [[grown(of('trust-frozen', 'gmv', '2021'), main('gmv', '2021')), below()]],
  C28: [
    [trust, above()],
    [brands, above()],
    [providers, above()],
    [part(told('attention-frozen', 'gmv')), only],
    [(k) => trust(k) - brands(k) - providers(k), above()],
    [less(fine('platformRevenue', '2021'), fine('leverCost', '2021')), above()],
  ],
};

test.each(CLAIMS.map((claim) => [claim.id, claim] as const))('%s compares what it says', (id, claim) => {
  const checks = claim.checks(evidence);
  const expected = CHECKS[id]!;
  expect(checks.map((check) => check.expected)).toEqual(expected.map(([, how]) => how));
  checks.forEach((check, at) => {
    for (const k of REPLICATES) {
      expect(check.figures.get(k), `${check.what.en}, replicate ${k}`).toBeCloseTo(expected[at]![0](k), 12);
    }
    expect(check.figures.size).toBe(REPLICATES.length);
  });
});

test('C26: the chance of 700 bn is the share of replicates that reach it, with its standard error', () => {
  const of700 = (...bn: readonly number[]) => {
    const year = new Map(bn.map((value, k) => [k, value * 1e9]));
    return CLAIMS.find(({ id }) => id === 'C26')!.checks({ ...evidence, value: () => year })[1]!;
  };
  const check = of700(650, 700, 720, 699);
  expect([...check.figures.values()]).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect(check.standardError).toBe(agrestiCoull(2, 4));
  expect(of700().standardError).toBe(agrestiCoull(0, 0));
});
