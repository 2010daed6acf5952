/** The fans of a world for tests, range by range as one. */
import { createHash } from 'node:crypto';
import { PROFILE_BYTES, TIE_WORDS } from '../../sim/kernel/layout.ts';
import { addFans, hexOf, startFingerprint } from '../../sim/model/fingerprint.ts';
import { inTurn } from '../../sim/model/ranges.ts';
import type { World } from '../../sim/model/world.ts';

/** Fingerprint of all fans as they are. */
export function fansHash({ ranges }: World): string {
  const print = startFingerprint();
  addFans(print, ranges, inTurn);
  return hexOf(print);
}

/** Hash of numbers that are no fans'. */
export function hashOf(...columns: readonly ArrayBufferView[]): string {
  const hash = createHash('sha256');
  for (const { buffer, byteOffset, byteLength } of columns)
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return hash.digest('hex').slice(0, 16);
}

export function fansIn({ ranges }: World): number {
  return ranges.reduce((sum, { count }) => sum + count, 0);
}

/** All bytes of one fan, in a world of one range. */
export function fanBytes(world: World, fan: number): string {
  const { ties, profile, next, state } = world.ranges[0]!.fans;
  return [
    next[fan],
    state[fan],
    ...profile.subarray(fan * PROFILE_BYTES, (fan + 1) * PROFILE_BYTES),
    ...ties.subarray(fan * TIE_WORDS, (fan + 1) * TIE_WORDS),
  ].join();
}
