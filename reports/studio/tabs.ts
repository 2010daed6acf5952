/** What the page draws beside GMV: tab by tab a small chart of each metric, month by month. */
import type { MetricName } from '../../sim/model/measures/all.ts';
import { dayNumber } from '../../sim/notation/dates.ts';
import { type Span, spanOf, spansOf } from '../../sim/result/summary.ts';

export const TABS = {
  trust: ['meanTrust', 'satisfiedShare', 'repeatRate', 'buyersMonth'],
  traffic: ['entriesPrivate', 'entriesOrganic', 'entriesShared', 'entriesPaid'],
  sellers: ['talents', 'liveShare', 'talentProfit', 'claims'],
  brands: ['brandGmv', 'brands', 'brandsKa', 'brandsSka'],
  providers: ['providerGmv', 'providers', 'providersAbove1bn', 'providersAbove100m'],
  money: ['platformRevenue', 'adRevenue', 'leverCost', 'platformNet'],
} as const satisfies Readonly<Record<string, readonly MetricName[]>>;

export type TabName = keyof typeof TABS;
export const TAB_NAMES = Object.keys(TABS) as readonly TabName[];

/** Every metric of a tab, once. */
export const PATH_METRICS: readonly MetricName[] = [...new Set(TAB_NAMES.flatMap((name) => [...TABS[name]]))];

/** First and last day of the main period, counted from the first day of the run. */
function mainDays(main: string, from: string): Pick<Span, 'first' | 'last'> {
  if (!main.includes('/')) return spanOf(main, from);
  const [first, last] = main.split('/').map((day) => dayNumber(day) - dayNumber(from));
  return { first: first!, last: last! };
}

/** Whole months of the main period. */
export function monthsOf(main: string, from: string, until: string): Span[] {
  const { first, last } = mainDays(main, from);
  return spansOf(from, until).filter(
    (span) => span.kind === 'month' && span.first >= first && span.last <= last,
  );
}
