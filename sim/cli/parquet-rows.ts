/** Rows as a Parquet file. */
import { PARQUET, target, withDatabase } from '../runs/node/database.ts';

export type ColumnType = 'VARCHAR' | 'INTEGER' | 'DOUBLE';

/** @param columns names with their types, in the order of each row's cells */
export async function writeRows(
  file: string,
  columns: Readonly<Record<string, ColumnType>>,
  rows: Iterable<readonly (string | number)[]>,
): Promise<void> {
  const types = Object.values(columns);
  await withDatabase(async (database) => {
    const list = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
    await database.run(`CREATE TABLE rows (${list.join(', ')})`);
    const appender = await database.createAppender('rows');
    for (const row of rows) {
      for (const [at, cell] of row.entries()) {
        if (types[at] === 'VARCHAR') appender.appendVarchar(String(cell));
        else if (types[at] === 'INTEGER') appender.appendInteger(Number(cell));
        else appender.appendDouble(Number(cell));
      }
      appender.endRow();
    }
    appender.closeSync();
    await database.run(`COPY (FROM rows) TO ${target(file)} ${PARQUET}`);
  });
}
