/** The task of studies that need a few figures of a market instead of its daily series. */
import { METRICS, type MetricName } from '../model/measures/all.ts';
import { spanOf, valueOver } from '../result/summary.ts';
import type { Machine, RememberedTask } from './job.ts';
import { contentOfMarket, type PlainMarket, planOf } from './market.ts';
import { replicateValue } from './replicate.ts';

/** A metric over a period that lies in the run: a day, month, quarter or year. */
export type FigureName = readonly [metric: MetricName, period: string];

/** Reads one figure of a run. */
export type ReadFigure = (metric: MetricName, period: string) => number;

export interface FiguresData {
  readonly market: PlainMarket;
  readonly figures: readonly FigureName[];
}

export const figuresTask: RememberedTask<FiguresData, readonly number[]> = {
  name: 'figures',
  run({ market, figures }: FiguresData, machine: Machine) {
    const { series } = replicateValue(machine.simulate(planOf(market)));
    const read = readerOf(series, market.exogenous);
    return figures.map(([metric, period]) => read(metric, period));
  },
  contentOf: ({ market, figures }) => ({ market: contentOfMarket(market), figures }),
  encode: encodeNumbers,
  decode: decodeNumbers,
};

/** Reads figures out of daily series, every metric one after the other. */
function readerOf(
  series: Float64Array,
  { from, days }: { readonly from: string; readonly days: number },
): ReadFigure {
  return (name, period) => {
    const metric = METRICS.find((candidate) => candidate.name === name);
    const span = spanOf(period, from);
    if (!metric || !span)
      throw new Error(`figures: expected a metric over a period, got ${name} over ${period}`);
    return valueOver(metric, series, days, span);
  };
}

/** The figures that functions read: each is asked once, of a market in which every figure is 1. */
export function figuresRead(of: readonly ((read: ReadFigure) => unknown)[]): FigureName[] {
  const names = new Map<string, FigureName>();
  for (const one of of) {
    one((metric, period) => {
      names.set(`${metric}@${period}`, [metric, period]);
      return 1;
    });
  }
  return [...names.values()];
}

export function encodeNumbers(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer);
}

export function decodeNumbers(bytes: Uint8Array): readonly number[] | undefined {
  if (bytes.length % 8 !== 0) return undefined;
  return [...new Float64Array(Uint8Array.from(bytes).buffer)];
}
