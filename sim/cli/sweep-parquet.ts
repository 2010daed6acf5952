/** runs.parquet of a sweep: a row a run and outcome, all that decides it on the row, units and definitions in the file. */
import { resolve } from 'node:path';
import { refuse } from '../notation/refusal.ts';
import type { SweepFailure, SweepResult } from '../result/sweep.ts';
import { PARQUET, quoted, target, withDatabase } from '../runs/node/database.ts';
import { checkPlain } from '../runs/node/read-file.ts';
import { replicateSeed } from '../runs/seed.ts';
import type { PointsRun } from '../study/designs/runs.ts';
import { type ColumnType, dictionaryOf, drawnColumn, metadataOf } from '../study/sweep/dictionary.ts';

type Database = Parameters<Parameters<typeof withDatabase>[0]>[0];
type Cell = string | number | null;

const named = (column: string) => `"${column.replaceAll('"', '""')}"`;

/** Fills a table; a number that is none is null, and so is a text that is not there. */
async function fill(
  database: Database,
  table: string,
  columns: readonly (readonly [name: string, type: ColumnType])[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  // dates are appended as texts, and read as dates when the tables are joined
  const types = columns.map(([, type]) => (type === 'DATE' ? 'VARCHAR' : type));
  const list = columns.map(([name], at) => `${named(name)} ${types[at]}`);
  await database.run(`CREATE TABLE ${table} (${list.join(', ')})`);
  const appender = await database.createAppender(table);
  for (const row of rows) {
    for (const [at, cell] of row.entries()) {
      if (cell === null || Number.isNaN(cell)) appender.appendNull();
      else if (types[at] === 'INTEGER') appender.appendInteger(Number(cell));
      else if (types[at] === 'DOUBLE') appender.appendDouble(Number(cell));
      else appender.appendVarchar(String(cell));
    }
    appender.endRow();
  }
  appender.closeSync();
}

/** What a sweep's table is made of. */
export interface SweepRows {
  readonly result: SweepResult;
  readonly values: PointsRun['values'];
}

function* figureRows({ result, values }: SweepRows): Generator<readonly Cell[]> {
  const failures = new Map(
    result.failed.map(({ point, replicate, error }) => [`${point}/${replicate}`, error]),
  );
  for (const { point } of result.points) {
    for (let replicate = 0; replicate < result.replicates; replicate++) {
      const own = values.get(point)?.get(replicate);
      const error = failures.get(`${point}/${replicate}`);
      if (own === undefined && error === undefined) continue; // in another part
      for (const outcome of result.outcomes.keys()) {
        yield [point, replicate, outcome, own?.[outcome] ?? null, error ?? null];
      }
    }
  }
}

async function fillAll(database: Database, rows: SweepRows): Promise<void> {
  const { factors, points, outcomes, drawn, draws, seed, scenarioName } = rows.result;
  const paths = factors.map(({ path, unit }): [string, ColumnType] => [
    path,
    unit === 'date' ? 'DATE' : 'DOUBLE',
  ]);
  await fill(
    database,
    'points',
    [['point', 'INTEGER'], ...paths],
    points.map(({ point, values }) => [point, ...values]),
  );
  await fill(
    database,
    'replicates',
    [['replicate', 'INTEGER'], ['scenario', 'VARCHAR'], ['seed', 'VARCHAR'], ...drawn.map((name): [string, ColumnType] => [drawnColumn(name), 'DOUBLE'])],
    draws.map((own, k) => [k, scenarioName, replicateSeed(seed, k), ...own]),
  ); // biome-ignore format: columns in one line
  await fill(
    database,
    'outcomes',
    [['outcome', 'INTEGER'], ['metric', 'VARCHAR'], ['period', 'VARCHAR'], ['unit', 'VARCHAR']],
    outcomes.map(({ metric, period, unit }, at) => [at, metric, period, unit]),
  ); // biome-ignore format: columns in one line
  await fill(
    database,
    'figures',
    [['point', 'INTEGER'], ['replicate', 'INTEGER'], ['outcome', 'INTEGER'], ['value', 'DOUBLE'], ['error', 'VARCHAR']],
    figureRows(rows),
  ); // biome-ignore format: columns in one line
}

/** Rows in the order of points, replicates and outcomes. */
export function writeSweepRuns(rows: SweepRows, file: string): Promise<void> {
  return withDatabase(async (database) => {
    await fillAll(database, rows);
    const columns = dictionaryOf(rows.result)
      .filter(({ kind }) => kind === 'column')
      .map(({ name, type }) =>
        type === 'DATE' ? `CAST(${named(name)} AS DATE) AS ${named(name)}` : named(name),
      );
    const metadata = Object.entries(metadataOf(rows.result)).map(
      ([key, text]) => `${quoted(key)}: ${quoted(text)}`,
    );
    await database.run(`COPY (
      SELECT ${columns.join(', ')}
      FROM figures JOIN points USING (point) JOIN replicates USING (replicate) JOIN outcomes USING (outcome)
      ORDER BY point, replicate, outcome
    ) TO ${target(file)} ${PARQUET.replace(/\)$/, `, KV_METADATA {${metadata.join(', ')}})`)}`);
  });
}

interface ReadRow {
  readonly point: number;
  readonly replicate: number;
  readonly value: number | null;
  readonly error: string | null;
}

/** The runs that a part of a sweep holds, as `runPoints` gave them. @throws Refusal for a table of something else */
export async function readSweepRuns(
  file: string,
  outcomes: number,
): Promise<Pick<PointsRun, 'values' | 'failed'>> {
  checkPlain(file, 'the table of a sweep');
  return withDatabase(async (database) => {
    const source = quoted(resolve(file).replace(/[*?[]/g, '[$&]'));
    const reader = await database.runAndReadAll(
      `SELECT point, replicate, value, error FROM read_parquet(${source}, hive_partitioning = false, file_row_number = true) ORDER BY file_row_number`,
    );
    const rows = reader.getRowObjectsJS() as unknown as readonly ReadRow[];
    if (rows.length % outcomes !== 0) throw refuse(file, `${outcomes} rows a run`, String(rows.length));
    const values = new Map<number, Map<number, readonly number[]>>();
    const failed: SweepFailure[] = [];
    for (let at = 0; at < rows.length; at += outcomes) {
      const { point, replicate, error } = rows[at]!;
      if (error !== null) failed.push({ point, replicate, error });
      else {
        const own = values.get(point) ?? new Map<number, readonly number[]>();
        own.set(
          replicate,
          rows.slice(at, at + outcomes).map(({ value }) => value ?? Number.NaN),
        );
        values.set(point, own);
      }
    }
    return { values, failed };
  });
}
