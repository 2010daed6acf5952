/** Chance in the matching of streamers and providers, by streamer and day. */
import { uniform } from '../random.ts';
import type { World } from '../world.ts';

/** Whether a streamer looks for, or leaves, a provider this month. */
export function matchChance(world: World, streamer: number): number {
  return uniform(world.key, 'provider-match', streamer, world.day, 0);
}

/** Which provider it finds. */
export function matchQuantile(world: World, streamer: number): number {
  return uniform(world.key, 'provider-match', streamer, world.day, 1);
}
