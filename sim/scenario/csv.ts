/**
 * Tables as text, with the line of each row, so that a wrong figure can be named by its place. Commas, semicolons or
 * tabs stand between the columns, whichever the head has; rows without any value, as spreadsheets leave them, are none.
 */
import { CsvError, parse } from 'csv-parse/browser/esm/sync'; // the build that needs nothing of Node
import { csvFault, filled } from '../notation/library-words.ts';
import { nearestNames } from '../notation/nearest.ts';
import { type Refusal, refuse } from '../notation/refusal.ts';
import { type Place, shortened, shown } from './problems.ts';

export interface CsvRow {
  /** Values by the names of the head, without spaces around them. */
  readonly values: Readonly<Record<string, string>>;
  /** Where a column's value stands; the number of a column is that of its field, from 1. */
  placeOf(column: string): Place;
  /** What stands between two values: where it is a semicolon, a comma may be a decimal mark. */
  readonly delimiter: string;
}

/** A row of cells as it stands in the file. */
interface Line {
  readonly cells: readonly string[];
  /** From 1; the last one of a row that has line breaks in it. */
  readonly line: number;
}

/** A market publishes some hundred figures a year. */
const MOST_ROWS = 20_000;
/** Bytes. */
const LONGEST_ROW = 100_000;
const DELIMITERS = [',', ';', '\t'];
const NAMES: Readonly<Record<string, string>> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab' };
/** What some spreadsheets write above the head. */
const ANNOUNCED = /^sep=(.)\r?\n/i;

/**
 * Rows of a table with a head.
 * @param required columns that must be there; the others do no harm
 * @throws Refusal that names file and line where the text is no table
 */
export function csvRows(text: string, file: string, required: readonly string[] = []): CsvRow[] {
  const delimiter = delimiterOf(text);
  const [head, ...rows] = linesOf(text, file, delimiter);
  if (!head) throw refuse(`${file}:1:1`, tableOf(required), 'an empty file');
  const columns = columnsOf(head, file, required);
  return rows.map(({ cells, line }) => {
    const surplus = cells.findIndex((cell, at) => at >= columns.length && cell !== '');
    if (surplus >= 0) throw tooMany(`${file}:${line}:${surplus + 1}`, columns.length, cells, delimiter);
    return {
      values: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])),
      placeOf: (column) => ({ file, line, column: Math.max(0, columns.indexOf(column)) + 1 }),
      delimiter,
    };
  });
}

function tableOf(required: readonly string[]): string {
  return required.length > 0 ? `a table with the columns ${required.join(', ')}` : 'a table';
}

/** What the first line with anything in it has most of. */
function delimiterOf(text: string): string {
  const announced = ANNOUNCED.exec(text)?.[1];
  if (announced !== undefined && DELIMITERS.includes(announced)) return announced;
  const head = /[^\s,;][^\r\n]*/.exec(text)?.[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/** Rows that have a value. */
function linesOf(text: string, file: string, delimiter: string): Line[] {
  const above = ANNOUNCED.exec(text)?.[0] ?? '';
  try {
    const options = {
      delimiter,
      info: true,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: MOST_ROWS + 2,
      max_record_size: LONGEST_ROW,
    } as const;
    const records = parse(text.slice(above.length), options) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    const lines = records.map(({ record, info }) => ({
      cells: record.map((cell) => cell.trim()),
      line: info.lines + (above === '' ? 0 : 1),
    }));
    const surplus = lines[MOST_ROWS + 1];
    if (surplus) throw refuse(`${file}:${surplus.line}:1`, `at most ${MOST_ROWS} rows`, 'more');
    return lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { expected, got } = csvFault(cause.code);
    throw refuse(`${file}:${cause.lines ?? 1}:1`, filled(expected.en, [LONGEST_ROW]), got.en);
  }
}

/** Names of the head, in order; a column without a name has an empty one. */
function columnsOf({ cells, line }: Line, file: string, required: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '');
  const columns = cells.slice(0, last + 1);
  const twice = columns.findIndex((name, at) => name !== '' && columns.indexOf(name) < at);
  if (twice >= 0) {
    throw refuse(`${file}:${line}:${twice + 1}`, 'each column once', `a second ${shown(columns[twice])}`);
  }
  const missing = required.find((name) => !columns.includes(name));
  if (missing === undefined) return columns;
  const others = columns.filter((name) => !required.includes(name));
  const near = nearestNames(missing, others)[0];
  const hint = /，/.test(cells.join(''))
    ? 'the commas are full-width'
    : near && `${shown(near)} is near to it`;
  const got = shortened(columns.join(', '), 120);
  throw refuse(
    `${file}:${line}:1`,
    `the column ${missing} (of ${required.join(', ')})`,
    `the columns ${got}`,
    hint,
  );
}

function tooMany(place: string, count: number, cells: readonly string[], delimiter: string): Refusal {
  const hint = `put a value that holds ${NAMES[delimiter]} in quotes`;
  return refuse(place, `${count} values, one a column`, String(cells.length), hint);
}
