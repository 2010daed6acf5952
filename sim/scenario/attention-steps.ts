/** Days on which attention went from one level to another at once, each with the day on which that became public. */
import { readDay } from '../notation/report-periods.ts';
import { csvRows } from './csv.ts';
import { rowRefusal, shownCell } from './figure-row.ts';

/** What may go up at once: users who come daily, and their minutes. */
const STEPPING = ['avg_dau', 'minutes_per_dau_day'] as const;

export interface AttentionStep {
  readonly metric: (typeof STEPPING)[number];
  /** First day on the new level, ISO. */
  readonly day: string;
  readonly published: string;
}

/**
 * Rows in the columns of a market’s attention-steps.csv.
 * @throws Refusal for a row without its days, or of a metric that does not step
 */
export function attentionSteps(text: string, file: string): AttentionStep[] {
  return csvRows(text, file, ['day', 'metric', 'published', 'source']).map((row) => {
    const dateIn = (column: string): string => {
      const value = readDay(row.values[column] ?? '');
      if (value !== undefined) return value;
      throw rowRefusal(row, { column, expected: 'a date YYYY-MM-DD', got: shownCell(row.values[column]) });
    };
    const metric = STEPPING.find((name) => name === row.values.metric);
    if (!metric) {
      const got = shownCell(row.values.metric);
      throw rowRefusal(row, { column: 'metric', expected: STEPPING.join(' or '), got });
    }
    return { metric, day: dateIn('day'), published: dateIn('published') };
  });
}

/** Days of the steps of a metric that were public by a day. */
export function stepDays(
  steps: readonly AttentionStep[],
  metric: AttentionStep['metric'],
  knownUntil: string,
): string[] {
  return steps.filter((step) => step.metric === metric && step.published <= knownUntil).map(({ day }) => day);
}
