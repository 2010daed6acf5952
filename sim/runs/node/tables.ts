/** The tables of a run folder, written and read through DuckDB. Money in yuan, counts in real users. */

import { tmpdir } from 'node:os';
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBTableFunction,
  INTEGER,
  type JS,
} from '@duckdb/node-api';
import { METRICS } from '../../model/measures/all.ts';
import { dayNumber } from '../../notation/dates.ts';
import { refuse } from '../../notation/refusal.ts';
import type { ReplicateRow, SummaryRow } from '../../result/result.ts';
import type { FinishedRun } from '../finished.ts';
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

const CHUNK_ROWS = 2048; // DuckDB's own vector size
/** One thread, so that row groups are cut the same way everywhere. */
const PARQUET = '(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)';
const PARAMETER = 'parameter:';

/** Lends a database in memory; nothing of it stays. */
export async function withDatabase<Result>(
  use: (database: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', temp_directory: tmpdir() });
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function named(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

/**
 * series.parquet: scenario, replicate, date, metric, value; nothing for days on which a metric is not recorded. Rows go
 * from the series into the file, replicate by replicate: no table of them is ever held.
 */
export async function writeSeries(database: DuckDBConnection, run: FinishedRun, file: string): Promise<void> {
  const { name, from, until } = run.result.scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  const metrics = METRICS.map((metric) => quoted(metric.name)).join(', ');
  database.registerTableFunction(seriesFunction(run.series, days));
  await database.run(`COPY (
    SELECT ${quoted(name)} AS scenario, replicate, DATE ${quoted(from)} + day AS date, ([${metrics}])[metric + 1] AS metric, value
    FROM series()
  ) TO ${quoted(file)} ${PARQUET}`);
}

/** Every recorded value, as DuckDB asks for them: by replicate, by name of the metric, by day. */
function seriesFunction(series: FinishedRun['series'], days: number): DuckDBTableFunction {
  const columns = { replicate: INTEGER, metric: INTEGER, day: INTEGER, value: DOUBLE };
  const byName = METRICS.map(({ name }, metric) => ({ name, metric }));
  byName.sort((a, b) => (a.name < b.name ? -1 : 1));
  const order = byName.map(({ metric }) => metric);
  const rows = seriesRows(series, order, days);
  return DuckDBTableFunction.create({
    name: 'series',
    bindFunction: (info) => {
      for (const [column, type] of Object.entries(columns)) info.addResultColumn(column, type);
    },
    initFunction: (info) => info.setMaxThreads(1), // in their order
    mainFunction: (_info, chunk) => {
      const found: number[][] = [[], [], [], []];
      for (let row = 0; row < CHUNK_ROWS; row++) {
        const next = rows.next();
        if (next.done) break;
        next.value.forEach((value, column) => void found[column]!.push(value));
      }
      chunk.rowCount = found[0]!.length;
      if (chunk.rowCount > 0) chunk.setColumns(found);
    },
  });
}

function* seriesRows(
  series: FinishedRun['series'],
  order: readonly number[],
  days: number,
): Generator<readonly [replicate: number, metric: number, day: number, value: number]> {
  for (const { replicate, values } of series) {
    for (const metric of order) {
      for (let day = 0; day < days; day++) {
        const value = values[metric * days + day]!;
        if (!Number.isNaN(value)) yield [replicate, metric, day, value];
      }
    }
  }
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
  await database.run(`COPY (FROM runs ORDER BY replicate) TO ${quoted(file)} ${PARQUET}`);
  await database.run('DROP TABLE runs');
}

/** summary.csv: numbers in the shortest form that reads back as the same number. */
export function summaryCsv(rows: readonly SummaryRow[]): string {
  const lines = rows.map((row) =>
    SUMMARY_COLUMNS.map((column) => {
      const value = row[column];
      return typeof value === 'string' && /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
    }).join(','),
  );
  return `${[SUMMARY_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

/** summary.parquet: the same rows as summary.csv, from which it is made. */
export async function writeSummary(database: DuckDBConnection, csv: string, file: string): Promise<void> {
  const types = SUMMARY_COLUMNS.map((column, at) => `${quoted(column)}: ${quoted(summaryType(column, at))}`);
  await database.run(`COPY (
    FROM read_csv(${quoted(csv)}, header = true, auto_detect = false, quote = '"', escape = '"', columns = {${types}})
  ) TO ${quoted(file)} ${PARQUET}`);
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
  const reader = await database.runAndReadAll(`FROM read_parquet(${quoted(file)})`);
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
