/** Published history from text: every row checked, every mistake with its place. */
import * as z from 'zod';
import { isDate } from '../notation/dates.ts';
import { zodExpected } from '../notation/library-words.ts';
import { type Complaint, Refusal } from '../notation/refusal.ts';
import { csvRows } from './csv.ts';
import type { HistoryRow } from './history.ts';
import { complaintOf, error, shown } from './problems.ts';

const schema = z.object({
  period: z.string().min(4),
  metric: z.string().min(1),
  value: z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, 'a number')
    .transform(Number),
  unit: z.string().min(1),
  source: z.string(),
  confidence: z.enum(['A', 'B', 'C']),
  published: z.string().refine(isDate, 'a date YYYY-MM-DD'),
});

/**
 * Rows in the columns of scenarios/data/history.csv; more columns do no harm.
 * @throws Refusal with one line a bad row, `<file>:<line>:<column> <column name>: expected …, got …`
 */
export function historyRows(text: string, file: string): HistoryRow[] {
  const problems: Complaint[] = [];
  const rows: HistoryRow[] = [];
  for (const { values, placeOf } of csvRows(text, file)) {
    const row = schema.safeParse(values, { error: zodExpected });
    if (row.success) rows.push(row.data);
    for (const issue of row.error?.issues ?? []) {
      const name = String(issue.path[0]);
      problems.push(complaintOf(error(placeOf(name), name, issue.message, shown(values[name]))));
    }
  }
  if (problems.length > 0) throw new Refusal(problems);
  return rows;
}
