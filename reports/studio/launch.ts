/** What the first thirty days of a launched store come to, in one replicate and over several. */
import { METRICS, type MetricName, metricOf } from '../../sim/model/measures/all.ts';
import { unitIn } from '../../sim/notation/currencies.ts';
import { distributionOf, type Span, valueOver } from '../../sim/result/summary.ts';
import type { Scenario } from '../../sim/scenario/scenario.ts';

/** Told of a launch, in this order. */
const LAUNCH_METRICS = [
  'launchGmv',
  'launchNaturalShare',
  'launchFollowers',
  'launchOrders',
  'launchAdSpend',
] as const satisfies readonly MetricName[];

const LAUNCH_DAYS = 30;
/** Buying visits that a launch should stand on: fewer of them are mostly luck. */
export const FEWEST_SIMULATED = 300;
const GMV = METRICS.findIndex(({ name }) => name === 'launchGmv');

export interface LaunchValues {
  /** Days that the run has of the thirty. */
  readonly days: number;
  /** In the order of LAUNCH_METRICS; null where none is recorded. */
  readonly values: readonly (number | null)[];
}

/** @param series of one replicate: every metric one after the other. Undefined where no store is launched. */
export function launchIn(series: Float64Array, days: number): LaunchValues | undefined {
  const first = series.subarray(GMV * days, (GMV + 1) * days).findIndex((value) => !Number.isNaN(value));
  if (first < 0) return undefined;
  const last = Math.min(first + LAUNCH_DAYS, days) - 1;
  const span: Span = { period: 'launch', kind: 'month', first, last };
  const values = LAUNCH_METRICS.map((name) => valueOver(metricOf(name), series, days, span));
  return {
    days: last - first + 1,
    values: values.map((value) => (Number.isFinite(value) ? value : null)),
  };
}

export interface LaunchFigure {
  readonly metric: (typeof LAUNCH_METRICS)[number];
  /** Of money that of its currency. */
  readonly unit: string;
  readonly q10: number;
  readonly q50: number;
  readonly q90: number;
}

export interface LaunchAnswer {
  readonly days: number;
  readonly runs: number;
  readonly figures: readonly LaunchFigure[];
  /** Mean number of buying visits that were simulated for it: what the rest stands on. */
  readonly simulated: number;
}

/** Undefined where no replicate has a launch. */
export function launchAnswer(
  launches: readonly (LaunchValues | undefined)[],
  { scale, currency }: Pick<Scenario, 'scale' | 'currency'>,
): LaunchAnswer | undefined {
  const found = launches.filter((one) => one !== undefined);
  if (found.length === 0) return undefined;
  const column = (at: number) => found.map(({ values }) => values[at] ?? Number.NaN);
  const orders = column(LAUNCH_METRICS.indexOf('launchOrders')).filter(Number.isFinite);
  return {
    days: found[0]!.days,
    runs: found.length,
    figures: LAUNCH_METRICS.flatMap((metric, at) => {
      const middle = distributionOf(column(at));
      if (!middle) return [];
      const { q10, q50, q90 } = middle;
      return [{ metric, unit: unitIn(metricOf(metric).unit, currency), q10, q50, q90 }];
    }),
    simulated: orders.reduce((sum, value) => sum + value, 0) / Math.max(1, orders.length) / scale,
  };
}
