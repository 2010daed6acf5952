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
  for (let b = 0; b < brands.count; b++) {
    if (brands.resistance[b]! <= brands.entryClock && brands.stage[b] === OUTSIDE) enterBrand(world, b);
  }
  openLaunch(world, policy);
}
