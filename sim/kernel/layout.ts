/**
 * Numbers that every port of the kernel and the model agree on. Whole-number constants and nothing else: the file is
 * compiled to WebAssembly as it stands.
 */

/** Places of a follow list, filled from the left; each is an account of trust. */
export const SLOTS = 8;
export const NOBODY = 0xffff;

/** A room: open, live or not; shut while its streamer is suspended; gone for good. */
export const OPEN = 0;
export const SHUT = 1;
export const GONE = 2;

/** Sixteen-bit words of a fan's follow list, which is one cache line because a visit reads all of it. */
export const TIE_WORDS = 32;
/** Words from a slot to the rest of its account: good and bad evidence (8-bit fractions) … */
export const GOOD = 8;
export const BAD = 16;
/** … and trust (low byte, 8-bit fraction, 0 only in empty slots) with sales in flight (high byte). */
export const LEVEL = 24;

/**
 * The profile of a fan: one record, because a visit reads most of it. Bytes from its start to its parts; first those of
 * sixteen bits: group of equal visit rate; general trust in the platform (16-bit fraction); spend of the last 28 days
 * over the wallet, in baskets, as of the last purchase (8-bit fraction); day of the last purchase plus one (0 = never).
 */
export const PROFILE_BYTES = 16;
export const RATE = 0;
export const GENERAL = 2;
export const SPEND = 4;
export const LAST_BUY = 6;
/**
 * Then those of a byte: preferred category, home (0 to REGIONS − 1), group of equal wallet, bits of the month, group of
 * equal eagerness to try.
 */
export const CATEGORY = 8;
export const REGION = 9;
export const WALLET = 10;
export const FLAGS = 11;
export const EAGERNESS = 12;
/** And sixteen bits again: stock of goods at home as of the last purchase, in ordinary baskets (8-bit fraction). */
export const STOCK = 14;

/** Days of a year of yearly buyers. */
export const YEAR_DAYS = 365;

/** Bits of FLAGS. */
export const BOUGHT_THIS_MONTH = 1;
export const BOUGHT_LAST_MONTH = 2;

/** What a fan is waiting for; the value picks the clock that wakes it. */
export const NOT_YET_USER = 0;
export const NEVER_BUYER = 1;
export const BUYER = 2;
export const LAPSED = 3;
export const STATES = 4;

/** A moment that never comes: above every clock. */
export const NEVER = 0x7fffffff;
/** Acts a fan can take in a day; what is left over waits for tomorrow. */
export const EVENTS_A_DAY = 32;
/** Fans that are looked through at once for those who are due, and due fans that are enough to begin with. */
export const GROUP = 128;
export const BATCH = 64;

export const CATEGORIES = 8;
/** North-east, north, east, south, central, west. */
export const REGIONS = 6;
/** Cells of word of mouth: region × category, by region and then by category. */
export const CELLS = 48;
/** Kinds of public traffic, as rows of the feed's tables; and visits that come through a followed streamer. */
export const ORGANIC = 0;
export const SHARED = 1;
export const PAID = 2;
export const PRIVATE = -1;
export const KINDS = 3;
/** Shares of a feed are running sums of this many bits; a guide of 2^8 starts a row says where to look for a point. */
export const SHARE_BITS = 20;
export const GUIDE_BITS = 8;
/** Places of a kind in the feed's columns, by streamer: with room for a campaign's store in all categories. */
export const FEED_ROOM = 2;
/** Starts of all rows; and a few behind them, which may be written too. */
export const GUIDE_LENGTH = CATEGORIES * KINDS * 256 + 4;

/**
 * Row of a streamer's offer today, words, one cache line because a visit reads much of it. Utilities and ln values have
 * 10 fractional bits; chances are 16-bit thresholds; trust, severity and factors have 8; claims have CLAIM_BITS.
 */
export const OFFER_ROW = 16;
export const CLAIM_BITS = 7;
export const OWN_CATEGORY = 0;
export const OWN_REGION = 1;
export const FOLLOWER_UTILITY = 2;
export const STRANGER_UTILITY = 3;
export const GUARANTEE = 4;
export const STRANGER_TRUST = 5;
export const FOLLOW_VISIT = 6;
export const LN_PRICE = 7;
export const DELIVERY_SPREAD = 8;
export const DISCONFIRMATION = 9;
export const SPREAD = 10;
export const FOLLOW_DELIVERY = 11;
/** Lower sixteen bits: what service recovery leaves of harm; upper sixteen: how much easier refunds are. */
export const RECOVERY = 12;
export const CLAIMS = 13;
export const LEAN = 14;
export const CHANGE_OF_MIND = 15;

/**
 * Row of a streamer in the day's tally, doubles, because what a visit or a parcel changes should lie together: a cache line
 * of what visits leave, and one of what parcels do. Agents and fen, but CHANCES: Σ of the chances to buy of its visits, 16
 * fractional bits, and EXPECTED: Σ of what was expected of its parcels, 10.
 */
export const TALLY_ROW = 16;
export const VISITS = 0;
export const CHANCES = 1;
export const ORDERS = 2;
export const ORDERS_PRIVATE = 3;
export const PLACED_FEN = 4;
export const FOLLOWS = 5;
export const UNFOLLOWS = 6;
export const SHARES = 7;
export const DELIVERED = 8;
export const EXPECTED = 9;
export const SATISFIED = 10;
export const KEPT_FEN = 11;
export const REFUNDED_FEN = 12;
export const CANCELLED_FEN = 13;
export const RETURNED = 14;
export const COMPLAINTS = 15;

/** Sizes of the tables that hold the float rules (model/fans/tables.ts). */
export const RATE_BINS = 1024;
export const WALLET_BINS = 256;
export const EAGER_BINS = 256;
export const TRUST_LEVELS = 256;
export const TIE_STEPS = 64;
export const SEVERITY_STEPS = 64;
export const MEMORY_DAYS = 128;
export const BUDGET_STEPS = 4096;
export const STOCK_STEPS = 1024;
/** Shelves of a room, from its cheapest goods to its dearest; and steps of the leaning towards the dear ones. */
export const SHELVES = 3;
export const LEAN_STEPS = 256;
export const CHANCE_STEPS = 4096;
export const BASKET_STEPS = 8192;
export const QUANTILES = 4096;
export const LOG_STEPS = 1024;

/** Orders in a block, bytes of an order (fan, fen, streamer | day's last bits | event | claims), and bytes of a block: */
export const BLOCK = 256;
export const ORDER_BYTES = 12;
/** … after its orders comes the address of the next block of its chain, or of the free list. */
export const NEXT_BLOCK = 3072;
export const BLOCK_BYTES = 3076;
export const NO_BLOCK = 0;
/** Days of the ring; the longest delivery must be shorter. */
export const DUE_RING = 16;

/** Places in the header of orders. First a word a due day: first and last block of its chain, orders in the last … */
export const HEAD = 0;
export const TAIL = 16;
export const TAIL_COUNT = 32;
/** … then the first free block, the number of free ones and of all, and the orders in flight. */
export const FREE = 48;
export const FREE_BLOCKS = 49;
export const BLOCKS = 50;
export const IN_FLIGHT = 51;
export const HEADER_WORDS = 52;

/** Kinds of chance in the kernel, as the upper six bits of a draw's address (model/random.ts lists all). */
export const VISIT_ROUTE = 0x0c000000;
export const VISIT_OUTCOME = 0x10000000;
export const VISIT_NEXT = 0x14000000;
export const TRIAL_NEXT = 0x1c000000;
export const EXPERIENCE = 0x20000000;
export const CLOSED_ROOM = 0x28000000;
export const LIVE_TODAY = 0x34000000;

/** Draws that one act of a fan may need, by their place (draw.ts): the first four kinds of chance above. */
export const ROUTE = 0;
export const OUTCOME = 1;
export const NEXT = 2;
export const TRIAL = 3;
/** Words from a draw's first word to its second. */
export const SECOND = 4;
/**
 * Words of an act: those of its draws; then whom it visits, or NOBODY; through which kind of traffic; the slot of the
 * streamer, or 0; and bits of the rooms of those whom the fan follows, 0 when none is closed.
 */
export const ACT_WORDS = 12;
export const STREAMER = 8;
export const SOURCE = 9;
export const SLOT = 10;
export const CLOSED = 11;

/** Memory: a page, a cache line, and the word that says how many bytes are taken. */
export const PAGE = 65536;
export const LINE = 64;
export const TOP = 4;
/** First byte of the columns. */
export const FIRST_COLUMN = 64;
/** Words of what keeps events (events.ts). */
export const EVENTS_HEADER = 16;
