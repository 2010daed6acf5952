/** What a check of the model's health is: a mark, and the figures it rests on, made from a run before it is written. */

import type { NamedParameter } from '../../scenario/market-parameters.ts';
import type { Posterior } from '../../scenario/posterior.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { CheckId, HealthFigures, Mark } from '../health-figures.ts';
import { isOther, type MadeBy } from '../madeBy.ts';
import type { RunResult } from '../result.ts';

export interface Evidence {
  readonly scenario: Scenario;
  readonly posterior: Posterior | undefined;
  /** Whether the market has been fitted at all. */
  readonly isFitted: boolean;
  /** How past forecasts of this market did, where that has been tried. */
  readonly backtest:
    | { readonly levels: HealthFigures['coverage']['levels']; readonly engine?: string | undefined }
    | undefined;
  readonly result: RunResult;
  /** All parameters, with the values and ranges that the market has of its own. */
  readonly all: readonly NamedParameter[];
}

export interface Check<Id extends CheckId> {
  readonly id: Id;
  readonly judge: (evidence: Evidence) => { readonly mark: Mark; readonly figures: HealthFigures[Id] };
}

/** Pass up to `pass`, review up to `review`, fail beyond. */
export function markOf(value: number, pass: number, review: number): Mark {
  if (value <= pass) return 'pass';
  return value <= review ? 'review' : 'fail';
}

/** What was made by another engine, or does not say by which, was not made for this one: it is to be reviewed. */
export function markOfEngine(engine: MadeBy): Mark {
  return isOther(engine) ? 'review' : 'pass';
}

const ORDER: readonly Mark[] = ['pass', 'review', 'fail'];

/** The gravest of several marks; pass when there is none. */
export function worstOf(...marks: readonly Mark[]): Mark {
  return ORDER[Math.max(0, ...marks.map((mark) => ORDER.indexOf(mark)))]!;
}
