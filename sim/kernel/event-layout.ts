/**
 * Numbers of events that every port and their readers agree on. Whole-number constants and nothing else, as in layout.ts.
 */

/**
 * An event of a fan, where a run keeps them (events.ts): its words. First, by their lowest bits, the kind, the route of a visit plus
 * one, whether there is a tie, the cause, what became of it, and the states before and after; then the fan of the whole market.
 */
export const EVENT_WORDS = 8;
export const EVENT_KIND = 0;
export const ROUTE_AT = 4;
export const TIED_AT = 6;
export const CAUSE_AT = 7;
export const FLAGS_AT = 10;
export const WAS_AT = 18;
export const BECOMES_AT = 20;
export const EVENT_FAN = 1;
/** Seller or NOBODY, and above it the trust before; day and event; fen; day and event of the order that a parcel is of. */
export const EVENT_SELLER = 2;
export const BEFORE_AT = 16;
export const EVENT_MOMENT = 3;
export const EVENT_FEN = 4;
export const EVENT_ORDER = 5;
/** Trust after, sales in flight opened or ended, unhealed severity; and general trust in the platform. */
export const EVENT_TRUST = 6;
export const STAKES_AT = 8;
export const HARM_AT = 16;
export const EVENT_GENERAL = 7;

/** Kinds of event: a tie of the first day, a visit, an order, a delivery, the beginning and the end of a tie, another state. */
export const TIE_EVENT = 0;
export const VISIT_EVENT = 1;
export const ORDER_EVENT = 2;
export const DELIVERY_EVENT = 3;
export const FOLLOW_EVENT = 4;
export const LEAVE_EVENT = 5;
export const STATE_EVENT = 6;

/** Causes: of a follow and of an end of a tie; a tie that a full list gave up for another has BY_FOLLOW. */
export const BY_VISIT = 1;
export const BY_DELIVERY = 2;
export const BY_RULE = 3;
export const BY_FOLLOW = 4;

/** Flags of a delivery: as it is counted for the seller's record, and what came of it. */
export const NOTED_SATISFIED = 1;
export const NOTED_RETURNED = 2;
export const NOTED_REFUNDED = 4;
export const NOTED_CANCELLED = 8;
export const NOTED_COMPLAINT = 16;
export const NOTED_SHARED = 32;
/** Flag of an order: its buyer has bought before. */
export const NOTED_REPEAT = 64;

/** Events in a block, its bytes, and where in it stands the address of the next block, after its events. */
export const EVENTS_IN_BLOCK = 2046;
export const NEXT_EVENTS = 65472;
export const EVENTS_BYTES = 65536;

/** Places in the header (groups.ts). First the address of the bits that say who is kept, one a fan of the range; 0 = nobody. */
export const KEPT = 0;
/** The first block, that at hand, the next event's address, and where the block ends; events since they were taken. */
export const FIRST_EVENTS = 1;
export const EVENTS_NOW = 2;
export const EVENTS_PLACE = 3;
export const EVENTS_END = 4;
export const EVENTS_KEPT = 5;
/** Of the act at hand: whether its fan is kept, its moment, its cause, its route plus one. */
export const IS_KEPT = 6;
export const ACT_MOMENT = 7;
export const ACT_CAUSE = 8;
export const ACT_ROUTE = 9;
/** Addresses of the last delivery, and of the last event that had to do with a tie. */
export const LAST_DELIVERY = 10;
export const LAST_TIE = 11;
