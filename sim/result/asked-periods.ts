/** Periods that a scenario asks for besides those of the calendar: half years, weeks, days from one to another. */
import { METRICS } from '../model/measures/all.ts';
import { unitIn } from '../notation/currencies.ts';
import { dayNumber } from '../notation/dates.ts';
import type { GmvSample } from './forecast/gmv.ts';
import type { SummaryRow } from './result.ts';
import { distributionOf, mostOf, spanOf, valueOver } from './summary.ts';

export interface AskedPeriods {
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly currency?: string;
  /** Each inside the run. */
  readonly periods?: readonly string[];
}

/**
 * Every metric over the periods, over the replicates that ended well: of GMV what is forecast.
 * @param series one array a replicate
 * @param gmv samples of GMV; there are none where no replicate ended well
 */
export function askedRows(
  { name, from, until, currency, periods = [] }: AskedPeriods,
  series: readonly Float64Array[],
  gmv: GmvSample,
): SummaryRow[] {
  const days = dayNumber(until) - dayNumber(from) + 1;
  return periods.flatMap((period) => {
    const span = spanOf(period, from);
    return METRICS.flatMap((metric) => {
      const told = series.map((one) => valueOver(metric, one, days, span));
      const values = metric.name === 'gmv' ? gmv(span) : told;
      const found = distributionOf(values, {
        most: mostOf(metric.unit),
        runs: told.filter(Number.isFinite).length,
      });
      const unit = unitIn(metric.unit, currency);
      return found ? [{ scenario: name, period, metric: metric.name, unit, ...found }] : [];
    });
  });
}
