/** DuckDB as this program uses it: in memory, on one thread, with files named as they are. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';

/** One thread, so that row groups are cut the same way everywhere; no temporary file besides that of putFile. */
export const PARQUET = '(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880, USE_TMP_FILE false)';

/** The library: it takes a tenth of a second to load, which most commands need not wait. */
export function duckdb(): Promise<typeof import('@duckdb/node-api')> {
  return import('@duckdb/node-api');
}

/** Lends a database in memory; nothing of it stays. */
export async function withDatabase<Result>(
  use: (database: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  // made by DuckDB when it needs it, and taken away; no one can have a folder of that name
  const temporary = join(resolve(tmpdir()), `laotie-${randomUUID()}`);
  const { DuckDBInstance } = await duckdb();
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', temp_directory: temporary });
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A file as DuckDB takes it to write: absolute, because it reads `~` or `s3:` at the start of a path as it likes.
 */
export function target(file: string): string {
  return quoted(resolve(file));
}
