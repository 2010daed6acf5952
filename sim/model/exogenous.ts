/**
 * What the market does not decide: attention and the calendar, one value a day.
 * Built outside the model from published data, cut at the scenario's `knownUntil`.
 * Arrays are indexed by Day and as long as the run (index 0 = `from`).
 */
export interface Exogenous {
  /** First day as ISO date, for labels only; the model itself counts days. */
  readonly from: string;
  readonly days: number;
  /** Monthly active users of the app, persons. */
  readonly mau: Float64Array;
  /** Share of monthly users active on a day (DAU / MAU), 0–1. */
  readonly dauShare: Float64Array;
  /** Minutes a daily active user spends in the app. */
  readonly minutes: Float64Array;
  /** 0 = Monday … 6 = Sunday. */
  readonly weekday: Uint8Array;
  /** Calendar month counted from the run's first month (0, 0, …, 1, 1, …). */
  readonly month: Uint16Array;
  /** Month of the year, 0 = January. */
  readonly monthOfYear: Uint8Array;
  /** Strength of the promotion calendar, 0 = ordinary day, 2.2 = 11 November; some days longer than the run (calendar.ts). */
  readonly event: Float64Array;
  /** 1 on days of the mid-year festival, which each platform has its own kind of; as long as `event`. */
  readonly midYear: Uint8Array;
  /** Days from the first day of the new year that moves (negative before it), or 999 when more than 60 days away. */
  readonly newYearOffset: Int16Array;
  /** Share of the country's parcels that the pandemic stopped, 0–1 (1: 3 Feb – 5 Mar 2020). */
  readonly logisticsStop: Float64Array;
  /** Size of rivals, in multiples of 2020. */
  readonly rivals: Float64Array;
}
