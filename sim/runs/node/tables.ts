/** The tables of a run folder, written and read through DuckDB. Money in the currency of the market, counts in real users. */

import { resolve } from 'node:path';
import type { DuckDBConnection, JS } from '@duckdb/node-api';
import { csvText } from '../../notation/csv-text.ts';
import { refuse } from '../../notation/refusal.ts';
import type { BudgetRow, SpellRow } from '../../result/lever-rules.ts';
import type { ReplicateRow, SummaryRow } from '../../result/result.ts';
import { PARQUET, quoted, target } from './database.ts';
import { checkPlain } from './read-file.ts';

/** The summary's columns, in order. */
export const SUMMARY_COLUMNS = [
  'scenario',
  'period',
  'metric',
  'unit',
  'mean',
  'q05',
  'q10',
  'q25',
  'q50',
  'q75',
  'q90',
  'q95',
  'n',
] as const satisfies readonly (keyof SummaryRow)[];
const TEXT_COLUMNS = 4;

const PARAMETER = 'parameter:';

/** A file as DuckDB takes it to read: absolute, and where it takes `*`, `?` and `[` for patterns, of any folder on the way, literal. */
function source(file: string): string {
  return quoted(resolve(file).replace(/[*?[]/g, '[$&]'));
}

/** Else a folder named `seed=5` gives every row a column of that name, or another value in it. */
const AS_IT_IS = 'hive_partitioning = false';

function named(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

/** runs.parquet: a row a replicate; drawn parameters as `parameter:<name>`, figures as `<metric>@<period>`. */
export async function writeRuns(
  database: DuckDBConnection,
  replicates: readonly ReplicateRow[],
  file: string,
): Promise<void> {
  const keys = (of: (row: ReplicateRow) => object) => [
    ...new Set(replicates.flatMap((row) => Object.keys(of(row)))),
  ];
  const parameters = keys((row) => row.parameters);
  const headlines = keys((row) => row.headline);
  const numbers = [...parameters.map((name) => PARAMETER + name), ...headlines];
  await database.run(`CREATE TABLE runs (scenario VARCHAR, replicate INTEGER, seed VARCHAR, status VARCHAR,
    error VARCHAR, fingerprint VARCHAR${numbers.map((name) => `, ${named(name)} DOUBLE`).join('')})`);
  const appender = await database.createAppender('runs');
  for (const row of replicates) {
    appender.appendVarchar(row.scenario);
    appender.appendInteger(row.replicate);
    appender.appendVarchar(row.seed);
    appender.appendVarchar(row.status);
    appender.appendVarchar(row.error);
    appender.appendVarchar(row.fingerprint);
    for (const value of [
      ...parameters.map((name) => row.parameters[name]),
      ...headlines.map((name) => row.headline[name]),
    ]) {
      if (value === undefined) appender.appendNull();
      else appender.appendDouble(value);
    }
    appender.endRow();
  }
  appender.closeSync();
  await database.run(`COPY (FROM runs ORDER BY replicate) TO ${target(file)} ${PARQUET}`);
  await database.run('DROP TABLE runs');
}

/** summary.csv, for people and their spreadsheets. */
export function summaryCsv(rows: readonly SummaryRow[]): string {
  return csvText([SUMMARY_COLUMNS, ...rows.map((row) => SUMMARY_COLUMNS.map((column) => row[column]))]);
}

const BUDGET_COLUMNS = ['replicate', 'lever', 'period', 'budget', 'spent', 'unspent'] as const;

/** budgets.csv: a row a budget, period and replicate. */
export function budgetsCsv(rows: readonly BudgetRow[]): string {
  return csvText([BUDGET_COLUMNS, ...rows.map((row) => BUDGET_COLUMNS.map((column) => row[column]))]);
}

const SPELL_COLUMNS = ['replicate', 'lever', 'from', 'until'] as const;

/** triggers.csv: a row for each time that a trigger had its lever on. */
export function triggersCsv(rows: readonly SpellRow[]): string {
  return csvText([SPELL_COLUMNS, ...rows.map((row) => SPELL_COLUMNS.map((column) => row[column]))]);
}

/** summary.parquet: the same rows as summary.csv, from which it is made, without what keeps a spreadsheet from a text. */
export async function writeSummary(database: DuckDBConnection, csv: string, file: string): Promise<void> {
  const types = SUMMARY_COLUMNS.map((column, at) => `${quoted(column)}: ${quoted(summaryType(column, at))}`);
  await database.run(`COPY (
    SELECT * REPLACE (regexp_replace(scenario, '^''', '') AS scenario)
    FROM read_csv(${source(csv)}, ${AS_IT_IS}, header = true, auto_detect = false, quote = '"', escape = '"', columns = {${types}})
  ) TO ${target(file)} ${PARQUET}`);
}

const TEXT = 'VARCHAR';
const WHOLE = 'INTEGER';
const NUMBER = 'DOUBLE';
const RUN_COLUMNS: Readonly<Record<string, string>> = {
  scenario: TEXT,
  replicate: WHOLE,
  seed: TEXT,
  status: TEXT,
  error: TEXT,
  fingerprint: TEXT,
};

function summaryType(column: (typeof SUMMARY_COLUMNS)[number], at: number): string {
  return at < TEXT_COLUMNS ? TEXT : column === 'n' ? WHOLE : NUMBER;
}

/**
 * Rows of a table that a run wrote; columns that are not named hold numbers.
 * @throws Refusal when it is no plain file, or its columns are others
 */
async function rowsOf(
  database: DuckDBConnection,
  file: string,
  columns: Readonly<Record<string, string>>,
): Promise<Record<string, JS>[]> {
  checkPlain(file, 'a table as a run writes it');
  const reader = await database.runAndReadAll(`FROM read_parquet(${source(file)}, ${AS_IT_IS})`);
  const found = new Map(reader.columnNames().map((name, at) => [name, String(reader.columnType(at))]));
  for (const name of new Set([...Object.keys(columns), ...found.keys()])) {
    const [type, wanted] = [found.get(name), columns[name] ?? NUMBER];
    if (type !== wanted)
      throw refuse(file, `a column ${name} of ${wanted}`, type ? `one of ${type}` : 'none');
  }
  return reader.getRowObjectsJS();
}

export async function readSummary(database: DuckDBConnection, file: string): Promise<SummaryRow[]> {
  const columns = Object.fromEntries(SUMMARY_COLUMNS.map((name, at) => [name, summaryType(name, at)]));
  return (await rowsOf(database, file, columns)) as unknown as SummaryRow[];
}

export async function readRuns(database: DuckDBConnection, file: string): Promise<ReplicateRow[]> {
  return (await rowsOf(database, file, RUN_COLUMNS)).map((row) => {
    const numbers = Object.entries(row).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
    const pick = (wanted: (name: string) => boolean, cut = 0) =>
      Object.fromEntries(
        numbers.filter(([name]) => wanted(name)).map(([name, value]) => [name.slice(cut), value]),
      );
    const { scenario, replicate, seed, status, error, fingerprint } = row as unknown as ReplicateRow;
    return {
      scenario,
      replicate,
      seed,
      status,
      error,
      fingerprint,
      parameters: pick((name) => name.startsWith(PARAMETER), PARAMETER.length),
      headline: pick((name) => name.includes('@')),
    };
  });
}
