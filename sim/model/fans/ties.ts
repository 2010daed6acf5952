/**
 * The ledger of trust: the only code that writes follow lists. Whatever it takes it gives back or books as lost, so
 * opened = returned + lost + in flight holds at every moment.
 */
import { BAD, GOOD, LEVEL, NOBODY, SLOTS, TIE_WORDS } from './fans.ts';
import type { Sessions } from './sessions.ts';

/** One sale in flight, in the high byte of LEVEL. */
const SALE = 256;
const SALES_MOST = 255 * SALE;

/** Slot of a streamer in a fan's follow list, or −1. */
export function findTie(s: Sessions, fan: number, streamer: number): number {
  const row = fan * TIE_WORDS;
  const { ties } = s.fans;
  for (let slot = row; slot < row + SLOTS; slot++) {
    const id = ties[slot];
    if (id === streamer) return slot;
    if (id === NOBODY) return -1;
  }
  return -1;
}

/** Trust of a tie, 8 fractional bits. */
export function trustOf(s: Sessions, slot: number): number {
  return s.fans.ties[slot + LEVEL]! & 0xff;
}

/** Sets a tie's sales in flight and its trust (trust.ts, in fixed point); trust is 1 to 255, so 0 marks an empty slot. */
function setLevel(s: Sessions, slot: number, inFlight: number): void {
  const { ties } = s.fans;
  const { day, tally } = s;
  const top = ties[slot + GOOD]! + day.priorGood;
  const bottom = top + ties[slot + BAD]! + day.priorBad + day.stake * inFlight;
  const half = ((((top << 9) / bottom) | 0) + 1) >> 1;
  const trust = half > 255 ? 255 : Math.max(half, 1);
  tally.trustMoved += trust - (ties[slot + LEVEL]! & 0xff);
  ties[slot + LEVEL] = trust | (inFlight << 8);
}

/** A sale to a follower: one part of trust is at stake until the delivery. */
export function openStake(s: Sessions, slot: number): void {
  const level = s.fans.ties[slot + LEVEL]!;
  if (level >= SALES_MOST) return;
  s.tally.trustOpened++;
  setLevel(s, slot, (level >>> 8) + 1);
}

/**
 * A delivery to a follower: evidence fades, the stake comes back or is lost, new evidence is added.
 * @param harm unhealed severity, 8 bits; 0 = satisfied
 */
export function settleTie(s: Sessions, slot: number, harm: number): void {
  const { ties } = s.fans;
  const { day, tally } = s;
  let inFlight = ties[slot + LEVEL]! >>> 8;
  if (inFlight > 0) {
    inFlight--;
    if (harm === 0) tally.trustReturned++;
    else tally.trustLost++;
  }
  const good = (ties[slot + GOOD]! * day.evidenceMemory) >>> 15;
  const bad = (ties[slot + BAD]! * day.evidenceMemory) >>> 15;
  ties[slot + GOOD] = harm === 0 ? good + day.learnedGood : good;
  ties[slot + BAD] = Math.min(0xffff, bad + ((day.learnedBad * harm) >>> 8));
  setLevel(s, slot, inFlight);
}

/** Opens a tie with `good` evidence (8 bits); a full list gives up its weakest tie unless that one resists. */
export function follow(s: Sessions, fan: number, streamer: number, good: number, bits16: number): void {
  const { ties } = s.fans;
  const row = fan * TIE_WORDS;
  let slot = row;
  let weakest = row;
  while (slot < row + SLOTS && ties[slot] !== NOBODY) {
    if (trustOf(s, slot) < trustOf(s, weakest)) weakest = slot;
    slot++;
  }
  if (slot === row + SLOTS) {
    if (trustOf(s, weakest) > s.day.strongTrust && bits16 < s.day.resist) return;
    slot = weakest;
    forfeit(s, slot);
  }
  ties[slot] = streamer;
  ties[slot + GOOD] = good;
  ties[slot + BAD] = 0;
  setLevel(s, slot, 0);
  s.tally.follows[streamer]!++;
}

/** Closes a tie; the last tie of the list moves into its place. */
export function unfollow(s: Sessions, fan: number, slot: number): void {
  const { ties } = s.fans;
  forfeit(s, slot);
  s.tally.trustMoved -= trustOf(s, slot);
  let last = fan * TIE_WORDS + SLOTS - 1;
  while (ties[last] === NOBODY) last--;
  for (let part = 0; part <= LEVEL; part += SLOTS) {
    ties[slot + part] = ties[last + part]!;
    ties[last + part] = part === 0 ? NOBODY : 0;
  }
}

/** Stakes of a tie that ends are lost, not forgotten. */
function forfeit(s: Sessions, slot: number): void {
  s.tally.trustLost += s.fans.ties[slot + LEVEL]! >>> 8;
  s.tally.unfollows[s.fans.ties[slot]!]!++;
}

/** Σ trust² of all ties, 12 bits: what raises the visit rate. */
export function tieSum(s: Sessions, fan: number): number {
  const { ties } = s.fans;
  const row = fan * TIE_WORDS + LEVEL;
  let sum = 0;
  for (let slot = row; slot < row + SLOTS; slot++) {
    const trust = ties[slot]! & 0xff;
    if (trust === 0) break;
    sum += (trust * trust) >>> 4;
  }
  return sum;
}
