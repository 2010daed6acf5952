/**
 * The ledger of trust: the only code that writes follow lists. Whatever it takes it gives back or books as lost, so
 * opened = returned + lost + in flight holds at every moment.
 */
import { NOBODY, SLOTS } from './fans.ts';
import type { Sessions } from './sessions.ts';

/** Place of a streamer in a fan's follow list, or −1. */
export function findTie(s: Sessions, fan: number, streamer: number): number {
  const row = fan * SLOTS;
  const ids = s.fans.tieStreamer;
  for (let slot = row; slot < row + SLOTS; slot++) {
    const id = ids[slot];
    if (id === streamer) return slot;
    if (id === NOBODY) return -1;
  }
  return -1;
}

/** Recomputes a tie's cached trust after any change (trust.ts, in fixed point); 1 to 255, so 0 marks an empty slot. */
function refresh(s: Sessions, slot: number): void {
  const f = s.fans;
  const top = f.tieGood[slot]! + s.day.priorGood;
  const bottom = top + f.tieBad[slot]! + s.day.priorBad + s.day.stake * f.tieInFlight[slot]!;
  const trust = ((((top << 9) / bottom) | 0) + 1) >> 1;
  const level = trust > 255 ? 255 : trust < 1 ? 1 : trust;
  s.tally.trustMoved += level - f.tieTrust[slot]!;
  f.tieTrust[slot] = level;
}

/** A sale to a follower: one part of trust is at stake until the delivery. */
export function openStake(s: Sessions, slot: number): void {
  if (s.fans.tieInFlight[slot] === 255) return;
  s.fans.tieInFlight[slot]!++;
  s.tally.trustOpened++;
  refresh(s, slot);
}

/**
 * A delivery to a follower: evidence fades, the stake comes back or is lost, new evidence is added.
 * @param harm unhealed severity, 8 bits; 0 = satisfied
 */
export function settleTie(s: Sessions, slot: number, harm: number): void {
  const f = s.fans;
  if (f.tieInFlight[slot]! > 0) {
    f.tieInFlight[slot]!--;
    if (harm === 0) s.tally.trustReturned++;
    else s.tally.trustLost++;
  }
  const day = s.day;
  f.tieGood[slot] = (f.tieGood[slot]! * day.evidenceMemory) >>> 15;
  f.tieBad[slot] = (f.tieBad[slot]! * day.evidenceMemory) >>> 15;
  if (harm === 0) f.tieGood[slot]! += day.learnedGood;
  else f.tieBad[slot] = Math.min(0xffff, f.tieBad[slot]! + ((day.learnedBad * harm) >>> 8));
  refresh(s, slot);
}

/** Opens a tie with `good` evidence (8 bits); a full list gives up its weakest tie unless that one resists. */
export function follow(s: Sessions, fan: number, streamer: number, good: number, bits16: number): void {
  const f = s.fans;
  const row = fan * SLOTS;
  let slot = row;
  let weakest = row;
  while (slot < row + SLOTS && f.tieStreamer[slot] !== NOBODY) {
    if (f.tieTrust[slot]! < f.tieTrust[weakest]!) weakest = slot;
    slot++;
  }
  if (slot === row + SLOTS) {
    if (f.tieTrust[weakest]! > s.day.strongTrust && bits16 < s.day.resist) return;
    slot = weakest;
    forfeit(s, slot);
  }
  f.tieStreamer[slot] = streamer;
  f.tieGood[slot] = good;
  f.tieBad[slot] = 0;
  f.tieInFlight[slot] = 0;
  refresh(s, slot);
  s.tally.follows[streamer]!++;
}

/** Closes a tie; the last tie of the list moves into its place. */
export function unfollow(s: Sessions, fan: number, slot: number): void {
  const f = s.fans;
  forfeit(s, slot);
  s.tally.trustMoved -= f.tieTrust[slot]!;
  let last = fan * SLOTS + SLOTS - 1;
  while (f.tieStreamer[last] === NOBODY) last--;
  f.tieStreamer[slot] = f.tieStreamer[last]!;
  f.tieGood[slot] = f.tieGood[last]!;
  f.tieBad[slot] = f.tieBad[last]!;
  f.tieInFlight[slot] = f.tieInFlight[last]!;
  f.tieTrust[slot] = f.tieTrust[last]!;
  f.tieStreamer[last] = NOBODY;
  f.tieGood[last] = 0;
  f.tieBad[last] = 0;
  f.tieInFlight[last] = 0;
  f.tieTrust[last] = 0;
}

/** Stakes of a tie that ends are lost, not forgotten. */
function forfeit(s: Sessions, slot: number): void {
  s.tally.trustLost += s.fans.tieInFlight[slot]!;
  s.tally.unfollows[s.fans.tieStreamer[slot]!]!++;
}

/** Σ trust² of all ties, 12 bits: what raises the visit rate. */
export function tieSum(s: Sessions, fan: number): number {
  const f = s.fans;
  let sum = 0;
  for (let slot = fan * SLOTS; slot < fan * SLOTS + SLOTS; slot++) {
    const trust = f.tieTrust[slot]!;
    sum += (trust * trust) >>> 4;
  }
  return sum;
}
