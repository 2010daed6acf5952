/** Step 1 of the day: how strong each lever is today, from its dates and from what has happened up to yesterday. */
import type { Seen } from '../seen.ts';
import type { World } from '../world.ts';
import { allot } from './budgets.ts';
import { newState } from './leverRule.ts';
import type { LeverInForce, Policy } from './policy.ts';
import { policyOf } from './policyOf.ts';

/** What the platform has decided for today: it reads nothing of today. */
export function decide(world: World, levers: readonly LeverInForce[], seen?: Seen): Policy {
  const { day, leverStates } = world;
  if (levers.every(({ rule }) => rule === undefined)) return policyOf(levers, day);
  for (const { rule } of levers) {
    if (rule?.mattersOn(day)) leverStates[rule.text] ??= newState();
  }
  const allotted = allot(
    world,
    levers,
    levers.map((lever) => strengthOf(world, lever)),
  );
  return policyOf(levers, day, { ...allotted, seen });
}

/** By its dates, and by its trigger: on again it ramps again. */
function strengthOf({ day, leverStates }: World, { rule, strengthOn }: LeverInForce): number {
  if (!rule?.when) return strengthOn(day);
  const state = leverStates[rule.text];
  return state?.on === 1 ? strengthOn(day, state.since) : 0;
}
