/** One market of a replicate, however large: on several threads when it may, from its checkpoint when it has one. */
import { policyOf } from '../../model/platform/policy.ts';
import { type MarketPlan, type Outcome, simulate } from '../../model/simulate.ts';
import { fanCount } from '../../model/world.ts';
import { keeper, readCheckpoint, removeCheckpoint, sameness } from './checkpoints.ts';
import { hireCrew, shardsFor } from './shards.ts';
import { inMemory } from './space.ts';

export interface Means {
  /** Threads that this market may use; one when not said. */
  readonly threads?: number;
  /** File in which a long run keeps its state; it is removed when the run ends well. */
  readonly checkpoint?: string;
  /** Milliseconds between checkpoints; a minute when not said. */
  readonly everyMs?: number;
}

/** The same bytes whatever the means. */
export function runMarket(plan: MarketPlan, { threads = 1, checkpoint, everyMs }: Means): Outcome {
  const shards = shardsFor(fanCount(plan.params, plan.scale), threads);
  const { crew, dismiss } = hireCrew();
  const of = checkpoint === undefined ? '' : samenessOf(plan);
  const from = checkpoint === undefined ? undefined : readCheckpoint(checkpoint, of);
  try {
    const outcome = inMemory(plan, (space) =>
      simulate(plan, undefined, {
        shards,
        crew,
        space,
        ...(from ? { from } : {}),
        ...(checkpoint === undefined ? {} : { keep: keeper(checkpoint, of, everyMs) }),
      }),
    );
    if (checkpoint !== undefined) removeCheckpoint(checkpoint);
    return outcome;
  } finally {
    dismiss();
  }
}

/** A lever is a function; what the levers do together is told by the policy of each day. */
function samenessOf({ levers, ...plain }: MarketPlan): string {
  const policies = Array.from({ length: plain.exogenous.days }, (_, day) => policyOf(levers, day));
  return sameness(plain, policies);
}
