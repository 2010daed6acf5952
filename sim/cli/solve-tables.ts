/** What `solve` found as tables for other programs. Money in yuan, chances and strengths as fractions. */
import { csvText } from '../notation/csv-text.ts';
import type { JudgedPlan, SolveResult } from '../result/solve.ts';
import { writeRows } from './parquet-rows.ts';

const PLAN_COLUMNS = [
  'plan', 'file', 'searched_chance', 'searched_error', 'chance', 'chance_error', 'low90', 'high90', 'searched_cost', 'cost',
  'cost_low90', 'cost_high90', 'platform_net', 'net_low90', 'net_high90', 'figure', 'figure_low90', 'figure_high90',
]; // biome-ignore format: a list

function judgedIn({ none, today, plans }: SolveResult): JudgedPlan[] {
  return [none, ...(today ? [today] : []), ...plans];
}

/** A line a plan, none of the levers first: chances and money on both lucks, against none of the levers. */
export function plansCsv(result: SolveResult): string {
  const rows = judgedIn(result).map(({ id, file, searched, fresh, cost, net, figure }) => [
    ...[id, file, searched.chance, searched.error],
    ...[fresh.chance, fresh.error, fresh.low90, fresh.high90, cost.searched],
    ...[cost.fresh, net, figure].flatMap(({ mean, low90, high90 }) => [mean, low90, high90]),
  ]);
  return csvText([PLAN_COLUMNS, ...rows]);
}

const GIVEN_COLUMNS = ['plan', 'lever', 'period', 'by', 'amount', 'most'];

/** A line a plan, lever and period: strength, or yuan of budget. */
export function givenCsv({ plans }: SolveResult): string {
  const rows = plans.flatMap(({ id, given }) =>
    given.map(({ lever, period, by, amount, most }) => [id, lever, period, by, amount, most]),
  );
  return csvText([GIVEN_COLUMNS, ...rows]);
}

/** tried.parquet: cost and chance of every plan of the search, on its luck. */
export function writeTried({ search }: SolveResult, file: string): Promise<void> {
  const columns = { plan: 'INTEGER', cost: 'DOUBLE', chance: 'DOUBLE' } as const;
  return writeRows(file, columns, search.map(({ cost, chance }, at) => [at, cost, chance])); // biome-ignore format: one line
}
