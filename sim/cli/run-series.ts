/** Daily series of a run, read back from its table. */
import { join, resolve } from 'node:path';
import { METRICS } from '../model/measures/all.ts';
import { dayNumber } from '../notation/dates.ts';
import { refuse } from '../notation/refusal.ts';
import type { RunResult } from '../result/result.ts';
import { quoted, withDatabase } from '../runs/node/database.ts';
import { readFault } from '../runs/node/files.ts';
import { checkPlain } from '../runs/node/read-file.ts';
import { checkRecorded } from '../runs/node/recorded.ts';
import type { RunSeries } from '../study/outlook/samples.ts';

const FILE = 'series.parquet';

/** Rows of the metrics asked, in any order. */
async function rowsIn(file: string, from: string, metrics: readonly string[]) {
  const source = quoted(resolve(file).replace(/[*?[]/g, '[$&]')); // signs that DuckDB takes for patterns
  return withDatabase(async (database) => {
    const reader = await database.runAndReadAll(
      `SELECT replicate, metric, date_diff('day', $1::DATE, date)::INTEGER AS day, value
       FROM read_parquet(${source}, hive_partitioning = false)
       WHERE metric IN (${metrics.map(quoted).join(', ')})`,
      [from],
    );
    return reader.getRowsJS() as [replicate: number, metric: string, day: number, value: number][];
  });
}

/**
 * @param metrics of which the rows are read; all others hold NaN
 * @returns by replicate that ended well, in their order, as `FinishedRun` has them
 * @throws Discrepancy when the table is not as the manifest has it, Refusal when it cannot be read
 */
export async function seriesIn(
  dir: string,
  result: RunResult,
  metrics: readonly string[],
): Promise<RunSeries> {
  const { scenario, manifest, replicates } = result;
  checkRecorded(dir, [FILE], manifest);
  const file = join(dir, FILE);
  checkPlain(file, 'a file as a run writes it');
  const days = dayNumber(scenario.until) - dayNumber(scenario.from) + 1;
  const rowOf = new Map<string, number>(METRICS.map(({ name }, row) => [name, row]));
  const good = replicates.filter(({ status }) => status === 'ok');
  const series = new Map(
    good.map(({ replicate }) => [replicate, new Float64Array(METRICS.length * days).fill(Number.NaN)]),
  );
  try {
    for (const [replicate, metric, day, value] of await rowsIn(file, scenario.from, metrics)) {
      const values = series.get(replicate);
      if (values) values[rowOf.get(metric)! * days + day] = value;
    }
  } catch (cause) {
    throw refuse(file, 'a file as a run writes it', readFault(cause));
  }
  return [...series].map(([replicate, values]) => ({ replicate, values }));
}
