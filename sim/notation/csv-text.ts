/**
 * Tables as text for people and their spreadsheets. A mark of byte order comes first: without it a spreadsheet on a
 * Chinese system reads UTF-8 as GBK. A text that a spreadsheet would take for a formula gets a `'` before it; numbers
 * never do, so that -1 stays a number.
 */

const UTF8_MARK = '\ufeff';

/** An absent value, or one that is no finite number, is an empty cell. */
export type CsvCell = string | number | boolean | null | undefined;

/**
 * What starts a formula, also in the wide forms of Chinese and Japanese keyboards and behind spaces. A text that starts
 * with `'` gets one more, so that taking one away gives every text back.
 */
const FORMULA = /^(?:'|\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r])/u;

/** The text as a spreadsheet shows it: as text. */
export function safeText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function cellText(cell: CsvCell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = typeof cell === 'string' ? safeText(cell) : String(cell ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows, the head first; numbers in the shortest form that reads back as the same number. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return UTF8_MARK + rows.map((row) => `${row.map(cellText).join(',')}\n`).join('');
}
