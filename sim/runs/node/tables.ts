/** The tables of a run folder, written and read through DuckDB. Money in yuan, counts in real users. */

import { tmpdir } from 'node:os';
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  type JS,
} from '@duckdb/node-api';
import { METRICS } from '../../model/measures/all.ts';
import { csvText } from '../../notation/csv-text.ts';
import { dayNumber } from '../../notation/dates.ts';
import type { ReplicateRow, SummaryRow } from '../../result/result.ts';
import type { FinishedRun } from '../finished.ts';

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

/** series.parquet: scenario, replicate, date, metric, value; nothing for days on which a metric is not recorded. */
export async function writeSeries(database: DuckDBConnection, run: FinishedRun, file: string): Promise<void> {
  const { name, from, until } = run.result.scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  const columns = METRICS.map((metric) => `${named(metric.name)} DOUBLE`).join(', ');
  await database.run(`CREATE TABLE wide (replicate INTEGER, day INTEGER, ${columns})`);
  const appender = await database.createAppender('wide');
  const types = [INTEGER, INTEGER, ...METRICS.map(() => DOUBLE)];
  for (const { replicate, values } of run.series) {
    for (let first = 0; first < days; first += CHUNK_ROWS) {
      const rows = Math.min(CHUNK_ROWS, days - first);
      const chunk = DuckDBDataChunk.create(types, rows);
      chunk.setColumnValues(0, new Array<number>(rows).fill(replicate));
      chunk.setColumnValues(
        1,
        Array.from({ length: rows }, (_, row) => first + row),
      );
      METRICS.forEach((_, i) => {
        const start = i * days + first;
        chunk.setColumnValues(i + 2, Array.from(values.subarray(start, start + rows)));
      });
      appender.appendDataChunk(chunk);
    }
  }
  appender.closeSync();
  const copy = `COPY (
    SELECT $1 AS scenario, replicate, $2::DATE + day AS date, metric, value
    FROM (UNPIVOT wide ON COLUMNS(* EXCLUDE (replicate, day)) INTO NAME metric VALUE value)
    WHERE NOT isnan(value) ORDER BY replicate, metric, day
  ) TO ${quoted(file)} ${PARQUET}`;
  await database.run(copy, [name, from]);
  await database.run('DROP TABLE wide');
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

/** summary.csv, for people and their spreadsheets. */
export function summaryCsv(rows: readonly SummaryRow[]): string {
  return csvText([SUMMARY_COLUMNS, ...rows.map((row) => SUMMARY_COLUMNS.map((column) => row[column]))]);
}

/** summary.parquet: the same rows as summary.csv, from which it is made, without what keeps a spreadsheet from a text. */
export async function writeSummary(database: DuckDBConnection, csv: string, file: string): Promise<void> {
  const types = SUMMARY_COLUMNS.map((column, i) => {
    const type = i < TEXT_COLUMNS ? 'VARCHAR' : column === 'n' ? 'INTEGER' : 'DOUBLE';
    return `${quoted(column)}: ${quoted(type)}`;
  });
  await database.run(`COPY (
    SELECT * REPLACE (regexp_replace(scenario, '^''', '') AS scenario)
    FROM read_csv(${quoted(csv)}, header = true, auto_detect = false, quote = '"', escape = '"', columns = {${types}})
  ) TO ${quoted(file)} ${PARQUET}`);
}

async function rowsOf(database: DuckDBConnection, file: string): Promise<Record<string, JS>[]> {
  const reader = await database.runAndReadAll(`FROM read_parquet(${quoted(file)})`);
  return reader.getRowObjectsJS();
}

export async function readSummary(database: DuckDBConnection, file: string): Promise<SummaryRow[]> {
  return (await rowsOf(database, file)) as unknown as SummaryRow[];
}

export async function readRuns(database: DuckDBConnection, file: string): Promise<ReplicateRow[]> {
  return (await rowsOf(database, file)).map((row) => {
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
