/** What an outcome is shared among: levers, or mechanisms of the market, each of which can be switched off by itself. */
import { eventOf } from '../../model/calendar.ts';
import type { Exogenous } from '../../model/exogenous.ts';
import { dayNumber, isoOf } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { PlainMarket } from '../../runs/market.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';

export interface Item {
  readonly id: string;
  readonly title: Bilingual;
  /** The market of one replicate without it. */
  readonly off: (market: PlainMarket) => PlainMarket;
}

/** A lever is off when the scenario has none of it, on no day. */
export function leverItem({ id, title }: LeverPlan): Item {
  return {
    id,
    title,
    off: (market) => ({ ...market, levers: market.levers.filter((plan) => plan.id !== id) }),
  };
}

/** What switches a mechanism off from a day on. */
interface Switch {
  readonly id: string;
  readonly title: Bilingual;
  /** Kinds of levers of the scenario that are part of it and end on the day before. */
  readonly ends?: readonly string[];
  /** Levers that hold it back from that day on. */
  readonly holds?: readonly { readonly lever: string; readonly args: LeverPlan['args'] }[];
  /** What else changes. */
  readonly also?: (market: PlainMarket, day: number) => PlainMarket;
}

/** Pushes, shocks and waves that come and go. */
const ONE_OFFS = [
  'visit-push',
  'coupon',
  'price-level',
  'goods-quality',
  'exaggeration-wave',
  'host-ban',
  'category-shock',
  'outage',
];

const SWITCHES: readonly Switch[] = [
  {
    id: 'trust',
    title: { zh: '信任学习', en: 'Trust learning' },
    ends: ['trust-frozen'],
    holds: [{ lever: 'trust-frozen', args: {} }],
  },
  {
    id: 'private-domain',
    title: { zh: '私域', en: 'Private domain' },
    ends: ['private-domain-off'],
    holds: [{ lever: 'private-domain-off', args: {} }],
  },
  {
    id: 'brands',
    title: { zh: '品牌入驻与扶持', en: 'Brands: new ones and their support' },
    ends: ['brand-push', 'ska-support'],
    holds: [{ lever: 'brand-push', args: { factor: 0 } }],
  },
  {
    id: 'providers',
    title: { zh: '服务商', en: 'Providers: new clients and growth' },
    ends: ['wind-maker'],
    holds: [{ lever: 'wind-maker', args: { fundPerDay: 0, trafficFactor: 1, matching: 0 } }],
  },
  {
    id: 'attention',
    title: { zh: '新增用户与时长', en: 'New attention' },
    also: (market, day) => ({ ...market, exogenous: heldAttention(market.exogenous, day) }),
  },
  {
    id: 'ads',
    title: { zh: '投放', en: 'Ads' },
    ends: ['ad-load', 'ad-subsidy'],
    holds: [{ lever: 'ad-load', args: { change: -0.9 } }],
  },
  {
    id: 'festivals',
    title: { zh: '大促', en: 'Festivals' },
    ends: ['festival'],
    also: (market, day) => ({ ...market, levers: [...market.levers, ...withoutFestivals(market, day)] }),
  },
  { id: 'one-offs', title: { zh: '一次性事件', en: 'One-offs' }, ends: ONE_OFFS },
];

/** The levers with those of some kinds at an end on the day before. */
export function endedBefore(
  levers: readonly LeverPlan[],
  kinds: readonly string[],
  { from, day }: { readonly from: string; readonly day: number },
): readonly LeverPlan[] {
  const last = isoOf(dayNumber(from) + day - 1);
  return levers.flatMap((plan) => {
    if (!kinds.includes(plan.lever) || plan.untilDay < day) return [plan];
    return plan.fromDay < day ? [{ ...plan, untilDay: day - 1, until: last }] : [];
  });
}

function planFrom(
  lever: string,
  args: LeverPlan['args'],
  { from, first, last }: { readonly from: string; readonly first: number; readonly last: number },
): LeverPlan {
  const id = `without/${lever}/${first}`;
  return {
    id,
    lever,
    title: { zh: id, en: id },
    from: isoOf(dayNumber(from) + first),
    until: isoOf(dayNumber(from) + last),
    rampDays: 0,
    strength: 1,
    args,
    fromDay: first,
    untilDay: last,
  };
}

/** By the world that they come from and the day, so that variants of a replicate share them. */
const heldWorlds = new WeakMap<Exogenous, Map<number, Exogenous>>();

/** Users, daily share and minutes stay as on the day before. */
export function heldAttention(exogenous: Exogenous, day: number): Exogenous {
  const known = heldWorlds.get(exogenous) ?? new Map<number, Exogenous>();
  heldWorlds.set(exogenous, known);
  const last = Math.max(0, day - 1);
  const held = (path: Float64Array) => path.map((value, at) => (at > last ? path[last]! : value));
  const { mau, dauShare, minutes } = exogenous;
  const found = known.get(day) ?? {
    ...exogenous,
    mau: held(mau),
    dauShare: held(dauShare),
    minutes: held(minutes),
  };
  known.set(day, found);
  return found;
}

/** Levers that take the festivals of the calendar back, one for each run of days of one strength. They are announced. */
export function withoutFestivals({ params, exogenous }: PlainMarket, day: number): LeverPlan[] {
  const { from, days } = exogenous;
  const plans: LeverPlan[] = [];
  for (let first = day; first < days; first++) {
    const strength = eventOf(params, exogenous, first);
    let last = first;
    while (last + 1 < days && eventOf(params, exogenous, last + 1) === strength) last++;
    if (strength > 0) plans.push(planFrom('festival', { added: -strength }, { from, first, last }));
    first = last;
  }
  return plans;
}

/** @param since first day without it, ISO */
function switchedItem({ id, title, ends = [], holds = [], also }: Switch, since: string): Item {
  return {
    id,
    title,
    off: (market) => {
      const { from, days } = market.exogenous;
      const day = Math.max(0, dayNumber(since) - dayNumber(from));
      const levers = [
        ...endedBefore(market.levers, ends, { from, day }),
        ...holds.map(({ lever, args }) => planFrom(lever, args, { from, first: day, last: days - 1 })),
      ];
      const without = { ...market, levers };
      return also ? also(without, day) : without;
    },
  };
}

/**
 * The mechanisms that a market has from a day on; one-offs only where it has one.
 * @param since first day without them, ISO
 */
export function mechanismItems(levers: readonly LeverPlan[], since: string): Item[] {
  const hasOneOff = levers.some(({ lever, until }) => ONE_OFFS.includes(lever) && until >= since);
  return SWITCHES.filter(({ id }) => id !== 'one-offs' || hasOneOff).map((own) => switchedItem(own, since));
}
