/** How long the runs of a study take, by measured ones: said before it begins. */
import { SWEEP_WORDS } from '../../reports/words/sweep.ts';
import type { Language } from '../notation/language.ts';
import { numbersIn } from '../notation/numbers.ts';
import { needsOf, refuseTooLarge } from '../runs/node/needs.ts';
import { threadsFor } from '../runs/node/threads.ts';
import type { Prepared } from '../runs/prepared.ts';

const MINUTE = 60;
const HOUR = 3600;

export interface StudyTime {
  readonly runs: number;
  readonly seconds: number;
  readonly threads: number;
}

/** One run of the study. */
function oneOf(base: Prepared): Prepared {
  return { ...base, scenario: { ...base.scenario, replicates: 1, spread: 0 } };
}

/** @throws Refusal when a run needs more memory than is free */
export function checkSize(base: Prepared, jobs: number, asked: number | undefined): void {
  refuseTooLarge([oneOf(base).scenario], threadsFor(jobs, asked));
}

/**
 * @param runs whole runs at most
 * @param jobs what threads share out
 */
export function timeOf(base: Prepared, runs: number, jobs: number, asked: number | undefined): StudyTime {
  const threads = threadsFor(jobs, asked);
  const { seconds } = needsOf(oneOf(base), 1, () => performance.now());
  return { runs, seconds: (seconds * runs) / threads, threads };
}

/** Seconds, minutes or hours, whichever reads best. */
export function timeText(seconds: number, lang: Language): string {
  const words = SWEEP_WORDS[lang].plan;
  const { count } = numbersIn(lang);
  if (seconds < 2 * MINUTE) return words.seconds(count(Math.ceil(seconds)));
  if (seconds < 2 * HOUR) return words.minutes(count(Math.round(seconds / MINUTE)));
  return words.hours((seconds / HOUR).toFixed(1));
}
