/** Answers of a ledger for the terminal: a table with columns in line. */
import type { AnswerRows } from '../runs/node/ledger/open.ts';

/** Rows that are printed; all are in JSON. */
const MOST_ROWS = 200;
const GAP = '  ';

function cell(value: unknown): string {
  if (value === null) return '–';
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Signs of Chinese take two places. */
function width(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);
}

/** Lines of a table: names of columns, then rows; numbers stand to the right. */
export function tableLines({ columns, rows }: AnswerRows): string[] {
  const shown = rows.slice(0, MOST_ROWS).map((row) => row.map(cell));
  const isNumber = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const widths = columns.map((name, at) => Math.max(width(name), ...shown.map((row) => width(row[at]!))));
  const line = (row: readonly string[]) =>
    row
      .map((text, at) => {
        const pad = ' '.repeat(widths[at]! - width(text));
        return isNumber[at] ? pad + text : text + pad;
      })
      .join(GAP)
      .trimEnd();
  const more = rows.length - shown.length;
  return [line(columns), ...shown.map(line), ...(more > 0 ? [`… ${more}`] : [])];
}
