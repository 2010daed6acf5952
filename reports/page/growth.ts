/** The growth tree of a report: what each quarter grew by since the year before, and what that is made of. */
import type { Numbers } from '../../sim/notation/numbers.ts';
import { type GrowthFigures, growthParts } from '../../sim/result/growth.ts';
import type { RunResult } from '../../sim/result/result.ts';
import { rowOf, rowsOf } from '../run-rows.ts';
import type { Words } from '../words/words.ts';
import { type Cell, escaped, section, table } from './html.ts';

/** Medians of one period; NaN, which is not positive, for what the run has not recorded. */
function figuresOf(result: RunResult, period: string): GrowthFigures {
  const median = (metric: string) => rowOf(result, metric, period)?.q50 ?? Number.NaN;
  return { gmv: median('gmv'), orders: median('orders'), buyers: median('buyersMonth') };
}

function yearBefore(quarter: string): string {
  return `${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`;
}

/** A row a quarter of which the one a year before is shown too, not run-in; nothing when there is none. */
export function growthTable(result: RunResult, { page }: Words, numbers: Numbers): string {
  const periods = rowsOf(result, 'gmv', 'quarter').map(({ period }) => period);
  const rows = periods.flatMap((period): Cell[][] => {
    const sooner = yearBefore(period);
    const parts = periods.includes(sooner)
      ? growthParts(figuresOf(result, sooner), figuresOf(result, period))
      : undefined;
    if (!parts) return [];
    const { total, buyers, ordersPerBuyer, orderValue } = parts;
    const grown = (ln: number) => numbers.signedShare(Math.exp(ln) - 1);
    const cell = (ln: number): Cell =>
      total === 0 ? grown(ln) : { text: grown(ln), note: page.growthShare(numbers.share(ln / total)) };
    return [[numbers.period(period), grown(total), cell(buyers), cell(ordersPerBuyer), cell(orderValue)]];
  });
  if (rows.length === 0) return '';
  return section(
    page.growth,
    table(page.growthHeads, rows),
    `<p class="small">${escaped(page.growthNote)}</p>`,
  );
}
