/** The levers of a scenario as the market meets them, day by day. */
import { leverOf } from '../levers/all.ts';
import type { LeverInForce } from '../model/platform/policy.ts';
import type { LeverPlan, Scenario } from './scenario.ts';

/**
 * Strength of a lever on a day: 0 outside its dates and windows; inside, `strength` times the ramp, which grows by equal
 * steps and is full on the ramp's last day (a ramp of 60 days: 1/60 on the first day, 1 from the 60th on). Each window
 * ramps again.
 */
export function strengthOn(plan: LeverPlan, day: number): number {
  const first = firstDay(plan, day);
  if (first === undefined) return 0;
  const ramp = plan.rampDays > 0 ? Math.min(1, (day - first + 1) / plan.rampDays) : 1;
  return plan.strength * ramp;
}

/** First day of the window that a day lies in; undefined outside. */
function firstDay({ fromDay, untilDay, windows }: LeverPlan, day: number): number | undefined {
  if (day < fromDay || day > untilDay) return undefined;
  if (!windows) return fromDay;
  return windows.find(([first, last]) => day >= first && day <= last)?.[0];
}

/** What `simulate` takes. Throws when a plan names a kind of lever that this version does not have. */
export function leversInForce(scenario: Pick<Scenario, 'levers'>): LeverInForce[] {
  return scenario.levers.map((plan) => {
    const lever = leverOf(plan.lever);
    if (!lever) throw new Error(`levers.${plan.id}: expected a kind of lever, got "${plan.lever}"`);
    return {
      id: plan.id,
      isAnnounced: lever.isAnnounced ?? false,
      strengthOn: (day) => strengthOn(plan, day),
      apply: (policy, strength) => lever.apply(policy, strength, plan.args),
    };
  });
}
