/** A sweep as tables for spreadsheets. Money in the market’s currency, counts in real users, shares as fractions. */
import { csvText } from '../notation/csv-text.ts';
import type { SweepResult } from '../result/sweep.ts';
import { dictionaryOf } from '../study/sweep/dictionary.ts';

/** points.csv: a line a point; a sweep takes it in turn as a design of its own (`kind: file`). */
export function pointsCsv({ factors, points }: SweepResult): string {
  return csvText([
    ['point', ...factors.map(({ path }) => path)],
    ...points.map(({ point, values }) => [point, ...values]),
  ]);
}

/** figures.csv: a line a point and outcome, over its replicates. */
export function figuresCsv({ factors, points, outcomes }: SweepResult): string {
  const rows = points.flatMap(({ point, values, figures }) =>
    outcomes.map(({ metric, period, unit }, at) => {
      const figure = figures[at];
      return [
        point,
        ...values,
        metric,
        period,
        unit,
        figure?.n ?? 0,
        figure?.mean,
        figure?.low90,
        figure?.high90,
      ];
    }),
  );
  const heads = ['metric', 'period', 'unit', 'replicates', 'mean', 'low90', 'high90'];
  return csvText([['point', ...factors.map(({ path }) => path), ...heads], ...rows]);
}

/** effects.csv: a line an outcome, factor and band of its values. */
export function effectsCsv({ effects, factors, outcomes, over }: SweepResult): string {
  const rows = effects.flatMap(({ factor, outcome, bands }) =>
    bands.map(({ low, high, points, mean, low90, high90 }) => {
      const { metric, period, unit } = outcomes[outcome]!;
      const { path, unit: own } = factors[factor]!;
      return [metric, period, unit, path, own, low, high, points, mean, low90, high90, over];
    }),
  );
  const heads = ['metric', 'period', 'unit', 'factor', 'factor_unit', 'from', 'to', 'points', 'mean', 'low90', 'high90', 'interval_over'];
  return csvText([heads, ...rows]);
} // biome-ignore format: a list

/** dictionary.csv: what every column of runs.parquet holds, and every metric. */
export function dictionaryCsv(result: SweepResult): string {
  const rows = dictionaryOf(result).map(({ name, kind, type, unit, low, high, definition }) => [
    name,
    kind,
    type,
    unit,
    low,
    high,
    definition.zh,
    definition.en,
  ]);
  return csvText([['name', 'kind', 'type', 'unit', 'from', 'to', 'definition_zh', 'definition_en'], ...rows]);
}
