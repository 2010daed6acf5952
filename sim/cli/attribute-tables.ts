/** An attribution as tables for other programs. Money in the currency of the market, counts in real users, shares as fractions. */
import { csvText } from '../notation/csv-text.ts';
import type { AttributeResult } from '../result/attribute.ts';
import { type AttributePlan, coalitionsFor, figuresAsked } from '../study/attribute/plan.ts';
import { writeRows } from './parquet-rows.ts';

const SHARE_COLUMNS = [
  'item', 'metric', 'period', 'before', 'unit', 'share', 'part', 'mean', 'low90', 'high90', 'low80', 'high80', 'order_error',
]; // biome-ignore format: a list

/** A line an item: its share in whole small units of the metric, and its intervals. */
export function sharesCsv({ items, metric, period, before, unit }: AttributeResult): string {
  const rows = items.map(({ id, value, part, difference, orderError }) => {
    const { mean, low90, high90, low80, high80 } = difference;
    const told = [value, part, mean, low90, high90, low80, high80, orderError];
    return [id, metric, period, before, unit, ...told];
  });
  return csvText([SHARE_COLUMNS, ...rows]);
}

const GROWTH_COLUMNS = [
  'factor', 'sooner', 'later', 'contribution', 'part', 'mean', 'low90', 'high90', 'low80', 'high80',
]; // biome-ignore format: a list

/** A line a factor of the growth tree; none where the run has no sooner period. */
export function growthCsv({ growth }: AttributeResult): string {
  const rows = (growth?.factors ?? []).map(({ factor, value, part, difference }) => {
    const { mean, low90, high90, low80, high80 } = difference;
    return [factor, growth!.sooner, growth!.later, value, part, mean, low90, high90, low80, high80];
  });
  return csvText([GROWTH_COLUMNS, ...rows]);
}

/** variants.parquet: replicate, items that are in force (joined by +), metric, period, value; what the shares are made of. */
export function writeVariants(
  plan: AttributePlan,
  answers: ReadonlyMap<number, readonly number[]>,
  file: string,
): Promise<void> {
  const figures = figuresAsked(plan);
  const named = (coalition: number) =>
    plan.items
      .filter((_, at) => (coalition >> at) & 1)
      .map(({ id }) => id)
      .join('+');
  const columns = {
    replicate: 'INTEGER',
    items: 'VARCHAR',
    metric: 'VARCHAR',
    period: 'VARCHAR',
    value: 'DOUBLE',
  } as const;
  const rows = [...answers]
    .sort(([a], [b]) => a - b)
    .flatMap(([replicate, values]) =>
      coalitionsFor(plan, replicate).flatMap((coalition, place) =>
        figures.map(({ metric, span }, at) => {
          const value = values[place * figures.length + at]!;
          return [replicate, named(coalition), metric, span.period, value];
        }),
      ),
    );
  return writeRows(file, columns, rows);
}
