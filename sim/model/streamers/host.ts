/**
 * One talent set apart from all others: a lever changes its price, or keeps it from going live. Its sales are recorded,
 * and those of its rivals, in the run with the change and in one that only picks the same talent.
 */
import type { Policy } from '../platform/policy.ts';
import { uniform } from '../random.ts';
import type { World } from '../world.ts';
import { trailingFen } from './record.ts';
import { isPresent, NONE } from './streamers.ts';

/** On the first day on which a lever asks for it; among equals the one of larger organic size. It stays picked. */
export function pickHost({ streamers: s, platform, day }: World, { host }: Policy): void {
  if (host.rank <= 0 || platform.host !== NONE) return;
  const candidates: number[] = [];
  for (let j = 0; j < s.talents; j++) {
    if (isPresent(s, j, day) && (host.category === 0 || s.category[j] === host.category - 1))
      candidates.push(j);
  }
  candidates.sort((a, b) => trailingFen(s, b) - trailingFen(s, a) || s.size[b]! - s.size[a]!);
  platform.host = candidates[host.rank - 1] ?? NONE;
}

/** A day on which it is banned is a day of suspension. Ties stay: followers find it live again when the ban ends. */
export function banHost({ streamers: s, platform, key, day }: World, { host }: Policy): void {
  const j = platform.host;
  if (host.ban <= 0 || j === NONE || uniform(key, 'host-ban', j, day) >= host.ban) return;
  s.suspendedUntil[j] = Math.max(s.suspendedUntil[j]!, day + 1);
}
