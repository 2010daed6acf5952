/** The levers of a scenario as the market meets them, day by day. */
import { leverOf } from '../levers/all.ts';
import type { LeverRule } from '../model/platform/leverRule.ts';
import type { LeverInForce } from '../model/platform/policy.ts';
import { dayNumber, isoOf, quarterOf } from '../notation/dates.ts';
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
      account: 'account' in lever.money ? lever.money.account : undefined,
      rule: ruleOf(plan),
      strengthOn: (day) => strengthOn(plan, day),
      apply: (policy, strength) => lever.apply(policy, strength, plan.args),
    };
  });
}

/** A lever with a budget; one of strength 0 has nothing to keep within it. */
function ruleOf(plan: LeverPlan): LeverRule | undefined {
  const { budget, strength, fromDay, windows } = plan;
  if (!budget || strength === 0) return undefined;
  const first = windows?.[0]?.[0] ?? fromDay;
  const periodOf = (day: number) => periodAt(plan, day);
  return {
    text: textOf(plan),
    first,
    mattersOn: (day) => strengthOn(plan, day) > 0,
    budget: { yuan: budget.yuan, periodOf },
  };
}

/** All that a lever does, as text: no name, no title. */
function textOf({ lever, args, rampDays, strength, fromDay, untilDay, windows, budget }: LeverPlan): string {
  const sorted = Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([lever, sorted, rampDays, strength, fromDay, untilDay, windows ?? [], budget ?? {}]);
}

/** The year or quarter of a budget that a day lies in; its life has one period, which is named `life`. */
function periodAt({ from, fromDay, budget }: LeverPlan, day: number): string {
  const date = isoOf(dayNumber(from) - fromDay + day);
  if (budget?.per === 'year') return date.slice(0, 4);
  return budget?.per === 'quarter' ? quarterOf(date) : 'life';
}

/** Every period of a budget that its lever's dates reach. */
export function periodsOf(plan: LeverPlan): string[] {
  const days = Array.from({ length: plan.untilDay - plan.fromDay + 1 }, (_, at) => plan.fromDay + at);
  return [...new Set(days.map((day) => periodAt(plan, day)))];
}

/** Levers whose rule a run keeps account of, in the order in which it tells of them (model/measures/leverRecords.ts). */
export function ruledPlans(levers: readonly LeverPlan[]): LeverPlan[] {
  const ruled = levers.flatMap((plan) => {
    const rule = ruleOf(plan);
    return rule ? [{ plan, first: rule.first }] : [];
  });
  return ruled.sort((a, b) => a.first - b.first).map(({ plan }) => plan);
}
