/** Words of the model's health card, as one language must supply them. */

import type { Numbers } from '../../sim/notation/numbers.ts';
import type { CheckId, HealthFigures, Mark } from '../../sim/result/health-figures.ts';

/** Two sentences on a check: the figure it rests on, and what to do where it did not pass. */
export interface CheckWords<Id extends CheckId> {
  readonly name: string;
  readonly figure: (figures: HealthFigures[Id], numbers: Numbers) => string;
  readonly action: (figures: HealthFigures[Id], numbers: Numbers) => string;
}

export interface HealthWords {
  readonly title: string;
  readonly note: string;
  readonly marks: Readonly<Record<Mark, string>>;
  /** The whole card in one line, e.g. `5 pass, 2 review (fit, coverage)`; without a full stop. */
  readonly line: (
    counts: readonly { readonly mark: Mark; readonly count: number; readonly names: readonly string[] }[],
  ) => string;
  readonly checks: { readonly [Id in CheckId]: CheckWords<Id> };
}
