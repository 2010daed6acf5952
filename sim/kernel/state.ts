/**
 * STATE the kernel works on: the fans of one range, their orders, the day's tables and the day's tally, all in one
 * memory of the range's own. This file says which columns there are and where they lie; ports find them by name.
 */
import * as layout from './layout.ts';
import { reserve, TAKEN_AT } from './memory.ts';

const { FIRST_COLUMN, LINE, TIE_WORDS, PROFILE_BYTES } = layout;

type View = Int8Array | Uint8Array | Uint16Array | Int32Array | Float64Array;
interface Kind<V extends View> {
  new (buffer: ArrayBufferLike, at: number, length: number): V;
  readonly BYTES_PER_ELEMENT: number;
}

/** A column of so many values for each fan or streamer, or of so many in all. */
interface Column<V extends View = View> {
  readonly kind: Kind<V>;
  readonly per: 'fan' | 'streamer' | 'all';
  readonly each: number;
}
/** A single number; its group's numbers lie together. */
interface Single {
  readonly single: Kind<Int32Array> | Kind<Float64Array>;
}

const column =
  <V extends View>(kind: Kind<V>) =>
  (per: Column['per'], each = 1): Column<V> => ({ kind, per, each });
const i8 = column(Int8Array);
const u8 = column(Uint8Array);
const u16 = column(Uint16Array);
const i32 = column(Int32Array);
const f64 = column(Float64Array);
const whole: Single = { single: Int32Array };
/** For sums that may pass 2^31; they stay whole, and exact below 2^53. */
const sum: Single = { single: Float64Array };

/** Whom a fan follows, who it is, and when it next acts. */
const FANS = {
  /** Follow lists, TIE_WORDS a fan. */
  ties: u16('fan', TIE_WORDS),
  /** PROFILE_BYTES a fan (layout.ts). */
  profile: u8('fan', PROFILE_BYTES),
  /** Reading of the fan's clock at which it next acts. */
  next: i32('fan'),
  state: u8('fan'),
};

/**
 * What the market offers today, compiled to integers. Columns are indexed by streamer unless said otherwise.
 * Chances are 16-bit thresholds, utilities and ln values have 10 fractional bits, trust, severity and factors 8.
 */
const DAY = {
  day: whole,
  /** Reading of each fan state's clock at the end of today. */
  clocks: i32('all', 4),
  /** 1 = live today. */
  live: u8('streamer'),
  /** 1 = cleared: orders in flight are cancelled. */
  gone: u8('streamer'),
  category: u8('streamer'),
  region: u8('streamer'),
  followerUtility: i32('streamer'),
  strangerUtility: i32('streamer'),
  guarantee: i32('streamer'),
  lnPrice: i32('streamer'),
  strangerTrust: u16('streamer'),
  followVisit: u16('streamer'),
  followDelivery: u16('streamer'),
  disconfirmation: i32('streamer'),
  spread: i32('streamer'),
  unhealed: u16('streamer'),
  refundEase: u16('streamer'),
  deliverySpread: u8('streamer'),
  /** [category][kind][place] → streamer; NOBODY where a category has no offer. */
  exposure: u16('all', layout.CATEGORIES * 3 * 2 ** layout.EXPOSURE_BITS),
  /** Streamer whose visits are recorded by source, or NOBODY. */
  watched: whole,
  /** 17-bit thresholds: below `paid` paid, below `paidOrShared` shared, else organic. */
  paid: whole,
  paidOrShared: whole,
  ownCategory: whole,
  /** Weight of the public feed, 12 bits, and the factor on private visits, 8 bits. */
  publicWeight: whole,
  privateDomain: whole,
  strangerDiscount: whole,
  /** Utility and ln basket that the calendar adds today. */
  season: whole,
  lnSeason: whole,
  fit: whole,
  home: whole,
  dormancy: whole,
  idleDays: whole,
  idleLapse: whole,
  deliveryMin: whole,
  // trust of a tie
  priorGood: whole,
  priorBad: whole,
  stake: whole,
  evidenceMemory: whole,
  learnedGood: whole,
  learnedBad: whole,
  leaveTrust: whole,
  strongTrust: whole,
  resist: whole,
  generalStep: whole,
  generalHarm: whole,
  // deliveries
  tolerance: whole,
  refundBase: whole,
  refundSeverity: whole,
  complaint: whole,
  lapse: whole,
  share: whole,
};

/** What happened today, in agents and fen, by streamer; sums only, so that order cannot matter. */
const TALLY = {
  visits: i32('streamer'),
  orders: i32('streamer'),
  ordersPrivate: i32('streamer'),
  follows: i32('streamer'),
  unfollows: i32('streamer'),
  delivered: i32('streamer'),
  satisfied: i32('streamer'),
  harm: f64('streamer'),
  complaints: i32('streamer'),
  shares: i32('streamer'),
  placedFen: f64('streamer'),
  keptFen: f64('streamer'),
  refundedFen: f64('streamer'),
  cancelledFen: f64('streamer'),
  /** One value: fen placed on private visits. */
  privateFen: f64('all', 1),
  /** Visits of the watched streamer: private, organic, shared, paid. */
  watched: i32('all', 4),
  /** People who came to each state less those who left it. */
  moved: f64('all', 4),
  visitsPrivate: sum,
  visitsOrganic: sum,
  visitsShared: sum,
  visitsPaid: sum,
  trials: sum,
  buyersToday: sum,
  /** Change of Σ trust over all ties, 8 fractional bits. */
  trustMoved: sum,
  trustOpened: sum,
  trustReturned: sum,
  trustLost: sum,
  /** On the last day of a month: who bought in it, in the month before, in both. */
  monthBuyers: sum,
  lastMonthBuyers: sum,
  bothMonthsBuyers: sum,
};

/** What a full count of fans and ties gives. */
const CENSUS = {
  people: f64('all', 4),
  followers: i32('streamer'),
  /** Sales in flight of all ties, and Σ trust (8 fractional bits). */
  stakes: sum,
  trust: sum,
};

/** Orders on their way; the blocks of their pool lie behind all columns. */
const ORDERS = {
  header: i32('all', layout.HEADER_WORDS),
  /** One value: fen in flight. */
  fen: f64('all', 1),
};

/** The float rules of the fans as tables (model/fans/tables.ts); the same all through a run. */
const TABLES = {
  /** Mean gap between visits of a rate group, clock units per −log2 unit (10 bits): mantissa < 2^15, then a shift. */
  gapMantissa: u16('all', layout.RATE_BINS),
  gapShift: i8('all', layout.RATE_BINS),
  /** Inverse tie factor, 8 bits, by steps of Σ trust² up to saturation. */
  tieGap: u16('all', layout.TIE_STEPS + 1),
  /** Turns Σ trust² (12 bits) into a step: multiply, shift by 16. */
  tieStepScale: whole,
  /** Mean gap between trials of a rate group, hazard units per −log2 unit (10 bits). */
  trialGap: u16('all', layout.RATE_BINS),
  /** −log2 of a mantissa in [1, 2), 10 bits. */
  negLog2: u16('all', layout.LOG_STEPS),
  normal: i32('all', layout.QUANTILES),
  trustUtility: i32('all', layout.TRUST_LEVELS),
  needUtility: i32('all', layout.MEMORY_DAYS),
  budgetUtility: i32('all', layout.BUDGET_STEPS),
  budgetMemory: i32('all', layout.MEMORY_DAYS),
  walletUtility: i32('all', layout.WALLET_BINS),
  lnWallet: i32('all', layout.WALLET_BINS),
  walletBasket: i32('all', layout.WALLET_BINS),
  trustBasket: i32('all', layout.TRUST_LEVELS),
  /** Chance to buy as a 31-bit threshold, by utility + 8 logits in quarter-precision steps. */
  chance: i32('all', layout.CHANCE_STEPS),
  /** Basket in fen and in baskets (8 bits), by ln basket + 4. */
  basketFen: i32('all', layout.BASKET_STEPS),
  basketUnits: i32('all', layout.BASKET_STEPS),
  /** Severity (8 bits) by shortfall in steps of 1/64 of the severity width. */
  severity: u16('all', layout.SEVERITY_STEPS + 1),
  severityScale: whole,
  dormantMean: whole,
};

/** For the kernel's own use, and its part of the fingerprint. */
const RANGE = {
  /** Fans of the group at hand whose moment has come. */
  due: i32('all', layout.GROUP),
  /** Takes what is only read so that it is near. */
  touched: i32('all', 1),
  print: i32('all', 2),
};

const GROUPS = {
  day: DAY,
  tally: TALLY,
  orders: ORDERS,
  range: RANGE,
  census: CENSUS,
  tables: TABLES,
  fans: FANS,
};
export type Group = keyof typeof GROUPS;
type Spec = Readonly<Record<string, Column | Single>>;
export const GROUP_NAMES = Object.keys(GROUPS) as Group[];

/** A group as JavaScript sees it: columns are views of the memory, single numbers are read and written in it. */
type Seen<G> = {
  readonly [K in keyof G as G[K] extends Column ? K : never]: G[K] extends Column<infer V> ? V : never;
} & { [K in keyof G as G[K] extends Single ? K : never]: number };

/** Addresses of a group's columns and numbers. */
export type PlacesOf<G extends Group> = Record<keyof (typeof GROUPS)[G], number>;

export type Fans = Seen<typeof FANS>;
export type DayTables = Seen<typeof DAY>;
export type Tally = Seen<typeof TALLY>;
export type Census = Seen<typeof CENSUS>;
export type Orders = Seen<typeof ORDERS>;
export type FanTables = Seen<typeof TABLES>;

/** Bytes of one fan: follow list, profile, clock and state. */
export const FAN_BYTES = TIE_WORDS * 2 + PROFILE_BYTES + 4 + 1;

/** Where everything lies in a range's memory: first what has one size in all markets, then streamers, then fans. */
export interface Places {
  readonly of: Readonly<Record<Group, Readonly<Record<string, number>>>>;
  /** Runs of bytes that hold all of a group, by group. */
  readonly blocks: Readonly<Record<Group, readonly { readonly at: number; readonly end: number }[]>>;
  /** First byte behind all columns. */
  readonly end: number;
}

const SIZES = ['all', 'streamer', 'fan'] as const;

/** Whether a column or number lies at the same place in all ranges of all markets. */
export function isFixed(spec: Column | Single): boolean {
  return 'single' in spec || spec.per === 'all';
}

export function specsOf(group: Group): Spec {
  return GROUPS[group];
}

export function placesFor(fans: number, streamers: number): Places {
  const of = Object.fromEntries(GROUP_NAMES.map((name) => [name, {}])) as Record<
    Group,
    Record<string, number>
  >;
  const blocks = Object.fromEntries(GROUP_NAMES.map((name) => [name, []])) as unknown as Record<
    Group,
    { at: number; end: number }[]
  >;
  let top = FIRST_COLUMN;
  for (const size of SIZES) {
    for (const group of GROUP_NAMES) {
      const at = top;
      if (size === 'all') top = placeSingles(GROUPS[group], of[group], top);
      for (const [name, spec] of Object.entries<Column | Single>(GROUPS[group])) {
        if ('single' in spec || spec.per !== size) continue;
        of[group][name] = top;
        const count = spec.each * (size === 'fan' ? fans : size === 'streamer' ? streamers : 1);
        top = ceil(top + count * spec.kind.BYTES_PER_ELEMENT);
      }
      if (top > at) blocks[group].push({ at, end: top });
    }
  }
  return { of, blocks, end: top };
}

function placeSingles(specs: Spec, into: Record<string, number>, from: number): number {
  let top = from;
  for (const [name, spec] of Object.entries(specs)) {
    if (!('single' in spec)) continue;
    into[name] = top;
    top += spec.single.BYTES_PER_ELEMENT;
  }
  return ceil(top);
}

/** Columns begin on a cache line. */
function ceil(bytes: number): number {
  return Math.ceil(bytes / LINE) * LINE;
}

/** What a range is, whatever happens in it. */
export interface RangePlan {
  readonly memory: WebAssembly.Memory;
  /** Number of its first fan in the whole market: draws belong to a fan, not to a place in a range. */
  readonly first: number;
  readonly count: number;
  readonly streamers: number;
  /** Key of the replicate, two 32-bit words. */
  readonly k0: number;
  readonly k1: number;
  /** Which port runs it; the bytes are the same. */
  readonly port: 'webassembly' | 'typescript';
}

/** Some of the market's fans, with a memory of their own: they live through a day without looking at other ranges. */
export interface FanRange extends RangePlan {
  readonly places: Places;
  readonly fans: Fans;
  readonly day: DayTables;
  readonly tally: Tally;
  readonly census: Census;
  readonly orders: Orders;
  readonly tables: FanTables;
  /** This range's part of the fingerprint. */
  readonly print: Int32Array;
}

/** A range whose fans have no ties yet. The memory must be empty: all zero. */
export function createRange(plan: RangePlan): FanRange {
  const places = placesFor(plan.count, plan.streamers);
  reserve(plan.memory, places.end);
  new Int32Array(plan.memory.buffer)[TAKEN_AT] = places.end;
  const range = openRange(plan);
  const { ties } = range.fans;
  for (let row = 0; row < ties.length; row += TIE_WORDS) ties.fill(layout.NOBODY, row, row + layout.SLOTS);
  return range;
}

/** The same range as another thread sees it. */
export function openRange(plan: RangePlan): FanRange {
  const range = { ...plan, places: placesFor(plan.count, plan.streamers) } as FanRange;
  for (const group of GROUP_NAMES) {
    if (group !== 'range') Object.assign(range, { [group]: singlesOf(range, group) });
  }
  lookAgain(range);
  return range;
}

const views = new WeakMap<FanRange, { buffer: unknown; words: Int32Array; doubles: Float64Array }>();

/** Renews the views when the memory has grown: an unshared one leaves the old ones empty. */
export function lookAgain(range: FanRange): void {
  const { buffer } = range.memory;
  if (views.get(range)?.buffer === buffer) return;
  views.set(range, { buffer, words: new Int32Array(buffer), doubles: new Float64Array(buffer) });
  const counts = { all: 1, fan: range.count, streamer: range.streamers };
  const view = (group: Group, name: string, { kind, per, each }: Column) =>
    new kind(buffer, range.places.of[group][name]!, each * counts[per]);
  for (const group of GROUP_NAMES) {
    if (group === 'range') continue;
    for (const [name, spec] of Object.entries<Column | Single>(GROUPS[group])) {
      if (!('single' in spec)) Object.assign(range[group], { [name]: view(group, name, spec) });
    }
  }
  Object.assign(range, { print: view('range', 'print', RANGE.print) });
}

/** An object whose single numbers are those in the memory. */
function singlesOf(range: FanRange, group: Group): object {
  const seen = {};
  for (const [name, spec] of Object.entries<Column | Single>(GROUPS[group])) {
    if (!('single' in spec)) continue;
    const at = range.places.of[group][name]! / spec.single.BYTES_PER_ELEMENT;
    const kind = spec.single === Int32Array ? 'words' : 'doubles';
    Object.defineProperty(seen, name, {
      enumerable: true,
      get: () => views.get(range)![kind][at],
      set: (value: number) => {
        views.get(range)![kind][at] = value;
      },
    });
  }
  return seen;
}

/** Sets all of a group to zero. */
export function clear({ memory, places }: FanRange, group: Group): void {
  for (const { at, end } of places.blocks[group]) new Uint8Array(memory.buffer, at, end - at).fill(0);
}

/** Copies all of a group to another range of the same market. */
export function copyGroup(from: FanRange, to: FanRange, group: Group): void {
  from.places.blocks[group].forEach(({ at, end }, block) => {
    const bytes = new Uint8Array(from.memory.buffer, at, end - at);
    new Uint8Array(to.memory.buffer, to.places.blocks[group][block]!.at, end - at).set(bytes);
  });
}

/** Adds the columns and numbers of one group to those of another: whole numbers, so in any order. */
export function addGroup<T extends Tally | Census>(to: T, from: T): void {
  const sums = to as Record<string, number | Int32Array | Float64Array>;
  for (const [name, part] of Object.entries(from as typeof sums)) {
    if (typeof part === 'number') sums[name] = (sums[name] as number) + part;
    else addColumn(sums[name] as Int32Array, part as Int32Array);
  }
}

function addColumn(sums: Int32Array | Float64Array, parts: Int32Array | Float64Array): void {
  for (let at = 0; at < sums.length; at++) sums[at]! += parts[at]!;
}
