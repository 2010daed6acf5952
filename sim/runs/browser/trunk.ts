/**
 * A replicate kept half run: its state on the morning of a day, from which any number of variants go on with the same
 * luck. Work is done in slices, so that a worker can listen between them and drop what nobody wants any more. What a
 * variant gives is byte-equal to its whole run (forks.ts).
 */
import type { Checkpoint } from '../../model/checkpoint.ts';
import { type MarketPlan, simulate, simulateUntil } from '../../model/simulate.ts';
import { forkTree, trunkOf } from '../forks.ts';
import { type PlainMarket, planOf } from '../market.ts';
import { inMemory } from '../node/memory.ts';
import { type ReplicateValue, replicateValue } from '../replicate.ts';

/** Work that rests after each slice; whoever does it may stop there. */
export type Slices<Value> = Generator<void, Value, void>;

/** Days of a slice: some tenths of a second. */
const SLICE_DAYS = 60;

export interface Trunk {
  readonly market: PlainMarket;
  /** Simulates up to the day that is kept, unless that has been done. */
  grow(): Slices<void>;
  /** A variant to its end; undefined where no day of it can differ, so that the replicate itself is the answer. */
  variant(market: PlainMarket): Slices<ReplicateValue | undefined>;
  /** The replicate itself to its end, from what is kept. */
  rest(): Slices<ReplicateValue>;
  /** The same from its first day: what a stored fingerprint is compared with. */
  whole(): Slices<ReplicateValue>;
}

/**
 * @param market the replicate
 * @param day whose state is kept: most variants differ from it on. Besides, the state is kept from which the last variant
 *   went on, so that one change after another of the same lever simulates nothing twice
 */
export function trunk(market: PlainMarket, day: number): Trunk {
  const plan = planOf(market);
  const root = trunkOf(market);
  let kept: Checkpoint | undefined;
  let last: Checkpoint | undefined;

  // as far as it has come: whoever asks next goes on from there
  function* grow(): Slices<void> {
    while ((kept?.day ?? 0) < day) {
      kept = slice(plan, day, kept);
      yield;
    }
  }

  /** The state on the morning of a day, from the nearest that is kept. */
  function* stateOn(fork: number): Slices<Checkpoint | undefined> {
    if (fork >= day) yield* grow();
    const near = [kept, last].filter((state) => state !== undefined && state.day <= fork);
    const from = near.sort((a, b) => b!.day - a!.day)[0];
    return yield* until(plan, fork, from);
  }

  return {
    market,
    grow,
    *variant(other) {
      const own = planOf(other);
      // other parameters, another scale or another key: nothing in common
      if (root === undefined || trunkOf(other) !== root) return yield* toEnd(own);
      const { until: fork, branches } = forkTree([market, other]);
      if (branches.length === 0) return undefined;
      last = yield* stateOn(fork);
      return yield* toEnd(own, last);
    },
    *rest() {
      yield* grow();
      return yield* toEnd(plan, kept);
    },
    whole: () => toEnd(plan),
  };
}

/** @returns undefined on the first morning, which needs no state */
function* until(plan: MarketPlan, day: number, from?: Checkpoint): Slices<Checkpoint | undefined> {
  let state = from;
  while ((state?.day ?? 0) < day) {
    state = slice(plan, day, state);
    yield;
  }
  return state;
}

/** Some days towards a day, which is not reached yet. */
function slice(plan: MarketPlan, day: number, from?: Checkpoint): Checkpoint {
  const next = Math.min((from?.day ?? 0) + SLICE_DAYS, day);
  return inMemory((memoryOf) => simulateUntil(plan, next, { memoryOf, ...(from ? { from } : {}) }));
}

function* toEnd(plan: MarketPlan, from?: Checkpoint): Slices<ReplicateValue> {
  const before = Math.max(from?.day ?? 0, plan.exogenous.days - SLICE_DAYS);
  const state = yield* until(plan, before, from);
  const means = state ? { from: state } : {};
  return replicateValue(inMemory((memoryOf) => simulate(plan, undefined, { memoryOf, ...means })));
}
