/** What `allocate` found as tables for other programs. Money in the currency of the market, the outcome in its unit. */
import { csvText } from '../notation/csv-text.ts';
import { moneyOf } from '../notation/currencies.ts';
import type { AllocateResult } from '../result/allocate.ts';
import { writeRows } from './parquet-rows.ts';

const RESPONSE_COLUMNS = ['lever', 'period', 'most', 'saturation', 'best', 'even'];

/** A line a lever and period: what it can use, where it is saturated, what both splits give it. */
export function responsesCsv({ responses }: AllocateResult): string {
  const rows = responses.map(({ lever, period, most, saturation, amount, even }) => [
    ...[lever, period, most, saturation, amount, even],
  ]);
  return csvText([RESPONSE_COLUMNS, ...rows]);
}

/** What a split is given has the currency as its name. */
const splitColumns = (money: string) => [
  'split', 'file', money, 'searched', 'value', 'low90', 'high90', 'low80', 'high80', 'searched_cost', 'cost', 'platform_net',
  'net_low90', 'net_high90',
]; // biome-ignore format: a list

/** A line a split, against none of the levers; then a line for what the best has more than each other. */
export function splitsCsv({ splits, gains, currency }: AllocateResult): string {
  const rows = splits.map(({ id, file, amount, value, cost, net }) => {
    const { mean, low90, high90, low80, high80 } = value.fresh;
    const told = [value.searched, mean, low90, high90, low80, high80];
    return [id, file, amount, ...told, cost.searched, cost.fresh.mean, net.mean, net.low90, net.high90];
  });
  const more = gains.map(({ over, value }) => {
    const { mean, low90, high90, low80, high80 } = value.fresh;
    return [
      `best-${over}`,
      null,
      null,
      value.searched,
      mean,
      low90,
      high90,
      low80,
      high80,
      null,
      null,
      null,
      null,
      null,
    ];
  });
  return csvText([splitColumns(moneyOf({ currency })), ...rows, ...more]);
}

/** responses.parquet: lever, period, what is given (its name is the currency), spent, mean, low90, high90, fitted; the grid of spending. */
export function writeResponses({ responses, currency }: AllocateResult, file: string): Promise<void> {
  const columns = {
    lever: 'VARCHAR',
    period: 'VARCHAR',
    [moneyOf({ currency })]: 'DOUBLE',
    spent: 'DOUBLE',
    mean: 'DOUBLE',
    low90: 'DOUBLE',
    high90: 'DOUBLE',
    fitted: 'DOUBLE',
  } as const;
  const rows = responses.flatMap(({ lever, period, points }) =>
    points.map(({ amount, spent, difference: { mean, low90, high90 }, fitted }) => [
      ...[lever, period ?? ''],
      ...[amount, spent, mean, low90 ?? Number.NaN, high90 ?? Number.NaN, fitted],
    ]),
  );
  return writeRows(file, columns, rows);
}
