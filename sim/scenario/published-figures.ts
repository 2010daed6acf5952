/** What a market's history may publish: for each metric the kind of its unit, and what its values can be. */
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

/** Above the product of the whole world, in any currency; above mankind; a whole day. */
const MOST = { money: 1e15, people: 1e10, minutes: 1440, things: 1e13, growth: 1000 };

const MONEY: PublishedFigure = { kind: 'money', range: [0, MOST.money], isAbove: true };
const PEOPLE: PublishedFigure = { kind: 'people', range: [0, MOST.people], isAbove: true };
const THINGS: PublishedFigure = { kind: 'things', range: [0, MOST.things] };
const SHARE: PublishedFigure = { kind: 'share', range: [0, 1] };
/** A growth of −100% leaves nothing. */
const GROWTH: PublishedFigure = { kind: 'share', range: [-1, MOST.growth] };
const RESULT = { isResult: true } as const;

const FIGURES: Readonly<Record<string, PublishedFigure>> = {
  // what the market reads, is fitted to and is judged by
  ecommerce_gmv: { ...MONEY, ...RESULT },
  avg_mau: { ...PEOPLE, ...RESULT },
  avg_dau: { ...PEOPLE, ...RESULT },
  minutes_per_dau_day: {
    kind: 'minutes',
    per: 'day',
    range: [0, MOST.minutes],
    isAbove: true,
    ...RESULT,
  },
  ecommerce_monthly_active_buyers: { ...PEOPLE, ...RESULT },
  avg_monthly_repeat_purchase_rate: { ...SHARE, ...RESULT },
  ecommerce_orders: { ...THINGS, ...RESULT },
  live_buyers_satisfied: SHARE,
  share_of_repurchase_from_follow_page: SHARE,
  buyers_yoy: GROWTH,
  buyers_growth: GROWTH,
  brand_count_yoy: GROWTH,
  brand_goods_sales_yoy: GROWTH,
  online_physical_goods_retail: { ...MONEY, ...RESULT },
  average_order_value: { ...MONEY, ...RESULT },
  average_item_price: { ...MONEY, ...RESULT },
  share_of_sales_from_existing_buyers: { ...SHARE, ...RESULT },
  // what a reader may want beside them
  accounts_banned: THINGS,
  average_order_value_upper_bound: MONEY,
  average_order_value_yoy: GROWTH,
  avg_dau_china_apps_and_mini_programs: PEOPLE,
  avg_mau_china_apps_and_mini_programs: PEOPLE,
  brand_count_growth: GROWTH,
  brand_goods_gmv_growth: GROWTH,
  branded_goods_gmv: MONEY,
  branded_goods_gmv_target: MONEY,
  branded_goods_share_of_gmv: SHARE,
  counterfeit_listings_intercepted: THINGS,
  daily_video_and_live_views: { ...THINGS, per: 'day' },
  ecommerce_annual_active_buyers: PEOPLE,
  ecommerce_buyer_penetration_of_mau: SHARE,
  ecommerce_gmv_daily_average: { ...MONEY, per: 'day' },
  ecommerce_gmv_expected: MONEY,
  ecommerce_gmv_yoy: GROWTH,
  fast_brands_benchmarks_target: THINGS,
  gangs_removed: THINGS,
  gmv_per_annual_active_buyer: { ...MONEY, per: 'year' },
  gmv_per_monthly_buyer_per_month: { ...MONEY, per: 'month' },
  gmv_share_of_year: SHARE,
  gmv_target_analyst: MONEY,
  gmv_target_company_call: MONEY,
  gmv_target_internal: MONEY,
  gmv_target_internal_high: MONEY,
  gmv_target_internal_low: MONEY,
  gmv_target_press: MONEY,
  kwai_shop_share_of_gmv: SHARE,
  live_report_rate_change_vs_2020: GROWTH,
  mid_tier_streamers_share_of_gmv: SHARE,
  monthly_active_merchants_yoy: GROWTH,
  mutual_follow_pairs: THINGS,
  new_merchants_per_month_yoy: GROWTH,
  online_marketing_over_gmv: SHARE,
  online_marketing_revenue: MONEY,
  online_marketing_revenue_per_dau_year: { ...MONEY, per: 'year' },
  order_amount_per_buyer_yoy: GROWTH,
  orders_growth: GROWTH,
  orders_per_buyer_growth: GROWTH,
  orders_per_buyer_yoy: GROWTH,
  orders_under_trust_purchase_guarantee: THINGS,
  other_services_over_gmv: SHARE,
  other_services_revenue: MONEY,
  pan_shelf_share_of_gmv: SHARE,
  repeat_purchase_rate_yoy_change: { kind: 'points', range: [-1, 1] },
  short_video_gmv_yoy: GROWTH,
  ska_brands_over_100m_rmb: THINGS,
  ska_brands_over_50m_rmb: THINGS,
  take_rate: SHARE,
  trust_index_indicators: THINGS,
  vest_reopen_applications_intercepted: THINGS,
  viewers_judging_in_live_rooms_per_day: { ...PEOPLE, per: 'day' },
  windmaker_plan_ecosystem_fund: MONEY,
  windmaker_plan_target_partners_gmv_100m: THINGS,
  windmaker_plan_target_partners_gmv_1bn: THINGS,
};

export const PUBLISHED_METRICS: readonly string[] = Object.keys(FIGURES);

/** What is known of a metric of a history; undefined for a name that is none. */
export function publishedFigure(metric: string): PublishedFigure | undefined {
  return Object.hasOwn(FIGURES, metric) ? FIGURES[metric] : undefined;
}
