/** STATE: the day's tally added up, for accounts, learning, measures and identities. */

/** Whom the day has touched, and its sums over all streamers: agents and whole fen, so that order cannot matter. */
export interface Turnover {
  /** Streamers with any entry in the day's tally, in their order. */
  readonly touched: Int32Array;
  touchedCount: number;
  visits: number;
  orders: number;
  ordersPrivate: number;
  follows: number;
  unfollows: number;
  delivered: number;
  satisfied: number;
  returned: number;
  complaints: number;
  shares: number;
  placedFen: number;
  keptFen: number;
  refundedFen: number;
  cancelledFen: number;
}

export function allocateTurnover(streamers: number): Turnover {
  return {
    touched: new Int32Array(streamers),
    touchedCount: 0,
    visits: 0,
    orders: 0,
    ordersPrivate: 0,
    follows: 0,
    unfollows: 0,
    delivered: 0,
    satisfied: 0,
    returned: 0,
    complaints: 0,
    shares: 0,
    placedFen: 0,
    keptFen: 0,
    refundedFen: 0,
    cancelledFen: 0,
  };
}
