/** How many runs a search takes at most, said before it begins: it is bounded by design. */
import { dayNumber } from '../../notation/dates.ts';
import type { PlanQuestion } from './question.ts';
import { PROBES } from './reach.ts';
import { LEVELS, mixesPerRound } from './search.ts';

export interface PlannedRuns {
  /** Plans of the search, and those that are judged. */
  readonly plans: number;
  readonly judged: number;
  readonly rounds: number;
  /** Replicates of all rounds, probes and judging together. */
  readonly jobs: number;
  /** Whole runs that all of it takes: days that plans share are simulated once a round. */
  readonly wholeRuns: number;
}

/** Share of a run's days from a day on. */
function shareFrom(day: number, days: number): number {
  return (days - day) / days;
}

/** Plans that are run in the step between, and on fresh luck; the base is one of them. */
export interface LaterPlans {
  readonly between: number;
  readonly judged: number;
  /** Replicates of the base alone. */
  readonly wide?: number;
}

export function plannedRuns(
  question: PlanQuestion,
  { between: decided, judged, wide = 0 }: LaterPlans,
): PlannedRuns {
  const { base, cells, search, between, fresh } = question;
  const { from, until } = base.scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  const first = Math.min(...cells.map(({ full }) => full.fromDay));
  const tail = shareFrom(first, days);
  const tree = (plans: number) => 1 - tail + plans * tail;
  const [alone = 0, ...others] = mixesPerRound(cells.length, 2);
  const singles = cells.reduce((sum, { full }) => sum + LEVELS.length * shareFrom(full.fromDay, days), 0);
  const rest = alone - LEVELS.length * cells.length;
  const each = 1 - tail + singles + (rest + 1) * tail + others.reduce((sum, plans) => sum + tree(plans), 0);
  const probed = cells.some((cell) => cell.by === 'budget') ? Math.min(PROBES, search.length) : 0;
  return {
    plans: alone + 1 + others.reduce((a, b) => a + b, 0),
    judged,
    rounds: others.length + 1,
    jobs: probed + search.length * (others.length + 1) + between.length + fresh.length + wide,
    wholeRuns: Math.ceil(
      wide +
        probed * tree(cells.length + 1) +
        search.length * each +
        between.length * tree(decided) +
        fresh.length * tree(judged),
    ),
  };
}
