/**
 * Variants of one replicate as a tree of days: they share parameters, luck, scale and dates, and differ in levers or in
 * attention. Days on which none of them can differ yet are simulated once; each branch goes on from the state in memory.
 * Answers are byte-equal to whole runs.
 */
import type { Checkpoint } from '../model/checkpoint.ts';
import type { Exogenous } from '../model/exogenous.ts';
import { simulate, simulateUntil } from '../model/simulate.ts';
import { fanCount } from '../model/world.ts';
import { canonical } from './canonical.ts';
import type { Answer, Machine, Task } from './job.ts';
import { type PlainMarket, type PolicyRun, planOf, policyRunsOf } from './market.ts';
import { type ReplicateValue, replicateValue } from './replicate.ts';

/** Days from `from` up to `until` (excluded) that all of `variants` have in common, then what follows them. */
export interface Fork {
  readonly from: number;
  readonly until: number;
  /** Places among the markets. */
  readonly variants: readonly number[];
  /** None where the days end. */
  readonly branches: readonly Fork[];
}

export interface VariantsData {
  readonly markets: readonly PlainMarket[];
  readonly tree: Fork;
}

/** The state of a larger market is too much to keep for every fork; it runs alone, on several threads. */
const MOST_FANS = 500_000;

/** What variants of one replicate have in common, as text; undefined for a market that must run alone. */
export function trunkOf({ params, exogenous, scale, key }: PlainMarket): string | undefined {
  if (fanCount(params, scale) > MOST_FANS) return undefined;
  return canonical([params, exogenous.from, scale, key]);
}

/** The tree of markets with the same trunk. */
export function forkTree(markets: readonly PlainMarket[]): Fork {
  const policies = markets.map(policyRunsOf);
  const lengths = markets.map(({ exogenous }) => exogenous.days);
  const differ = (a: number, b: number) =>
    Math.min(
      // the last day of a run is its own: months and counts end with it
      lengths[a] === lengths[b] ? Infinity : Math.min(lengths[a]!, lengths[b]!) - 1,
      firstOtherPolicy(policies[a]!, policies[b]!),
      firstOtherDay(markets[a]!.exogenous, markets[b]!.exogenous),
    );
  const grow = (variants: readonly number[], from: number): Fork => {
    const [first] = variants as [number];
    const until = Math.min(...variants.slice(1).map((other) => differ(first, other)), Infinity);
    if (until === Infinity) return { from, until: lengths[first]!, variants, branches: [] };
    const groups: number[][] = [];
    for (const variant of variants) {
      const group = groups.find(([member]) => differ(member!, variant) > until);
      if (group) group.push(variant);
      else groups.push([variant]);
    }
    return { from, until, variants, branches: groups.map((group) => grow(group, until)) };
  };
  return grow(
    markets.map((_, at) => at),
    0,
  );
}

/** The first day on which two sequences of policies differ. */
function firstOtherPolicy(a: readonly PolicyRun[], b: readonly PolicyRun[]): number {
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    const day = Math.min(a[i]?.[0] ?? Infinity, b[j]?.[0] ?? Infinity);
    if (a[i]?.[0] === day) i++;
    if (b[j]?.[0] === day) j++;
    if (a[i - 1]?.[1] !== b[j - 1]?.[1]) return day;
  }
  return Infinity;
}

/** The first day on which the world outside differs. The market reads no later day of it but festivals, all by the calendar. */
function firstOtherDay(a: Exogenous, b: Exogenous): number {
  if (a === b) return Infinity;
  const columns = Object.entries(a).filter(([, column]) => ArrayBuffer.isView(column));
  const firsts = columns.map(([name, column]) => {
    const other = b[name as keyof Exogenous] as Float64Array;
    const day = (column as Float64Array).findIndex((value, at) => at < other.length && value !== other[at]);
    return day < 0 ? Infinity : day;
  });
  return Math.min(...firsts);
}

/** Days that a tree simulates; whole runs simulate days × variants. */
export function daysOf({ from, until, branches }: Fork): number {
  return until - from + branches.reduce((sum, branch) => sum + daysOf(branch), 0);
}

/** What the variants of a leaf have come to. */
export type OnLeaf = (variants: readonly number[], answer: Answer<ReplicateValue>) => void;

/** Simulates a tree and tells every leaf as it ends. A branch that fails sinks no other. */
export function walkForks({ markets, tree }: VariantsData, machine: Machine, onLeaf: OnLeaf): void {
  walk(tree, {});

  function walk({ until, variants, branches }: Fork, start: { readonly from?: Checkpoint }): void {
    const plan = planOf(markets[variants[0]!]!);
    try {
      if (branches.length === 0) {
        const outcome = machine.inMemory((memoryOf) => simulate(plan, undefined, { memoryOf, ...start }));
        onLeaf(variants, { status: 'ok', value: replicateValue(outcome) });
        return;
      }
      const from = machine.inMemory((memoryOf) => simulateUntil(plan, until, { memoryOf, ...start }));
      for (const branch of branches) walk(branch, { from });
    } catch (cause) {
      onLeaf(variants, { status: 'failed', error: cause instanceof Error ? cause.message : String(cause) });
    }
  }
}

/** Simulates a tree: an answer a market, in their order. */
export const variantsTask: Task<VariantsData, readonly Answer<ReplicateValue>[]> = {
  name: 'variants',
  run(data: VariantsData, machine: Machine) {
    const answers: Answer<ReplicateValue>[] = [];
    walkForks(data, machine, (variants, answer) => {
      for (const variant of variants) answers[variant] = answer;
    });
    return answers;
  },
};

/** The answer of one part of a job: of one market of a tree, else the whole. */
export function partOf(answer: Answer, task: string, at: number): Answer {
  if (answer.status === 'failed' || task !== variantsTask.name) return answer;
  return (answer.value as readonly Answer[])[at]!;
}

/** The answer of a job from those of its parts. */
export function joined(parts: readonly Answer[], task: string): Answer {
  return task === variantsTask.name ? { status: 'ok', value: parts } : parts[0]!;
}
