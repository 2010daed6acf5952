/** Providers win sellers for the platform and bring them in: their first duty in the article (C14). */
import { uniform } from '../random.ts';
import type { World } from '../world.ts';
import { matchQuantile } from './draws.ts';
import { fits, pickProvider, signUp } from './matching.ts';
import { BRAND, freeShare, isServing, REVIEW_DAYS, STRATEGIC } from './providers.ts';

/**
 * Every 28 days: the more of its capacity is free, the more a provider looks for sellers who are not there yet. Talents
 * come at once, of its region; brands come as their own rule says, which counts those who are looked for (brands/entry.ts).
 * @param effort what the platform makes of it, 1 = nothing
 */
export function recruit(world: World, effort: number): void {
  const { params, providers: p } = world;
  const rate = params['providers.recruit'] * effort;
  p.brandsADay = 0;
  for (let k = 0; k < p.count; k++) {
    if (!isServing(p, k)) continue;
    const chance = rate * freeShare(p, k);
    if (p.class[k] === BRAND || p.class[k] === STRATEGIC) p.brandsADay += chance / REVIEW_DAYS;
    else if (uniform(world.key, 'provider-recruit', k, world.day, 0) < chance) winTalent(world, k);
  }
}

/** The next talent of the provider's kind, from a place of chance on, who has not come yet. */
function winTalent(world: World, k: number): void {
  const { streamers: s, providers: p, day } = world;
  const from = Math.floor(uniform(world.key, 'provider-recruit', k, day, 1) * s.talents);
  for (let step = 0; step < s.talents; step++) {
    const j = (from + step) % s.talents;
    if (s.arrival[j]! <= day || !fits(p, k, false, s.region[j]!)) continue;
    s.arrival[j] = day;
    signUp(world, j, k);
    return;
  }
}

/** A brand that comes today was won by a provider with this chance, and is its client from the first day. */
export function onboard(world: World, j: number, chance: number): void {
  const { streamers: s, providers, key, day } = world;
  if (uniform(key, 'provider-recruit', j, day, 2) >= chance) return;
  const k = pickProvider(providers, true, s.region[j]!, 0, matchQuantile(world, j));
  if (k >= 0) signUp(world, j, k);
}
