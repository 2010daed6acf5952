/** Which columns and numbers the kernel works on, by group. Where they lie in a memory is state.ts's to say. */
import * as layout from './layout.ts';

export type View = Int8Array | Uint8Array | Uint16Array | Int32Array | Float64Array;
export interface Kind<V extends View> {
  new (buffer: ArrayBufferLike, at: number, length: number): V;
  readonly BYTES_PER_ELEMENT: number;
}

/** A column of so many values for each fan or streamer, or of so many in all. */
export interface Column<V extends View = View> {
  readonly kind: Kind<V>;
  readonly per: 'fan' | 'streamer' | 'all';
  readonly each: number;
}
/** A single number; its group's numbers lie together. */
export interface Single {
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

/** Several of one kind. */
function all<S extends Column | Single, N extends string>(spec: S, ...names: readonly N[]): Record<N, S> {
  return Object.fromEntries(names.map((name) => [name, spec])) as Record<N, S>;
}

/** Whom a fan follows, who it is, and when it next acts. */
const fans = {
  /** Follow lists, TIE_WORDS a fan. */
  ties: u16('fan', layout.TIE_WORDS),
  /** PROFILE_BYTES a fan (layout.ts). */
  profile: u8('fan', layout.PROFILE_BYTES),
  /** Reading of the fan's clock at which it next acts. */
  next: i32('fan'),
  state: u8('fan'),
};

/**
 * What the market offers today, compiled to integers. Columns are indexed by streamer unless said otherwise.
 * Chances are 16-bit thresholds, utilities and ln values have 10 fractional bits, trust, severity and factors 8.
 */
const day = {
  day: whole,
  /** Reading of each fan state's clock at the end of today. */
  clocks: i32('all', 4),
  /** 1 = live today. */
  live: u8('streamer'),
  /** 1 = cleared: orders in flight are cancelled. */
  gone: u8('streamer'),
  /** OPEN, SHUT while it is suspended, or GONE for good: in both its followers find the room closed (layout.ts). */
  closed: u8('streamer'),
  /** OFFER_ROW words a streamer (layout.ts). */
  offers: i32('streamer', layout.OFFER_ROW),
  /**
   * The public feed: whom it shows, and up to which point of its row (SHARE_BITS), by kind and then by category; the
   * last of a row has the whole. NOBODY stands alone where a category has no offer.
   */
  shown: u16('streamer', layout.KINDS * layout.FEED_ROOM),
  upTo: i32('streamer', layout.KINDS * layout.FEED_ROOM),
  /** [category][kind] → the row that is shown for it, [category][kind] too: an empty kind shows the organic one. */
  feedRow: u8('all', layout.CATEGORIES * layout.KINDS),
  /** [row][highest bits of a point] → place of `upTo` to look from. */
  guide: i32('all', layout.GUIDE_LENGTH),
  /** Streamer whose visits are recorded by source, or NOBODY. */
  watched: whole,
  /** 17-bit thresholds: below `paid` paid, below `paidOrShared` shared, else organic. */
  ...all(whole, 'paid', 'paidOrShared'),
  ownCategory: whole,
  /** Chance that a trial which falls due is made, by cell (16-bit threshold): its hazard over that of the keenest cell. */
  trialChance: i32('all', layout.CELLS),
  /** Weight of the public feed, 12 bits, and the factor on private visits, 8 bits. */
  ...all(whole, 'publicWeight', 'privateDomain'),
  /** Utility that season and prices add today, by category. */
  season: i32('all', layout.CATEGORIES),
  /** ln basket that the calendar adds; utilities that a match adds. */
  ...all(whole, 'lnSeason', 'fit', 'home', 'strangerDiscount', 'clutter'),
  ...all(whole, 'dormancy', 'idleDays', 'idleLapse', 'deliveryMin'),
  /** Chance that a visit ends a tie to a closed room (16-bit threshold). */
  drift: whole,
  /** Of visits meant for a shut room, the share that is made nowhere (8 bits). */
  loyal: whole,
  // trust of a tie, and general trust
  ...all(whole, 'priorGood', 'priorBad', 'stake', 'evidenceMemory', 'learnedGood', 'learnedBad'),
  ...all(whole, 'leaveTrust', 'strongTrust', 'resist', 'generalStep', 'generalHarm'),
  // deliveries
  ...all(
    whole,
    'tolerance',
    'credulity',
    'mended',
    'refundBase',
    'refundSeverity',
    'complaint',
    'lapse',
    'share',
  ),
};

/**
 * Public traffic of the day by weight (model/platform/exposure.ts), which becomes the feed's shares (feeds.ts): ids and weights
 * of a category lie together. Whom organic and paid traffic may show is the same.
 */
const feeds = {
  ...all(i32('streamer', layout.FEED_ROOM), 'ids', 'sharedIds'),
  ...all(f64('streamer', layout.FEED_ROOM), 'organic', 'shared', 'paid'),
  /** [kind][category]: where the entries begin, how many they are, what they weigh together. */
  first: i32('all', layout.KINDS * layout.CATEGORIES),
  count: i32('all', layout.KINDS * layout.CATEGORIES),
  total: f64('all', layout.KINDS * layout.CATEGORIES),
};

/** What happened today; sums of whole numbers only, so that order cannot matter. */
const tally = {
  /** TALLY_ROW numbers a streamer (layout.ts), and a bit for each whose row has an entry. */
  rows: f64('streamer', layout.TALLY_ROW),
  touched: i32('streamer', 1 / 32),
  /** When the day is over, those who have one in their order, how many they are, and their rows added up (tally.ts). */
  list: i32('streamer'),
  listed: i32('all'),
  sums: f64('all', layout.TALLY_ROW),
  /** One value: fen placed on private visits. */
  privateFen: f64('all'),
  /** Visits of the watched streamer: private, organic, shared, paid. */
  watched: i32('all', 4),
  /** People who came to each state less those who left it. */
  moved: f64('all', 4),
  /** Visits by source lie together, in the order of sources from PRIVATE on. */
  ...all(sum, 'visitsPrivate', 'visitsOrganic', 'visitsShared', 'visitsPaid', 'trials', 'buyersToday'),
  /** Orders of those who have bought before, and those of them on private visits. */
  ...all(sum, 'repeatOrders', 'repeatPrivate'),
  /** Orders of visits that an ad brought; visits, orders, parcels and satisfying parcels of fans without a tie. */
  ...all(sum, 'paidOrders', 'strangerVisits', 'strangerOrders', 'strangerParcels', 'strangerSatisfied'),
  /** Word of mouth by cell of the buyer: satisfied deliveries, and unhealed severity (8 bits) of the others. */
  ...all(f64('all', layout.CELLS), 'goodWord', 'badWord'),
  /** Change of Σ trust over all ties, 8 fractional bits. */
  trustMoved: sum,
  ...all(sum, 'trustOpened', 'trustReturned', 'trustLost'),
  /** On the last day of a month: who bought in it, in the month before, in both. */
  ...all(sum, 'monthBuyers', 'lastMonthBuyers', 'bothMonthsBuyers'),
  /** … and in the 365 days that end with it. */
  yearBuyers: sum,
};

/** What a count of fans and ties gives. */
const census = {
  people: f64('all', 4),
  /** Ties, their sales in flight, and Σ trust (8 fractional bits). */
  ...all(sum, 'ties', 'stakes', 'trust'),
};

/** What a count slot by slot gives. */
const slots = {
  followers: i32('streamer'),
};

/** What of the streamers decides on who is live (rooms.ts); model/streamers/streamers.ts says what each is. */
const sellers = {
  ...all(i32('streamer'), 'arrival', 'left', 'cleared', 'suspendedUntil', 'card', 'liveBelow'),
  ...all(f64('streamer'), 'claims', 'lnPrice'),
  ...all(i32('streamer'), 'active', 'onAir', 'suspects', 'suspicions'),
};

/** The day's roll of streamers (rooms.ts). */
const roll = {
  /** First streamer who is no talent; the most of 31 bits that lets a warning be possible. */
  ...all(whole, 'talents', 'mostSuspicious'),
  /** One value: factor on talents' chance to be live. */
  hours: f64('all'),
  /** Those who come today; those present, and the two words of each one's draw. */
  ...all(i32('streamer'), 'arrivals', 'present', 'first', 'second'),
  /** How many are listed, and counts over those present (model/streamers/streamers.ts). */
  ...all(whole, 'activeCount', 'arrivalCount', 'onAirCount', 'suspectCount'),
  ...all(whole, 'suspended', 'cards', 'presentTalents', 'liveTalents'),
  /** One value: sums over the talents present. */
  ...all(f64('all'), 'claimsSum', 'lnPriceSum'),
};

/** Orders on their way; the blocks of their pool lie behind all columns. */
const orders = {
  header: i32('all', layout.HEADER_WORDS),
  /** One value: fen in flight. */
  fen: f64('all'),
};

/** The float rules of the fans as tables (model/fans/tables.ts); the same all through a run. */
const tables = {
  /** Mean gap between visits of a rate group, clock units per −log2 unit (10 bits): mantissa < 2^15, then a shift. */
  gapMantissa: u16('all', layout.RATE_BINS),
  gapShift: i8('all', layout.RATE_BINS),
  /** Inverse tie factor, 8 bits, by steps of Σ trust² up to saturation. */
  tieGap: u16('all', layout.TIE_STEPS + 1),
  /** Turns Σ trust² (12 bits) into a step: multiply, shift by 16. */
  tieStepScale: whole,
  /** Mean gap between trials of a group of equal eagerness, hazard units per −log2 unit (10 bits): likewise. */
  trialMantissa: u16('all', layout.EAGER_BINS),
  trialShift: i8('all', layout.EAGER_BINS),
  /** −log2 of a mantissa in [1, 2), 10 bits. */
  negLog2: u16('all', layout.LOG_STEPS),
  normal: i32('all', layout.QUANTILES),
  ...all(i32('all', layout.TRUST_LEVELS), 'trustUtility', 'trustLean', 'experienceLean', 'expected'),
  ...all(i32('all', layout.MEMORY_DAYS), 'stockMemory', 'budgetMemory'),
  ...all(i32('all', layout.WALLET_BINS), 'walletUtility', 'lnWallet', 'walletLean'),
  budgetUtility: i32('all', layout.BUDGET_STEPS),
  stockUtility: i32('all', layout.STOCK_STEPS),
  /** Thresholds of 12 bits between a room's shelves, by leaning + 4; and ln price of each shelf. */
  shelfBelow: i32('all', layout.LEAN_STEPS * (layout.SHELVES - 1)),
  lnShelf: i32('all', layout.SHELVES),
  /** Chance to buy as a 31-bit threshold, by utility + 8 logits in quarter-precision steps. */
  chance: i32('all', layout.CHANCE_STEPS),
  /** Basket in fen and in baskets (8 bits), by ln basket + 4. */
  ...all(i32('all', layout.BASKET_STEPS), 'basketFen', 'basketUnits'),
  /** Severity (8 bits) by shortfall in steps of 1/64 of the severity width. */
  severity: u16('all', layout.SEVERITY_STEPS + 1),
  ...all(whole, 'severityScale', 'dormantMean'),
};

/** For the kernel's own use, and its part of the fingerprint. */
const range = {
  /** Fans of the groups at hand whose moment has come. */
  due: i32('all', layout.BATCH + layout.GROUP),
  /** Takes what is only read so that it is near. */
  touched: i32('all'),
  /** The acts of those fans, ACT_WORDS each (layout.ts). */
  act: i32('all', layout.ACT_WORDS * (layout.BATCH + layout.GROUP)),
  print: i32('all', 2),
};

/** Of a run that keeps events (events.ts); behind all others, which so lie where they lie without it. */
const events = { header: i32('all', layout.EVENTS_HEADER) };

export const GROUPS = { day, tally, orders, range, census, slots, sellers, roll, feeds, tables, fans, events }; // biome-ignore format: one line
export type Group = keyof typeof GROUPS;
export const GROUP_NAMES = Object.keys(GROUPS) as Group[];
export type Specs = Readonly<Record<string, Column | Single>>;

/** A group as JavaScript sees it: columns are views of the memory, single numbers are read and written in it. */
export type Seen<G extends Group, S = (typeof GROUPS)[G]> = {
  readonly [K in keyof S as S[K] extends Column ? K : never]: S[K] extends Column<infer V> ? V : never;
} & { [K in keyof S as S[K] extends Single ? K : never]: number };
