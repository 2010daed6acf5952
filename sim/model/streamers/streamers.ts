/**
 * STATE of the streamers: talents first, then one front account for each ring, then the brands' own stores.
 * Thousands at every fan scale: the population is a stratified design, the same in every replicate.
 */
import { UNRANKED } from '../platform/group.ts';
import { threshold } from '../units.ts';

export const TALENT = 0;
export const RING = 1;
export const STORE = 2;
export const NONE = -1;

/**
 * Numbers of a streamer's record, side by side because a day changes most of them: a cache line. First the public record,
 * fading, in agents, kept in growing units (record.ts): deliveries that satisfied, and that did not; visits and orders
 * seen; complaints.
 */
export const RECORD = 16;
export const GOOD = 0;
export const BAD = 1;
export const SEEN_VISITS = 2;
export const SEEN_ORDERS = 3;
export const COMPLAINED = 4;
/** And, fading with what is seen: parcels, and Σ of what was expected of them above the norm, quality. */
export const SEEN_PARCELS = 5;
export const SEEN_EXPECTED = 6;
/** Then to the end the books since the last review: visits, fen kept and refunded, complaints, harm, new follows (and `spanAds`). */
export const SPAN_VISITS = 7;
export const SPAN_KEPT = 8;
export const SPAN_REFUNDED = 9;
export const SPAN_COMPLAINTS = 10;
export const SPAN_HARM = 11;
export const SPAN_FOLLOWS = 12;

export interface Streamers {
  readonly count: number;
  /** Today's rolls, in the order of streamers (goLive): all who have arrived … */
  readonly active: Int32Array;
  activeCount: number;
  /** … those who are looked at today (`callDue`), in any order: every third day, on arrival, when a policy changes their offers … */
  readonly due: Int32Array;
  dueCount: number;
  /** … and those who are live. */
  readonly onAir: Int32Array;
  onAirCount: number;
  /** Those whom Pinocchio looks at today (goLive), and the words that decide on it. */
  readonly suspects: Int32Array;
  readonly suspicions: Int32Array;
  suspectCount: number;
  /** Of those present: suspended, with a trust card; talents, those of them who are live, the sums of claims and ln prices. */
  suspended: number;
  cards: number;
  presentTalents: number;
  liveTalents: number;
  claimsSum: number;
  lnPriceSum: number;
  readonly talents: number;
  readonly rings: number;
  /** First brand store; store of brand b is `stores + b`. */
  readonly stores: number;
  readonly kind: Uint8Array;
  readonly category: Uint8Array;
  readonly region: Uint8Array;
  /** Share of its GMV of 28 days that it spends on ads. */
  readonly adShare: Float64Array;
  /** Organic size: reach without followers, Zipf by rank. */
  readonly size: Float64Array;
  readonly lnPrice: Float64Array;
  /** What a piece costs it, and its markup on that before fees (pricing.ts). */
  readonly lnCost: Float64Array;
  readonly markup: Float64Array;
  /** True quality of the goods, 0–1, and its spread from order to order. */
  readonly quality: Float64Array;
  /** ln price that such goods usually cost: changes of its own price are felt against it (fans/purchase.ts). */
  readonly worth: Float64Array;
  readonly spread: Float64Array;
  /** Exaggeration of claims x, 0–1. */
  readonly claims: Float64Array;
  /** Chance to be live on a day: what suits it, what it does, and this as a 31-bit threshold. */
  readonly liveNorm: Float64Array;
  readonly liveChance: Float64Array;
  readonly liveBelow: Int32Array;
  /** First day; who has not come yet has a day beyond any run. */
  readonly arrival: Int32Array;
  /** Resistance of an absent talent to entry (entry.ts); without end for all others. */
  readonly resistance: Float64Array;
  /** Day on which it gave up, or a day beyond any run: it keeps its ties and is never live again. */
  readonly left: Int32Array;
  /** Reviews in a row that showed a loss. */
  readonly losses: Uint8Array;
  /** Accounts that one agent stands for. */
  readonly accounts: Uint16Array;
  readonly followers: Int32Array;
  /** What is remembered of it: RECORD numbers a streamer. */
  readonly records: Float64Array;
  /** GMV of about the last 28 days, fen of agents, fading; in growing units too. */
  readonly trailingFen: Float64Array;
  /** Units today of the public record, of seen visits and orders, and of trailing GMV. */
  readonly units: Float64Array;
  /** Fen spent on ads since the last review: apart from the record, because all who are live spend, and few are visited. */
  readonly spanAds: Float64Array;
  /** Followers at the last review. */
  readonly spanFollowers: Int32Array;
  /** What it usually keeps in 28 days, fen of agents: standing costs are those of such sales. */
  readonly usualFen: Float64Array;
  /** Luck in standing costs (luck.ts). */
  readonly luck: Float64Array;
  /** What of its offer must be made again when it is looked at: CHANGED, TASTE or nothing. */
  readonly revised: Uint8Array;
  readonly warnings: Uint8Array;
  readonly suspendedUntil: Int32Array;
  /** Day of removal, or a day beyond any run. */
  readonly cleared: Int32Array;
  /** Day the trust card was taken, or NONE. */
  readonly card: Int32Array;
  /** How well the card covers its goods, 0–1. */
  readonly cover: Float64Array;
  readonly provider: Int16Array;
  /** Brand whose goods are sold: own brand of a store, carried brand of a talent, or NONE. */
  readonly brand: Int32Array;
  readonly brandShare: Float64Array; // of branded goods in sales, 0–1
  /** Place by size when the platform last ranked sellers (rank.ts), UNRANKED before; and that day, or NONE. */
  readonly rank: Int32Array;
  rankedOn: number;
}

/** What it sells or claims has changed: all of the offer; or nothing but the taste for its brand goods, as every day. */
export const CHANGED = 1;
export const TASTE = 2;

export const FOREVER = 1_000_000; // a day that never comes

export function allocateStreamers(talents: number, rings: number, brands: number): Streamers {
  const n = talents + rings + brands;
  return {
    count: n,
    active: new Int32Array(n),
    activeCount: 0,
    due: new Int32Array(n),
    dueCount: 0,
    onAir: new Int32Array(n),
    onAirCount: 0,
    suspects: new Int32Array(n),
    suspicions: new Int32Array(n),
    suspectCount: 0,
    suspended: 0,
    cards: 0,
    presentTalents: 0,
    liveTalents: 0,
    claimsSum: 0,
    lnPriceSum: 0,
    talents,
    rings,
    stores: talents + rings,
    kind: new Uint8Array(n),
    category: new Uint8Array(n),
    region: new Uint8Array(n),
    adShare: new Float64Array(n),
    size: new Float64Array(n),
    lnPrice: new Float64Array(n),
    worth: new Float64Array(n),
    lnCost: new Float64Array(n),
    markup: new Float64Array(n),
    quality: new Float64Array(n),
    spread: new Float64Array(n),
    claims: new Float64Array(n),
    liveNorm: new Float64Array(n),
    liveChance: new Float64Array(n),
    liveBelow: new Int32Array(n),
    arrival: new Int32Array(n),
    resistance: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    left: new Int32Array(n).fill(FOREVER),
    losses: new Uint8Array(n),
    accounts: new Uint16Array(n).fill(1),
    followers: new Int32Array(n),
    records: new Float64Array(n * RECORD),
    trailingFen: new Float64Array(n),
    units: new Float64Array(3).fill(1),
    spanAds: new Float64Array(n),
    spanFollowers: new Int32Array(n),
    usualFen: new Float64Array(n),
    luck: new Float64Array(n),
    revised: new Uint8Array(n).fill(CHANGED),
    warnings: new Uint8Array(n),
    suspendedUntil: new Int32Array(n),
    cleared: new Int32Array(n).fill(FOREVER),
    card: new Int32Array(n).fill(NONE),
    cover: new Float64Array(n),
    provider: new Int16Array(n).fill(NONE),
    brand: new Int32Array(n).fill(NONE),
    brandShare: new Float64Array(n),
    rank: new Int32Array(n).fill(UNRANKED),
    rankedOn: NONE,
  };
}

/** Present: has arrived, was not removed and has not given up. */
export function isPresent(s: Streamers, j: number, day: number): boolean {
  return s.arrival[j]! <= day && day < s.cleared[j]! && day < s.left[j]!;
}

/** Sets the chance to be live on a day. */
export function setLiveChance(s: Streamers, j: number, chance: number): void {
  s.liveChance[j] = chance;
  s.liveBelow[j] = Math.min(threshold(chance, 31), 2 ** 31 - 1);
}

/** Changes what a present streamer claims; its offer follows when it is looked at next. */
export function setClaims(s: Streamers, j: number, claims: number): void {
  if (s.kind[j] === TALENT) s.claimsSum += claims - s.claims[j]!;
  s.claims[j] = claims;
  s.revised[j] = CHANGED;
}

/** Days between two looks at a streamer: offer, score and tables are renewed in turn. Assumption; spreads the work. */
const REFRESH_DAYS = 3;

/**
 * Lists today's due streamers. The removed stay on the list: parcels and follow lists outlive them.
 * @param arrivals those who come today, in their order
 */
export function callDue(s: Streamers, day: number, arrivals: ArrayLike<number>): void {
  const { due, arrival } = s;
  const turn = turnOf(day);
  let count = 0;
  for (let at = 0; at < arrivals.length; at++)
    if (arrivals[at]! % REFRESH_DAYS !== turn) due[count++] = arrivals[at]!;
  for (let j = turn; j < s.count; j += REFRESH_DAYS) {
    due[count] = j;
    count += (arrival[j]! - day - 1) >>> 31; // one when it has arrived: the sign, for a branch would be guessed wrong
  }
  s.dueCount = count;
}

/** Has the offers of some active streamers made again today, whoever's turn it is. */
export function callAlso(s: Streamers, day: number, isCalled: (j: number) => boolean): void {
  const { active, activeCount, due, arrival, revised } = s;
  const turn = turnOf(day);
  for (let at = 0; at < activeCount; at++) {
    const j = active[at]!;
    if (!isCalled(j)) continue;
    revised[j] = CHANGED;
    if (j % REFRESH_DAYS !== turn && arrival[j] !== day) due[s.dueCount++] = j;
  }
}

/** The first streamer whose turn it is. */
function turnOf(day: number): number {
  return (REFRESH_DAYS - (day % REFRESH_DAYS)) % REFRESH_DAYS;
}
