/** What `solve` and `allocate` are asked on a command line: a scenario, and a file of the levers that may be chosen. */
import { leverOf } from '../levers/all.ts';
import { dayNumber, isoOf } from '../notation/dates.ts';
import type { Bilingual } from '../notation/language.ts';
import { complaintLine, refuse } from '../notation/refusal.ts';
import { readText, shownFile } from '../runs/node/read-file.ts';
import type { Prepared } from '../runs/prepared.ts';
import { makeSeed } from '../runs/seed.ts';
import { parseLocated } from '../scenario/located.ts';
import { idOf } from '../scenario/overlay.ts';
import type { LeverPlan } from '../scenario/scenario.ts';
import { type Cell, cellsOf, cutLever, type Spell } from '../study/plans/cells.ts';
import type { PlanQuestion } from '../study/plans/question.ts';
import { languageOf } from './language.ts';
import { wholeNumbers } from './limits.ts';
import { loadQuietly, type ScenarioArguments } from './scenarios.ts';
import { complain } from './terminal.ts';

export interface PlanLeversArguments extends Omit<ScenarioArguments, 'scenario'> {
  readonly scenario: string;
  /** File of the levers: each as strong, as long and as dear as it may be. */
  readonly levers: string;
  readonly by?: Spell;
  /** Replicates by which the outcome is judged. */
  readonly fresh?: number;
}

/** On so many times the replicates of the search is decided among the best of it. */
const TWICE = 2;
/** More levers and periods would take too long to try. */
const MOST_CELLS = 24;

/** Ids of the levers of a file, which the loader has found right. */
function idsIn(file: string): string[] {
  const place = (line: number, column: number) => ({ file, line, column });
  const { root } = parseLocated(readText(file, 'a file of levers').text, place);
  const inner = root?.kind === 'mapping' ? root.entries.get('levers')?.value : undefined;
  const levers = inner ?? root;
  const all = levers?.kind === 'list' ? levers.items : [levers];
  return all.flatMap((item) => (item && idOf(item)) ?? []);
}

/** The scenario as it is, and with the levers of the file at their most; says what looks wrong in either. */
function loadBoth(given: PlanLeversArguments): { readonly own: Prepared; readonly full: Prepared } {
  const { scenario, levers, lever = [] } = given;
  const first = loadQuietly({ ...given, scenario: [scenario] }, makeSeed());
  const [own] = first.prepared;
  const files = { ...given, scenario: [scenario], lever: [...lever, levers] };
  const second = loadQuietly(files, own!.scenario.seed);
  const warnings = [...first.warnings, ...second.warnings];
  complain([...new Map(warnings.map((one) => [complaintLine(one), one])).values()], languageOf(given.lang));
  return { own: own!, full: second.prepared[0]! };
}

/** Budgets of periods that are not those of the plan would bind cells together. */
function checkBudget(file: string, { id, budget }: LeverPlan, by: Spell): void {
  if (!budget || by === 'whole' || budget.per === by) return;
  const expected =
    by === 'quarter' ? 'a budget per quarter, as levers are chosen by quarter' : 'no budget by month';
  throw refuse(`${file} levers.${id}.budget`, expected, budget.per === undefined ? 'one for its whole life' : `one per ${budget.per}`); // biome-ignore format: one line
}

function checkLever(file: string, plan: LeverPlan, by: Spell, isMoney: boolean): void {
  const { id, upTo, lever } = plan;
  if (upTo !== undefined) {
    throw refuse(`${file} levers.${id}.upTo`, 'a strength that can be chosen', 'one that every run draws');
  }
  const { money } = leverOf(lever)!;
  if (isMoney && !('account' in money)) {
    throw refuse(`${file} levers.${id}`, 'a lever that can have a budget', lever, money.noBudget.en);
  }
  checkBudget(file, plan, by);
}

function checkCells(file: string, cells: readonly Cell[]): void {
  if (cells.length > MOST_CELLS) {
    const hint = 'fewer levers, later first days, or longer periods with --by';
    throw refuse(file, `at most ${MOST_CELLS} levers times periods`, String(cells.length), hint);
  }
}

/** What a lever of the scenario did before the plan's own days: that is past, and in every plan. */
function before(own: LeverPlan, plan: LeverPlan | undefined): LeverPlan | undefined {
  if (!plan || plan.fromDay <= own.fromDay) return undefined;
  const { fadeDays: _, ...rest } = own;
  const dayBefore = isoOf(dayNumber(plan.from) - 1);
  const until = [own.until, dayBefore].sort()[0]!;
  const cut = cutLever(rest, { from: own.from, until });
  return cut && { ...cut, id: `${own.id}-before` };
}

/** The scenario without the plan's levers from their days on, and the plan's levers, which go on where these ended. */
function parted(own: Prepared, plan: readonly LeverPlan[]) {
  const byId = new Map(plan.map((one) => [one.id, one]));
  const past = own.scenario.levers.flatMap((one) => before(one, byId.get(one.id)) ?? []);
  const others = own.scenario.levers.filter(({ id }) => !byId.has(id));
  const goesOn = ({ id, fromDay }: LeverPlan) =>
    past.some((one) => one.id === `${id}-before` && one.untilDay + 1 === fromDay);
  return {
    base: { ...own, scenario: { ...own.scenario, levers: [...others, ...past], spread: 0 } },
    levers: plan.map((one) => (goesOn(one) ? { ...one, rampDays: 0 } : one)),
    hasToday: own.scenario.levers.some(({ id }) => byId.has(id)),
    kept: others.map(({ title }) => title),
  };
}

/** What is asked, with what the folder is known by. */
export interface Planned extends PlanQuestion {
  readonly full: Prepared;
  /** Titles of levers that are in force in every plan. */
  readonly kept: readonly Bilingual[];
}

interface Asked {
  readonly by: Spell;
  /** Replicates by which the outcome is judged. */
  readonly fresh: number;
  /** Money that each lever may have at most, where money is what is chosen of all of them. */
  readonly money?: number;
}

function numbers(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => first + k);
}

/** @throws Refusal for what cannot be loaded or chosen */
export function planQuestionOf(given: PlanLeversArguments, { by, fresh, money }: Asked): Planned {
  const { scenario: source, levers: planSource } = given;
  wholeNumbers({ fresh }, ['fresh']);
  const { own, full } = loadBoth(given);
  const ids = new Set(idsIn(planSource));
  const plan = full.scenario.levers.filter(({ id }) => ids.has(id));
  if (plan.length === 0) throw refuse(planSource, 'at least one lever', 'none');
  for (const one of plan) checkLever(planSource, one, by, money !== undefined);
  const { base, levers, hasToday, kept } = parted(own, plan);
  const cells = cellsOf(levers, by, money);
  checkCells(planSource, cells);
  const { title, replicates } = own.scenario;
  return {
    own,
    full,
    title,
    source: shownFile(source),
    planSource: shownFile(planSource),
    base,
    cells,
    by,
    hasToday,
    kept,
    search: numbers(0, replicates),
    between: numbers(replicates, TWICE * replicates),
    // nor those by which is told how far a target is without any plan, as many as the fresh ones
    fresh: numbers(Math.max((1 + TWICE) * replicates, fresh), fresh),
  };
}
