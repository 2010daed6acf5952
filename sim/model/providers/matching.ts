/** Who serves whom: by class, region and free capacity; the abler and freer a provider, the likelier. */
import type { Params } from '../params.ts';
import { CHANGED } from '../streamers/streamers.ts';
import type { World } from '../world.ts';
import { BASE, BRAND, isServing, LOCAL, meanCapability, type Providers, STRATEGIC } from './providers.ts';

/** Chance in 28 days that an unserved streamer looks for a provider: habit, and the example of served peers. */
export function seekChance(params: Params, servedShare: number): number {
  return params['providers.seek'] + params['providers.peer'] * servedShare;
}

/** Whether a provider's class and region fit a streamer: local ones serve their region, brand ones serve stores. */
export function fits(p: Providers, k: number, isStore: boolean, region: number): boolean {
  const kind = p.class[k]!;
  if (kind === STRATEGIC) return true;
  if (isStore) return kind === BRAND;
  return (kind === BASE || kind === LOCAL) && p.region[k] === region;
}

/**
 * Picks a provider with room for `neededFen`, in proportion to free capacity × mean capability.
 * @param quantile uniform in (0, 1)
 * @returns the provider, or −1 when none fits
 */
export function pickProvider(
  p: Providers,
  isStore: boolean,
  region: number,
  neededFen: number,
  quantile: number,
): number {
  let total = 0;
  for (let k = 0; k < p.count; k++) total += appeal(p, k, isStore, region, neededFen);
  let point = quantile * total;
  for (let k = 0; k < p.count; k++) {
    const weight = appeal(p, k, isStore, region, neededFen);
    point -= weight;
    if (weight > 0 && point < 0) return k;
  }
  return -1;
}

function appeal(p: Providers, k: number, isStore: boolean, region: number, neededFen: number): number {
  if (!isServing(p, k) || p.freeFen[k]! < neededFen || !fits(p, k, isStore, region)) return 0;
  return p.freeFen[k]! * meanCapability(p, k);
}

/** A streamer becomes a provider's client. */
export function signUp(
  { streamers, providers }: Pick<World, 'streamers' | 'providers'>,
  j: number,
  k: number,
): void {
  streamers.provider[j] = k;
  streamers.revised[j] = CHANGED;
  providers.clients[k]!++;
}
