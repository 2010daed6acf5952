/** Checks between the values of a lever, and between levers. */
import { leverOf } from '../levers/all.ts';
import { dayNumber } from '../notation/dates.ts';
import { expectedQuantity, shortNumber } from '../notation/quantity.ts';
import { at, type Draft, type Find } from './draft.ts';
import { BUDGETS, type LeverData } from './lever-schema.ts';
import { shownNode } from './located.ts';
import type { MarketData } from './market-data.ts';
import { amountRange } from './market-parameters.ts';
import { error, type Problem, warning } from './problems.ts';
import type { LeverGroup, LeverPlan } from './scenario.ts';
import { checkWhen } from './when-checks.ts';
import { checkPath } from './when-path.ts';
import type { WhenData } from './when-schema.ts';
import { type Span, windowOf, windowsOf } from './windows.ts';

/** Dates of a lever, those of the run where it names none; open where those are not known either. */
function datesOf(lever: LeverData, { from = '0000-01-01', until = '9999-12-31' }: Draft): Span {
  return { from: lever.from ?? from, until: lever.until ?? until };
}

export function checkLever(
  lever: LeverData,
  index: number,
  draft: Draft,
  find: Find,
  market: MarketData,
): Problem[] {
  const problems: Problem[] = checkAmounts(lever, index, find, market);
  const { from, until } = datesOf(lever, draft);
  for (const key of ['from', 'until'] as const) {
    const date = lever[key];
    const outside = draft.from && draft.until && date && (date < draft.from || date > draft.until);
    if (!outside) continue;
    const expected = `a date within the run, ${draft.from} to ${draft.until}`;
    problems.push(at(find, ['levers', index, key], expected, date));
  }
  if (lever.upTo !== undefined && lever.upTo < lever.strength) {
    const expected = `a share of at least the strength, ${shortNumber(lever.strength)}`;
    problems.push(at(find, ['levers', index, 'upTo'], expected, shortNumber(lever.upTo)));
  }
  if (problems.length > 0) return problems;
  if (until < from) return [at(find, ['levers', index, 'until'], `a date not before ${from}`, until)];
  const wrong = [
    ...checkWindows(lever, index, { draft, find, market }),
    ...checkTrigger(lever, index, { draft, find, market }),
    ...checkGroup(lever, index, find),
  ];
  return wrong.length > 0 ? wrong : checkRamp(lever, index, { draft, find, market });
}

interface Where {
  readonly draft: Draft;
  readonly find: Find;
  readonly market: MarketData;
}

/** Amounts lie where they can be in a market of this rate. */
function checkAmounts(lever: LeverData, index: number, find: Find, market: MarketData): Problem[] {
  const { budget, ...own } = lever as LeverData & Partial<Pick<LeverPlan, 'budget'>>;
  const settings = leverOf(lever.lever)?.settings ?? {};
  const amounts = Object.entries(settings).flatMap(([key, setting]) => {
    if (setting.kind !== 'amount') return [];
    return [{ path: [key], range: setting.range, value: (own as Readonly<Record<string, unknown>>)[key] }];
  });
  const all = [...amounts, { path: ['budget', 'amount'], range: BUDGETS, value: budget?.amount }];
  return all.flatMap(({ path, range, value }) => {
    const [low, high] = amountRange(range, market);
    if (typeof value !== 'number' || (value >= low && value <= high)) return [];
    const { place, shownPath, node } = find(['levers', index, ...path]);
    return [error(place, shownPath, expectedQuantity('amount', [low, high]), shownNode(node))];
  });
}

function checkTrigger(lever: LeverData, index: number, where: Where): Problem[] {
  const { when } = lever as { readonly when?: WhenData };
  if (!when) return [];
  const wrong = checkWhen(when, index, where.draft, where.find);
  return wrong.length > 0 ? wrong : checkPath(when, index, datesOf(lever, where.draft), where);
}

/** Windows lie within the lever's dates, and are said in one way. */
function checkWindows(lever: LeverData, index: number, { draft, find, market }: Where): Problem[] {
  const { on, every } = lever;
  if (on !== undefined && every !== undefined)
    return [at(find, ['levers', index, 'every'], 'either on or every', 'both')];
  if (!draft.from || !draft.until) return [];
  const { from, until } = datesOf(lever, draft);
  if (every !== undefined && windowsOf(lever, { from, until }, market.calendar.festivals)?.length === 0) {
    const expected = `dates with at least one festival, ${from} to ${until}`;
    return [at(find, ['levers', index, 'every'], expected, 'none')];
  }
  return (on ?? []).flatMap((text, k) => {
    const window = windowOf(text)!;
    if (window.from >= from && window.until <= until) return [];
    return [
      at(find, ['levers', index, 'on', k], `days within those of the lever, ${from} to ${until}`, text),
    ];
  });
}

/** One talent that is set apart by its rank is no group of sellers, and a group is not empty. */
function checkGroup(lever: LeverData, index: number, find: Find): Problem[] {
  const { group, rank } = lever as { readonly group?: LeverGroup; readonly rank?: number };
  if (!group) return [];
  if (rank) return [at(find, ['levers', index, 'group'], 'either a rank or a group', 'both')];
  const { top, beyond } = group;
  if (top === undefined || beyond === undefined || beyond < top) return [];
  const expected = `less than top, ${shortNumber(top)}: nobody is left`;
  return [at(find, ['levers', index, 'group', 'beyond'], expected, shortNumber(beyond))];
}

function checkRamp(lever: LeverData, index: number, { draft, find, market }: Where): Problem[] {
  if (lever.every !== undefined && !(draft.from && draft.until)) return [];
  const dates = datesOf(lever, draft);
  const longest = Math.max(...spansOf(lever, dates, market).map(lengthOf));
  const hint = 'it never reaches its full strength';
  const told = (key: 'ramp' | 'fade', expected: string, days: number) => {
    const { place, shownPath } = find(['levers', index, key]);
    return [warning(place, shownPath, expected, `${shortNumber(days)} days`, hint)];
  };
  const { ramp, fade = 0 } = lever;
  if (ramp > longest) return told('ramp', `at most the ${longest} days of the lever`, ramp);
  // the day on which one is full may be that of the other
  if (fade === 0 || ramp + fade <= longest + 1) return [];
  return told('fade', `at most the ${longest} days of the lever, the ramp with them`, ramp + fade);
}

function lengthOf({ from, until }: Span): number {
  return dayNumber(until) - dayNumber(from) + 1;
}

/** When a lever is in force: its windows, or all of its dates. */
function spansOf(lever: LeverData, dates: Span, { calendar }: MarketData): readonly Span[] {
  return windowsOf(lever, dates, calendar.festivals) ?? [dates];
}

/** Two levers of a kind at a time would leave open what one strength means. */
export function checkOverlaps(draft: Draft, find: Find, market: MarketData): Problem[] {
  const problems: Problem[] = [];
  if (!draft.from || !draft.until) return problems;
  draft.levers.forEach((later, i) => {
    for (const earlier of later ? draft.levers.slice(0, i) : []) {
      if (!later || earlier?.lever !== later.lever || earlier.id === later.id) continue;
      const together = firstCommon([earlier, later], draft, market);
      if (!together) continue;
      const got = `${earlier.id} and ${later.id} together, ${together.from} to ${together.until}`;
      problems.push(at(find, ['levers', i], `one ${later.lever} lever at a time`, got));
    }
  });
  return problems;
}

/** The first days on which both are in force. */
function firstCommon(
  levers: readonly [LeverData, LeverData],
  draft: Draft,
  market: MarketData,
): Span | undefined {
  const [ofA, ofB] = levers.map((lever) => spansOf(lever, datesOf(lever, draft), market)) as [Span[], Span[]];
  for (const one of ofA) {
    for (const other of ofB) {
      const from = [one.from, other.from].toSorted()[1]!;
      const until = [one.until, other.until].toSorted()[0]!;
      if (from <= until) return { from, until };
    }
  }
  return undefined;
}
