/** The health card in words: the same for the page and for a terminal. */

import type { Numbers } from '../sim/notation/numbers.ts';
import type { CheckId, HealthRow, Mark } from '../sim/result/health-figures.ts';
import type { RunResult } from '../sim/result/result.ts';
import type { CheckWords, HealthWords } from './words/health.ts';

const MARKS: readonly Mark[] = ['pass', 'review', 'fail'];

/** The rows that hold for a run: one whose past is another than the published one is not compared with that. */
export function shownHealth({
  health = [],
  forecast,
}: Pick<RunResult, 'health' | 'forecast'>): readonly HealthRow[] {
  return forecast?.otherPast ? health.filter(({ id }) => id !== 'fit') : health;
}

/** The card in one line: how many checks have which mark, and the names of those that did not pass. */
export function healthLine(rows: readonly HealthRow[], words: HealthWords): string {
  const counts = MARKS.map((mark) => {
    const names = rows.filter((row) => row.mark === mark).map(({ id }) => words.checks[id].name);
    return { mark, count: names.length, names };
  });
  return words.line(counts.filter(({ count }) => count > 0));
}

/** One check in words; nothing to do where it passed. */
export function healthSentences(
  row: HealthRow,
  words: HealthWords,
  numbers: Numbers,
): { readonly name: string; readonly figure: string; readonly action: string } {
  const say = words.checks[row.id] as CheckWords<CheckId>;
  const action = row.mark === 'pass' ? '' : say.action(row.figures as never, numbers);
  return { name: say.name, figure: say.figure(row.figures as never, numbers), action };
}
