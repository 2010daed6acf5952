/**
 * Worlds that part on a day have every day before in common: it is simulated once, and each goes on from the state of
 * that morning. Their difference is then what was changed and the luck that follows from it, and no older luck.
 */
import type { Checkpoint } from '../../model/checkpoint.ts';
import {
  type MarketPlan,
  type Outcome,
  type RunOptions,
  simulate,
  simulateUntil,
} from '../../model/simulate.ts';
import type { World } from '../../model/world.ts';
import type { Machine } from '../../runs/job.ts';
import type { Told } from './figures.ts';
import { dayOf, type Watch } from './watchers.ts';

/** Days of a market on which its experiments turn. */
export interface ExperimentDates {
  /** The first day on which most worlds of experiments differ. */
  readonly parting: string;
  /** The day on which the trust card came, and the periods after it. */
  readonly card: string;
  readonly cardPeriods: readonly string[];
  /** The day after the last on which clients of providers are looked at. */
  readonly clientsUntil: string;
  /** The first day on which the dishonest differ. */
  readonly honestyFrom: string;
  /** The period whose attention is observed. */
  readonly attention: string;
}

export interface Bench {
  readonly plan: MarketPlan;
  readonly machine: Machine;
  readonly dates: ExperimentDates;
  /** The whole market as it is, watched day by day. */
  whole(watches: readonly Watch[]): Told;
  /** The state on the morning of a date. */
  at(date: string): Checkpoint;
}

/** Runs a market, or what is left of it, under the eyes of watchers. */
export function lookInto(
  plan: MarketPlan,
  watches: readonly Watch[],
  options: RunOptions,
): { readonly told: Told; readonly outcome: Outcome } {
  const watchers = watches.map((watch) => watch(plan));
  const look = (world: World) => {
    for (const watcher of watchers) watcher.look(world);
  };
  const outcome = simulate(plan, look, options);
  return { told: Object.assign({}, ...watchers.map((watcher) => watcher.told())), outcome };
}

/** One replicate, and the states of it that its experiments go on from. */
export function benchOf(plan: MarketPlan, machine: Machine, dates: ExperimentDates): Bench {
  const states = new Map<number, Checkpoint>();
  const partings = [dates.parting, dates.card].map((date) => dayOf(plan, date));
  const keep: RunOptions['keep'] = (day, checkpoint) => {
    if (partings.includes(day)) states.set(day, checkpoint());
  };
  return {
    plan,
    machine,
    dates,
    whole: (watches) => machine.inMemory((memoryOf) => lookInto(plan, watches, { memoryOf, keep }).told),
    at(date) {
      const day = dayOf(plan, date);
      const earlier = Math.max(-1, ...[...states.keys()].filter((kept) => kept <= day));
      const from = states.get(earlier);
      if (from?.day === day) return from;
      const state = machine.inMemory((memoryOf) =>
        simulateUntil(plan, day, { memoryOf, ...(from ? { from } : {}) }),
      );
      states.set(day, state);
      return state;
    },
  };
}
