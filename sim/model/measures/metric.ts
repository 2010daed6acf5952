/** How one daily value turns into a value for a month, quarter or year. */
export type Over =
  | 'sum' // flows: GMV, orders
  | 'last' // stocks at the end of the period: followers, brands
  | 'mean' // states averaged over days
  | 'monthly'; // recorded on the last day of each calendar month; quarters and years average their months

/** A figure that is recorded every day, or on the last day of each month. */
export interface Metric {
  /** By which targets, triggers and tables name it. */
  readonly name: string;
  /** Money is in the currency of the market. */
  readonly unit: 'money' | 'users' | 'count' | 'share' | 'visits' | 'orders' | 'stakes' | 'index';
  /** How days become a longer period. */
  readonly over: Over;
  /** A share that must be re-formed from sums over a period, not averaged: [numerator metrics, denominator metrics]. */
  readonly ratio?: { readonly of: readonly string[]; readonly to: readonly string[] };
  /** Its name for people. */
  readonly title: { readonly zh: string; readonly en: string };
  /** What is counted, in one sentence. */
  readonly definition: { readonly zh: string; readonly en: string };
}
