/** What `discover` found as tables for other programs. Shares as fractions, values in the unit of their factor. */
import { metricOf } from '../model/measures/all.ts';
import { csvText } from '../notation/csv-text.ts';
import type { DiscoveredBox, DiscoverResult } from '../result/discover.ts';
import { replicateSeed } from '../runs/seed.ts';
import type { SpanFigure } from '../runs/variantFigures.ts';
import type { Discovered } from '../study/discover/discover.ts';
import { type ColumnType, writeRows } from './parquet-rows.ts';

function namedBoxes({ boxes, leaves }: DiscoverResult): [name: string, box: DiscoveredBox][] {
  return [
    ...boxes.map((box, at): [string, DiscoveredBox] => [`box-${at + 1}`, box]),
    ...leaves.map((box, at): [string, DiscoveredBox] => [`leaf-${at + 1}`, box]),
  ];
}

/** boxes.csv: a line a box. */
export function boxesCsv(result: DiscoverResult): string {
  const rows = namedBoxes(result).map(([name, { method, runs, cases, coverage, density, mass, elsewhere }]) => [
    ...[name, method, runs, cases, coverage, density, mass, elsewhere?.coverage, elsewhere?.density],
  ]);
  const heads = ['box', 'method', 'runs', 'cases', 'coverage', 'density', 'mass', 'coverage_elsewhere', 'density_elsewhere'];
  return csvText([heads, ...rows]);
} // biome-ignore format: a list

/** bounds.csv: a line a bound of a box. */
export function boundsCsv(result: DiscoverResult): string {
  const units = new Map(result.factors.map(({ name, unit }) => [name, unit]));
  const rows = namedBoxes(result).flatMap(([name, { bounds, again }]) =>
    bounds.map(({ factor, side, value, quasiP }) => {
      const share = again.find((one) => one.factor === factor)?.share;
      return [name, factor, units.get(factor), side === 'low' ? '>=' : '<=', value, quasiP, share];
    }),
  );
  return csvText([['box', 'factor', 'unit', 'is', 'value', 'quasi_p', 'bounded_again'], ...rows]);
}

/** trajectory.csv: a line a box of the peeling trajectory, all runs first. */
export function trajectoryCsv({ trajectory, chosen }: DiscoverResult): string {
  const rows = trajectory.map(({ coverage, density, mass, restricted }, at) => [at, coverage, density, mass, restricted, at === chosen]); // biome-ignore format: one line
  return csvText([['step', 'coverage', 'density', 'mass', 'factors', 'chosen'], ...rows]);
}

/** factors.csv: what runs differ in: where it comes from, its unit, its least and greatest value. */
export function factorsCsv({ factors }: DiscoverResult): string {
  const rows = factors.map(({ name, from, unit, low, high, title }) => [
    name,
    from,
    unit,
    low,
    high,
    title.zh,
    title.en,
  ]);
  return csvText([['factor', 'from', 'unit', 'low', 'high', 'title_zh', 'title_en'], ...rows]);
}

const nameOf = ({ metric, span }: SpanFigure) => `${metric}@${span.period}`;

/** runs.parquet: a row a run: its luck, what it was set to and drew, how much it is of interest; with other programs' boxes in mind. */
export function writeCases(
  { result, columns, cases, runs, figures, values }: Discovered,
  file: string,
): Promise<void> {
  const types: Record<string, ColumnType> = {
    ...{ run: 'INTEGER', seed: 'VARCHAR' },
    ...Object.fromEntries([...columns.map(({ name }) => name), ...figures.map(nameOf)].map((name): [string, ColumnType] => [name, 'DOUBLE'])), // biome-ignore format: one line
    case: 'DOUBLE',
  };
  const rows = runs.map((run, at) => [
    ...[run, replicateSeed(result.seed, run)],
    ...columns.map((column) => column.values[at]!),
    ...values[at]!,
    cases[at]!,
  ]);
  const said = columns.flatMap(({ name, unit, title }) => [
    [`unit:${name}`, unit],
    [`definition:${name}:zh`, title.zh],
    [`definition:${name}:en`, title.en],
  ]);
  const units = figures.map((figure) => [`unit:${nameOf(figure)}`, metricOf(figure.metric).unit]);
  return writeRows(file, types, rows, {
    schema: 'laotie/discover-runs@1',
    ...Object.fromEntries([...said, ...units]),
    'definition:case:en':
      'How much the run is of interest, 0 to 1: of GMV the share of its errors with which it is',
    'definition:case:zh': '这次运行在多大程度上属于所关心的情形，0 至 1：GMV 按误差抽样的占比',
  });
}
