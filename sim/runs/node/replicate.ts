/** One market of a replicate, however large: on several threads when it may, from its checkpoint when it has one. */
import { type MarketPlan, type Outcome, type RunOptions, simulate } from '../../model/simulate.ts';
import { fanCount } from '../../model/world.ts';
import type { EventsOrder } from '../job.ts';
import { policyRuns } from '../market.ts';
import { type KeeperOptions, keeper, keptState, planHash, removeCheckpoint } from './checkpoints.ts';
import { keepingEvents } from './events-file.ts';
import { inMemory } from './memory.ts';
import { rangeThreads, sharedMemory, threadsForFans } from './range-threads.ts';

export interface MarketMeans extends KeeperOptions {
  /** Threads that this market may use; one when not said. */
  readonly threads?: number;
  /** File in which a long run keeps its state; it is removed when the run ends well. */
  readonly checkpoint?: string;
  /** Events of fans that are to be kept; then there is no checkpoint. */
  readonly events?: EventsOrder | undefined;
}

/** The same bytes whatever the means. */
export function runMarket(
  plan: MarketPlan,
  { threads = 1, checkpoint, events, ...keeping }: MarketMeans,
): Outcome {
  if (events)
    return keepingEvents(events, (options) =>
      onThreads(plan, threads, (means) => simulate(plan, options.afterDay, { ...options, ...means })),
    );
  const of = checkpoint === undefined ? '' : hashOfPlan(plan);
  const from = checkpoint === undefined ? undefined : keptState(checkpoint, of, keeping.onTrouble);
  const options: RunOptions = {
    ...(from ? { from } : {}),
    ...(checkpoint === undefined ? {} : { keep: keeper(checkpoint, of, keeping) }),
  };
  const outcome = onThreads(plan, threads, (means) => simulate(plan, undefined, { ...options, ...means }));
  if (checkpoint !== undefined) removeCheckpoint(checkpoint);
  return outcome;
}

/** Runs a market with as many of the threads as its size is worth. */
function onThreads<T>(plan: MarketPlan, threads: number, run: (means: RunOptions) => T): T {
  const used = threadsForFans(fanCount(plan.params, plan.scale), threads);
  if (used === 1) return inMemory((memoryOf) => run({ memoryOf }));
  const { runner, stop } = rangeThreads(used);
  try {
    return run({ ranges: used, runner, memoryOf: sharedMemory });
  } finally {
    stop();
  }
}

/** A lever is a function; what the levers do together is said by the policy and the rules of each day. */
function hashOfPlan({ levers, ...plain }: MarketPlan): string {
  return planHash(plain, policyRuns(levers, plain.exogenous.days));
}
