/**
 * The ledger of trust: the only code that writes follow lists. Whatever it takes it gives back or books as lost, so
 * opened = returned + lost + in flight holds at every moment. A slot is the address of its streamer; 0 = none.
 * Trust is a beta reputation (Jøsang & Ismail 2002) with a stake for each sale in flight.
 */
import { day, fans, tally } from './addresses.ts';
import { count, div, max, min, set16, today, u8at, u16at } from './columns.ts';
import { BY_FOLLOW } from './event-layout.ts';
import { noteFollow, noteLeave, noteStake, noteTrust } from './events.ts';
import { findSlot, sumSquares } from './lanes.ts';
import { BAD, FOLLOWS, GOOD, LEVEL, NOBODY, SLOTS, TIE_WORDS, UNFOLLOWS } from './layout.ts';
import { begin, enter } from './tally.ts';

/** Bytes from a slot to the next, and of all slots of a list. */
export const NEXT_SLOT = 2;
export const ALL_SLOTS = 16;
/** Sales in flight that a tie can count, in the high byte of LEVEL. */
const SALES_MOST = 255 << 8;

/** A fan's follow list. */
export function rowOf(fan: i32): i32 {
  return fans.ties + fan * TIE_WORDS * 2;
}

export function streamerOf(slot: i32): i32 {
  return u16at(slot, 0);
}

/** Trust of a tie, 8 fractional bits. */
export function trustOf(slot: i32): i32 {
  return u8at(slot, LEVEL * 2);
}

/** Slot of a streamer in a fan's follow list, or 0. */
export function findTie(fan: i32, streamer: i32): i32 {
  return findSlot(rowOf(fan), streamer);
}

/** Σ trust² of all ties, 12 bits. */
export function tieSum(fan: i32): i32 {
  return sumSquares(rowOf(fan));
}

/**
 * Trust of a tie, 8 fractional bits: (r + a0) / (r + s + a0 + b0 + stake·p) with good evidence r, bad evidence s, their
 * priors a0 and b0, and p sales in flight (C21). From 1 to 255, so that 0 marks an empty slot.
 */
export function trustFor(good: i32, bad: i32, priorGood: i32, priorBad: i32, staked: i32): i32 {
  const top = good + priorGood;
  const half = (div(top << 9, top + bad + priorBad + staked) + 1) >> 1;
  return half > 255 ? 255 : max(half, 1);
}

/** Sets a tie's sales in flight and its trust. */
function setLevel(slot: i32, inFlight: i32): void {
  const staked = today(day.stake) * inFlight;
  const trust = trustFor(
    u16at(slot, GOOD),
    u16at(slot, BAD),
    today(day.priorGood),
    today(day.priorBad),
    staked,
  );
  noteTrust(trust);
  count(tally.trustMoved, trust - trustOf(slot));
  set16(slot, LEVEL, trust | (inFlight << 8));
}

/** A sale to a follower: one part of trust is at stake until the delivery. */
export function openStake(slot: i32): void {
  const level = u16at(slot, LEVEL);
  if (level >= SALES_MOST) return;
  noteStake();
  count(tally.trustOpened, 1);
  setLevel(slot, (level >>> 8) + 1);
}

/**
 * A delivery to a follower: evidence fades, the stake comes back or is lost, new evidence is added.
 * @param harm unhealed severity, 8 bits; 0 = satisfied
 */
export function settleTie(slot: i32, harm: i32): void {
  let inFlight = u16at(slot, LEVEL) >>> 8;
  if (inFlight > 0) {
    noteStake();
    inFlight--;
    if (harm === 0) count(tally.trustReturned, 1);
    else count(tally.trustLost, 1);
  }
  const memory = today(day.evidenceMemory);
  const good = (u16at(slot, GOOD) * memory) >>> 15;
  const bad = (u16at(slot, BAD) * memory) >>> 15;
  set16(slot, GOOD, harm === 0 ? good + today(day.learnedGood) : good);
  set16(slot, BAD, min(0xffff, bad + ((today(day.learnedBad) * harm) >>> 8)));
  setLevel(slot, inFlight);
}

/** A sale to a follower that came back for no fault of the seller: the stake comes back, and nothing was learned. */
export function returnStake(slot: i32): void {
  const inFlight = u16at(slot, LEVEL) >>> 8;
  if (inFlight === 0) return;
  noteStake();
  count(tally.trustReturned, 1);
  setLevel(slot, inFlight - 1);
}

/** Opens a tie with `good` evidence (8 bits); a full list gives up its weakest tie unless that one resists. */
export function follow(fan: i32, streamer: i32, good: i32, bits16: i32): void {
  const row = rowOf(fan);
  const end = row + ALL_SLOTS;
  let slot = row;
  let weakest = row;
  while (slot < end && streamerOf(slot) !== NOBODY) {
    if (trustOf(slot) < trustOf(weakest)) weakest = slot;
    slot += NEXT_SLOT;
  }
  if (slot === end) {
    if (trustOf(weakest) > today(day.strongTrust) && bits16 < today(day.resist)) return;
    slot = weakest;
    noteLeave(fan, streamerOf(slot), trustOf(slot), u16at(slot, LEVEL) >>> 8, BY_FOLLOW);
    forfeit(slot);
  }
  noteFollow(fan, streamer);
  set16(slot, 0, streamer);
  set16(slot, GOOD, good);
  set16(slot, BAD, 0);
  setLevel(slot, 0);
  enter(streamer, FOLLOWS, 1);
}

/** Closes a tie; the last tie of the list moves into its place. */
export function unfollow(fan: i32, slot: i32): void {
  noteLeave(fan, streamerOf(slot), trustOf(slot), u16at(slot, LEVEL) >>> 8, 0);
  forfeit(slot);
  count(tally.trustMoved, -trustOf(slot));
  let last = rowOf(fan) + ALL_SLOTS - NEXT_SLOT;
  while (streamerOf(last) === NOBODY) last -= NEXT_SLOT;
  for (let part = 0; part <= LEVEL; part += SLOTS) {
    set16(slot, part, u16at(last, part));
    set16(last, part, part === 0 ? NOBODY : 0);
  }
}

/** Stakes of a tie that ends are lost, not forgotten. */
function forfeit(slot: i32): void {
  count(tally.trustLost, u16at(slot, LEVEL) >>> 8);
  begin(streamerOf(slot), UNFOLLOWS, 1);
}
