/** What `levers` found, as levers.json holds it: every lever alone and all together, against none of them. */
import type { Bilingual } from '../notation/language.ts';
import type { CompareResult, Comparison, Difference } from './compare.ts';
import type { Grade } from './grades.ts';

/** What all levers of a scenario are called. */
export const TOGETHER: Bilingual = { zh: '全部一起', en: 'All together' };

/** What a lever does when one parameter is at one end of its range. */
export interface RangeEnd {
  /** The parameter's value. */
  readonly value: number;
  /** Mean effect there, with its 90% interval where the runs can tell one. */
  readonly mean: number;
  readonly low90: number | null;
  readonly high90: number | null;
}

/** How an effect changes over a parameter that nobody has measured. */
export interface EffectRange {
  readonly metric: string;
  readonly parameter: string;
  readonly grade: Grade;
  /** `draws`: a regression over what the runs themselves drew, as far as they drew it; `ends`: simulated at both ends of the plausible range. */
  readonly from: 'draws' | 'ends';
  readonly low: RangeEnd;
  readonly high: RangeEnd;
}

export interface LeverOutcome {
  readonly id: string;
  /** Kind of lever. */
  readonly lever: string;
  readonly title: Bilingual;
  readonly from: string;
  readonly until: string;
  /** With this lever alone, against none. */
  readonly comparison: Comparison;
  readonly ranges: readonly EffectRange[];
  /** Parameters that its effect hangs on, measured by nobody, of which no range is told: no run drew another value, or the runs are too few. */
  readonly untold: readonly string[];
}

export interface LeversResult extends Omit<CompareResult, 'schema' | 'sides' | 'comparisons' | 'paths'> {
  readonly schema: 'laotie/levers@1';
  readonly title: Bilingual;
  readonly source: string;
  readonly scenarioHash: string;
  readonly until: string;
  /** Levers that are in force in every variant: those that were not asked. */
  readonly kept: readonly Bilingual[];
  /** By what the platform nets of it in the main period, the most first. */
  readonly levers: readonly LeverOutcome[];
  /** All of them, against none. */
  readonly together: Comparison;
  /** GMV of the main period: what all do together less the sum of what each does alone. */
  readonly beyondSum: Difference;
  /** Replicates by which the ends of ranges were simulated; 0 where they were not. */
  readonly rangeReplicates: number;
}
