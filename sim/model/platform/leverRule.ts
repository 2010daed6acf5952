/**
 * What a lever does by what has happened, beside its dates: a budget that it keeps within (budgets.ts), a metric that
 * puts it on and off (triggers.ts). Its state is part of the world, under the lever's text, so that runs that part later
 * have what they shared.
 */
import type { MetricName } from '../measures/all.ts';

/** Accounts of what levers cost (costs.ts) that can be kept within a budget. */
export const ACCOUNTS = [
  'trustCard',
  'ads',
  'coupon',
  'brands',
  'recruiting',
  'providers',
  'reviewing',
] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Fen of agents that the platform may pay on a day, by account; infinite without a budget. */
export type Allowance = Record<Account, number>;

export interface Budget {
  /** Most that the lever may cost in a period. */
  readonly amount: number;
  /** The period that a day lies in: a year, a quarter, or the lever's whole life. */
  readonly periodOf: (day: number) => string;
}

/** What a metric must be on a day for a target to be met; fixed before the run. */
export interface DuePath {
  /** The first day on which it is known; after the last of `values` there is none. */
  readonly first: number;
  /** Over the days that the metric is measured over. */
  readonly values: readonly number[];
}

/** On when a metric of the last days is beyond `starts`, off again when it is beyond `ends` on the other side. */
export interface Trigger {
  readonly metric: MetricName;
  /** Days up to yesterday that it is measured over. */
  readonly days: number;
  /** Whether it is on below `starts` and off above `ends`, or the reverse. */
  readonly side: 'below' | 'above';
  readonly starts: number;
  readonly ends: number;
  /** Days for which it stays as it is once it has changed. */
  readonly hold: number;
  /** Where the thresholds are shares of a path. */
  readonly due?: DuePath | undefined;
}

export interface LeverRule {
  /** All that the lever is, as text: levers with the same text do the same. */
  readonly text: string;
  /** The first day on which the rule can matter, and whether it can on a day: it changes no byte on others. */
  readonly first: number;
  readonly mattersOn: (day: number) => boolean;
  readonly budget?: Budget | undefined;
  readonly when?: Trigger | undefined;
}

/** What a lever with a rule has done so far; plain numbers, so that a checkpoint can hold them (checkpoint.ts). */
export interface LeverState {
  /** Fen of agents by period. */
  readonly spent: Record<string, number>;
  /** The last day in force, and 1 when today's cost of its account is its own. */
  last: number;
  pays: number;
  /** 1 when its trigger has put it on, the day on which that changed last (−1: never), and what it changed to by day. */
  on: number;
  since: number;
  readonly switches: Record<string, number>;
}

/** By the text of the lever; made on the first day on which its rule matters. */
export type LeverStates = Record<string, LeverState>;

export function newState(): LeverState {
  return { spent: {}, last: -1, pays: 0, on: 0, since: -1, switches: {} };
}
