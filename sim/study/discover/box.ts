/** A box: bounds on some of the columns of a table, and what of the cases of interest lies in it. */

/** Columns of numbers, and of each row how much it is a case of interest, 0–1 (mostly 0 or 1). */
export interface Table {
  /** Each as long as `cases`. */
  readonly columns: readonly Float64Array[];
  readonly cases: Float64Array;
}

/** Bounds of each column, both ends included; −∞ and ∞ where there is none. */
export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** What lies in a box, as Bryant & Lempert (2010) call it. */
export interface BoxFigures {
  /** Rows inside. */
  readonly rows: number;
  /** Cases of interest inside. */
  readonly cases: number;
  /** Share of all cases of interest that lies inside. */
  readonly coverage: number;
  /** Share of the rows inside that are cases of interest. */
  readonly density: number;
  /** Share of all rows that lies inside. */
  readonly mass: number;
}

/** A side of a column. */
export interface Bound {
  readonly column: number;
  readonly side: 'low' | 'high';
}

export const SIDES = ['high', 'low'] as const;

export function openBox(columns: number): Box {
  const all = (value: number) => Array.from({ length: columns }, () => value);
  return { low: all(Number.NEGATIVE_INFINITY), high: all(Number.POSITIVE_INFINITY) };
}

/** The box with one bound set; ±∞ takes it away. */
export function withBound(box: Box, { column, side }: Bound, value: number): Box {
  return { ...box, [side]: box[side].with(column, value) };
}

const OPEN = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY } as const;

export function withoutBound(box: Box, bound: Bound): Box {
  return withBound(box, bound, OPEN[bound.side]);
}

/** The bounds that a box has, column by column, the low one first. */
export function boundsOf(box: Box): Bound[] {
  return box.low.flatMap((_, column) =>
    (['low', 'high'] as const)
      .filter((side) => Number.isFinite(box[side][column]))
      .map((side) => ({ column, side })),
  );
}

/** Columns that have a bound. */
export function restricted(box: Box): number[] {
  return [...new Set(boundsOf(box).map(({ column }) => column))];
}

function isInside({ columns }: Table, { low, high }: Box, bounded: readonly number[], row: number): boolean {
  return bounded.every((column) => {
    const value = columns[column]![row]!;
    return value >= low[column]! && value <= high[column]!;
  });
}

/** Numbers of the rows inside, out of some. */
export function rowsIn(table: Table, box: Box, among: Iterable<number> = table.cases.keys()): number[] {
  const bounded = restricted(box);
  return [...among].filter((row) => isInside(table, box, bounded, row));
}

export function sumOf(cases: Float64Array, rows: Iterable<number> = cases.keys()): number {
  let sum = 0;
  for (const row of rows) sum += cases[row]!;
  return sum;
}

/** @param all cases of interest of the whole table */
export function figuresOf(table: Table, rows: readonly number[], all: number): BoxFigures {
  const cases = sumOf(table.cases, rows);
  return {
    rows: rows.length,
    cases,
    coverage: all > 0 ? cases / all : 0,
    density: rows.length > 0 ? cases / rows.length : 0,
    mass: rows.length / table.cases.length,
  };
}

export function figuresIn(table: Table, box: Box): BoxFigures {
  return figuresOf(table, rowsIn(table, box), sumOf(table.cases));
}

/** A part of the rows as a table of its own. */
export function partOf({ columns, cases }: Table, rows: readonly number[]): Table {
  const taken = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!);
  return { columns: columns.map(taken), cases: taken(cases) };
}
