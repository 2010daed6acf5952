/** A comparison as tables for other programs. Money in the currency of the market, counts in real users, shares and chances as fractions. */
import { csvText } from '../notation/csv-text.ts';
import type { ComparedFigure, ComparedTarget, CompareResult } from '../result/compare.ts';
import type { PairRow } from '../study/compare/compare.ts';
import { writeRows } from './parquet-rows.ts';

export const FIGURE_COLUMNS = [
  'metric', 'period', 'unit', 'pairs', 'a', 'b', 'difference', 'low90', 'high90', 'low80', 'high80',
  'ratio', 'above', 'equal', 'below', 'chance_above', 'chance_error', 'variance_ratio',
]; // biome-ignore format: a list

export function figureCells(figure: ComparedFigure) {
  const { metric, period, unit, pairs, a, b, difference, ratio, above, equal, below } = figure;
  const { mean, low90, high90, low80, high80 } = difference;
  const { chance, chanceError, varianceRatio } = figure;
  const counts = [above, equal, below, chance, chanceError];
  return [
    ...[metric, period, unit, pairs, a, b],
    ...[mean, low90, high90, low80, high80, ratio],
    ...counts,
    varianceRatio,
  ];
}

/** A line for each side but A and each figure. */
export function figuresCsv({ comparisons }: CompareResult): string {
  const rows = comparisons.flatMap(({ letter, figures }) =>
    figures.map((figure) => [letter, ...figureCells(figure)]),
  );
  return csvText([['side', ...FIGURE_COLUMNS], ...rows]);
}

export const TARGET_COLUMNS = [
  'target', 'metric', 'period', 'at_least', 'unit', 'pairs', 'a', 'a_error', 'b', 'b_error', 'change',
  'change_error',
]; // biome-ignore format: a list

export function targetCells(one: ComparedTarget) {
  const { title, metric, over, atLeast, unit, pairs, a, aError, b, bError, change, changeError } = one;
  return [title.en, metric, over, atLeast, unit, pairs, a, aError, b, bError, change, changeError];
}

/** A line for each side but A and each target. */
export function targetsCsv({ comparisons }: CompareResult): string {
  const rows = comparisons.flatMap(({ letter, targets }) =>
    targets.map((one) => [letter, ...targetCells(one)]),
  );
  return csvText([['side', ...TARGET_COLUMNS], ...rows]);
}

/** pairs.parquet: side, replicate, metric, period, value; what the differences are made of. */
export function writePairs(rows: readonly PairRow[], file: string): Promise<void> {
  const columns = {
    side: 'VARCHAR',
    replicate: 'INTEGER',
    metric: 'VARCHAR',
    period: 'VARCHAR',
    value: 'DOUBLE',
  } as const;
  const cells = rows.map(({ letter, replicate, metric, period, value }) => [
    letter,
    replicate,
    metric,
    period,
    value,
  ]);
  return writeRows(file, columns, cells);
}
