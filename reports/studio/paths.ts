/** A metric month by month on both sides, as a small chart shows it. */
import { type MetricName, metricOf } from '../../sim/model/measures/all.ts';
import { dayNumber, isoOf } from '../../sim/notation/dates.ts';
import { distributionOf, mostOf } from '../../sim/result/summary.ts';
import type { BandPoint } from './answer.ts';
import type { Question } from './data.ts';
import type { ReplicateRecord } from './record.ts';
import { PATH_METRICS } from './tabs.ts';

/** Bands of a metric over some replicates: a point a month, at its last day; none for a month that nobody recorded. */
export function pathOf(
  { months, from }: Pick<Question, 'months' | 'from'>,
  records: readonly ReplicateRecord[],
  metric: MetricName,
): BandPoint[] {
  const row = PATH_METRICS.indexOf(metric) * months.length;
  const most = mostOf(metricOf(metric).unit);
  return months.flatMap(({ last }, at) => {
    const middle = distributionOf(
      records.map(({ paths }) => paths[row + at]!),
      { most },
    );
    if (!middle) return [];
    const { q10, q25, q50, q75, q90 } = middle;
    return [{ day: isoOf(dayNumber(from) + last), q10, q25, q50, q75, q90 }];
  });
}
