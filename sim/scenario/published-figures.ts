/**
 * What the history of any market may publish: for each metric the kind of its unit, and what its values can be. A market's
 * file names what only its own has.
 */
import type { Span, UnitKind } from '../notation/units.ts';

export interface PublishedFigure {
  readonly kind: UnitKind;
  /** A figure of each day, month or year; its unit may say so. All others are of their whole period. */
  readonly per?: Span;
  /** Smallest and largest value that can be, in base units; outside it is a slip. */
  readonly range: readonly [low: number, high: number];
  /** Whether the smallest value itself cannot be. */
  readonly isAbove?: boolean;
  /** A result is published after its period has ended; targets and conferences speak before. */
  readonly isResult?: boolean;
}

/** Above the product of the whole world, at a market’s rate of 1; above mankind; a whole day. */
const MOST = { money: 1e15, people: 1e10, minutes: 1440, things: 1e13, growth: 1000 };

const MONEY: PublishedFigure = { kind: 'money', range: [0, MOST.money], isAbove: true };
const PEOPLE: PublishedFigure = { kind: 'people', range: [0, MOST.people], isAbove: true };
const THINGS: PublishedFigure = { kind: 'things', range: [0, MOST.things] };
const SHARE: PublishedFigure = { kind: 'share', range: [0, 1] };
/** A growth of −100% leaves nothing. */
const GROWTH: PublishedFigure = { kind: 'share', range: [-1, MOST.growth] };
const POINTS: PublishedFigure = { kind: 'points', range: [-1, 1] };
const MINUTES: PublishedFigure = { kind: 'minutes', range: [0, MOST.minutes], isAbove: true };
const RESULT = { isResult: true } as const;

const FIGURES: Readonly<Record<string, PublishedFigure>> = {
  // what the market reads, is fitted to and is judged by
  ecommerce_gmv: { ...MONEY, ...RESULT },
  avg_mau: { ...PEOPLE, ...RESULT },
  avg_dau: { ...PEOPLE, ...RESULT },
  minutes_per_dau_day: { ...MINUTES, per: 'day', ...RESULT },
  ecommerce_monthly_active_buyers: { ...PEOPLE, ...RESULT },
  avg_monthly_repeat_purchase_rate: { ...SHARE, ...RESULT },
  ecommerce_orders: { ...THINGS, ...RESULT },
  live_buyers_satisfied: SHARE,
  buyers_yoy: GROWTH,
  buyers_growth: GROWTH,
  brand_count_yoy: GROWTH,
  brand_goods_sales_yoy: GROWTH,
  online_physical_goods_retail: { ...MONEY, ...RESULT },
  average_order_value: { ...MONEY, ...RESULT },
  average_item_price: { ...MONEY, ...RESULT },
  share_of_sales_from_existing_buyers: { ...SHARE, ...RESULT },
  // what a reader may want beside them
  average_order_value_upper_bound: MONEY,
  average_order_value_yoy: GROWTH,
  brand_count_growth: GROWTH,
  brand_goods_gmv_growth: GROWTH,
  branded_goods_gmv: MONEY,
  branded_goods_gmv_target: MONEY,
  branded_goods_share_of_gmv: SHARE,
  ecommerce_annual_active_buyers: PEOPLE,
  ecommerce_buyer_penetration_of_mau: SHARE,
  ecommerce_gmv_daily_average: { ...MONEY, per: 'day' },
  ecommerce_gmv_expected: MONEY,
  ecommerce_gmv_yoy: GROWTH,
  gmv_per_annual_active_buyer: { ...MONEY, per: 'year' },
  gmv_per_monthly_buyer_per_month: { ...MONEY, per: 'month' },
  gmv_share_of_year: SHARE,
  gmv_target_analyst: MONEY,
  gmv_target_company_call: MONEY,
  gmv_target_internal: MONEY,
  gmv_target_internal_high: MONEY,
  gmv_target_internal_low: MONEY,
  gmv_target_press: MONEY,
  monthly_active_merchants_yoy: GROWTH,
  online_marketing_over_gmv: SHARE,
  online_marketing_revenue: MONEY,
  online_marketing_revenue_per_dau_year: { ...MONEY, per: 'year' },
  order_amount_per_buyer_yoy: GROWTH,
  orders_growth: GROWTH,
  orders_per_buyer_growth: GROWTH,
  orders_per_buyer_yoy: GROWTH,
  other_services_over_gmv: SHARE,
  other_services_revenue: MONEY,
  repeat_purchase_rate_yoy_change: POINTS,
  take_rate: SHARE,
};

const BY_KIND = {
  money: MONEY,
  people: PEOPLE,
  things: THINGS,
  share: SHARE,
  growth: GROWTH,
  points: POINTS,
  minutes: MINUTES,
} as const;

/** What a figure of a market's own can be; a growth may be below 0 and above 1, where a share may not. */
export type OwnFigureKind = keyof typeof BY_KIND;
export const OWN_FIGURE_KINDS = Object.keys(BY_KIND) as [OwnFigureKind, ...OwnFigureKind[]];

export type OwnFigures = Readonly<Record<string, PublishedFigure>>;

export function ownFigure(kind: OwnFigureKind, per: Span | undefined): PublishedFigure {
  return per === undefined ? BY_KIND[kind] : { ...BY_KIND[kind], per };
}

/** What is known of a metric of any history, or of one with figures of its own; undefined for a name that is none. */
export function publishedFigure(metric: string, own: OwnFigures = {}): PublishedFigure | undefined {
  if (Object.hasOwn(FIGURES, metric)) return FIGURES[metric];
  return Object.hasOwn(own, metric) ? own[metric] : undefined;
}

/** Names that a history may have. */
export function publishedMetrics(own: OwnFigures = {}): string[] {
  return [...Object.keys(FIGURES), ...Object.keys(own)];
}
