/**
 * What the page keeps of a replicate: the figures that are asked for, GMV day by day for chart and forecast, the months of
 * what other charts show, and a launch where there is one.
 */
import { METRICS, metricOf } from '../../sim/model/measures/all.ts';
import { forChart } from '../../sim/notation/numbers.ts';
import { type Span, valueOver } from '../../sim/result/summary.ts';
import type { AskedFigure } from '../../sim/study/compare/figures.ts';
import { type LaunchValues, launchIn } from './launch.ts';
import { PATH_METRICS } from './tabs.ts';

export interface ReplicateRecord {
  readonly replicate: number;
  readonly fingerprint: string;
  /** In the order of the figures asked for; NaN for what is not recorded. */
  readonly figures: Float64Array;
  /** Money a day, in the market's currency. */
  readonly gmv: Float64Array;
  /** Each of PATH_METRICS month by month, to four digits. */
  readonly paths: Float64Array;
  readonly launch?: LaunchValues;
}

type Numbers = readonly (number | null)[];

/** The same as JSON holds it, which knows no NaN. */
export interface StoredRecord {
  readonly replicate: number;
  readonly fingerprint: string;
  readonly figures: Numbers;
  readonly gmv: Numbers;
  readonly paths: Numbers;
  readonly launch?: LaunchValues;
}

/** What is asked of each replicate. */
export interface AskedOfRecord {
  readonly figures: readonly AskedFigure[];
  readonly months: readonly Span[];
}

const GMV = METRICS.findIndex(({ name }) => name === 'gmv');

/** @param series of one replicate: every metric one after the other */
export function recordOf(
  replicate: number,
  { fingerprint, series }: { readonly fingerprint: string; readonly series: Float64Array },
  { figures, months }: AskedOfRecord,
): ReplicateRecord {
  const days = series.length / METRICS.length;
  const value = ({ metric, span }: AskedFigure) => valueOver(metricOf(metric), series, days, span);
  const paths = PATH_METRICS.flatMap((metric) => months.map((span) => forChart(value({ metric, span }))));
  const launch = launchIn(series, days);
  return {
    replicate,
    fingerprint,
    figures: Float64Array.from(figures.map(value)),
    gmv: series.slice(GMV * days, (GMV + 1) * days),
    paths: Float64Array.from(paths),
    ...(launch ? { launch } : {}),
  };
}

function plain(values: Float64Array): Numbers {
  return [...values].map((value) => (Number.isFinite(value) ? value : null));
}

function numbers(values: Numbers): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN);
}

export function stored({ figures, gmv, paths, ...rest }: ReplicateRecord): StoredRecord {
  return { ...rest, figures: plain(figures), gmv: plain(gmv), paths: plain(paths) };
}

export function fromStored({ figures, gmv, paths, ...rest }: StoredRecord): ReplicateRecord {
  return { ...rest, figures: numbers(figures), gmv: numbers(gmv), paths: numbers(paths) };
}
