/** Step 2 of the day, second half: brands enter. */
import { OUTSIDE } from './brands/brands.ts';
import { enterBrand } from './brands/comeAndGo.ts';
import { entriesADay, recruitedShare } from './brands/entry.ts';
import { SUPPORT_ENTRY } from './brands/support.ts';
import type { Policy } from './platform/policy.ts';
import { onboard } from './providers/recruit.ts';
import { openLaunch } from './streamers/launch.ts';
import type { World } from './world.ts';

export function enterBrands(world: World, policy: Policy): void {
  const { brands, params, platform, providers, scale } = world;
  const { winning, losing } = brands.books.peers;
  const ordersADay = platform.ordersADay * scale;
  const prospect = { ordersADay, present: brands.present, winning, losing, recruited: providers.brandsADay };
  const factor = policy.brandEntry * (1 + SUPPORT_ENTRY * policy.brandSupport.policy);
  // each place that is free waits with a mean of one on the clock, so that as many come as the rule says
  brands.entryClock += (entriesADay(params, prospect) * factor) / Math.max(1, brands.inStage[OUTSIDE]!);
  if (brands.leastResistance <= brands.entryClock) enterDue(world, recruitedShare(params, prospect));
  openLaunch(world, policy);
}

/** Of its own, because what reads a policy is optimised again when a lever has changed its shape. */
function enterDue(world: World, won: number): void {
  const { entryClock: clock, resistance } = world.brands;
  let least = Number.POSITIVE_INFINITY;
  for (let b = 0; b < resistance.length; b++) {
    const own = resistance[b]!;
    if (own <= clock) {
      if (world.brands.stage[b] !== OUTSIDE) continue;
      enterBrand(world, b);
      onboard(world, world.streamers.stores + b, won);
    } else if (own < least) least = own;
  }
  world.brands.leastResistance = least;
}
