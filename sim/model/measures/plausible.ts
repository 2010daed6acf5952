/** What the main metrics can plausibly be in a market of this kind; beyond it a figure is a slip of units or digits. */
import { type MetricName, metricOf } from './all.ts';

/**
 * Lowest and highest for one user who can buy, amounts in the currency of the first values: a day's worth of what is summed
 * over days, else as it stands.
 * Assumption: 680bn a year of a large platform are some 5 a user and day; the ranges reach some hundred times lower
 * and twenty times higher, so that a slip between 万 and 亿 lies outside and no other market does.
 */
const EACH: Partial<Readonly<Record<MetricName, readonly [low: number, high: number]>>> = {
  gmv: [0.01, 100],
  gmvToDate: [0.01, 100],
  netGmv: [0.005, 100],
  gmvPrivate: [0.001, 100],
  gmvPublic: [0.001, 100],
  brandGmv: [0, 100],
  providerGmv: [0, 100],
  refunds: [0, 100],
  platformRevenue: [0, 100],
  leverCost: [0, 100],
  launchGmv: [0, 100],
  launchGmvToDate: [0, 100],
  orders: [0.0001, 10],
  deliveries: [0.0001, 10],
  visits: [0.001, 100],
  buyersDay: [0.0001, 1],
  buyersMonth: [0.001, 1],
  repeatBuyers: [0.0001, 1],
  buyers: [0.001, 1],
  lapsed: [0, 1],
  followers: [0.01, 100],
  launchFollowers: [0, 1],
};

/**
 * The plausible range of a metric over a period, in its unit; undefined where nothing is known.
 * @param users people who can ever buy
 * @param days of the period, or for what counts up to a day the days since it began
 * @param rate one of the currency of the first values in that of the market
 */
export function plausibleRange(
  name: MetricName,
  users: number,
  days: number,
  rate = 1,
): readonly [low: number, high: number] | undefined {
  const each = EACH[name];
  if (!each) return undefined;
  const { over, unit } = metricOf(name);
  const times =
    users * (over === 'sum' || name.endsWith('ToDate') ? days : 1) * (unit === 'money' ? rate : 1);
  return [each[0] * times, each[1] * times];
}
