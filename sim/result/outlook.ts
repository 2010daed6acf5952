/** What page one of a report needs besides the run's tables, as outlook.json holds it: why, and what to watch. */
import type { Metric } from '../model/measures/metric.ts';
import type { Bilingual } from '../notation/language.ts';

/** What a report is asked: more than a run itself can say of its scenario. */
export interface Question {
  /** Ids of the targets that the scenario's own file sets, in its order; all of them where it sets none. */
  readonly asked: readonly string[];
  /** Title of the scenario that this one extends. */
  readonly baseline: Bilingual | null;
}

/** A chance as far as the runs can tell it. */
export interface Chance {
  readonly probability: number;
  /** From the number of runs. */
  readonly standardError: number;
}

/** What a figure would say of the target if it were known on a day before the target's end. */
export interface Signpost {
  readonly metric: string;
  readonly unit: Metric['unit'];
  /** The day on which it can be read, and the first day that it counts: the same for what is there on a day. */
  readonly from: string;
  readonly date: string;
  /** When such a figure is likely to be published, by how long the last quarter took; null where nobody publishes it. */
  readonly published: string | null;
  /** Of the figure: a quarter of the futures lie below `low`, a quarter above `high`. */
  readonly low: number;
  readonly high: number;
  /** Chance of the target in the futures at or below `low`, and in those at or above `high`. */
  readonly below: Chance;
  readonly above: Chance;
}

export interface TargetOutlook {
  /** Of the target. */
  readonly id: string;
  /** Standard error of the median from the number of runs; null where a single run says nothing of it. */
  readonly medianError: number | null;
  /** In the order of time. */
  readonly signposts: readonly Signpost[];
}

export const BRIDGE_FACTORS = ['buyers', 'ordersPerBuyer', 'orderValue', 'correction'] as const;
export type BridgeFactor = (typeof BRIDGE_FACTORS)[number];

export interface BridgeStep {
  /** `correction`: what published quarters say beyond the runs, and what the calibration missed in them. */
  readonly factor: BridgeFactor;
  /** In yuan; all steps add up to `end` less `start`. */
  readonly value: number;
  /** Holds the step in eight of ten futures. */
  readonly low80: number;
  readonly high80: number;
  /** By how many times the factor changes: the middle of the futures. */
  readonly ratio: number;
}

/** GMV from the same period a year before to the projection, and on to the target. */
export interface Bridge {
  readonly sooner: string;
  readonly later: string;
  /** Medians of the forecast, yuan. */
  readonly start: number;
  readonly end: number;
  readonly low80: number;
  readonly high80: number;
  /** The figure of the year before is published, not simulated. */
  readonly isPublished: boolean;
  readonly steps: readonly BridgeStep[];
  /** The target on it, and how much is missing at the median (negative: exceeds). */
  readonly target: { readonly id: string; readonly atLeast: number; readonly gap: number } | null;
}

export interface Outlook extends Question {
  readonly schema: 'laotie/outlook@1';
  readonly engine: string;
  readonly scenarioHash: string;
  readonly dataHash: string;
  /** Runs that ended well. */
  readonly replicates: number;
  /** The asked ones first, as they are shown. */
  readonly targets: readonly TargetOutlook[];
  /** Absent where the run has no whole year before, or no GMV. */
  readonly bridge: Bridge | null;
}
