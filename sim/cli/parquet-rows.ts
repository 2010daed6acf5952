/** Rows as a Parquet file. */
import { PARQUET, quoted, target, withDatabase } from '../runs/node/database.ts';

export type ColumnType = 'VARCHAR' | 'INTEGER' | 'DOUBLE';

/**
 * @param columns names with their types, in the order of each row's cells; null is an empty cell
 * @param metadata what the file says of itself, such as the unit of a column, as `parquet_kv_metadata` shows it
 */
export async function writeRows(
  file: string,
  columns: Readonly<Record<string, ColumnType>>,
  rows: Iterable<readonly (string | number | null)[]>,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  const types = Object.values(columns);
  await withDatabase(async (database) => {
    const list = Object.entries(columns).map(([name, type]) => `"${name.replaceAll('"', '""')}" ${type}`);
    await database.run(`CREATE TABLE rows (${list.join(', ')})`);
    const appender = await database.createAppender('rows');
    for (const row of rows) {
      for (const [at, cell] of row.entries()) {
        if (cell === null) appender.appendNull();
        else if (types[at] === 'VARCHAR') appender.appendVarchar(String(cell));
        else if (types[at] === 'INTEGER') appender.appendInteger(Number(cell));
        else appender.appendDouble(Number(cell));
      }
      appender.endRow();
    }
    appender.closeSync();
    const said = Object.entries(metadata).map(([key, text]) => `${quoted(key)}: ${quoted(text)}`);
    const options =
      said.length === 0 ? PARQUET : PARQUET.replace(/\)$/, `, KV_METADATA {${said.join(', ')}})`);
    await database.run(`COPY (FROM rows) TO ${target(file)} ${options}`);
  });
}
