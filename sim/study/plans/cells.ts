/**
 * What can be chosen of a plan of levers: each lever in each period, from nothing up to all that the plan gives it. One
 * with a budget is given money, any other strength; dates follow, for a lever may be left out of a period.
 */

import { dayNumber, isoOf, quarterOf } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { Given } from '../../result/plans.ts';
import type { LeverBudget, LeverPlan } from '../../scenario/scenario.ts';
import { type Span, windowOf } from '../../scenario/windows.ts';
import type { Mix } from './fill.ts';

/** Into which periods a plan is cut. */
export type Spell = 'whole' | 'quarter' | 'month';

export interface Cell {
  /** Of the lever in the plan. */
  readonly lever: string;
  readonly title: Bilingual;
  /** A quarter or month; null where a lever is chosen as a whole. */
  readonly period: string | null;
  readonly by: 'strength' | 'budget';
  /** What a share of 1 is: strength (0–1), or money. */
  readonly most: number;
  /** The lever as it is at a share of 1. */
  readonly full: LeverPlan;
}

/** The periods of some days, in their order; those at the ends may be cut. */
function periodsIn({ from, until }: Span, by: Spell): (Span & { readonly period: string | null })[] {
  if (by === 'whole') return [{ from, until, period: null }];
  const nameOf = (date: string) => (by === 'quarter' ? quarterOf(date) : date.slice(0, 7));
  const dates = Array.from({ length: dayNumber(until) - dayNumber(from) + 1 }, (_, day) =>
    isoOf(dayNumber(from) + day),
  );
  const groups = Map.groupBy(dates, nameOf);
  return [...groups].map(([period, days]) => ({ period, from: days[0]!, until: days.at(-1)! }));
}

/** Windows as they are written, cut to some days. */
function cutWindows(on: readonly string[], { from, until }: Span): string[] {
  return on.flatMap((text) => {
    const window = windowOf(text)!;
    const first = window.from > from ? window.from : from;
    const last = window.until < until ? window.until : until;
    if (last < first) return [];
    return first === last ? [first] : [`${first}..${last}`];
  });
}

/** The lever on some of its days, as a scenario file with these dates gives it; undefined where it has none of them. */
export function cutLever(plan: LeverPlan, span: Span): LeverPlan | undefined {
  const { on: written, windows: whole, ...rest } = plan;
  const on = written && cutWindows(written, span);
  const start = dayNumber(plan.from) - plan.fromDay;
  const [first, last] = [dayNumber(span.from) - start, dayNumber(span.until) - start];
  const windows = whole
    ?.map(([from, until]) => [Math.max(from, first), Math.min(until, last)] as const)
    .filter(([from, until]) => from <= until);
  if (windows?.length === 0) return undefined;
  const [fromDay, untilDay] = [windows?.[0]?.[0] ?? first, windows?.at(-1)?.[1] ?? last];
  return {
    ...rest,
    from: isoOf(start + fromDay),
    until: isoOf(start + untilDay),
    ...(on ? { on } : {}),
    ...(windows ? { windows } : {}),
    fromDay,
    untilDay,
  };
}

/** @param most money of a cell where money is chosen of every lever; the lever's own budget where it is less */
export function cellsOf(levers: readonly LeverPlan[], by: Spell, most?: number): Cell[] {
  return levers.flatMap((lever) =>
    periodsIn(lever, by).flatMap(({ period, ...span }) => {
      const cut = cutLever(lever, span);
      if (!cut) return [];
      const { id, title, budget, strength } = lever;
      const amount = Math.min(budget?.amount ?? Number.POSITIVE_INFINITY, most ?? Number.POSITIVE_INFINITY);
      const isMoney = Number.isFinite(amount);
      return [
        {
          lever: id,
          title,
          period,
          by: isMoney ? ('budget' as const) : ('strength' as const),
          most: isMoney ? amount : strength,
          full: isMoney ? withBudget(cut, amount) : cut,
        },
      ];
    }),
  );
}

/** A budget of its own; one of a lever that is whole keeps the period that it is given for. */
function withBudget(plan: LeverPlan, amount: number): LeverPlan {
  const per = plan.budget?.per;
  return { ...plan, budget: per === undefined ? { amount } : { amount, per } };
}

/** The least budget that a scenario may have. */
export const LEAST_BUDGET = 1000;

/** Under which key of a budget a scenario has its amount, in the currency of its market. */
export const BUDGET_AMOUNT = 'amount' satisfies keyof LeverBudget;

/** What a cell is given: strength to a ten thousandth, whole thousands of money. */
export function givenOf({ by, most }: Cell, share: number): number {
  if (by === 'strength') return Math.round(share * most * 10_000) / 10_000;
  const amount = Math.floor((share * most) / LEAST_BUDGET + 1e-9) * LEAST_BUDGET;
  return amount < LEAST_BUDGET ? 0 : amount;
}

/** A lever in neighbouring periods is one lever to its ramp and fade: it does not begin again. */
function joinedRamps(plans: readonly LeverPlan[]): LeverPlan[] {
  return plans.map((plan, at) => {
    const [before, after] = [plans[at - 1], plans[at + 1]];
    const goesOn = before !== undefined && before.untilDay + 1 === plan.fromDay;
    const isFollowed = after !== undefined && plan.untilDay + 1 === after.fromDay;
    const { fadeDays, ...rest } = plan;
    const fade = fadeDays === undefined || isFollowed ? {} : { fadeDays };
    return { ...rest, ...fade, rampDays: goesOn ? 0 : plan.rampDays };
  });
}

/** Neighbours of one strength as one lever. */
function joinedEqual(plans: readonly LeverPlan[]): LeverPlan[] {
  const joined: LeverPlan[] = [];
  for (const plan of plans) {
    const last = joined.at(-1);
    const isOne =
      last &&
      !plan.budget &&
      !plan.on &&
      !plan.every &&
      !plan.when &&
      last.strength === plan.strength &&
      last.untilDay + 1 === plan.fromDay;
    if (isOne) joined[joined.length - 1] = { ...last, until: plan.until, untilDay: plan.untilDay };
    else joined.push(plan);
  }
  return joined;
}

function inPeriod({ zh, en }: Bilingual, period: string): Bilingual {
  return { zh: `${zh} ${period}`, en: `${en} ${period}` };
}

/** The levers of a mix, as a scenario has them; none of a cell that is given nothing. */
export function leversOf(cells: readonly Cell[], mix: Mix): LeverPlan[] {
  const given = cells.flatMap((cell, at) => {
    const amount = givenOf(cell, mix[at]!);
    if (amount === 0) return [];
    const { full, period } = cell;
    const plan = cell.by === 'strength' ? { ...full, strength: amount } : withBudget(full, amount);
    return [{ ...plan, period }];
  });
  return [...Map.groupBy(given, ({ id }) => id).values()].flatMap((own) => {
    const periods = new Map(own.map(({ fromDay, period }) => [fromDay, period]));
    const plans = joinedRamps(joinedEqual(own.map(({ period: _, ...plan }) => plan)));
    // an id stands once in a scenario
    return plans.map((plan) => {
      const period = periods.get(plan.fromDay);
      if (plans.length === 1 || !period) return plan;
      return { ...plan, id: `${plan.id}-${period.toLowerCase()}`, title: inPeriod(plan.title, period) };
    });
  });
}

/** What a mix gives each cell, for people to read. */
export function givenIn(cells: readonly Cell[], mix: Mix): Given[] {
  return cells.map((cell, at) => {
    const { lever, title, period, by, most } = cell;
    return { lever, title, period, by, amount: givenOf(cell, mix[at]!), most };
  });
}
