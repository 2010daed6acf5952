/**
 * How well boxes stand on other rows: PRIM again on halves of the table (Bryant & Lempert’s reproducibility statistics), how
 * often each column is bounded there, and what the box of one half holds in the other half, where it was not sought.
 */
import { shuffled, type Uniform } from '../sensitivity/design.ts';
import { type BoxFigures, figuresIn, partOf, restricted, type Table } from './box.ts';
import { type Peeled, PRIM_SETTINGS, type PrimSettings, peel } from './prim.ts';

export interface Stability {
  /** Of each column: share of the halves in which it is bounded. */
  readonly bounded: readonly number[];
  /** Means over the other halves; null where no half has cases on both sides. */
  readonly elsewhere: Pick<BoxFigures, 'coverage' | 'density'> | null;
  readonly halves: number;
}

/** Halves that are drawn. */
export const HALVES = 50;

/** The box of a trajectory whose coverage is nearest to one that is wanted. */
function nearest(trajectory: readonly Peeled[], coverage: number): Peeled {
  const far = (one: Peeled) => Math.abs(one.coverage - coverage);
  return trajectory.reduce((best, one) => (far(one) < far(best) ? one : best));
}

/**
 * @param coverage of the box that is looked at: that of each half is the one nearest to it
 * @param uniform draws of the halves
 */
export function stabilityOf(
  table: Table,
  coverage: number,
  uniform: Uniform,
  settings: PrimSettings = PRIM_SETTINGS,
): Stability {
  const n = table.cases.length;
  const found = Array.from({ length: HALVES }, (_, half) => {
    const order = shuffled(n, (step) => uniform(half, step));
    const [own, other] = [order.slice(0, n >> 1), order.slice(n >> 1)].map((rows) => partOf(table, rows)) as [Table, Table]; // biome-ignore format: one line
    const { box } = nearest(peel(own, settings), coverage);
    return { columns: new Set(restricted(box)), there: figuresIn(other, box) };
  });
  const counted = found.filter(({ there }) => there.rows > 0);
  const mean = (key: 'coverage' | 'density') =>
    counted.reduce((sum, { there }) => sum + there[key], 0) / counted.length;
  return {
    bounded: table.columns.map((_, column) => found.filter(({ columns }) => columns.has(column)).length / HALVES), // biome-ignore format: one line
    elsewhere: counted.length > 0 ? { coverage: mean('coverage'), density: mean('density') } : null,
    halves: HALVES,
  };
}
