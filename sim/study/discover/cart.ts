/**
 * Boxes by a classification tree (CART: Breiman et al. 1984; used for scenario discovery by Lempert, Bryant & Bankes 2008):
 * rows are parted where Gini’s impurity falls most, again and again, until a part is pure or would have too few rows. The
 * leaves are boxes that do not overlap and together hold everything.
 */
import { type Box, figuresOf, openBox, sumOf, type Table, withBound } from './box.ts';
import type { Peeled } from './prim.ts';

interface Split {
  readonly column: number;
  /** Rows at or below it on one side, above it on the other. */
  readonly value: number;
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Impurity of both sides, each counted by its rows. */
  readonly impurity: number;
}

/** Gini’s impurity times the number of rows; for shares the mean of what labels of that chance would give. */
function impurityOf(cases: number, rows: number): number {
  return 2 * cases * (1 - cases / rows);
}

/** The best parting of a column; undefined where no place leaves enough rows on both sides. */
function splitOf(table: Table, rows: readonly number[], column: number, least: number): Split | undefined {
  const values = table.columns[column]!;
  const sorted = rows.toSorted((a, b) => values[a]! - values[b]!);
  const all = sumOf(table.cases, rows);
  let [cases, best] = [0, undefined as { readonly at: number; readonly impurity: number } | undefined];
  for (let at = 1; at < sorted.length; at++) {
    cases += table.cases[sorted[at - 1]!]!;
    if (at < least || sorted.length - at < least) continue;
    if (values[sorted[at - 1]!] === values[sorted[at]!]) continue;
    const impurity = impurityOf(cases, at) + impurityOf(all - cases, sorted.length - at);
    if (impurity < (best?.impurity ?? Number.POSITIVE_INFINITY)) best = { at, impurity };
  }
  if (!best) return undefined;
  const { at, impurity } = best;
  const value = (values[sorted[at - 1]!]! + values[sorted[at]!]!) / 2;
  return { column, value, left: sorted.slice(0, at), right: sorted.slice(at), impurity };
}

/** A fall of impurity below this is rounding. */
const ROUNDING = 1e-9;

/**
 * The leaves, those of low values first.
 * @param least share of all rows that a leaf has at least
 */
export function treeBoxes(table: Table, least: number): Peeled[] {
  const all = sumOf(table.cases);
  const fewest = Math.max(1, Math.floor(least * table.cases.length));
  const grow = (box: Box, rows: readonly number[]): Peeled[] => {
    const leaf = { box, ...figuresOf(table, rows, all) };
    const now = impurityOf(leaf.cases, leaf.rows);
    if (now <= ROUNDING) return [leaf];
    const splits = table.columns.flatMap((_, column) => splitOf(table, rows, column, fewest) ?? []);
    const [best] = splits.sort((a, b) => a.impurity - b.impurity || a.column - b.column);
    if (!best || now - best.impurity <= ROUNDING) return [leaf];
    const { column, value, left, right } = best;
    // a value at the cut itself lies between two values of the rows, so that both sides may hold it
    return [
      ...grow(withBound(box, { column, side: 'high' }, value), left),
      ...grow(withBound(box, { column, side: 'low' }, value), right),
    ];
  };
  return grow(openBox(table.columns.length), [...table.cases.keys()]);
}
