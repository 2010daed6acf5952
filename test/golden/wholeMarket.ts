/** A small market in which everything happens: a New Year, real months, festivals, stopped couriers, every lever, a launch. */
import { LEVERS, leverOf } from '../../sim/levers/all.ts';
import type { LeverInForce } from '../../sim/model/platform/policy.ts';
import type { MarketPlan } from '../../sim/model/simulate.ts';
import { dayNumber } from '../../sim/notation/dates.ts';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { calendarDays } from '../../sim/scenario/calendar.ts';
import { smallMarket } from '../model/market.ts';

const FROM = '2020-01-01';
const UNTIL = '2020-07-31';
export const DAYS = dayNumber(UNTIL) - dayNumber(FROM) + 1;
/** Chinese New Year is on the 25th day. */
const CALENDAR = { ...shippedMarket('kuaishou').calendar, newYears: [dayNumber('2020-01-25')] };

interface Entry {
  readonly from: string;
  readonly until?: string;
  readonly strength?: number;
  /** Days over which it comes into full strength. */
  readonly ramp?: number;
  readonly settings?: object;
}

/** Settings that differ from the first values; each is in force for a time, some on the last day. */
const IN_FORCE: Readonly<Record<string, Entry>> = {
  'visit-push': { from: '2020-03-10', until: '2020-03-20', settings: { factor: 1.3 } },
  'ad-subsidy': { from: '2020-02-15', until: '2020-04-15', settings: { share: 0.3 } },
  'ad-load': { from: '2020-04-01', until: '2020-05-31', settings: { change: 0.05 } },
  commission: { from: FROM, settings: { change: 0.005 } },
  'ska-support': { from: '2020-02-01', strength: 0.6, settings: { tools: 0.9 } },
  'brand-push': { from: '2020-01-10', until: '2020-06-30', settings: { factor: 12 } },
  'brand-launch': {
    from: '2020-03-05',
    settings: { budget: 2e6, reinvest: 0.15, size: 2, follows: 15, appeal: 1, notified: 0.7 },
  },
  'wind-maker': { from: '2020-01-05', settings: { fundPerDay: 3e6, trafficFactor: 3 } },
  pinocchio: { from: '2020-02-01', ramp: 30, settings: { intensity: 3 } },
  'ring-clearing': { from: '2020-02-20', settings: { hazard: 0.02 } },
  'trust-card': {
    from: '2020-04-10',
    ramp: 20,
    settings: { coverage: 0.9, rights: ['refund-only', 'fast-dispatch', 'seven-days'] },
  },
  'exaggeration-wave': { from: '2020-06-01', until: '2020-06-20', strength: 0.5, settings: { claims: 0.3 } },
  'word-of-mouth-off': { from: '2020-05-10', until: '2020-05-31', strength: 0.5 },
  'trust-frozen': { from: '2020-07-01', until: '2020-07-10', strength: 0.5 },
  festival: { from: '2020-03-25', until: '2020-03-27', settings: { added: 1.5 } },
  coupon: { from: '2020-04-20', until: '2020-04-30', settings: { share: 0.1, cap: 4e7 } },
  'price-level': { from: '2020-05-05', until: '2020-05-25', settings: { factor: 1.1 } },
  'goods-quality': { from: '2020-06-10', until: '2020-06-25', settings: { shift: -0.1, pull: 0.3, level: 0.4 } },
  'host-ban': { from: '2020-06-05', until: '2020-07-05' },
  'category-shock': { from: '2020-05-15', until: '2020-06-15', settings: { category: 3, factor: 0.6 } },
  outage: { from: '2020-07-12', until: '2020-07-13' },
  'private-domain-off': { from: '2020-07-20', until: '2020-07-25', strength: 0.8 },
};

/** Levers that came later: the whole market is without them, and theirs has all. */
const LATER: Readonly<Record<string, Entry>> = {
  'stock-out': { from: '2020-02-10', until: '2020-02-25', settings: { share: 0.4 } },
  rival: { from: '2020-03-01', until: '2020-04-15', ramp: 10, settings: { share: 0.1, hours: 0.05 } },
  'free-returns': { from: '2020-05-01', until: '2020-06-15' },
};
export const LATER_KINDS = Object.keys(LATER);

/** First values of a lever's settings, with some changed. */
function settingsOf(kind: string, changed: object): object {
  const { settings } = leverOf(kind)!;
  const initial = Object.entries(settings).flatMap(([name, setting]) =>
    'initial' in setting ? [[name, setting.initial]] : [],
  );
  return { ...Object.fromEntries(initial), ...changed };
}

function inForce(kind: string): LeverInForce {
  const { from, until = UNTIL, strength = 1, ramp = 1, settings = {} } = (IN_FORCE[kind] ?? LATER[kind])!;
  const [first, last] = [from, until].map((date) => dayNumber(date) - dayNumber(FROM)) as [number, number];
  const values = settingsOf(kind, settings);
  return {
    id: kind,
    strengthOn: (day) => (day < first || day > last ? 0 : strength * Math.min(1, (day - first + 1) / ramp)),
    apply: (policy, by) => leverOf(kind)!.apply(policy, by, values as never),
  };
}

/** @param without a lever that is left out @param isLater with the levers that came later */
export function wholeMarket(without?: string, isLater = false): MarketPlan {
  const changes = {
    'rings.count': 8,
    'brands.pool': 90,
    'providers.count': 36,
    'providers.seek': 0.3,
    'brands.activityNorm': 2e6,
  };
  const plan = smallMarket(DAYS, changes);
  const along = (start: number, end: number) =>
    Float64Array.from({ length: DAYS }, (_, day) => start + ((end - start) * day) / DAYS);
  const exogenous = {
    from: FROM,
    days: DAYS,
    mau: along(400e6, 520e6),
    dauShare: along(0.5, 0.58),
    minutes: along(80, 96),
    rivals: along(0.8, 1.6),
    // couriers stopped from 3 February to 5 March
    logisticsStop: Float64Array.from({ length: DAYS }, (_, day) => {
      const since = dayNumber(FROM) + day - dayNumber('2020-02-03');
      return since >= 0 && since < 32 ? 1 : 0;
    }),
    usual: plan.exogenous.usual,
    ...calendarDays(FROM, UNTIL, CALENDAR),
  };
  const levers = LEVERS.filter(({ id }) => id !== without && (isLater || !(id in LATER))).map(({ id }) => inForce(id));
  return { ...plan, exogenous, levers };
}
