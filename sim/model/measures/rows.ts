/** The series that measures write: a row a metric, a value a day. */

import { fromLists } from '../additions.ts';
import { FEN_PER_UNIT } from '../units.ts';
import type { World } from '../world.ts';
import { METRICS, type MetricName } from './all.ts';

export type Series = readonly Float64Array[];

/** One row a metric, NaN where a metric was not recorded (monthly ones between month ends). */
export function allocateSeries(days: number): Series {
  return METRICS.map(() => new Float64Array(days).fill(Number.NaN));
}

/** Row of each metric; made by JSON, because V8 keeps an object that is filled name by name as a slow dictionary. */
export const ROWS: Readonly<Record<MetricName, number>> = JSON.parse(
  JSON.stringify(Object.fromEntries(METRICS.map(({ name }, row) => [name, row]))),
);

const rowByName = fromLists(
  (): ReadonlyMap<string, number> => new Map(METRICS.map(({ name }, row) => [name, row])),
);

/** Row of a metric, also of one that a plugin has added. @throws when there is none of this name */
export function rowOf(name: string): number {
  const row = rowByName().get(name);
  if (row === undefined) throw new Error(`metric: expected the name of one, got ${name}`);
  return row;
}

export function write(series: Series, day: number, row: number, value: number): void {
  series[row]![day] = value;
}

/** Real money, in the currency of the market. @param fen of agents */
export function realMoney(world: World, fen: number): number {
  return (fen * world.scale) / FEN_PER_UNIT;
}
