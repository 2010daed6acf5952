/** Step 2 of the day, second half: brands enter. */
import { enterBrand, OUTSIDE } from './brands/brands.ts';
import { entryHazard } from './brands/entry.ts';
import type { Policy } from './platform/policy.ts';
import { openLaunch } from './streamers/launch.ts';
import type { World } from './world.ts';

/** What full support by the SKA centre's policy adds to the entry hazard, as a share. Assumption. */
const SUPPORT_ENTRY = 0.5;

export function enterBrands(world: World, policy: Policy): void {
  const { brands, params, platform, scale } = world;
  const factor = policy.brandEntry * (1 + SUPPORT_ENTRY * policy.brandSupport.policy);
  brands.entryClock += entryHazard(params, platform.ordersADay * scale, brands.present, factor);
  if (brands.leastResistance <= brands.entryClock) enterDue(world, brands.entryClock, brands.resistance);
  openLaunch(world, policy);
}

/** Of its own, because what reads a policy is optimised again when a lever has changed its shape. */
function enterDue(world: World, clock: number, resistance: Float64Array): void {
  let least = Number.POSITIVE_INFINITY;
  for (let b = 0; b < resistance.length; b++) {
    const own = resistance[b]!;
    if (own <= clock) {
      if (world.brands.stage[b] === OUTSIDE) enterBrand(world, b);
    } else if (own < least) least = own;
  }
  world.brands.leastResistance = least;
}
