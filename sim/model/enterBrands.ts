/** Step 2 of the day, second half: brands enter. */
import { OUTSIDE } from './brands/brands.ts';
import { enterBrand } from './brands/comeAndGo.ts';
import { entriesADay, type Prospect, recruitedShare } from './brands/entry.ts';
import { SUPPORT_ENTRY } from './brands/support.ts';
import type { Policy } from './platform/policy.ts';
import { onboard } from './providers/recruit.ts';
import { openLaunch } from './streamers/launch.ts';
import type { World } from './world.ts';

export function enterBrands(world: World, policy: Policy): void {
  const { brands, params } = world;
  brands.entryClock = clockAfter(world, policy);
  if (brands.leastResistance <= brands.entryClock) enterDue(world, recruitedShare(params, prospectOf(world)));
  openLaunch(world, policy);
}

/** What brands outside see of the platform in the morning. */
function prospectOf({ brands, platform, providers, scale }: World): Prospect {
  const { winning, losing } = brands.books.peers;
  const ordersADay = platform.ordersADay * scale;
  return { ordersADay, present: brands.present, winning, losing, recruited: providers.brandsADay };
}

/** The clock of entry at the end of today: each free place waits with a mean of one on it, so that as many come as the rule says. */
function clockAfter(world: World, policy: Policy): number {
  const { brands, params } = world;
  const factor = policy.brandEntry * (1 + SUPPORT_ENTRY * policy.brandSupport.policy);
  const entries = entriesADay(params, prospectOf(world)) * factor;
  return brands.entryClock + entries / Math.max(1, brands.inStage[OUTSIDE]!);
}

/** Most brands that can enter today under a policy: those whose turn comes, and a campaign's. */
export function mostEntries(world: World, policy: Policy): number {
  const { resistance, stage } = world.brands;
  const clock = clockAfter(world, policy);
  let most = 1;
  for (let b = 0; b < resistance.length; b++) if (stage[b] === OUTSIDE && resistance[b]! <= clock) most++;
  return most;
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
