/** Tables as text, with the line of each row, so that a wrong figure can be named by its place. */
import { CsvError, parse } from 'csv-parse/browser/esm/sync'; // the build that needs nothing of Node
import { csvFault } from '../notation/library-words.ts';
import { refuse } from '../notation/refusal.ts';
import type { Place } from './problems.ts';

export interface CsvRow {
  /** Values by the names of the head. */
  readonly values: Readonly<Record<string, string>>;
  /** Where a column's value stands; the number of a column is that of its field, from 1. */
  placeOf(column: string): Place;
}

/**
 * Rows of a table with a head.
 * @throws Refusal that names file and line where the text is no table
 */
export function csvRows(text: string, file: string): CsvRow[] {
  try {
    const options = { columns: true, info: true, bom: true, skip_empty_lines: true } as const;
    const records = parse(text, options) as unknown as {
      record: Record<string, string>;
      info: { lines: number };
    }[];
    return records.map(({ record, info }) => ({
      values: record,
      placeOf: (column) => ({
        file,
        line: info.lines,
        column: Math.max(0, Object.keys(record).indexOf(column)) + 1,
      }),
    }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { expected, got } = csvFault(cause.code);
    throw refuse(`${file}:${cause.lines ?? 1}:1`, expected.en, got.en);
  }
}
