/** What `stress` found as tables for other programs. Money in the currency of the market, shares and chances as fractions. */
import { csvText } from '../notation/csv-text.ts';
import type { StressResult } from '../result/stress.ts';
import { FIGURE_COLUMNS, figureCells, TARGET_COLUMNS, targetCells } from './compare-tables.ts';

const SHOCK_COLUMNS = [
  'shock', 'from', 'until', 'gmv_change', 'low90', 'high90', 'low80', 'high80', 'ratio', 'worst_week', 'days_to_recover',
  'days_low90', 'days_high90', 'grade',
]; // biome-ignore format: a list

/** A line a shock: GMV from its first day on, and how it comes back; an empty number of days lies beyond the run. */
export function shocksCsv({ shocks }: StressResult): string {
  const rows = shocks.map(({ id, from, until, atRisk, recovery, comparison }) => {
    const { mean, low90, high90, low80, high80 } = atRisk?.difference ?? {};
    const back = [-recovery.depth, recovery.days, recovery.low90, recovery.high90];
    return [
      ...[id, from, until],
      ...[mean, low90, high90, low80, high80, atRisk?.ratio],
      ...back,
      comparison.effect?.grade,
    ];
  });
  return csvText([SHOCK_COLUMNS, ...rows]);
}

/** A line a shock and figure: a is without, b with it. */
export function shockFiguresCsv({ shocks }: StressResult): string {
  const rows = shocks.flatMap(({ id, comparison: { figures } }) =>
    figures.map((figure) => [id, ...figureCells(figure)]),
  );
  return csvText([['shock', ...FIGURE_COLUMNS], ...rows]);
}

/** A line a shock and target. */
export function shockTargetsCsv({ shocks }: StressResult): string {
  const rows = shocks.flatMap(({ id, comparison: { targets } }) =>
    targets.map((target) => [id, ...targetCells(target)]),
  );
  return csvText([['shock', ...TARGET_COLUMNS], ...rows]);
}

/** A line a shock and week: its GMV over what it would have been. */
export function weeksCsv({ shocks }: StressResult): string {
  const rows = shocks.flatMap(({ id, weeks }) => weeks.map(({ date, ratio }) => [id, date, ratio]));
  return csvText([['shock', 'week_from', 'ratio'], ...rows]);
}
