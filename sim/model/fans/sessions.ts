/** STATE the kernel works on: the fans and orders of one shard, the day's tables, the day's tally. */
import type { Key } from '../random.ts';
import { allocateFans, type Fans, NOBODY } from './fans.ts';
import { allocateOrders, type Orders } from './orders.ts';
import { copyInto, float64, int32, type Space, uint8, uint16 } from './space.ts';
import type { FanTables } from './tables.ts';

/** Fans that the kernel looks through at once. */
export const GROUP = 128;
export const CATEGORIES = 8;
/** North-east, north, east, south, central, west. */
export const REGIONS = 6;
/** A follower believes half of the claims that a stranger believes. */
export const TIE_CLAIMS = 0.5;
/** Kinds of public traffic, as rows of the exposure table. */
export const ORGANIC = 0;
export const SHARED = 1;
export const PAID = 2;
/** Places of an exposure table: an 11-bit draw picks one. */
export const EXPOSURE_BITS = 11;

/**
 * What the market offers today, compiled to integers. Arrays are indexed by streamer unless said otherwise.
 * Chances are 16-bit thresholds, utilities and ln values have 10 fractional bits, trust, severity and factors 8.
 */
export interface DayTables {
  day: number;
  /** Reading of each fan state's clock at the end of today (fans.ts states). */
  readonly clocks: Int32Array;
  /** 1 = live today. */
  readonly live: Uint8Array;
  /** 1 = cleared: orders in flight are cancelled. */
  readonly gone: Uint8Array;
  readonly category: Uint8Array;
  readonly region: Uint8Array;
  readonly followerUtility: Int32Array;
  readonly strangerUtility: Int32Array;
  readonly guarantee: Int32Array;
  readonly lnPrice: Int32Array;
  readonly strangerTrust: Uint16Array;
  readonly followVisit: Uint16Array;
  readonly followDelivery: Uint16Array;
  readonly disconfirmation: Int32Array;
  readonly spread: Int32Array;
  readonly unhealed: Uint16Array;
  readonly refundEase: Uint16Array;
  readonly deliverySpread: Uint8Array;
  /** [category][kind][place] → streamer; NOBODY where a category has no offer. */
  readonly exposure: Uint16Array;
  /** Streamer whose visits are told by source, or NOBODY. */
  watched: number;
  /** 17-bit thresholds: below `paid` paid, below `paidOrShared` shared, else organic. */
  paid: number;
  paidOrShared: number;
  ownCategory: number;
  /** Weight of the public feed, 12 bits, and the factor on private visits, 8 bits. */
  publicWeight: number;
  privateDomain: number;
  strangerDiscount: number;
  /** Utility and ln basket that the calendar adds today. */
  season: number;
  lnSeason: number;
  fit: number;
  home: number;
  dormancy: number;
  idleDays: number;
  idleLapse: number;
  deliveryMin: number;
  // trust of a tie
  priorGood: number;
  priorBad: number;
  stake: number;
  evidenceMemory: number;
  learnedGood: number;
  learnedBad: number;
  leaveTrust: number;
  strongTrust: number;
  resist: number;
  generalStep: number;
  generalHarm: number;
  // deliveries
  tolerance: number;
  refundBase: number;
  refundSeverity: number;
  complaint: number;
  lapse: number;
  share: number;
}

/** What happened today, in agents and fen; sums only, so that order cannot matter. */
export interface Tally {
  readonly visits: Int32Array;
  readonly orders: Int32Array;
  readonly ordersPrivate: Int32Array;
  readonly follows: Int32Array;
  readonly unfollows: Int32Array;
  readonly delivered: Int32Array;
  readonly satisfied: Int32Array;
  readonly harm: Int32Array;
  readonly complaints: Int32Array;
  readonly shares: Int32Array;
  readonly placedFen: Float64Array;
  readonly keptFen: Float64Array;
  readonly refundedFen: Float64Array;
  readonly cancelledFen: Float64Array;
  /** One value: fen placed on private visits. */
  readonly privateFen: Float64Array;
  /** Visits of the watched streamer: private, organic, shared, paid. */
  readonly watched: Int32Array;
  visitsPrivate: number;
  visitsOrganic: number;
  visitsShared: number;
  visitsPaid: number;
  trials: number;
  buyersToday: number;
  /** Change of Σ trust over all ties, 8 fractional bits. */
  trustMoved: number;
  trustOpened: number;
  trustReturned: number;
  trustLost: number;
}

export interface Sessions {
  readonly key: Key;
  /** Where all columns lie, which decides the kernel (shards.ts). */
  readonly space: Space;
  readonly fans: Fans;
  /** The shard's fans: `from` to `to` − 1. Those of other shards are not touched. */
  readonly from: number;
  readonly to: number;
  readonly orders: Orders;
  readonly tables: FanTables;
  readonly day: DayTables;
  readonly tally: Tally;
  /** Two words of the last draw. */
  readonly word: Int32Array;
  /** Fans of the group at hand whose moment has come. */
  readonly due: Int32Array;
}

/** @param space where all of it lies; columns of their own when not said */
export function allocateSessions(
  key: Key,
  fanCount: number,
  streamers: number,
  tables: FanTables,
  space: Space = {},
): Sessions {
  return {
    key,
    space,
    fans: allocateFans(fanCount, space),
    tables: copyInto(tables, space),
    day: allocateDay(streamers, space),
    ...allocateShard(0, fanCount, streamers, space),
  };
}

/** What each shard has for itself. */
export function allocateShard(from: number, to: number, streamers: number, space: Space) {
  return {
    from,
    to,
    orders: allocateOrders(space),
    tally: allocateTally(streamers, space),
    word: new Int32Array(2),
    due: int32(GROUP, space),
  };
}

export function allocateDay(streamers: number, space?: Space): DayTables {
  return {
    day: 0,
    clocks: int32(4, space),
    live: uint8(streamers, space),
    gone: uint8(streamers, space),
    category: uint8(streamers, space),
    region: uint8(streamers, space),
    followerUtility: int32(streamers, space),
    strangerUtility: int32(streamers, space),
    guarantee: int32(streamers, space),
    lnPrice: int32(streamers, space),
    strangerTrust: uint16(streamers, space),
    followVisit: uint16(streamers, space),
    followDelivery: uint16(streamers, space),
    disconfirmation: int32(streamers, space),
    spread: int32(streamers, space),
    unhealed: uint16(streamers, space),
    refundEase: uint16(streamers, space),
    deliverySpread: uint8(streamers, space),
    exposure: uint16(CATEGORIES * 3 * 2 ** EXPOSURE_BITS, space),
    watched: NOBODY,
    paid: 0,
    paidOrShared: 0,
    ownCategory: 0,
    publicWeight: 0,
    privateDomain: 0,
    strangerDiscount: 0,
    season: 0,
    lnSeason: 0,
    fit: 0,
    home: 0,
    dormancy: 0,
    idleDays: 0,
    idleLapse: 0,
    deliveryMin: 0,
    priorGood: 0,
    priorBad: 0,
    stake: 0,
    evidenceMemory: 0,
    learnedGood: 0,
    learnedBad: 0,
    leaveTrust: 0,
    strongTrust: 0,
    resist: 0,
    generalStep: 0,
    generalHarm: 0,
    tolerance: 0,
    refundBase: 0,
    refundSeverity: 0,
    complaint: 0,
    lapse: 0,
    share: 0,
  };
}

export function allocateTally(streamers: number, space?: Space): Tally {
  return {
    visits: int32(streamers, space),
    orders: int32(streamers, space),
    ordersPrivate: int32(streamers, space),
    follows: int32(streamers, space),
    unfollows: int32(streamers, space),
    delivered: int32(streamers, space),
    satisfied: int32(streamers, space),
    harm: int32(streamers, space),
    complaints: int32(streamers, space),
    shares: int32(streamers, space),
    placedFen: float64(streamers, space),
    keptFen: float64(streamers, space),
    refundedFen: float64(streamers, space),
    cancelledFen: float64(streamers, space),
    privateFen: float64(1, space),
    watched: int32(4, space),
    visitsPrivate: 0,
    visitsOrganic: 0,
    visitsShared: 0,
    visitsPaid: 0,
    trials: 0,
    buyersToday: 0,
    trustMoved: 0,
    trustOpened: 0,
    trustReturned: 0,
    trustLost: 0,
  };
}

/** Sets the day's tally to zero. */
export function clearTally(tally: Tally): void {
  tally.visits.fill(0);
  tally.orders.fill(0);
  tally.ordersPrivate.fill(0);
  tally.follows.fill(0);
  tally.unfollows.fill(0);
  tally.delivered.fill(0);
  tally.satisfied.fill(0);
  tally.harm.fill(0);
  tally.complaints.fill(0);
  tally.shares.fill(0);
  tally.placedFen.fill(0);
  tally.keptFen.fill(0);
  tally.refundedFen.fill(0);
  tally.cancelledFen.fill(0);
  tally.privateFen[0] = 0;
  tally.watched.fill(0);
  tally.visitsPrivate = 0;
  tally.visitsOrganic = 0;
  tally.visitsShared = 0;
  tally.visitsPaid = 0;
  tally.trials = 0;
  tally.buyersToday = 0;
  tally.trustMoved = 0;
  tally.trustOpened = 0;
  tally.trustReturned = 0;
  tally.trustLost = 0;
}
