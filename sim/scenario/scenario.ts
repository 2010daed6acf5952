/** A scenario with every layer merged, every amount a number and every date checked. Plain data: it can be cloned. */

import type { MetricName } from '../model/measures/all.ts';
import type { ParameterName } from '../model/params.ts';
import type { DuePath } from '../model/platform/leverRule.ts';
import type { CLASS_NAMES } from '../model/providers/providers.ts';
import type { Bilingual } from '../notation/language.ts';

/** Fewer pairs than this say nothing. Assumption; eight still leave standard errors of some 15 points. */
export const FEWEST_PAIRED = 4;

export interface LeverBudget {
  /** In the currency of the market. */
  readonly amount: number;
  readonly per?: 'year' | 'quarter';
}

/** A target whose required path a lever watches. */
export type PathTarget = Pick<Target, 'id' | 'over' | 'atLeast'>;

/** What puts a lever on, and off again; thresholds in the unit of the metric, or shares of a path. */
export interface LeverWhen {
  readonly metric: MetricName;
  /** Days up to yesterday that it is measured over. */
  readonly days: number;
  readonly below?: number;
  readonly untilAbove?: number;
  readonly above?: number;
  readonly untilBelow?: number;
  /** Days for which it stays on, or off, once it has changed. */
  readonly hold: number;
  /** The target whose path the thresholds are shares of. */
  readonly path?: PathTarget;
  /** The path itself, in place of `path`: a market's levers have it (due-path.ts). */
  readonly due?: DuePath;
}

/** Sellers that a lever touches; all where it names none. */
export interface LeverGroup {
  /** 1 to 8. */
  readonly category?: number;
  readonly kind?: 'talent' | 'store';
  /** 1 to 6. */
  readonly region?: number;
  /** The largest so many, and all but those: by GMV of 28 days, ranked again every 28 days. */
  readonly top?: number;
  readonly beyond?: number;
  /** Clients of providers of a class. */
  readonly provider?: (typeof CLASS_NAMES)[number];
}

export interface LeverPlan {
  readonly id: string;
  /** Kind of lever: the id of one of LEVERS. */
  readonly lever: string;
  readonly title: Bilingual;
  /** First and last day in force, ISO. */
  readonly from: string;
  readonly until: string;
  readonly rampDays: number;
  /** Days at the end over which its strength falls; absent when it does not. */
  readonly fadeDays?: number;
  /** Strength at the end of the ramp, 0–1. */
  readonly strength: number;
  /** Where the strength is not known: each replicate draws its own, evenly from `strength` to this. */
  readonly upTo?: number;
  /** Days on which it is in force, as the scenario says them; all from its first to its last when it says none. */
  readonly on?: readonly string[];
  readonly every?: 'festival';
  /** The same as first and last days, counted from the run's first day. */
  readonly windows?: readonly (readonly [first: number, last: number])[];
  /** Most that it may cost the platform: over its life, or in each year or quarter. */
  readonly budget?: LeverBudget;
  /** Within its dates it is in force only while this says so. */
  readonly when?: LeverWhen;
  readonly group?: LeverGroup;
  /** The lever's own settings, as its zod shape gives them. */
  readonly args: Readonly<Record<string, number | readonly string[]>>;
  /** First and last day in force, counted from the run's first day (0). */
  readonly fromDay: number;
  readonly untilDay: number;
}

export interface Target {
  readonly id: string;
  readonly title: Bilingual;
  readonly metric: MetricName;
  /** A day, month, quarter or year: `2021`. */
  readonly over: string;
  /** In the unit of the metric. */
  readonly atLeast: number;
  readonly source: string;
}

export interface Scenario {
  readonly name: string;
  readonly title: Bilingual;
  /** Name of the market, and the absolute path of its file. */
  readonly market: string;
  readonly marketFile: string;
  /** Code of the market's currency; absent where it is that of the model's first values. */
  readonly currency?: string;
  readonly from: string;
  readonly until: string;
  readonly knownUntil: string;
  /** Days from `from` to `until`, both included. */
  readonly days: number;
  /** Real users per fan agent. */
  readonly scale: number;
  readonly replicates: number;
  /** How many of the replicates get twins, which show where the spread comes from. */
  readonly spread: number;
  readonly seed: string | undefined;
  /** Parameters that differ from their first values. */
  readonly parameters: Readonly<Partial<Record<ParameterName, number>>>;
  /** Absolute path of the posterior, if one is named. */
  readonly posterior: string | undefined;
  readonly levers: readonly LeverPlan[];
  readonly targets: readonly Target[];
  /** Periods to report besides those of the calendar; absent where it asks for none. */
  readonly periods?: readonly string[];
  /** Absolute paths of every YAML file read, base first. */
  readonly files: readonly string[];
  /** The whole scenario as YAML: loading it gives the same scenario. */
  readonly resolved: string;
}

/** A scenario whose seed is settled. */
export type SeededScenario = Scenario & { readonly seed: string };
