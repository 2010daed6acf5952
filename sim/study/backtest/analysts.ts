/** Analysts' dated forecasts of years, beside what the market and a simple rule said on or before the same day. */

import { periodOf } from '../../notation/dates.ts';
import type { AnalystRow, ForecastRow } from '../../result/backtest.ts';
import { MARKET } from '../../result/backtest.ts';
import { baseValue, bestByPeriod, type HistoryRow, quarterlySeries } from '../../scenario/history.ts';
import { seasonalGrowth } from './baselines/seasonal-growth.ts';
import type { Published } from './known.ts';
import { GMV, type Origin } from './origins.ts';

/**
 * A row for each forecast of a year that was public before the year's figure. Forecasts of quarters are left out: they
 * are made weeks before the figure, with the company's guidance.
 */
export function analystRows(
  { market: { history }, analysts }: Published,
  origins: readonly Origin[],
  forecasts: readonly ForecastRow[],
): AnalystRow[] {
  return [...analysts]
    .filter(({ period }) => periodOf(period)?.kind === 'year')
    .sort((a, b) => (a.published + a.period < b.published + b.period ? -1 : 1))
    .flatMap((row): AnalystRow[] => {
      const figures = history.filter(({ metric, period }) => metric === GMV && period === row.period);
      const [actual] = bestByPeriod(figures);
      if (!actual || figures.some(({ published }) => published <= row.published)) return [];
      const origin = origins.findLast(({ knownUntil }) => knownUntil <= row.published);
      const year = (method: string) => origin && yearBy(method, row.period, origin, history, forecasts);
      return [
        {
          forecaster: row.source,
          published: row.published,
          year: row.period,
          value: baseValue(row),
          actual: baseValue(actual),
          origin: origin?.quarter ?? null,
          market: year(MARKET) ?? null,
          naive: year(seasonalGrowth.id) ?? null,
        },
      ];
    });
}

/** Quarters known at the origin, and a method's medians of the others; undefined where one is neither. */
function yearBy(
  method: string,
  year: string,
  origin: Origin,
  history: readonly HistoryRow[],
  forecasts: readonly ForecastRow[],
): number | undefined {
  const known = quarterlySeries(history, GMV, origin.knownUntil);
  const quarters = [1, 2, 3, 4].map((number) => {
    const quarter = `${year}Q${number}`;
    const ahead = forecasts.find(
      (row) => row.method === method && row.origin === origin.quarter && row.quarter === quarter,
    );
    return known.get(quarter) ?? ahead?.q50;
  });
  return quarters.reduce<number | undefined>(
    (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
    0,
  );
}
