/** Step 2 of the day, first half: clocks move, users arrive. */

import { BUYER, CELLS, LAPSED, NEVER_BUYER, NOT_YET_USER } from '../kernel/layout.ts';
import { intensity } from './calendar.ts';
import { trialHazard, wordHeard } from './fans/adoption.ts';
import { ARRIVAL_BITS, arrivedShare } from './fans/begin.ts';
import { roomsFactor } from './fans/rates.ts';
import { HAZARD_CLOCK_BITS, VISIT_CLOCK_BITS } from './fans/tables.ts';
import { patience } from './platform/adAuction.ts';
import type { Policy } from './platform/policy.ts';
import { fixed, threshold } from './units.ts';
import type { World } from './world.ts';

/** Each state of a fan waits on its own clock; nothing is counted down fan by fan. */
export function advanceClocks(world: World, policy: Policy): void {
  const { params, platform, day } = world;
  const season = intensity(params, world.exogenous, day, policy.festival);
  const { onAirCount, talents } = world.streamers; // of yesterday
  const rooms = day === 0 ? 1 : roomsFactor(params, onAirCount / talents);
  const rhythm = season * policy.visits * rooms * patience(params, platform.paidShare) * policy.rivalVisits;
  platform.visitClock += fixed(rhythm, VISIT_CLOCK_BITS);
  const hazard = keenestHazard(world, policy, rhythm);
  platform.trialClock += fixed(hazard, HAZARD_CLOCK_BITS);
  platform.lapsedClock += fixed(hazard * params['adoption.lapsedReturn'], HAZARD_CLOCK_BITS);
  platform.arrived = arrivedShare(world, day);
  const { clocks } = world.sessions.day;
  clocks[NOT_YET_USER] = Math.floor(platform.arrived * 2 ** ARRIVAL_BITS);
  clocks[NEVER_BUYER] = platform.trialClock;
  clocks[BUYER] = platform.visitClock;
  clocks[LAPSED] = platform.lapsedClock;
}

const hazards = new Float64Array(CELLS);

/**
 * Trial hazard of the cell that hears most, at whose pace the clocks run; the kernel keeps of the trials that fall due
 * elsewhere the share of that cell's own hazard.
 */
function keenestHazard({ params, platform, sessions }: World, policy: Policy, rhythm: number): number {
  const { people, wordOfMouth } = platform;
  // home and preferred category are spread evenly over fans (fans/begin.ts)
  const users = (people[NEVER_BUYER]! + people[BUYER]! + people[LAPSED]!) / CELLS;
  let everywhere = 0;
  for (let cell = 0; cell < CELLS; cell++) everywhere += wordOfMouth[cell]!;
  let most = 0;
  for (let cell = 0; cell < CELLS; cell++) {
    const heard = wordHeard(params, wordOfMouth[cell]!, everywhere, users, CELLS) * policy.wordOfMouth;
    hazards[cell] = trialHazard(params, heard, rhythm);
    most = Math.max(most, hazards[cell]!);
  }
  const { trialChance } = sessions.day;
  for (let cell = 0; cell < CELLS; cell++) trialChance[cell] = threshold(hazards[cell]! / (most || 1), 16);
  return most;
}
