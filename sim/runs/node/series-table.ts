/** series.parquet, written row by row through DuckDB. Money in the currency of the market, counts in real users. */
import type { DuckDBConnection, DuckDBTableFunction } from '@duckdb/node-api';
import { METRICS } from '../../model/measures/all.ts';
import { dayNumber } from '../../notation/dates.ts';
import type { FinishedRun } from '../finished.ts';
import { duckdb, PARQUET, quoted, target } from './database.ts';

const CHUNK_ROWS = 2048; // DuckDB's own vector size

/**
 * series.parquet: scenario, replicate, date, metric, value; nothing for days on which a metric is not recorded. Rows go
 * from the series into the file, replicate by replicate: no table of them is ever held.
 */
export async function writeSeries(database: DuckDBConnection, run: FinishedRun, file: string): Promise<void> {
  const { name, from, until } = run.result.scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  const metrics = METRICS.map((metric) => quoted(metric.name)).join(', ');
  database.registerTableFunction(await seriesFunction(run.series, days));
  const copy = `COPY (
    SELECT $1 AS scenario, replicate, $2::DATE + day AS date, ([${metrics}])[metric + 1] AS metric, value
    FROM series()
  ) TO ${target(file)} ${PARQUET}`;
  await database.run(copy, [name, from]);
}

/** Every recorded value, as DuckDB asks for them: by replicate, by name of the metric, by day. */
async function seriesFunction(series: FinishedRun['series'], days: number): Promise<DuckDBTableFunction> {
  const { DOUBLE, DuckDBTableFunction, INTEGER } = await duckdb();
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
