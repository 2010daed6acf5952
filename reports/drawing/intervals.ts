/** Values with an interval each, row by row: a dot and a line, parts of a row beneath one another. */
import { COLOUR, type Key, keyScale, type Layer, legend, type Values } from './frame.ts';

/** Height of a row with one dot, and what every further dot in it adds. */
const ROW = 24;
const PART = 10;

export interface IntervalRow {
  readonly name: string;
  /** Which of the key. */
  readonly part: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What is said of it. */
  readonly text: string;
}

/** Height of a chart of so many rows with so many dots each. */
export function rowsHeight(rows: number, parts = 1): number {
  return rows * (ROW + PART * (parts - 1));
}

/** A legend with longer labels stands in one column: side by side they would be cut off on a narrow page. */
const SHORT = 16;

function legendOf(key: Key) {
  if (key.length < 2) return null;
  return key.some(([label]) => label.length > SHORT) ? { ...legend(key), columns: 1 } : legend(key);
}

/**
 * @param axis title of the axis of values, which runs from left to right
 * @param parted whether parts of a row stand beneath one another, or on one line
 */
export function intervalDots(
  rows: readonly IntervalRow[],
  key: Key,
  axis: string,
  parted = true,
): Layer[] {
  const names = [...new Set(rows.map(({ name }) => name))];
  const isParted = parted && key.length > 1 && rows.length > names.length;
  const y = { field: 'name', type: 'nominal' as const, sort: names, axis: { title: null, labelLimit: 220, ticks: false } };
  const yOffset = { field: 'part', type: 'nominal' as const, sort: key.map(([label]) => label) };
  const color = { field: 'part', type: 'nominal' as const, scale: keyScale(key), legend: legendOf(key), };
  const shared = { y, color, ...(isParted ? { yOffset } : {}) };
  const x = (field: string) => ({ field, type: 'quantitative' as const, axis: { title: axis, grid: true, tickCount: 6 } });
  const bounded = [{ filter: { field: 'low', valid: true } }];
  return [
    {
      data: { values: [{ zero: 0 }] },
      mark: { type: 'rule', color: COLOUR.faint, strokeDash: [4, 3] },
      encoding: { x: { field: 'zero', type: 'quantitative' } },
    },
    { transform: bounded, mark: { type: 'rule', strokeWidth: 3, opacity: 0.5 }, encoding: { ...shared, x: x('low'), x2: { field: 'high' } } },
    {
      transform: [{ filter: { field: 'value', valid: true } }],
      mark: { type: 'point', filled: true, size: 70, opacity: 1, stroke: 'white', strokeWidth: 1 },
      encoding: { ...shared, x: x('value'), tooltip: [{ field: 'text', type: 'nominal', title: ' ' }] },
    },
  ];
} // biome-ignore format: one line each

/** The rows as values of a specification. */
export function intervalValues(rows: readonly IntervalRow[]): Values {
  return rows.map((row) => ({ ...row }));
}
