/** The levers of a scenario as the market meets them, day by day. */
import { leverOf } from '../levers/all.ts';
import { ANY_KIND, EVERYBODY, type Group, STORES, TALENTS } from '../model/platform/group.ts';
import type { DuePath, LeverRule, Trigger } from '../model/platform/leverRule.ts';
import type { LeverInForce } from '../model/platform/policy.ts';
import { CLASS_NAMES } from '../model/providers/providers.ts';
import { dayNumber, isoOf, quarterOf } from '../notation/dates.ts';
import type { LeverGroup, LeverPlan, LeverWhen, Scenario } from './scenario.ts';

/**
 * Strength of a lever on a day: 0 outside its dates and windows; inside, `strength` times the ramp, which grows by equal
 * steps and is full on the ramp's last day (a ramp of 60 days: 1/60 on the first day, 1 from the 60th on), or times the
 * fade, which falls alike (1/60 on the last day), whichever is less. Each window ramps and fades again.
 * @param since the day on which a trigger has put it on: it ramps from there
 */
export function strengthOn(plan: LeverPlan, day: number, since = Number.NEGATIVE_INFINITY): number {
  const window = windowAt(plan, day);
  if (window === undefined) return 0;
  const { rampDays, fadeDays = 0 } = plan;
  const [first, last] = [Math.max(window[0], since), window[1]];
  const ramp = rampDays > 0 ? Math.min(1, (day - first + 1) / rampDays) : 1;
  const fade = fadeDays > 0 ? Math.min(1, (last - day + 1) / fadeDays) : 1;
  return plan.strength * Math.min(ramp, fade);
}

/** First and last day of the window that a day lies in; undefined outside. */
function windowAt(
  { fromDay, untilDay, windows }: LeverPlan,
  day: number,
): readonly [first: number, last: number] | undefined {
  if (day < fromDay || day > untilDay) return undefined;
  if (!windows) return [fromDay, untilDay];
  return windows.find(([first, last]) => day >= first && day <= last);
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
      strengthOn: (day, since) => strengthOn(plan, day, since),
      seesState: lever.seesState ?? false,
      apply: (policy, strength, seen) => {
        lever.apply(policy, strength, plan.args, seen);
        const aimed = lever.aim.group?.of;
        if (aimed && plan.group) policy.groups = { ...policy.groups, [aimed]: groupOf(plan.group) };
      },
    };
  });
}

const KINDS = { talent: TALENTS, store: STORES } as const;

function groupOf({ kind, provider, ...named }: LeverGroup): Group {
  return {
    ...EVERYBODY,
    ...named,
    kind: kind === undefined ? ANY_KIND : KINDS[kind],
    provider: provider === undefined ? 0 : CLASS_NAMES.indexOf(provider) + 1,
  };
}

/** A lever with a budget or a trigger, or one that looks at the market; of strength 0 it does nothing, whatever its rule. */
function ruleOf(plan: LeverPlan): LeverRule | undefined {
  const { budget, when, strength, fromDay, untilDay, windows } = plan;
  const seesState = leverOf(plan.lever)?.seesState === true;
  if (!(budget || when || seesState) || strength === 0) return undefined;
  const periodOf = (day: number) => periodAt(plan, day);
  return {
    text: textOf(plan),
    first: when ? fromDay : (windows?.[0]?.[0] ?? fromDay),
    // a trigger is watched on all days between the dates, whether in a window or not
    mattersOn: (day) => (when ? day >= fromDay && day <= untilDay : strengthOn(plan, day) > 0),
    budget: budget && { amount: budget.amount, periodOf },
    when: when && triggerOf(when),
  };
}

/** Of a plan that is not yet that of a market (due-path.ts). */
const NO_PATH: DuePath = { first: 0, values: [] };

/** Without a threshold of its own the way back is that of the way there. */
function triggerOf({ below, untilAbove, above, untilBelow, path, ...when }: LeverWhen): Trigger {
  const { metric, days, hold, due = path && NO_PATH } = when;
  const rest = { metric, days, hold, ...(due ? { due } : {}) };
  if (below !== undefined) return { ...rest, side: 'below', starts: below, ends: untilAbove ?? below };
  if (above !== undefined) return { ...rest, side: 'above', starts: above, ends: untilBelow ?? above };
  throw new Error('when: expected below or above, got neither');
}

/** All that a lever does, as text: no name, no title. */
function textOf({ lever, args, ...plan }: LeverPlan): string {
  const { rampDays, fadeDays = 0, strength, fromDay, untilDay, windows, budget, when, group } = plan;
  const { path, ...watched } = when ?? {};
  const { id: _, ...goal } = path ?? {};
  const sorted = (of: object) => Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
  const dates = [rampDays, fadeDays, strength, fromDay, untilDay, windows ?? []];
  return JSON.stringify([
    lever,
    sorted(args),
    dates,
    sorted(budget ?? {}),
    sorted({ ...watched, ...(path ? { path: goal } : {}) }),
    sorted(group ?? {}),
  ]);
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
