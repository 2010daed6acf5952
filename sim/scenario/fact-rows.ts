/** What each published fact is used for, from text in the columns of a market’s facts.csv; the figures stand in other tables. */
import { shownCell, type Wrong } from './figure-row.ts';
import { rowsOf } from './published-tables.ts';

const USES = ['fit', 'check', 'input', 'not yet'] as const;

export interface FactRow {
  readonly fact: string;
  /** The table that has the figure, and where in it. */
  readonly table: 'history' | 'micro-figures';
  readonly metric: string;
  readonly period: string;
  /** Fitted, only compared, fed in, or not used yet. */
  readonly use: (typeof USES)[number];
  /** Of what is fitted, the name of the fact in the fit, which has its tolerance. */
  readonly fitted: string;
  readonly tolerance: string;
  /** What is counted, and how that differs from what the model records. */
  readonly definition: string;
  readonly why: string;
}

/** @throws Refusal with one line a bad row */
export function factRows(text: string, file: string): FactRow[] {
  const columns = ['fact', 'table', 'metric', 'period', 'use', 'fitted', 'tolerance', 'definition', 'why'];
  return rowsOf(text, file, columns, ({ values }) => {
    const { fact = '', table, metric = '', period = '', fitted = '', definition = '', why = '' } = values;
    const use = USES.find((one) => one === values.use);
    const needed = { fact, metric, period, definition, ...(use === 'fit' ? { fitted } : { why }) };
    const wrong: Wrong[] = Object.entries(needed)
      .filter(([, cell]) => cell === '')
      .map(([column]) => ({ column, expected: 'a text', got: shownCell('') }));
    if (use === undefined)
      wrong.push({ column: 'use', expected: 'fit, check, input or not yet', got: shownCell(values.use) });
    if (table !== 'history' && table !== 'micro-figures') {
      wrong.push({ column: 'table', expected: 'history or micro-figures', got: shownCell(table) });
      return { wrong };
    }
    if (use === undefined || wrong.length > 0) return { wrong };
    const row = {
      fact,
      table,
      metric,
      period,
      use,
      fitted,
      tolerance: values.tolerance ?? '',
      definition,
      why,
    } as const;
    return { row };
  });
}
