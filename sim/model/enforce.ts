/** Step 9 of the day: Pinocchio warns, suspends, removes; rings are cleared (C19, C20). */
import { exp } from './elementary.ts';
import type { Today } from './goLive.ts';
import { mostWarningHazard, sanction, warningHazard } from './platform/pinocchio.ts';
import { quantileOf, uniform } from './random.ts';
import { complaintRate, OPINION, reputation } from './streamers/record.ts';
import { BAD, COMPLAINED, GOOD, isPresent, RECORD, RING, setClaims } from './streamers/streamers.ts';
import type { World } from './world.ts';

export function enforce(world: World, today: Today): void {
  const { platform } = world;
  const { ringClearing, detection } = today.policy;
  platform.warned = 0;
  platform.clearedRings = 0;
  platform.clearedAccounts = 0;
  if (ringClearing > 0) clearRings(world, ringClearing);
  if (detection > 0) judge(world, today);
}

function clearRings(world: World, hazard: number): void {
  const { streamers: s, day } = world;
  for (let j = s.talents; j < s.stores; j++) {
    if (isPresent(s, j, day) && day >= s.suspendedUntil[j]!) clearRing(world, hazard, j);
  }
}

/** Looks at those whose draw of today lets a warning be possible (goLive); rings are not Pinocchio's. */
function judge(world: World, today: Today): void {
  const { suspects, suspicions, suspectCount, kind } = world.streamers;
  const { claims } = today.offers;
  const floor = world.params['platform.warningFloor'];
  for (let at = 0; at < suspectCount; at++) {
    const j = suspects[at]!;
    if (claims[j]! > floor && kind[j] !== RING) watch(world, today, j, quantileOf(suspicions[at]!));
  }
}

function clearRing(world: World, hazard: number, j: number): void {
  if (!strikes(hazard, uniform(world.key, 'ring-clearing', j, world.day))) return;
  remove(world, j);
  world.platform.clearedRings++;
}

function remove(world: World, j: number): void {
  world.streamers.cleared[j] = world.day + 1;
  world.platform.clearedAccounts += world.streamers.accounts[j]!;
}

function watch(world: World, today: Today, j: number, quantile: number): void {
  const { streamers: s, params, scale } = world;
  const claims = today.offers.claims[j]!;
  const detection = today.policy.detection * world.platform.reviewedShare;
  if (quantile >= mostWarningHazard(params, claims, detection)) return;
  const real = s.units[OPINION]! * scale;
  const good = s.records[j * RECORD + GOOD]!;
  const bad = s.records[j * RECORD + BAD]!;
  const complaints = complaintRate(params, s.records[j * RECORD + COMPLAINED]! * real, (good + bad) * real);
  const disappointed = 1 - reputation(params, good * real, bad * real);
  if (strikes(warningHazard(params, claims, complaints, disappointed, detection), quantile)) warn(world, j);
}

function warn(world: World, j: number): void {
  const { streamers: s, params, day } = world;
  world.platform.warned++;
  s.warnings[j] = Math.min(255, s.warnings[j]! + 1);
  setClaims(s, j, s.claims[j]! * params['platform.correction']);
  const step = sanction(params, s.warnings[j]!);
  if (step === 'suspension') {
    s.suspendedUntil[j] = day + 1 + params['platform.suspendDays'];
    s.suspended++;
  }
  if (step === 'removal') remove(world, j);
}

/** Whether a hazard of one day strikes: chance 1 − e^−hazard, which is never above the hazard itself. */
function strikes(hazard: number, quantile: number): boolean {
  return quantile < hazard && quantile < 1 - exp(-hazard);
}
