/** What `levers` found as tables for other programs. Money in the currency of the market, shares and chances as fractions. */
import { csvText } from '../notation/csv-text.ts';
import { moneyOf } from '../notation/currencies.ts';
import type { Comparison } from '../result/compare.ts';
import type { LeversResult } from '../result/levers.ts';
import { ALL } from '../study/levers/variants.ts';
import { FIGURE_COLUMNS, figureCells, TARGET_COLUMNS, targetCells } from './compare-tables.ts';

function sidesOf({ levers, together }: LeversResult): [string, Comparison][] {
  return [...levers.map(({ id, comparison }): [string, Comparison] => [id, comparison]), [ALL, together]];
}

/** A line for each lever alone, and all together, and each figure: a is without, b with it. */
export function leverFiguresCsv(result: LeversResult): string {
  const rows = sidesOf(result).flatMap(([name, { figures }]) =>
    figures.map((figure) => [name, ...figureCells(figure)]),
  );
  return csvText([['lever', ...FIGURE_COLUMNS], ...rows]);
}

/** A line for each lever alone, and all together, and each target. */
export function leverTargetsCsv(result: LeversResult): string {
  const rows = sidesOf(result).flatMap(([name, { targets }]) =>
    targets.map((target) => [name, ...targetCells(target)]),
  );
  return csvText([['lever', ...TARGET_COLUMNS], ...rows]);
}

const worthColumns = (money: string) => [
  'lever', 'kind', 'from', 'until', 'grade', 'period', 'gmv', 'cost', `gmv_per_${money}`, 'low90', 'high90',
]; // biome-ignore format: a list

/** A line for each lever alone and main period: what its cost brings, and how well its effect is known. */
export function leversCsv({ levers, ...made }: LeversResult): string {
  const rows = levers.flatMap(({ id, lever, from, until, comparison }) =>
    comparison.worth.map(({ period, gmv, cost, perCost, low90, high90 }) => [
      id,
      lever,
      from,
      until,
      comparison.effect?.grade,
      ...[period, gmv, cost, perCost, low90, high90],
    ]),
  );
  return csvText([worthColumns(moneyOf(made)), ...rows]);
}

const RANGE_COLUMNS = [
  'lever', 'metric', 'period', 'parameter', 'grade', 'from', 'low', 'effect_low', 'effect_low_low90',
  'effect_low_high90', 'high', 'effect_high', 'effect_high_low90', 'effect_high_high90',
]; // biome-ignore format: a list

/** A line for each lever, figure and parameter that nobody has measured and of which a range is told. */
export function leverRangesCsv({ levers, main }: LeversResult): string {
  const rows = levers.flatMap(({ id, ranges }) =>
    ranges.map(({ metric, parameter, grade, from, low, high }) => [
      ...[id, metric, main, parameter, grade, from],
      ...[low, high].flatMap(({ value, mean, low90, high90 }) => [value, mean, low90, high90]),
    ]),
  );
  return csvText([RANGE_COLUMNS, ...rows]);
}
