/** Step 9 of the day: Pinocchio warns, suspends, removes; rings are cleared (C19, C20). */
import { exp } from './elementary.ts';
import type { Today } from './goLive.ts';
import { mostWarningHazard, sanction, warningHazard } from './platform/pinocchio.ts';
import { addressOf, uniformAt } from './random.ts';
import { complaintRate, OPINION, reputation } from './streamers/record.ts';
import { RING, setClaims } from './streamers/streamers.ts';
import type { World } from './world.ts';

const CLEARING = addressOf('ring-clearing');
const WARNING = addressOf('warning');

export function enforce(world: World, today: Today): void {
  const { streamers: s, platform, day } = world;
  const { active, activeCount, cleared, suspendedUntil, kind } = s;
  const { ringClearing, detection } = today.policy;
  platform.warned = 0;
  platform.clearedRings = 0;
  platform.clearedAccounts = 0;
  if (ringClearing <= 0 && detection <= 0) return;
  const { claims } = today.offers;
  const floor = detection > 0 ? world.params['platform.warningFloor'] : 1;
  for (let at = 0; at < activeCount; at++) {
    const j = active[at]!;
    if (day >= cleared[j]! || day < suspendedUntil[j]!) continue;
    if (kind[j] === RING) clearRing(world, ringClearing, j);
    else if (claims[j]! > floor) watch(world, today, j);
  }
}

function clearRing(world: World, hazard: number, j: number): void {
  if (hazard <= 0 || !strikes(hazard, uniformAt(world.key, CLEARING, j, world.day))) return;
  remove(world, j);
  world.platform.clearedRings++;
}

function remove(world: World, j: number): void {
  world.streamers.cleared[j] = world.day + 1;
  world.platform.clearedAccounts += world.streamers.accounts[j]!;
}

function watch(world: World, today: Today, j: number): void {
  const { streamers: s, params, scale, day } = world;
  const claims = today.offers.claims[j]!;
  const { detection } = today.policy;
  const quantile = uniformAt(world.key, WARNING, j, day);
  if (quantile >= mostWarningHazard(params, claims, detection)) return;
  const real = s.units[OPINION]! * scale;
  const complaints = complaintRate(params, s.complained[j]! * real, (s.good[j]! + s.bad[j]!) * real);
  const disappointed = 1 - reputation(params, s.good[j]! * real, s.bad[j]! * real);
  if (strikes(warningHazard(params, claims, complaints, disappointed, detection), quantile)) warn(world, j);
}

function warn(world: World, j: number): void {
  const { streamers: s, params, day } = world;
  world.platform.warned++;
  s.warnings[j] = Math.min(255, s.warnings[j]! + 1);
  setClaims(s, j, s.claims[j]! * params['platform.correction']);
  const step = sanction(params, s.warnings[j]!);
  if (step === 'suspension') s.suspendedUntil[j] = day + 1 + params['platform.suspendDays'];
  if (step === 'removal') remove(world, j);
}

/** Whether a hazard of one day strikes: chance 1 − e^−hazard, which is never above the hazard itself. */
function strikes(hazard: number, quantile: number): boolean {
  return quantile < hazard && quantile < 1 - exp(-hazard);
}
