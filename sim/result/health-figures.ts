/** What the model's health card holds. */
import type { Bilingual } from '../notation/language.ts';
import type { Made } from './madeBy.ts';

/** What a check of the model's health says: all is well, look at it before using the numbers, do not use them. */
export type Mark = 'pass' | 'review' | 'fail';

/** The figures that each check rests on; shares as fractions, null where there is none. */
export interface HealthFigures {
  /** Books of money, trust, people and traffic, checked on each day of each replicate. */
  readonly identities: {
    readonly replicates: number;
    readonly failed: number;
    readonly days: number;
    readonly whole: boolean;
  };
  /** Standard errors of the headline's median, as a share of it, and of the first target's chance. */
  readonly convergence: {
    readonly replicates: number;
    readonly median: number | null;
    readonly chance: number | null;
    /** Replicates at which both would pass; null when that is not known. */
    readonly enough: number | null;
    /** Most that passes: of the median's error, of the chance's. */
    readonly bounds: { readonly median: number; readonly chance: number };
  };
  /** Parameters set outside their plausible range, and those whose draws pile up at a bound of it. */
  readonly plausibility: {
    readonly outside: readonly string[];
    readonly piled: readonly { readonly name: string; readonly share: number }[];
    readonly set: number;
    readonly drawn: number;
  };
  /** Medians against figures that were published by the information date; the one that is furthest off. */
  readonly fit: {
    readonly figures: number;
    readonly worst: { readonly metric: string; readonly period: string; readonly error: number } | null;
    /** Largest error that passes, and that is to be reviewed. */
    readonly bounds: { readonly pass: number; readonly review: number };
  };
  /** Published figures inside the intervals of past forecasts; none without a backtest. */
  readonly coverage: Made & {
    readonly levels: readonly { readonly level: number; readonly inside: number; readonly of: number }[];
  };
  /** Months of the run after the information date, months of it with published quarters, levers whose effect no quarter shows. */
  readonly extrapolation: {
    readonly ahead: number;
    readonly known: number;
    readonly levers: readonly Bilingual[];
  };
  /** Information date of the fitted parameters (null for none) and of the scenario, and the draws they count for. */
  readonly posterior: Made & {
    readonly knownUntil: string | null;
    readonly scenario: string;
    readonly draws: number;
    /** Set where nobody has fitted the market. */
    readonly noFit?: true | undefined;
  };
}

export type CheckId = keyof HealthFigures;

/** One line of the model's health card. */
export type HealthRow = {
  [Id in CheckId]: { readonly id: Id; readonly mark: Mark; readonly figures: HealthFigures[Id] };
}[CheckId];
