/** What a finding is: a sentence in each language, made from the numbers of a result and nothing else. */

import type { Numbers } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Direction, Words } from '../words/words.ts';

/** Says a finding in one language. */
export type Say = (words: Words, numbers: Numbers) => string;

export interface FindingRule {
  readonly id: string;
  /** @returns undefined when the result holds no figures for it */
  readonly from: (result: RunResult) => Say | undefined;
}

/** Whether `now` differs from `before` by at least `bound`, and which way. */
export function directionOf(now: number, before: number, bound: number): Direction {
  if (Math.abs(now - before) < bound) return 'flat';
  return now > before ? 'up' : 'down';
}
