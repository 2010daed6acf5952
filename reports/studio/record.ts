/** What the page keeps of a replicate: the figures that are asked for, and GMV day by day for chart and forecast. */
import { METRICS, metricOf } from '../../sim/model/measures/all.ts';
import { valueOver } from '../../sim/result/summary.ts';
import type { AskedFigure } from '../../sim/study/compare/figures.ts';

export interface ReplicateRecord {
  readonly replicate: number;
  readonly fingerprint: string;
  /** In the order of the figures asked for; NaN for what is not recorded. */
  readonly figures: Float64Array;
  /** Yuan a day. */
  readonly gmv: Float64Array;
}

/** The same as JSON holds it, which knows no NaN. */
export interface StoredRecord {
  readonly replicate: number;
  readonly fingerprint: string;
  readonly figures: readonly (number | null)[];
  readonly gmv: readonly (number | null)[];
}

const GMV = METRICS.findIndex(({ name }) => name === 'gmv');

/** @param series of one replicate: every metric one after the other */
export function recordOf(
  replicate: number,
  { fingerprint, series }: { readonly fingerprint: string; readonly series: Float64Array },
  figures: readonly AskedFigure[],
): ReplicateRecord {
  const days = series.length / METRICS.length;
  const values = figures.map(({ metric, span }) => valueOver(metricOf(metric), series, days, span));
  return {
    replicate,
    fingerprint,
    figures: Float64Array.from(values),
    gmv: series.slice(GMV * days, (GMV + 1) * days),
  };
}

export function stored({ replicate, fingerprint, figures, gmv }: ReplicateRecord): StoredRecord {
  const plain = (values: Float64Array) => [...values].map((value) => (Number.isFinite(value) ? value : null));
  return { replicate, fingerprint, figures: plain(figures), gmv: plain(gmv) };
}

export function fromStored({ replicate, fingerprint, figures, gmv }: StoredRecord): ReplicateRecord {
  const numbers = (values: readonly (number | null)[]) =>
    Float64Array.from(values, (value) => value ?? Number.NaN);
  return { replicate, fingerprint, figures: numbers(figures), gmv: numbers(gmv) };
}
