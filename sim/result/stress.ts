/** What `stress` found, as stress.json holds it: every shock alone, against the scenario without it. */
import type { Bilingual } from '../notation/language.ts';
import type { ComparedFigure, CompareResult, Comparison } from './compare.ts';

/** How sales come back after a shock. */
export interface Recovery {
  /** Days after its last day until a week sells `share` of what it would have sold; null where none of the run does. */
  readonly days: number | null;
  /** 90% interval over the replicates; a bound is null where it lies beyond the run. */
  readonly low90: number | null;
  readonly high90: number | null;
  /** Of the worst week since the shock began: 1 − its sales over what they would have been. */
  readonly depth: number;
}

/** Sales of a week over what they would have been, over all replicates. */
export interface WeekRatio {
  /** First day of the week. */
  readonly date: string;
  readonly ratio: number;
}

export interface ShockOutcome {
  readonly id: string;
  readonly title: Bilingual;
  /** First and last day of the shock. */
  readonly from: string;
  readonly until: string;
  readonly comparison: Comparison;
  /** GMV from the shock’s first day to the last of the run; a loss is a negative difference. Null where no pair ended well. */
  readonly atRisk: ComparedFigure | null;
  readonly recovery: Recovery;
  readonly weeks: readonly WeekRatio[];
}

export interface StressResult extends Omit<CompareResult, 'schema' | 'sides' | 'comparisons' | 'paths'> {
  readonly schema: 'laotie/stress@1';
  readonly title: Bilingual;
  readonly source: string;
  readonly scenarioHash: string;
  readonly until: string;
  /** The share of what would have been sold from which on sales count as back. */
  readonly recoveredShare: number;
  /** By GMV at risk, the largest loss first. */
  readonly shocks: readonly ShockOutcome[];
}
