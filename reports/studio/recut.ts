/** Changes of the plan by quarters: a lever cut into one a quarter, the amount of one quarter, all of it sooner or later. */
import { dayNumber, isoOf, quarterOf, readPeriod } from '../../sim/notation/dates.ts';
import { BUDGET_AMOUNT, LEAST_BUDGET } from '../../sim/study/plans/cells.ts';
import { changed, freeId, type Plan, without } from './plan.ts';
import {
  budgetIn,
  budgetOf,
  datesOf,
  daysIn,
  earliest,
  latest,
  type PlanRow,
  type QuarterCell,
  quartersAhead,
  type RunDays,
  sharedDays,
  strengthOf,
} from './quarters.ts';
import type { WrittenLever, WrittenValue } from './written.ts';

/** Windows of a lever that lie in some days. */
function windowsIn(on: WrittenValue | undefined, from: string, until: string): string[] | undefined {
  if (!Array.isArray(on)) return undefined;
  return on.flatMap((window) => {
    const [first, last = first] = String(window).split('..') as [string, string?];
    const [begin, end] = [latest(first, from), earliest(last, until)];
    return begin > end ? [] : [begin === end ? begin : `${begin}..${end}`];
  });
}

/** A budget in whole thousands. */
function budgetOfAmount(amount: number): { readonly budget: WrittenValue } {
  const rounded = Math.max(LEAST_BUDGET, Math.round(amount / LEAST_BUDGET) * LEAST_BUDGET);
  return { budget: { [BUDGET_AMOUNT]: rounded } };
}

/** A lever as one lever a quarter, what lies before the first day that can change as one more. */
export function byQuarter(plan: Plan, id: string, run: RunDays): Plan {
  const levers = plan.levers.flatMap((lever) => (lever.id === id ? piecesOf(lever, run) : [lever]));
  return { ...plan, levers };
}

function piecesOf(lever: WrittenLever, run: RunDays): WrittenLever[] {
  const { from, until } = datesOf(lever, run);
  const begin = latest(from, run.first);
  const spans =
    begin > until
      ? []
      : quartersAhead({ ...run, first: begin, until }).map((quarter) => ({
          suffix: quarter,
          from: latest(begin, readPeriod(quarter).from),
          until: earliest(until, readPeriod(quarter).until),
        }));
  if (spans.length === 0) return [lever];
  const past = from < begin ? [{ suffix: 'before', from, until: isoOf(dayNumber(begin) - 1) }] : [];
  const all = [...past, ...spans];
  return all.flatMap(({ suffix, ...span }, at) => {
    const on = windowsIn(lever.on, span.from, span.until);
    if (on?.length === 0) return [];
    const { fade, ...rest } = lever;
    const isLast = at === all.length - 1;
    return [
      {
        ...rest,
        ...budgetFor(lever, span, run),
        ...(on ? { on } : {}),
        ...(at > 0 ? { ramp: 0 } : {}),
        ...(isLast && fade !== undefined ? { fade } : {}),
        id: `${lever.id}-${suffix.toLowerCase()}`,
        title: titled(lever, suffix),
        ...span,
      },
    ];
  });
}

function titled({ id, title }: WrittenLever, suffix: string): WrittenValue {
  const { zh = id, en = id } = (title ?? {}) as { readonly zh?: string; readonly en?: string };
  return suffix === 'before' ? { zh, en } : { zh: `${zh} ${suffix}`, en: `${en} ${suffix}` };
}

/** The part of a budget that falls to some of its days. */
function budgetFor(
  lever: WrittenLever,
  span: { from: string; until: string },
  run: RunDays,
): { readonly budget?: WrittenValue } {
  const budget = budgetOf(lever);
  if (!budget) return {};
  const quarter = quarterOf(span.until);
  if (quarterOf(span.from) === quarter) {
    const own = budgetIn(lever, quarter, run);
    // of a quarter that is itself cut, what falls to the days of this part
    const days = daysIn(span.from, span.until) / sharedDays(lever, run, quarter);
    return budgetOfAmount(own * days);
  }
  const { from, until } = datesOf(lever, run);
  if (budget.per !== undefined) return { budget: { [BUDGET_AMOUNT]: budget.amount, per: budget.per } };
  return budgetOfAmount((budget.amount * daysIn(span.from, span.until)) / daysIn(from, until));
}

/** How a lever that has begun is changed from a day on: what it did before stays, as a lever of its own. */
export function changedFrom(
  plan: Plan,
  id: string,
  change: Readonly<Record<string, WrittenValue>>,
  day: string,
  run: RunDays,
): Plan {
  const parted = 'from' in change || 'until' in change ? plan : partedOn(plan, id, day, run);
  return changed(parted, id, change);
}

/** Without a lever from a day on; of one that has begun the past stays, so it does not fade before it ends. */
export function withoutFrom(plan: Plan, id: string, day: string, run: RunDays): Plan {
  if (!isUnderWay(plan, id, day, run)) return without(plan, id);
  const until = isoOf(dayNumber(day) - 1);
  const levers = plan.levers.flatMap((lever): WrittenLever[] => {
    if (lever.id !== id) return [lever];
    const { fade: _, ...rest } = lever;
    const on = windowsIn(lever.on, datesOf(lever, run).from, until);
    return on?.length === 0 ? [] : [{ ...rest, ...(on ? { on } : {}), until }];
  });
  return { ...plan, levers };
}

function isUnderWay({ levers }: Plan, id: string, day: string, run: RunDays): boolean {
  const lever = levers.find((one) => one.id === id);
  if (!lever) return false;
  const { from, until } = datesOf(lever, run);
  return from < day && day <= until;
}

/**
 * The later part keeps the id, so that whoever holds its control goes on. A strength that is drawn is drawn by the id: such
 * a lever is not parted, for its past would be another.
 */
function partedOn(plan: Plan, id: string, day: string, run: RunDays): Plan {
  if (!isUnderWay(plan, id, day, run)) return plan;
  const levers = plan.levers.flatMap((lever): WrittenLever[] => {
    if (lever.id !== id || lever.upTo !== undefined) return [lever];
    const { from, until } = datesOf(lever, run);
    const before = { from, until: isoOf(dayNumber(day) - 1) };
    const { fade: _, ...rest } = lever;
    const part = (own: WrittenLever, span: { from: string; until: string }) => {
      const on = windowsIn(lever.on, span.from, span.until);
      const isEmpty = on?.length === 0;
      return isEmpty ? [] : [{ ...own, ...budgetFor(lever, span, run), ...(on ? { on } : {}), ...span }];
    };
    return [
      ...part({ ...rest, id: freeId(plan, `${id}-before`) }, before),
      ...part({ ...lever, ramp: 0 }, { from: day, until }),
    ];
  });
  return { ...plan, levers };
}

/** @param amount money, or strength 0–1; nothing lets the lever rest in that quarter */
export function withAmount(plan: Plan, row: PlanRow, { id }: QuarterCell, amount: number): Plan {
  const own = plan.levers.filter((lever) => row.cells?.some((cell) => cell.id === lever.id));
  const strength = Math.max(...own.map(strengthOf)) || 1;
  const levers = plan.levers.map((lever): WrittenLever => {
    if (lever.id !== id) return lever;
    if (row.by === 'strength') return { ...lever, strength: Math.min(1, Math.max(0, amount)) };
    if (amount < LEAST_BUDGET) return { ...lever, strength: 0 };
    return { ...lever, strength: strengthOf(lever) || strength, ...budgetOfAmount(amount) };
  });
  return { ...plan, levers };
}

/** The lever so many days later, within the run; the same length. Of one that has begun the end alone moves. */
export function moved(plan: Plan, id: string, days: number, run: RunDays): Plan {
  const levers = plan.levers.map((lever) => {
    if (lever.id !== id) return lever;
    const { from, until } = datesOf(lever, run);
    if (from < run.first) {
      const end = isoOf(dayNumber(until) + days);
      return { ...lever, until: latest(run.first, earliest(run.until, end)) };
    }
    const [least, most] = [dayNumber(run.first) - dayNumber(from), dayNumber(run.until) - dayNumber(until)];
    const by = Math.min(most, Math.max(least, days));
    return { ...lever, from: isoOf(dayNumber(from) + by), until: isoOf(dayNumber(until) + by) };
  });
  return { ...plan, levers };
}
