/** Levels of attention on which the values of the parameters stand. */
export interface Usual {
  /** Share of monthly users active on a day. */
  readonly dauShare: number;
  /** Minutes of an active user a day. */
  readonly minutes: number;
}

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
  /** Shares and minutes at which attention counts as 1. */
  readonly usual: Usual;
  /** Visits by the weekday: 1 in the mean of a week. */
  readonly week: Float64Array;
  /** Calendar month counted from the run's first month (0, 0, …, 1, 1, …). */
  readonly month: Uint16Array;
  /** Month of the year, 0 = January. */
  readonly monthOfYear: Uint8Array;
  /** Weight of the season in the basket: 1 raises its ln by a quarter of calendar.winterBasket. */
  readonly basket: Float64Array;
  /** Strength of the promotion calendar, 0 = ordinary day; some days longer than the run (calendar.ts). */
  readonly event: Float64Array;
  /** 1 on days of the mid-year festival, which each platform has its own kind of; as long as `event`. */
  readonly midYear: Uint8Array;
  /** Around the new year that moves: share by which visits are higher, and how much of calendar.newYear is lost. */
  readonly newYearGain: Float64Array;
  readonly newYearLoss: Float64Array;
  /** Share of the country's parcels that stood still, 0–1. */
  readonly logisticsStop: Float64Array;
  /** Size of rivals, in multiples of the one at which the parameters stand. */
  readonly rivals: Float64Array;
}
