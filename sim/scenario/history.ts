/** Published history: one row a figure, with its source and the day it became public. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { isDate, periodOf } from '../notation/dates.ts';
import type { ActualRow } from '../result/result.ts';
import { error, formatProblem, shown } from './problems.ts';

export interface HistoryRow {
  readonly period: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** A: company document; B: press or derived; C: remembered. */
  readonly confidence: string;
  /** First day on which the figure was public, ISO. */
  readonly published: string;
}

const HISTORY = new URL('../../scenarios/data/history.csv', import.meta.url);

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
 * Reads a history in the columns of scenarios/data/history.csv; more columns do no harm.
 * @throws Error with one line a bad row, `<file>:<line>:<column> <column name>: expected …, got …`
 */
export function readHistory(file: string | URL = HISTORY): HistoryRow[] {
  const path = typeof file === 'string' ? file : fileURLToPath(file);
  const records: { record: Record<string, string>; info: { lines: number } }[] = parse(
    readFileSync(file, 'utf8'),
    {
      columns: true,
      info: true,
      bom: true,
      skip_empty_lines: true,
    },
  );
  const problems: string[] = [];
  const rows: HistoryRow[] = [];
  for (const { record, info } of records) {
    const row = schema.safeParse(record);
    if (row.success) rows.push(row.data);
    for (const issue of row.error?.issues ?? []) {
      const name = String(issue.path[0]);
      const column = Math.max(0, Object.keys(record).indexOf(name)) + 1;
      const place = { file: path, line: info.lines, column };
      problems.push(formatProblem(error(place, name, issue.message, shown(record[name]))));
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return rows;
}

/** Yuan, users or minutes in one unit of a row. */
const UNITS: Readonly<Record<string, number>> = {
  'RMB bn': 1e9,
  'RMB m': 1e6,
  million: 1e6,
  minutes: 1,
  '%': 0.01,
};

/** A row's value in base units: yuan, users, minutes, shares. */
export function baseValue(row: HistoryRow): number {
  return row.value * (UNITS[row.unit] ?? 1);
}

/** The best row of each period: the surest source first, then the more precise figure. */
function bestByPeriod(rows: readonly HistoryRow[]): HistoryRow[] {
  const best = new Map<string, HistoryRow>();
  for (const row of rows) {
    const held = best.get(row.period);
    const surer = !held || row.confidence < held.confidence;
    const finer =
      held && row.confidence === held.confidence && String(row.value).length > String(held.value).length;
    if (surer || finer) best.set(row.period, row);
  }
  return [...best.values()];
}

/** One value a quarter, in base units, of what was public on `knownUntil`. */
export function quarterlySeries(
  rows: readonly HistoryRow[],
  metric: string,
  knownUntil: string,
): Map<string, number> {
  const known = rows.filter((row) => row.metric === metric && row.published <= knownUntil);
  const quarters = bestByPeriod(known).filter((row) => periodOf(row.period)?.kind === 'quarter');
  return new Map(quarters.map((row) => [row.period, baseValue(row)] as const).sort());
}

/** History's metrics under the names of the market's. */
const SHOWN: Readonly<Record<string, string>> = {
  ecommerce_gmv: 'gmv',
  avg_monthly_repeat_purchase_rate: 'repeatRate',
  ecommerce_monthly_active_buyers: 'buyersMonth',
};

/** The best row of each period: one that was public on `knownUntil` if there is one, else the best of hindsight. */
function known(rows: readonly HistoryRow[], knownUntil: string): HistoryRow[] {
  const before = bestByPeriod(rows.filter((row) => row.published <= knownUntil));
  const periods = new Set(before.map((row) => row.period));
  return [...before, ...bestByPeriod(rows.filter((row) => !periods.has(row.period)))];
}

/** Published figures to show beside a projection; those after `knownUntil` are hindsight and never enter a run. */
export function actuals(
  rows: readonly HistoryRow[],
  from: string,
  until: string,
  knownUntil: string,
): ActualRow[] {
  return Object.entries(SHOWN).flatMap(([metric, name]) =>
    known(
      rows.filter((row) => row.metric === metric),
      knownUntil,
    ).flatMap((row) => {
      const period = periodOf(row.period);
      if (!period || period.from < from || period.until > until) return [];
      const { source, published } = row;
      return [
        {
          period: row.period,
          metric: name,
          value: baseValue(row),
          source,
          published,
          hindsight: published > knownUntil,
        },
      ];
    }),
  );
}
