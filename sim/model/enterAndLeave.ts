/** Step 2 of the day: clocks move, users arrive, brands enter. */

import { BUYER, LAPSED, NEVER_BUYER, NOT_YET_USER } from '../kernel/layout.ts';
import { NEW_SHOP, OUTSIDE } from './brands/brands.ts';
import { entryHazard } from './brands/entry.ts';
import { intensity } from './calendar.ts';
import { trialHazard } from './fans/adoption.ts';
import { ARRIVAL_BITS, arrivedShare } from './fans/begin.ts';
import { HAZARD_CLOCK_BITS, VISIT_CLOCK_BITS } from './fans/tables.ts';
import type { Launch, Policy } from './platform/policy.ts';
import { NONE } from './streamers/streamers.ts';
import { fixed } from './units.ts';
import type { World } from './world.ts';

export function enterAndLeave(world: World, policy: Policy): void {
  moveClocks(world, policy);
  enterBrands(world, policy);
  if (policy.launch.force > 0 && world.platform.launch.store === NONE) openLaunch(world, policy.launch);
}

/** Each state of a fan waits on its own clock; nothing is counted down fan by fan. */
function moveClocks(world: World, policy: Policy): void {
  const { params, platform, day } = world;
  const rhythm = intensity(params, world.exogenous, day) * policy.visits;
  platform.visitClock += fixed(rhythm, VISIT_CLOCK_BITS);
  const open = platform.people[NEVER_BUYER]! + platform.people[LAPSED]!;
  const hazard = trialHazard(params, platform.wordOfMouth * policy.wordOfMouth, open, rhythm);
  platform.trialClock += fixed(Math.min(hazard, 1), HAZARD_CLOCK_BITS);
  platform.lapsedClock += fixed(Math.min(hazard, 1) * params['adoption.lapsedReturn'], HAZARD_CLOCK_BITS);
  platform.arrived = arrivedShare(world, day);
  const { clocks } = world.sessions.day;
  clocks[NOT_YET_USER] = Math.floor(platform.arrived * 2 ** ARRIVAL_BITS);
  clocks[NEVER_BUYER] = platform.trialClock;
  clocks[BUYER] = platform.visitClock;
  clocks[LAPSED] = platform.lapsedClock;
}

function enterBrands(world: World, policy: Policy): void {
  const { brands } = world;
  const factor = policy.brandEntry * (1 + 0.5 * policy.brandSupport.policy);
  const hazard = entryHazard(world.params, world.platform.ordersADay * world.scale, brands.present, factor);
  brands.entryClock += hazard;
  for (let b = 0; b < brands.count; b++) {
    if (brands.stage[b] === OUTSIDE && brands.resistance[b]! <= brands.entryClock) enterBrand(world, b);
  }
}

/**
 * A campaign opens a store of its own: the last brand of the pool that is still outside comes in, with the campaign's
 * goods and size, without a follower, and live every day. With a full market nothing opens.
 */
function openLaunch(world: World, { size, goods }: Launch): void {
  const { brands, streamers: s } = world;
  const b = brands.stage.lastIndexOf(OUTSIDE);
  if (b < 0) return;
  const j = s.stores + b;
  enterBrand(world, b);
  s.size[j] = size;
  s.lnPrice[j] = goods.lnPrice;
  s.quality[j] = goods.quality;
  s.claims[j] = goods.claims;
  s.liveChance[j] = 1;
  world.platform.launch.store = j;
}

function enterBrand({ brands, streamers, day }: World, b: number): void {
  brands.stage[b] = NEW_SHOP;
  brands.present++;
  streamers.arrival[streamers.stores + b] = day;
}
