/** Simulates plans of levers: a job a replicate, in which all plans of a round go on from the days that they share. */
import { type Means, perform, type Request } from '../../runs/perform.ts';
import type { Prepared } from '../../runs/prepared.ts';
import { drawMarket } from '../../runs/requests.ts';
import { type SpanFigure, type VariantFiguresData, variantFiguresTask } from '../../runs/variantFigures.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';

/** What is simulated of every plan. */
export interface Runs {
  /** The scenario without any lever of a plan. */
  readonly base: Prepared;
  /** The scenario as it is. */
  readonly own: Prepared;
  readonly figures: readonly SpanFigure[];
}

/** Levers beside those of the base, or all that the scenario has today. */
export type Levers = readonly LeverPlan[] | 'today';

/** Figures of one plan by the number of the replicate. */
export type Rows = ReadonlyMap<number, readonly number[]>;

export interface PlanRuns {
  /** In the order of the plans; of replicates that ended well in all of them. */
  readonly rows: readonly Rows[];
  /** What went wrong, a line a replicate. */
  readonly failed: readonly string[];
  /** Replicates that were not simulated again. */
  readonly remembered: number;
}

interface PlansRequest extends Request<VariantFiguresData, readonly number[]> {
  readonly replicate: number;
}

function marketsOf({ base, own }: Runs, plans: readonly Levers[], replicate: number) {
  const { market } = drawMarket(base, replicate);
  return plans.map((levers) => {
    const all = levers === 'today' ? drawMarket(own, replicate).market.levers : [...market.levers, ...levers];
    return { ...market, levers: all };
  });
}

/**
 * @param replicates numbers of those to simulate
 * @param onDone called as replicates end
 * @returns undefined when the work was stopped before its end
 */
export async function runPlans(
  runs: Runs,
  plans: readonly Levers[],
  replicates: readonly number[],
  means: Means,
  onDone: (ok: boolean, remembered: boolean) => void = () => {},
): Promise<PlanRuns | undefined> {
  const { figures } = runs;
  const requests = replicates.map(
    (replicate): PlansRequest => ({
      task: variantFiguresTask,
      data: () => ({ markets: marketsOf(runs, plans, replicate), figures }),
      replicate,
    }),
  );
  const answers = new Map<number, readonly number[]>();
  const failed: string[] = [];
  let known = 0;
  await perform(
    requests,
    (answer, { replicate }, { remembered }) => {
      const ok = answer.status === 'ok';
      if (ok) answers.set(replicate, answer.value);
      else failed.push(`${replicate}: ${answer.error}`);
      if (remembered) known++;
      onDone(ok, remembered);
    },
    means,
    replicates.length,
  );
  if (answers.size + failed.length < replicates.length) return undefined;
  const ended = replicates.filter((k) => answers.has(k));
  const rows = plans.map(
    (_, at) =>
      new Map(ended.map((k) => [k, answers.get(k)!.slice(at * figures.length, (at + 1) * figures.length)])),
  );
  return { rows, failed: failed.toSorted(), remembered: known };
}
