/**
 * A replicate kept half run: its state on the morning of a day, from which any number of variants go on with the same
 * luck. Work is done some days at a time, so that a worker can listen in between and drop what nobody wants any more. What
 * a variant gives is byte-equal to its whole run (forks.ts).
 */
import { clearMemory, createMemory } from '../../kernel/memory.ts';
import type { Checkpoint } from '../../model/checkpoint.ts';
import { type MarketPlan, type SteppedRun, stepped } from '../../model/simulate.ts';
import { forkTree, trunkOf } from '../forks.ts';
import { type PlainMarket, planOf } from '../market.ts';
import { type ReplicateValue, replicateValue } from '../replicate.ts';
import { type Packed, packed, unpacked } from './packed.ts';

/** Work that rests after each slice; whoever does it may stop there, and should then end it. */
export type Slices<Value> = Generator<void, Value, void>;

/** Days of a slice: about a hundredth of a second, for which a newer plan has to wait. */
const SLICE_DAYS = 8;

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

/** A run under way in a memory of its own. */
interface UnderWay {
  readonly run: SteppedRun;
  /** Its memory is for the next: the run must not be used any more. */
  readonly release: () => void;
}

/** A state on the morning of a day. */
interface KeptState {
  readonly day: number;
  readonly state: Packed<Checkpoint>;
}

/** The latest of some states that is no later than a day. */
function nearest(states: readonly (KeptState | undefined)[], day: number): KeptState | undefined {
  const found = states.filter((one) => one !== undefined && one.day <= day);
  return found.sort((a, b) => b!.day - a!.day)[0];
}

/** Memories that no run lives in: they keep their size, so that the next run has it at once. */
const free: WebAssembly.Memory[] = [];

function begin(plan: MarketPlan, from?: Checkpoint): UnderWay {
  const memory = free.pop() ?? createMemory();
  clearMemory(memory);
  const memoryOf = (range: number) => (range === 0 ? memory : createMemory());
  return { run: stepped(plan, { memoryOf, ...(from ? { from } : {}) }), release: () => free.push(memory) };
}

/**
 * @param market the replicate
 * @param day whose state is kept: most variants differ from it on
 * @param hasRoom whether, where a variant differs sooner or later, the state of that day is kept besides: then one change
 *   after another of the same lever simulates the days up to it once
 */
export function trunk(market: PlainMarket, day: number, hasRoom = true): Trunk {
  const plan = planOf(market);
  const root = trunkOf(market);
  let kept: Packed<Checkpoint> | undefined;
  let besides: KeptState | undefined;
  let growing: UnderWay | undefined;

  // as far as it has come: whoever asks next goes on from there
  function* grow(): Slices<void> {
    while (day > 0 && !kept) {
      growing ??= begin(plan);
      const { run, release } = growing;
      growing = undefined; // where a step fails, whoever asks next begins again
      step(run, day);
      if (run.day < day) growing = { run, release };
      else {
        kept = packed(run.checkpoint());
        release();
      }
      yield;
    }
  }

  /** The state on the morning of a day, from the nearest that is kept; undefined on the first, which needs none. */
  function* stateOn(fork: number): Slices<Checkpoint | undefined> {
    if (fork >= day) yield* grow();
    const near = nearest([kept && { day, state: kept }, besides], fork);
    const from = near && unpacked(near.state);
    if ((near?.day ?? 0) === fork) return from;
    const state = yield* carriedOut(plan, fork, (run) => run.checkpoint(), from);
    if (hasRoom) besides = { day: fork, state: packed(state) };
    return state;
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
      return yield* toEnd(own, yield* stateOn(fork));
    },
    *rest() {
      yield* grow();
      return yield* toEnd(plan, kept && unpacked(kept));
    },
    whole: () => toEnd(plan),
  };
}

/** Some days towards a day that is not reached yet. */
function step(run: SteppedRun, until: number): void {
  run.advance(Math.min(run.day + SLICE_DAYS, until));
}

/** What a run has come to on the morning of a day. */
function* carriedOut<Value>(
  plan: MarketPlan,
  until: number,
  comesTo: (run: SteppedRun) => Value,
  from?: Checkpoint,
): Slices<Value> {
  const { run, release } = begin(plan, from);
  try {
    while (run.day < until) {
      step(run, until);
      yield;
    }
    return comesTo(run);
  } finally {
    release();
  }
}

function toEnd(plan: MarketPlan, from?: Checkpoint): Slices<ReplicateValue> {
  return carriedOut(plan, plan.exogenous.days, (run) => replicateValue(run.end()), from);
}
