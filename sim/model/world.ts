/** STATE of one market: everything that changes from day to day, allocated here once. */
import { CATEGORIES, CELLS, OFFER_ROW, OWN_CATEGORY, OWN_REGION } from '../kernel/layout.ts';
import type { DayTables, FanRange, Tally } from '../kernel/state.ts';
import { allocateBrands, type Brands } from './brands/brands.ts';
import type { Exogenous } from './exogenous.ts';
import { type Accounts, openAccounts } from './ledger.ts';
import type { Params } from './params.ts';
import { COSTS, type Cost } from './platform/costs.ts';
import { allocateBeside, allocateFeed, type Feed, placeFeed } from './platform/exposure.ts';
import type { LeverStates } from './platform/leverRule.ts';
import { ownPolicy, type Policy } from './platform/policy.ts';
import { type Providers, populateProviders } from './providers/providers.ts';
import type { Key } from './random.ts';
import { moveSellers, placeSellers } from './streamers/columns.ts';
import { NONE, type Streamers } from './streamers/streamers.ts';
import { allocateTurnover, type Turnover } from './turnover.ts';

export interface World {
  readonly params: Params;
  readonly exogenous: Exogenous;
  readonly scale: number;
  readonly key: Key;
  day: number;
  /** The fans, in ranges (kernel/state.ts). */
  readonly ranges: readonly FanRange[];
  /** What the market offers the fans today, and what they did today: the tally is the sum over all ranges. */
  readonly sessions: { readonly day: DayTables; readonly tally: Tally };
  readonly streamers: Streamers;
  readonly brands: Brands;
  readonly providers: Providers;
  readonly accounts: Accounts;
  readonly platform: Platform;
  readonly leverStates: LeverStates; // of levers with rules, by their text
  readonly exposure: Exposure;
  readonly turnover: Turnover; // the day's tally, added up
  /** The policy that the kernel's tables hold; none before the first day, and before the first after a checkpoint. */
  compiled: Policy | undefined;
  /** Streamers of each category, in their order. */
  readonly categories: readonly (readonly number[])[];
}

/** The store that a campaign has opened, or NONE; its GMV of yesterday and its ads of today, fen of agents. */
export interface LaunchedStore {
  store: number;
  soldFen: number;
  adFen: number;
}

/** What the platform remembers. Counts are agents. */
export interface Platform {
  /** Cumulated clocks: visits, trials of never-buyers, trials of lapsed buyers; and the share of users arrived. */
  visitClock: number;
  trialClock: number;
  lapsedClock: number;
  arrived: number;
  /** Smoothed satisfied deliveries a day, less weighted disappointments, by cell (kernel/layout.ts). */
  readonly wordOfMouth: Float64Array;
  ordersADay: number;
  soldYesterdayFen: number;
  /** Coupons in the orders on their way, fen of agents: for all goods, and those for a category, by category. */
  couponFen: number;
  readonly categoryCoupons: Float64Array;
  sharesYesterday: number;
  publicYesterday: number;
  /** People by state (kernel/layout.ts) at the end of yesterday: a running sum, counted again every week. */
  readonly people: Int32Array;
  policy: Policy; // of yesterday
  trustSum: number; // Σ trust over all ties, 8 fractional bits
  /** By category: ln of the prices it has shown lately, against what its goods usually cost (platform/reference.ts). */
  readonly reference: Float64Array;
  /** ln by which buyers see all prices lower today: festival and coupon; and what a coupon for a category adds to its own. */
  discount: number;
  readonly categoryDiscount: Float64Array;
  paidShare: number; // of public visits, yesterday
  readonly adPriceFen: Float64Array; // of a paid visit by category, smoothed
  /** What a day of the market is like, smoothed over about 28 days: agents and their fen. */
  readonly usualDay: {
    visits: number;
    keptFen: number;
    follows: number;
    placedFen: number;
    publicVisits: number;
    publicFen: number;
  };
  /** Talents' books, of the reviews of about the last 28 days, fen of agents; those who gave up today. */
  readonly books: { profitFen: number; keptFen: number };
  leftTalents: number;
  /** Cumulated hazard of talents' entry; no absent talent has a lower resistance. */
  entryClock: number;
  leastResistance: number;
  readonly launch: LaunchedStore;
  /** The talent that a lever has set apart, or NONE. */
  host: number;
  // the record of the day, for measures
  warned: number;
  clearedRings: number;
  clearedAccounts: number;
  readonly cost: Record<Cost, number>;
  /** Coupons given today, before those that came back; the share of live rooms to be reviewed that the money was enough for. */
  couponGivenFen: number;
  /** Of what guarantees cost, that of the trust card. */
  cardPaidFen: number;
  reviewedShare: number;
  adFen: number;
  feesFen: number;
  commissionFen: number;
  providerFen: number;
}

/** Today's weights of public traffic, before they become shares. */
export interface Exposure {
  /** Organic weight at the last scoring, whether live or not, and the reach in it. */
  readonly score: Float64Array;
  readonly reach: Float64Array;
  /** 1 = size or followers have changed since the reach was last worked out. */
  readonly stale: Uint8Array;
  /** Scratch: whom the recommender rates. */
  readonly rated: Int32Array;
  /** Whose links were shared yesterday, in their order, and how many links of each, by streamer. */
  readonly sharers: Int32Array;
  sharerCount: number;
  readonly links: Int32Array;
  /** What those on air spend on ads today, in their order; what all spend, and what the platform adds to it, fen of agents. */
  readonly adFen: Float64Array;
  spentFen: number;
  addedFen: number;
  /** The live streamers in the three kinds of traffic. */
  readonly organic: Feed;
  readonly shared: Feed;
  readonly paid: Feed;
}

/** Fans that can ever buy, as agents. */
export function fanCount(params: Params, scale: number): number {
  return Math.max(1, Math.round((params['fans.users'] * params['fans.ableShare']) / scale));
}

/** @param ranges the fans; those of the first hold the day's tables and the day's tally */
export function createWorld(
  { params, exogenous, scale, key }: Pick<World, 'params' | 'exogenous' | 'scale' | 'key'>,
  streamers: Streamers,
  ranges: readonly FanRange[],
): World {
  const sessions = ranges[0]!;
  moveSellers(streamers, sessions.sellers);
  const { offers } = sessions.day;
  for (let j = 0; j < streamers.count; j++) {
    offers[j * OFFER_ROW + OWN_CATEGORY] = streamers.category[j]!;
    offers[j * OFFER_ROW + OWN_REGION] = streamers.region[j]!;
  }
  const categories: number[][] = Array.from({ length: CATEGORIES }, () => []);
  for (let j = 0; j < streamers.count; j++) categories[streamers.category[j]!]!.push(j);
  return {
    params,
    exogenous,
    scale,
    key,
    day: 0,
    ranges,
    sessions: { day: sessions.day, tally: sessions.tally },
    streamers,
    brands: allocateBrands(params['brands.pool']),
    providers: populateProviders(params, scale),
    accounts: openAccounts(),
    platform: emptyPlatform(params),
    leverStates: {},
    exposure: allocateExposure(sessions, categories),
    turnover: allocateTurnover(streamers.count),
    compiled: undefined,
    categories,
  };
}

function allocateExposure(range: FanRange, categories: readonly (readonly number[])[]): Exposure {
  const { streamers } = range;
  const sizes = categories.map(({ length }) => length + 1); // a campaign's store may be shown in all of them
  const organic = allocateFeed(sizes);
  const exposure = {
    score: new Float64Array(streamers),
    reach: new Float64Array(streamers),
    stale: new Uint8Array(streamers).fill(1),
    rated: new Int32Array(streamers),
    sharers: new Int32Array(streamers),
    sharerCount: 0,
    links: new Int32Array(streamers),
    adFen: new Float64Array(streamers),
    spentFen: 0,
    addedFen: 0,
    organic,
    shared: allocateFeed(sizes),
    paid: allocateBeside(organic),
  };
  placeFeeds(exposure, range);
  return exposure;
}

function placeFeeds({ organic, shared, paid }: Exposure, { feeds }: FanRange): void {
  placeFeed(organic, feeds.ids, feeds.organic);
  placeFeed(shared, feeds.sharedIds, feeds.shared);
  placeFeed(paid, feeds.ids, feeds.paid);
}

/** Looks for what lies in the kernel's memory where it is now: memory that grows has new views. */
export function lookAgain({ streamers, exposure, ranges }: World): void {
  placeSellers(streamers, ranges[0]!.sellers);
  placeFeeds(exposure, ranges[0]!);
}

function emptyPlatform(params: Params): Platform {
  return {
    visitClock: 0,
    trialClock: 0,
    lapsedClock: 0,
    arrived: 0,
    wordOfMouth: new Float64Array(CELLS),
    ordersADay: 0,
    soldYesterdayFen: 0,
    couponFen: 0,
    categoryCoupons: new Float64Array(CATEGORIES),
    sharesYesterday: 0,
    publicYesterday: 0,
    people: new Int32Array(4),
    policy: ownPolicy(),
    trustSum: 0,
    reference: new Float64Array(CATEGORIES),
    discount: 0,
    categoryDiscount: new Float64Array(CATEGORIES),
    paidShare: params['traffic.adNorm'],
    adPriceFen: new Float64Array(CATEGORIES),
    usualDay: { visits: 0, keptFen: 0, follows: 0, placedFen: 0, publicVisits: 0, publicFen: 0 },
    books: { profitFen: 0, keptFen: 0 },
    leftTalents: 0,
    entryClock: 0,
    leastResistance: 0,
    launch: { store: NONE, soldFen: 0, adFen: 0 },
    host: NONE,
    warned: 0,
    clearedRings: 0,
    clearedAccounts: 0,
    cost: Object.fromEntries(COSTS.map((name) => [name, 0])) as Record<Cost, number>,
    couponGivenFen: 0,
    cardPaidFen: 0,
    reviewedShare: 1,
    adFen: 0,
    feesFen: 0,
    commissionFen: 0,
    providerFen: 0,
  };
}
