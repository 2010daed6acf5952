/** What `solve` and `allocate` have in common before anything runs: scenario, plan of levers, luck. */
import { dayNumber } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import { hasPublishedPast } from '../../runs/past.ts';
import type { Prepared } from '../../runs/prepared.ts';
import type { SpanFigure } from '../../runs/variantFigures.ts';
import type { Cell, Spell } from './cells.ts';
import type { Levers, Runs } from './runs.ts';

export interface PlanQuestion {
  readonly title: Bilingual;
  readonly source: string;
  /** File of the plan. */
  readonly planSource: string;
  /** The scenario as it is, and without the levers of the plan from the days on on which they can be chosen. */
  readonly own: Prepared;
  readonly base: Prepared;
  readonly cells: readonly Cell[];
  readonly by: Spell;
  /** Whether the scenario itself has any of these levers. */
  readonly hasToday: boolean;
  /**
   * Numbers of replicates: those of the search; others, on which is decided among the best that it has found; and others
   * again, on which the outcome is judged.
   */
  readonly search: readonly number[];
  readonly between: readonly number[];
  readonly fresh: readonly number[];
}

/** Money over the whole run, which every plan is asked for beside its own figures. */
function moneyFigures({ base }: PlanQuestion): SpanFigure[] {
  const { from, until } = base.scenario;
  const last = dayNumber(until) - dayNumber(from);
  const span = { period: `${from}/${until}`, kind: 'quarter', first: 0, last } as const;
  return [
    { metric: 'leverCost', span },
    { metric: 'platformNet', span },
  ];
}

export function runsOf(question: PlanQuestion, figures: readonly SpanFigure[]): Runs {
  const { base, own } = question;
  return { base, own, figures: [...figures, ...moneyFigures(question)] };
}

/** Today’s levers as a plan, where the scenario has any. */
export function todayOf({ hasToday }: PlanQuestion): readonly Levers[] {
  return hasToday ? ['today'] : [];
}

/** Whether nothing that is tried makes another past than the published one. */
export function isPublishedIn({ base, own, cells }: PlanQuestion): boolean {
  const { scenario, posterior } = base;
  const most = [...scenario.levers, ...cells.map(({ full }) => full)];
  const all = [scenario.levers, own.scenario.levers, most];
  return all.every((levers) => hasPublishedPast({ ...scenario, levers }, posterior));
}

/** What of a record says how it was made. */
export function madeOf({ title, source, planSource, base, by, search, between, fresh }: PlanQuestion) {
  const { scenario, identity } = base;
  const { seed, scale, from, until, knownUntil } = scenario;
  const { engine, dataHash, scenarioHash } = identity;
  const luck = { replicates: search.length, between: between.length, fresh: fresh.length };
  return {
    title,
    source,
    planSource,
    engine,
    dataHash,
    scenarioHash,
    seed,
    scale,
    from,
    until,
    knownUntil,
    by,
    ...luck,
  };
}
