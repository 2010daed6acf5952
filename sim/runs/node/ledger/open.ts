/** A run's ledger as a database: its tables as views, and nothing else within reach. */
import { join, resolve } from 'node:path';
import type { DuckDBConnection, Json } from '@duckdb/node-api';
import { Refusal, refuse } from '../../../notation/refusal.ts';
import type { Manifest } from '../../../result/result.ts';
import { duckdb, quoted, withDatabase } from '../database.ts';
import { LEDGER, manifestOfRun } from '../folder.ts';
import { checkPlain } from '../read-file.ts';
import { checkRecorded } from '../recorded.ts';

/** Rows of an answer: numbers, texts and dates as JSON has them. */
export interface AnswerRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Json[])[];
}

export interface Ledger {
  readonly manifest: Manifest;
  /** @throws Refusal for more than one statement or one that could write, and with DuckDB's words for one that it cannot carry out */
  ask(sql: string): Promise<AnswerRows>;
}

const SERIES = 'series.parquet';

/** A path in which DuckDB, which takes `*`, `?` and `[` for patterns, sees none. */
function literal(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

/** A table of a run folder as DuckDB reads it. */
export function sourceOf(dir: string, table: string, manifest: Manifest): string {
  const list = filesOf(manifest, table).map((name) => quoted(literal(resolve(join(dir, name)))));
  return `read_parquet([${list.join(', ')}], hive_partitioning = false)`;
}

function filesOf({ outputs }: Manifest, table: string): string[] {
  if (table === 'series') return [SERIES];
  const isOwn = (name: string) => name.startsWith(`${LEDGER}/${table}/`) && name.endsWith('.parquet');
  return Object.keys(outputs).filter(isOwn).sort();
}

/** The manifest of a run that has a ledger. @throws Refusal when it has none, Discrepancy when a file of it is not as it was written */
export function manifestOfLedger(dir: string): Manifest {
  const manifest = manifestOfRun(dir);
  if (!manifest.events) throw refuse(dir, 'a run with a ledger', 'one without', 'run it with --events 1%');
  if (filesOf(manifest, 'events').length === 0) throw refuse(dir, 'a replicate that ends well', 'none');
  const files = Object.keys(manifest.outputs).filter((name) => name.startsWith(`${LEDGER}/`));
  checkRecorded(dir, [...files, SERIES], manifest);
  for (const name of files) checkPlain(join(dir, name), 'a file as a run writes it');
  return manifest;
}

/**
 * Lends a ledger.
 * @param views statements that make what can be asked for, of the tables as `sourceOf` names them
 */
export async function withLedger<Result>(
  dir: string,
  views: (source: (table: string) => string) => readonly string[],
  use: (ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const manifest = manifestOfLedger(dir);
  return withDatabase(async (database) => {
    for (const view of views((table) => sourceOf(dir, table, manifest))) await database.run(view);
    await close(database, dir, manifest);
    return use({ manifest, ask: (sql) => ask(database, sql) });
  });
}

/** From here on a statement sees the run's own files and no others. */
async function close(database: DuckDBConnection, dir: string, { outputs }: Manifest): Promise<void> {
  const files = Object.keys(outputs).map((name) => resolve(join(dir, name)));
  // as views name them, and as they are found then
  const paths = [...new Set(files.flatMap((file) => [file, literal(file)]))].map(quoted);
  await database.run(`SET allowed_paths = [${paths.join(', ')}]`);
  await database.run('SET enable_external_access = false');
  await database.run('SET lock_configuration = true');
}

/** DuckDB lets a statement write what it may read, so only those that do nothing but read are carried out. */
async function ask(database: DuckDBConnection, sql: string): Promise<AnswerRows> {
  const { StatementType } = await duckdb();
  try {
    const statements = await database.extractStatements(sql);
    const [first, isAlone] = [await statements.prepare(0), statements.count === 1];
    if (!isAlone || first.statementType !== StatementType.SELECT) {
      const got = isAlone ? 'another' : `${statements.count} statements`;
      throw refuse('SQL', 'one statement that reads, such as SELECT', got);
    }
    const reader = await first.runAndReadAll();
    return { columns: reader.columnNames(), rows: reader.getRowsJson() };
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const words = cause instanceof Error ? cause.message : String(cause);
    throw refuse(
      'SQL',
      'a statement that DuckDB can carry out',
      words.split('\n')[0]!,
      'ledger sql without one shows the views',
    );
  }
}
