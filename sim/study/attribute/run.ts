/** Simulates the coalitions of an attribution: a job a replicate, remembered as one answer. */
import { type Means, perform, type Request } from '../../runs/perform.ts';
import { type VariantFiguresData, variantFiguresTask } from '../../runs/variantFigures.ts';
import { type AttributePlan, figuresAsked, marketsFor } from './plan.ts';

interface CoalitionsRequest extends Request<VariantFiguresData, readonly number[]> {
  readonly replicate: number;
}

export interface CoalitionsRun {
  readonly answers: Map<number, readonly number[]>;
  /** What went wrong, a line a replicate. */
  readonly failed: readonly string[];
  /** Replicates that were not simulated again. */
  readonly remembered: number;
}

/**
 * @param onDone called as replicates end, with the answers so far
 * @returns undefined when the work was stopped before its end
 */
export async function runCoalitions(
  plan: AttributePlan,
  means: Means,
  onDone: (answers: ReadonlyMap<number, readonly number[]>, ok: boolean, remembered: boolean) => void,
): Promise<CoalitionsRun | undefined> {
  const { replicates } = plan.prepared.scenario;
  const figures = figuresAsked(plan);
  const requests = Array.from(
    { length: replicates },
    (_, replicate): CoalitionsRequest => ({
      task: variantFiguresTask,
      data: () => ({ markets: marketsFor(plan, replicate), figures }),
      replicate,
    }),
  );
  const answers = new Map<number, readonly number[]>();
  const failed: string[] = [];
  let known = 0;
  await perform(
    requests,
    (answer, { replicate }, { remembered }) => {
      const trouble = answer.status === 'ok' ? unrecorded(plan, answer.value) : answer.error;
      if (trouble !== undefined) failed.push(`${replicate}: ${trouble}`);
      else if (answer.status === 'ok') answers.set(replicate, answer.value);
      if (remembered) known++;
      onDone(answers, trouble === undefined, remembered);
    },
    means,
    replicates,
  );
  if (answers.size + failed.length < replicates) return undefined;
  return { answers, failed: failed.toSorted(), remembered: known };
}

/** Says so where a variant has not recorded what is to be shared. */
function unrecorded(plan: AttributePlan, answer: readonly number[]): string | undefined {
  const width = figuresAsked(plan).length;
  const asked = plan.before ? 2 : 1;
  const isWhole = answer.every((value, at) => at % width >= asked || Number.isFinite(value));
  return isWhole ? undefined : `${plan.outcome.metric} is not recorded in every variant`;
}
