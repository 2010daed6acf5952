/** Grades: read from a parameter's source, the weakest of them for a lever; and that each lever names what it hangs on. */
import { expect, test } from 'vitest';
import { LEVERS, leverOf } from '../../sim/levers/all.ts';
import { METRICS, type MetricName } from '../../sim/model/measures/all.ts';
import { PARAMETERS, type Parameter, type ParameterName } from '../../sim/model/params.ts';
import { simulate } from '../../sim/model/simulate.ts';
import { effectGrade, effectLine, gradeOf } from '../../sim/result/grades.ts';
import { hashOfText } from '../../sim/runs/canonical.ts';
import { inMemory } from '../../sim/runs/node/memory.ts';
import { type Changes, lever, smallMarket } from '../model/market.ts';

const ALL: readonly Parameter[] = PARAMETERS;

test('what neither calibrate fitted nor nobody measured has its grade by what its source says', () => {
  const others = ALL.filter(({ source }) => source !== 'fitted' && !source.startsWith('assumption'));
  expect(Object.fromEntries(others.map((one) => [one.name, gradeOf(one)]))).toEqual({
    'fans.users': 'measured', // CNNIC 2021
    'visits.entriesPerVisit': 'assumed', // a derivation of our own
    'trust.stake': 'assumed', // the article's words, no number
    'trust.negativity': 'measured',
    'delivery.recovery': 'assumed', // its sign alone was measured
    'delivery.mended': 'assumed', // its sign alone was measured
    'delivery.complaint': 'measured',
    'follow.visit': 'assumed', // one session, undated
    'talents.count': 'assumed',
    'rings.count': 'fitted', // set so that C19 comes out
    'rings.accounts': 'fitted',
    'brands.feedback': 'assumed', // the article's words, no number
    'providers.count': 'fitted', // set so that C17 can come out
    'providers.capacitySpread': 'fitted',
    'platform.commission': 'measured',
    'visits.adPatience': 'measured', // a field experiment on audio ads, of another kind of place
    'purchase.price': 'measured', // a mean of 1,851 elasticities
    'traffic.adNorm': 'assumed', // a derivation of our own
    'returns.ease': 'measured', // returns where they are free, another thing than a card
    'sellers.repricing': 'measured',
  });
  const grades = new Map(ALL.map((one) => [one.source, gradeOf(one)]));
  expect(grades.get('fitted')).toBe('fitted');
  const assumptions = ALL.filter(({ source }) => source.startsWith('assumption'));
  // some lean on a dated publication that says nothing of the value itself
  expect(assumptions.filter(({ source }) => /\b20\d\d\b/.test(source)).length).toBeGreaterThan(3);
  expect(assumptions.filter((one) => gradeOf(one) !== 'assumed')).toEqual([]);
});

test('an effect has the grade of its weakest parameter, whatever their order', () => {
  const commission = effectGrade(['commission'])!;
  expect(commission.grade).toBe('assumed');
  expect(commission.parameters[0]).toMatchObject({ grade: 'assumed' });
  expect(commission.parameters.at(-1)).toEqual({
    name: 'platform.commission',
    grade: 'measured',
    plausible: [0.005, 0.014],
  });
  const frozen = effectGrade(['trust-frozen'])!;
  expect(frozen.grade).toBe('assumed');
  expect(frozen.parameters.at(-1)).toMatchObject({ name: 'trust.negativity', grade: 'measured' });
  expect(effectGrade(['no-such-lever'])).toBeUndefined();
  expect(effectGrade([])).toBeUndefined();
});

test('the line names grade, parameters and plausible ranges, in both languages', () => {
  const effect = effectGrade(['brand-push'])!;
  expect(effectLine(effect, 'en')).toBe(
    'assumed; hangs on brands.activityNorm 3e6–1e7, brands.peerNorm 100–400, brands.invite 0.3–2, brands.patience 3–13, providers.recruit 0.01–0.2, costs.recruiting 10000–5e5 (assumed); brands.entry 1e-5–3e-4 (fitted)',
  );
  expect(effectLine(effect, 'zh')).toBe(
    '假设；取决于 brands.activityNorm 3e6–1e7、brands.peerNorm 100–400、brands.invite 0.3–2、brands.patience 3–13、providers.recruit 0.01–0.2、costs.recruiting 10000–5e5（假设）；brands.entry 1e-5–3e-4（拟合）',
  );
});

test('every lever names parameters, each once', () => {
  for (const { id, hangsOn } of LEVERS) {
    expect(hangsOn.length, id).toBeGreaterThan(0);
    expect(new Set(hangsOn).size, id).toBe(hangsOn.length);
  }
});

/** What happens in the market; the lever's own books (costs, warnings, takers) are left out. */
const MARKET: readonly MetricName[] = [
  'gmv',
  'orders',
  'refunds',
  'deliveries',
  'follows',
  'brands',
  'providerGmv',
];
const DAYS = 120;

function outcome(changes: Changes, kind?: string, settings: object = {}): string {
  const inForce = kind
    ? [lever(0, (policy, strength) => leverOf(kind)!.apply(policy, strength, settings as never))]
    : [];
  const { series } = inMemory((memoryOf) =>
    simulate(smallMarket(DAYS, changes, inForce), undefined, { memoryOf }),
  );
  const rows = MARKET.map((name) => [...series[METRICS.findIndex((metric) => metric.name === name)]!]);
  return hashOfText(JSON.stringify(rows)); // short, so that a difference is not printed day by day
}

const RIGHTS = ['refund-only', 'return-freight', 'fake-one-pay-ten', 'seven-days', 'fast-refund'];

/** Levers whose parameters have values at which they are without effect, those values, and in which market. */
const NEUTRAL: readonly (readonly [kind: string, settings: object, neutral: Changes, market: Changes])[] = [
  ['word-of-mouth-off', {}, { 'adoption.imitation': 0 }, {}],
  ['brand-push', { factor: 100 }, { 'brands.entry': 0, 'providers.recruit': 0 }, {}],
  ['ring-clearing', { hazard: 0.1 }, { 'rings.count': 0 }, {}],
  ['pinocchio', { intensity: 5 }, { 'platform.warning': 0, 'platform.judging': 0 }, {}],
  ['exaggeration-wave', { claims: 0.4 }, { 'purchase.claims': 0, 'delivery.credulity': 0 }, {}],
  [
    'trust-card',
    { coverage: 1, rights: RIGHTS },
    // a card that sells nothing more, and whose followers count for nothing, is taken by nobody
    { 'purchase.guarantee': 0, 'talents.horizon': 0 },
    // where it makes no return easier, so that either of the two is reason enough to take it
    { 'returns.ease': 0 },
  ],
  ['ad-subsidy', { share: 1 }, { 'traffic.adLoad': 0 }, {}],
  ['wind-maker', { fundPerDay: 1e8, trafficFactor: 1, matching: 1 }, { 'providers.investment': 0 }, {}],
];

test.each(NEUTRAL)(
  '%s does nothing where its parameters are neutral, and something when one of them is not',
  (kind, settings, neutral, market) => {
    const names = Object.keys(neutral) as ParameterName[];
    for (const name of names) expect(leverOf(kind)!.hangsOn).toContain(name);
    const all = { ...market, ...neutral };
    expect(outcome(all, kind, settings)).toBe(outcome(all));
    for (const name of names) {
      const { [name]: _, ...others } = neutral;
      const rest = { ...market, ...others };
      expect(outcome(rest, kind, settings), name).not.toBe(outcome(rest));
    }
  },
);
