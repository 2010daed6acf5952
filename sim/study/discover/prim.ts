/**
 * PRIM, the patient rule induction method (Friedman & Fisher 1999, Stat. Comput. 9): from all rows a small part is peeled off
 * again and again, at the side of the column where that raises the mean most for each row given up (their criterion 14.5);
 * what is left at each step is a box, and all of them are the peeling trajectory, from which one is chosen (Bryant & Lempert
 * 2010, Technol. Forecast. Soc. Change 77). Pasting then widens its bounds again as long as the density does not fall.
 */
import { type Bound, type Box, type BoxFigures, boundsOf, figuresOf, openBox, rowsIn, SIDES, sumOf, type Table, withBound, withoutBound } from './box.ts'; // biome-ignore format: one line

export interface PrimSettings {
  /** Share of the rows of a box that a step gives up at most, and that pasting takes back. */
  readonly alpha: number;
  /** Share of all rows that a box keeps at least. */
  readonly least: number;
}

/** Bryant & Lempert’s step, and the least mass that Friedman & Fisher advise. */
export const PRIM_SETTINGS: PrimSettings = { alpha: 0.1, least: 0.05 };

/** A box of the trajectory. */
export interface Peeled extends BoxFigures {
  readonly box: Box;
}

/**
 * Where a side of sorted values is cut: between the two values around the quantile, or, where these are equal, between
 * the last such value and the next one further in. Undefined where no value is left on the inside.
 */
function cutOf(sorted: Float64Array, alpha: number, side: 'low' | 'high'): number | undefined {
  const last = sorted.length - 1;
  const at = side === 'low' ? last * alpha : last * (1 - alpha);
  let [outer, inner] = side === 'low' ? [Math.floor(at), Math.ceil(at)] : [Math.ceil(at), Math.floor(at)];
  const step = side === 'low' ? 1 : -1;
  while (sorted[inner] === sorted[outer]) {
    inner += step;
    if (inner < 0 || inner > last) return undefined;
  }
  return (sorted[outer]! + sorted[inner]!) / 2;
}

interface Peel {
  readonly bound: Bound;
  readonly value: number;
  readonly rows: readonly number[];
  readonly gain: number;
}

/** The best way to give up some rows, the first of equals; undefined where none raises the mean, or too few rows would be left. */
function bestPeel({ columns, cases }: Table, rows: readonly number[], { alpha, least }: PrimSettings): Peel | undefined {
  const own = Float64Array.from(rows, (row) => cases[row]!);
  const mean = own.reduce((sum, one) => sum + one, 0) / rows.length;
  let best: Omit<Peel, 'rows'> | undefined;
  for (const [column, all] of columns.entries()) {
    const values = Float64Array.from(rows, (row) => all[row]!);
    const sorted = values.toSorted();
    for (const side of SIDES) {
      const value = cutOf(sorted, alpha, side);
      if (value === undefined) continue;
      let [kept, sum] = [0, 0];
      for (let at = 0; at < values.length; at++) {
        if (side === 'low' ? values[at]! < value : values[at]! > value) continue;
        kept++;
        sum += own[at]!;
      }
      if (kept === rows.length || kept < least * cases.length) continue;
      const gain = (sum / kept - mean) / (rows.length - kept);
      if (gain > (best?.gain ?? 0)) best = { bound: { column, side }, value, gain };
    }
  }
  if (!best) return undefined;
  const { bound, value } = best;
  const values = columns[bound.column]!;
  return { ...best, rows: rows.filter((row) => (bound.side === 'low' ? values[row]! >= value : values[row]! <= value)) };
} // biome-ignore format: one line each

/** The peeling trajectory: the whole table first, then a box a step. */
export function peel(table: Table, settings: PrimSettings = PRIM_SETTINGS): Peeled[] {
  const all = sumOf(table.cases);
  let box = openBox(table.columns.length);
  let rows: readonly number[] = [...table.cases.keys()];
  const trajectory: Peeled[] = [{ box, ...figuresOf(table, rows, all) }];
  for (;;) {
    const best = bestPeel(table, rows, settings);
    if (!best) return trajectory;
    box = withBound(box, best.bound, best.value);
    rows = best.rows;
    trajectory.push({ box, ...figuresOf(table, rows, all) });
  }
}

/** The box with one bound further out, so that some rows more lie in it. */
function widened(table: Table, box: Box, { column, side }: Bound, rows: number, alpha: number): Box | undefined {
  const free = withoutBound(box, { column, side });
  const edge = box[side][column]!;
  const values = table.columns[column]!;
  const outside = rowsIn(table, free)
    .map((row) => values[row]!)
    .filter((value) => (side === 'low' ? value < edge : value > edge))
    .sort((a, b) => (side === 'low' ? b - a : a - b));
  if (outside.length === 0) return undefined;
  const taken = Math.max(1, Math.round(alpha * rows));
  // rows of equal value come together
  const beyond = outside.find((value, at) => at >= taken && value !== outside[taken - 1]);
  return beyond === undefined ? free : withBound(box, { column, side }, (outside[taken - 1]! + beyond) / 2);
} // biome-ignore format: its parameters in one line

/** A box with its bounds as wide as they can be at no less density: each step takes the widening that raises it most. */
export function paste(table: Table, start: Box, { alpha }: PrimSettings = PRIM_SETTINGS): Peeled {
  const all = sumOf(table.cases);
  const told = (box: Box): Peeled => ({ box, ...figuresOf(table, rowsIn(table, box), all) });
  let now = told(start);
  for (;;) {
    const wider = boundsOf(now.box)
      .flatMap((bound) => widened(table, now.box, bound, now.rows, alpha) ?? [])
      .map(told)
      .filter(({ density }) => density >= now.density)
      .sort((a, b) => b.density - a.density || b.rows - a.rows);
    if (!wider[0]) return now;
    now = wider[0];
  }
}

/** Harmonic mean of coverage and density: high only where both are. */
export function balanceOf({ coverage, density }: Pick<BoxFigures, 'coverage' | 'density'>): number {
  return coverage + density > 0 ? (2 * coverage * density) / (coverage + density) : 0;
}

/** Number of the box of a trajectory whose coverage and density are high together; the earlier, wider one of equals. */
export function balanced(trajectory: readonly Peeled[]): number {
  return trajectory.reduce((best, one, at) => (balanceOf(one) > balanceOf(trajectory[best]!) ? at : best), 0);
}
