// The ledger of trust, as in sim/model/fans/ties.ts. A slot is the address of its streamer; 0 = none.
import { add32, count, today } from './columns';
import { BAD, GOOD, LEVEL, NOBODY, SLOTS, TIE_WORDS } from './market/constants';
import * as day from './market/day';
import * as fans from './market/fans';
import * as tally from './market/tally';

/** Bytes from a slot to the next, and from a slot to the other words of its account. */
export const NEXT_SLOT: usize = 2;
export const ALL_SLOTS: usize = <usize>SLOTS * 2;
const TO_GOOD: usize = <usize>GOOD * 2;
const TO_BAD: usize = <usize>BAD * 2;
const TO_LEVEL: usize = <usize>LEVEL * 2;
const SALES_MOST: i32 = 255 << 8;

export function rowOf(fan: i32): usize {
  return fans.ties + <usize>fan * <usize>TIE_WORDS * 2;
}

export function streamerOf(slot: usize): i32 {
  return <i32>load<u16>(slot);
}

export function trustOf(slot: usize): i32 {
  return <i32>load<u8>(slot + TO_LEVEL);
}

/** All eight slots at once. */
export function findTie(fan: i32, streamer: i32): usize {
  const row = rowOf(fan);
  const hits = i16x8.bitmask(i16x8.eq(v128.load(row), i16x8.splat(<i16>streamer)));
  return hits === 0 ? 0 : row + ((<usize>ctz(hits)) << 1);
}

function setLevel(slot: usize, inFlight: i32): void {
  const top = <i32>load<u16>(slot + TO_GOOD) + today(day.priorGood);
  const bottom = top + <i32>load<u16>(slot + TO_BAD) + today(day.priorBad) + today(day.stake) * inFlight;
  const half = ((top << 9) / bottom + 1) >> 1;
  const trust = half > 255 ? 255 : max(half, 1);
  count(tally.trustMoved, trust - trustOf(slot));
  store<u16>(slot + TO_LEVEL, <u16>(trust | (inFlight << 8)));
}

export function openStake(slot: usize): void {
  const level = <i32>load<u16>(slot + TO_LEVEL);
  if (level >= SALES_MOST) return;
  count(tally.trustOpened, 1);
  setLevel(slot, (level >>> 8) + 1);
}

export function settleTie(slot: usize, harm: i32): void {
  let inFlight = <i32>load<u16>(slot + TO_LEVEL) >>> 8;
  if (inFlight > 0) {
    inFlight--;
    if (harm === 0) count(tally.trustReturned, 1);
    else count(tally.trustLost, 1);
  }
  const memory = today(day.evidenceMemory);
  const good = (<i32>load<u16>(slot + TO_GOOD) * memory) >>> 15;
  const bad = (<i32>load<u16>(slot + TO_BAD) * memory) >>> 15;
  store<u16>(slot + TO_GOOD, <u16>(harm === 0 ? good + today(day.learnedGood) : good));
  store<u16>(slot + TO_BAD, <u16>min(0xffff, bad + ((today(day.learnedBad) * harm) >>> 8)));
  setLevel(slot, inFlight);
}

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
    forfeit(slot);
  }
  store<u16>(slot, <u16>streamer);
  store<u16>(slot + TO_GOOD, <u16>good);
  store<u16>(slot + TO_BAD, 0);
  setLevel(slot, 0);
  add32(tally.follows, streamer, 1);
}

export function unfollow(fan: i32, slot: usize): void {
  forfeit(slot);
  count(tally.trustMoved, -trustOf(slot));
  let last = rowOf(fan) + ALL_SLOTS - NEXT_SLOT;
  while (streamerOf(last) === NOBODY) last -= NEXT_SLOT;
  move(last, slot, 0, NOBODY);
  move(last, slot, TO_GOOD, 0);
  move(last, slot, TO_BAD, 0);
  move(last, slot, TO_LEVEL, 0);
}

/** Moves one word of an account and leaves `rest` in its place, which may be the same place. */
function move(from: usize, to: usize, part: usize, rest: i32): void {
  store<u16>(to + part, load<u16>(from + part));
  store<u16>(from + part, <u16>rest);
}

function forfeit(slot: usize): void {
  count(tally.trustLost, <i32>load<u16>(slot + TO_LEVEL) >>> 8);
  add32(tally.unfollows, streamerOf(slot), 1);
}

/** All eight at once: empty slots have no trust. */
export function tieSum(fan: i32): i32 {
  const trust = v128.and(v128.load(rowOf(fan) + TO_LEVEL), i16x8.splat(0xff));
  const squares = i16x8.shr_u(i16x8.mul(trust, trust), 4);
  const pairs = i32x4.extadd_pairwise_i16x8_u(squares);
  const sums = i32x4.add(pairs, v128.shuffle<i32>(pairs, pairs, 2, 3, 0, 1));
  return i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1);
}
