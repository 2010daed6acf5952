/** STATE: what each streamer offers today. */

/** What streamers offer today, after provider, carried brand, trust card and levers: one value a streamer. */
export interface Offers {
  readonly lnPrice: Float64Array;
  /** ln price that such goods usually cost. */
  readonly worth: Float64Array;
  readonly quality: Float64Array;
  readonly spread: Float64Array;
  readonly claims: Float64Array;
  readonly operations: Float64Array;
  readonly brandShare: Float64Array;
  /** Factor on follows per visit, and on organic size. */
  readonly marketing: Float64Array;
  readonly incubation: Float64Array;
  /** Days saved on delivery by the provider. */
  readonly days: Float64Array;
  /** Cover of the trust card G, 0–1. */
  readonly cover: Float64Array;
  /** How far returns are free beside the card, 0–1. */
  readonly freeReturns: Float64Array;
}

export function createOffers(count: number): Offers {
  return {
    lnPrice: new Float64Array(count),
    worth: new Float64Array(count),
    quality: new Float64Array(count),
    spread: new Float64Array(count),
    claims: new Float64Array(count),
    operations: new Float64Array(count),
    brandShare: new Float64Array(count),
    marketing: new Float64Array(count).fill(1),
    incubation: new Float64Array(count).fill(1),
    days: new Float64Array(count),
    cover: new Float64Array(count),
    freeReturns: new Float64Array(count),
  };
}
