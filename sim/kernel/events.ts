/**
 * Notes of what some fans do, for runs that keep them (model/events.ts). The rules call these functions and ask for nothing
 * back: the module for all other runs is compiled without the calls (ports/build.ts), so that they cost it nothing. A note
 * changes no rule, no draw and no sum.
 */
import { events, fans, range } from './addresses.ts';
import { add32, i32at, set32, takeBytes, u8at, u16at } from './columns.ts';
// biome-ignore format: names by the line
import {
  ACT_CAUSE, ACT_MOMENT, ACT_ROUTE, BECOMES_AT, BEFORE_AT, BY_DELIVERY, BY_RULE, BY_VISIT, CAUSE_AT, DELIVERY_EVENT,
  EVENT_FAN, EVENT_FEN, EVENT_GENERAL, EVENT_KIND, EVENT_MOMENT, EVENT_ORDER, EVENT_SELLER, EVENT_TRUST, EVENT_WORDS,
  EVENTS_BYTES, EVENTS_END, EVENTS_KEPT, EVENTS_NOW, EVENTS_PLACE, FIRST_EVENTS, FLAGS_AT, FOLLOW_EVENT, HARM_AT, IS_KEPT,
  KEPT, LAST_DELIVERY, LAST_TIE, LEAVE_EVENT, NEXT_EVENTS, NOTED_REPEAT, ORDER_EVENT, ROUTE_AT, STAKES_AT, STATE_EVENT,
  TIED_AT, VISIT_EVENT, WAS_AT,
} from './event-layout.ts';
import { GENERAL, NOBODY, PROFILE_BYTES } from './layout.ts';

/** A fan begins to act: notes that follow are its own. */
export function noteAct(fan: i32, moment: i32): void {
  beginNotes(fan, moment, BY_VISIT);
}

/** A rule from outside works on a fan in the evening. */
export function noteEvening(fan: i32, moment: i32): void {
  beginNotes(fan, moment, BY_RULE);
}

function beginNotes(fan: i32, moment: i32, cause: i32): void {
  const kept = i32at(events.header, KEPT);
  const bits: i32 = kept === 0 ? 0 : u8at(kept, fan >>> 3);
  set32(events.header, IS_KEPT, (bits >>> (fan & 7)) & 1);
  set32(events.header, ACT_MOMENT, moment);
  set32(events.header, ACT_CAUSE, cause);
  set32(events.header, ACT_ROUTE, 0);
}

function isKept(): boolean {
  return i32at(events.header, IS_KEPT) !== 0;
}

/** Writes an event that has as yet its kind, fan, seller, moment and route; returns its address. */
function note(kind: i32, fan: i32, seller: i32): i32 {
  if (i32at(events.header, EVENTS_PLACE) === i32at(events.header, EVENTS_END)) openBlock();
  const event = i32at(events.header, EVENTS_PLACE);
  set32(events.header, EVENTS_PLACE, event + EVENT_WORDS * 4);
  add32(events.header, EVENTS_KEPT, 1);
  set32(event, EVENT_KIND, kind | (i32at(events.header, ACT_ROUTE) << ROUTE_AT));
  set32(event, EVENT_FAN, range.first + fan);
  set32(event, EVENT_SELLER, seller);
  set32(event, EVENT_MOMENT, i32at(events.header, ACT_MOMENT));
  set32(event, EVENT_FEN, 0);
  set32(event, EVENT_ORDER, 0);
  set32(event, EVENT_TRUST, 0);
  set32(event, EVENT_GENERAL, generalOf(fan));
  return event;
}

function generalOf(fan: i32): i32 {
  return u16at(fans.profile + fan * PROFILE_BYTES + GENERAL, 0);
}

/** Goes to the next block of the chain, which stays for the days to come. */
function openBlock(): void {
  const last = i32at(events.header, EVENTS_NOW);
  const link = last === 0 ? events.header + FIRST_EVENTS * 4 : last + NEXT_EVENTS;
  if (i32at(link, 0) === 0) {
    const block = takeBytes(EVENTS_BYTES);
    set32(link, 0, block);
  }
  const block = i32at(link, 0);
  set32(events.header, EVENTS_NOW, block);
  set32(events.header, EVENTS_PLACE, block);
  set32(events.header, EVENTS_END, block + NEXT_EVENTS);
}

/** Trust in the seller before, and that of the tie after, as long as no note says otherwise. */
function setTrust(event: i32, slot: i32, trust: i32): void {
  add32(event, EVENT_SELLER, trust << BEFORE_AT);
  if (slot === 0) return;
  add32(event, EVENT_KIND, 1 << TIED_AT);
  add32(event, EVENT_TRUST, trust);
}

/** @param route from PRIVATE on @param slot of the tie, or 0 @param trust in the seller */
export function noteVisit(fan: i32, seller: i32, route: i32, slot: i32, trust: i32): void {
  set32(events.header, ACT_ROUTE, route + 1);
  if (isKept()) setTrust(note(VISIT_EVENT, fan, seller), slot, trust);
}

/** Before the tie's stake is opened. @param lastBuy day of the last purchase plus one, 0 = never */
export function noteOrder(fan: i32, seller: i32, slot: i32, trust: i32, fen: i32, lastBuy: i32): void {
  if (!isKept()) return;
  const event = note(ORDER_EVENT, fan, seller);
  setTrust(event, slot, trust);
  set32(event, EVENT_FEN, fen);
  if (lastBuy !== 0) add32(event, EVENT_KIND, NOTED_REPEAT << FLAGS_AT);
  set32(events.header, LAST_TIE, event);
}

/** A parcel arrives; what becomes of it is noted after it. @param ordered day and event of its order */
export function noteParcel(fan: i32, seller: i32, fen: i32, ordered: i32, moment: i32): void {
  beginNotes(fan, moment, BY_DELIVERY);
  if (!isKept()) return;
  const event = note(DELIVERY_EVENT, fan, seller);
  set32(event, EVENT_FEN, fen);
  set32(event, EVENT_ORDER, ordered);
  set32(events.header, LAST_DELIVERY, event);
  set32(events.header, LAST_TIE, event);
}

/** @param slot of the receiver's tie, or 0 @param trust in the seller before */
export function noteReceiver(slot: i32, trust: i32): void {
  if (isKept()) setTrust(i32at(events.header, LAST_DELIVERY), slot, trust);
}

export function noteOutcome(flag: i32): void {
  if (isKept()) add32(i32at(events.header, LAST_DELIVERY), EVENT_KIND, flag << FLAGS_AT);
}

export function noteHarm(harm: i32): void {
  if (isKept()) add32(i32at(events.header, LAST_DELIVERY), EVENT_TRUST, harm << HARM_AT);
}

/** General trust has moved. */
export function noteGeneral(fan: i32): void {
  if (isKept()) set32(i32at(events.header, LAST_DELIVERY), EVENT_GENERAL, generalOf(fan));
}

/** A sale in flight is opened, comes back or is lost. */
export function noteStake(): void {
  if (isKept()) add32(i32at(events.header, LAST_TIE), EVENT_TRUST, 1 << STAKES_AT);
}

/** A tie's trust has moved. */
export function noteTrust(trust: i32): void {
  if (!isKept()) return;
  const event = i32at(events.header, LAST_TIE);
  set32(event, EVENT_TRUST, (i32at(event, EVENT_TRUST) & -256) | trust);
}

/** A tie begins; its trust is noted after it. */
export function noteFollow(fan: i32, seller: i32): void {
  if (!isKept()) return;
  const event = note(FOLLOW_EVENT, fan, seller);
  add32(event, EVENT_KIND, i32at(events.header, ACT_CAUSE) << CAUSE_AT);
  set32(events.header, LAST_TIE, event);
}

/** A tie ends. @param cause other than that of the act, or 0 @param stakes sales in flight that are lost with it */
export function noteLeave(fan: i32, seller: i32, trust: i32, stakes: i32, cause: i32): void {
  if (!isKept()) return;
  const event = note(LEAVE_EVENT, fan, seller);
  const why: i32 = cause !== 0 ? cause : i32at(events.header, ACT_CAUSE);
  add32(event, EVENT_KIND, (why << CAUSE_AT) | (1 << TIED_AT));
  add32(event, EVENT_SELLER, trust << BEFORE_AT);
  set32(event, EVENT_TRUST, stakes << STAKES_AT);
}

/** A fan comes to another state. */
export function noteState(fan: i32, was: i32, becomes: i32): void {
  if (!isKept()) return;
  const event = note(STATE_EVENT, fan, NOBODY);
  const states = (was << WAS_AT) | (becomes << BECOMES_AT) | (i32at(events.header, ACT_CAUSE) << CAUSE_AT);
  add32(event, EVENT_KIND, states);
}
