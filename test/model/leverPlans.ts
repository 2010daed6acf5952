/** Levers as a scenario plans them, for markets without files. */
import { leverOf } from '../../sim/levers/all.ts';
import { METRICS, type MetricName } from '../../sim/model/measures/all.ts';
import type { Outcome } from '../../sim/model/simulate.ts';
import { dayNumber, isoOf } from '../../sim/notation/dates.ts';
import type { LeverPlan } from '../../sim/scenario/scenario.ts';

/** First day of the markets of market.ts. */
const FROM = '2020-01-01';

/** A lever with the first values of its settings, but for those that are given. */
export function planOf(
  kind: string,
  args: Readonly<Record<string, number>>,
  { fromDay = 0, untilDay = 59, ...more }: Partial<LeverPlan> = {},
): LeverPlan {
  const { settings, title } = leverOf(kind)!;
  const initial = Object.entries(settings).flatMap(([name, setting]) =>
    'initial' in setting && setting.initial !== undefined ? [[name, setting.initial]] : [],
  );
  const dateOf = (day: number) => isoOf(dayNumber(FROM) + day);
  return {
    id: kind,
    lever: kind,
    title,
    from: dateOf(fromDay),
    until: dateOf(untilDay),
    fromDay,
    untilDay,
    rampDays: 0,
    strength: 1,
    args: { ...Object.fromEntries(initial), ...args },
    ...more,
  };
}

export function rowOf({ series }: Outcome, name: MetricName): Float64Array {
  return series[METRICS.findIndex((metric) => metric.name === name)]!;
}

export function sumOf(row: Float64Array): number {
  return row.reduce((sum, value) => sum + value, 0);
}
