/** Constants of a list of claims, from the tables of the market. */
import { readDecimal } from '../../notation/decimals.ts';
import { refuse } from '../../notation/refusal.ts';
import { csvRows } from '../../scenario/csv.ts';
import type { Constant, TableRow } from './claims-file.ts';

type Read = (table: string) => { readonly text: string; readonly file: string };

/** A figure as its table has it. @throws Refusal where there is none */
function figureOf(
  { table, period, metric, source = '' }: TableRow,
  read: Read,
): { value: number; unit: string } {
  const { text, file } = read(table);
  const found = csvRows(text, file, ['period', 'metric', 'value', 'unit', 'source']).find(
    ({ values }) =>
      values.period === period && values.metric === metric && (values.source ?? '').startsWith(source),
  );
  const value = found && readDecimal(found.values.value ?? '', found.delimiter === ';');
  if (!found || typeof value !== 'number' || !(value > 0))
    throw refuse(file, `a row of ${metric} in ${period}`, 'none');
  return { value, unit: found.values.unit ?? '' };
}

/** Each constant: one published figure over another. @throws Refusal for a row that is not there, or units that differ */
export function constantsOf(
  constants: Readonly<Record<string, Constant>>,
  read: Read,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(constants).map(([name, rows]) => {
      const [of, over] = [figureOf(rows.of, read), figureOf(rows.over, read)];
      if (of.unit !== over.unit)
        throw refuse(rows.over.table, `the unit of ${rows.of.table}, ${of.unit}`, over.unit);
      return [name, of.value / over.value];
    }),
  );
}

/** Tables that constants are read from, once each. */
export function tablesOfConstants(constants: Readonly<Record<string, Constant>>): string[] {
  return [...new Set(Object.values(constants).flatMap(({ of, over }) => [of.table, over.table]))].sort();
}
