/** Step 2 of the day, first half: clocks move, users arrive. */

import { BUYER, LAPSED, NEVER_BUYER, NOT_YET_USER } from '../kernel/layout.ts';
import { intensity } from './calendar.ts';
import { trialHazard } from './fans/adoption.ts';
import { ARRIVAL_BITS, arrivedShare } from './fans/begin.ts';
import { HAZARD_CLOCK_BITS, VISIT_CLOCK_BITS } from './fans/tables.ts';
import { patience } from './platform/adAuction.ts';
import type { Policy } from './platform/policy.ts';
import { fixed } from './units.ts';
import type { World } from './world.ts';

/** Each state of a fan waits on its own clock; nothing is counted down fan by fan. */
export function advanceClocks(world: World, policy: Policy): void {
  const { params, platform, day } = world;
  const season = intensity(params, world.exogenous, day, policy.festival);
  const rhythm = season * policy.visits * patience(params, platform.paidShare);
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
