/**
 * What a lever does by what has happened, beside its dates: a budget that it keeps within (budgets.ts). Its state is part
 * of the world, under the lever's text, so that runs that part later have what they shared.
 */

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
  readonly yuan: number;
  /** The period that a day lies in: a year, a quarter, or the lever's whole life. */
  readonly periodOf: (day: number) => string;
}

export interface LeverRule {
  /** All that the lever is, as text: levers with the same text do the same. */
  readonly text: string;
  /** The first day on which the rule can matter, and whether it can on a day: it changes no byte on others. */
  readonly first: number;
  readonly mattersOn: (day: number) => boolean;
  readonly budget?: Budget;
}

/** What a lever with a rule has done so far; plain numbers, so that a checkpoint can hold them (checkpoint.ts). */
export interface LeverState {
  /** Fen of agents by period. */
  readonly spent: Record<string, number>;
  /** The last day in force, and 1 when today's cost of its account is its own. */
  last: number;
  pays: number;
}

/** By the text of the lever; made on the first day on which its rule matters. */
export type LeverStates = Record<string, LeverState>;

export function newState(): LeverState {
  return { spent: {}, last: -1, pays: 0 };
}
