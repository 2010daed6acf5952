/**
 * From the year before to the projection: what buyers, orders per buyer and order value add to GMV (log-mean Divisia, as
 * in sim/result/growth.ts), what published quarters and past misses add beyond the runs, and what the target lacks.
 */
import { mean as meanOf } from 'simple-statistics';
import { periodOf, readPeriod } from '../../notation/dates.ts';
import { predictive } from '../../result/forecast/quantiles.ts';
import { growthParts, logMean } from '../../result/growth.ts';
import { BRIDGE_FACTORS, type Bridge, type BridgeFactor } from '../../result/outlook.ts';
import type { RunResult, TargetResult } from '../../result/result.ts';
import { type Span, spanOf, spansOf } from '../../result/summary.ts';
import { futuresOf, type Market, simulated } from './samples.ts';

/** The year or quarter that the target is about, else the last whole year of the run. */
function laterOf({ scenario }: RunResult, target: TargetResult | undefined): string | undefined {
  if (target) {
    const kind = periodOf(target.over)?.kind;
    return kind === 'year' || kind === 'quarter' ? target.over : undefined;
  }
  return spansOf(scenario.from, scenario.until).findLast(({ kind }) => kind === 'year')?.period;
}

function yearBefore(period: string): string {
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}

/** ln of how each factor changes, by replicate; undefined where one of them has no logarithm. */
function lnParts(market: Market, sooner: Span, later: Span) {
  const figures = (span: Span) => ({
    gmv: simulated(market, 'gmv', span),
    orders: simulated(market, 'orders', span),
    buyers: simulated(market, 'buyersMonth', span),
  });
  const [before, after] = [figures(sooner), figures(later)];
  const at = ({ gmv, orders, buyers }: typeof before, run: number) => ({
    gmv: gmv[run]!,
    orders: orders[run]!,
    buyers: buyers[run]!,
  });
  const parts = market.series.map((_, run) => growthParts(at(before, run), at(after, run)));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

interface Futures {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly each: number;
}

/** ln of each factor in each future: the simulated ones of its run, and what is left of the forecast's growth. */
function factorsOf(parts: NonNullable<ReturnType<typeof lnParts>>, { start, end, each }: Futures) {
  const of = (factor: BridgeFactor) =>
    Float64Array.from(end, (value, place) => {
      const part = parts[Math.floor(place / each)]!;
      return factor === 'correction' ? Math.log(value / start[place]!) - part.total : part[factor];
    });
  return new Map(BRIDGE_FACTORS.map((factor) => [factor, of(factor)]));
}

/** Every quarter of the period is published and stands as it is. */
function isPublished({ actuals, forecast }: RunResult, period: string): boolean {
  if (!forecast || forecast.otherPast) return false;
  const { from, until } = readPeriod(period);
  const quarters = spansOf(from, until).filter(({ kind }) => kind === 'quarter');
  const known = new Set(
    actuals.filter((row) => row.metric === 'gmv' && !row.hindsight).map((row) => row.period),
  );
  return quarters.length > 0 && quarters.every(({ period: quarter }) => known.has(quarter));
}

/** @returns null where the run has no such year before, or where a figure is not positive */
export function bridgeOf(result: RunResult, market: Market, target: TargetResult | undefined): Bridge | null {
  const later = laterOf(result, target);
  if (later === undefined || (target && target.metric !== 'gmv')) return null;
  const spans = [yearBefore(later), later].map((period) => spanOf(period, market.from));
  if (spans[0]!.first < 0 || spans[1]!.last >= market.days) return null;
  const parts = lnParts(market, spans[0]!, spans[1]!);
  if (!parts || parts.length === 0) return null;
  const [before, after] = spans.map((span) => futuresOf(market, 'gmv', span));
  const { each } = after!;
  const [start, end] = [before!.values, after!.values];
  const middle = (values: Float64Array) => predictive(values.toSorted(), parts.length);
  const [startAt, endAt] = [middle(start), middle(end)];
  const [first, last] = [startAt(0.5), endAt(0.5)];
  const factors = factorsOf(parts, { start, end, each });
  const growth = logMean(last, first);
  const amounts = [...factors].map(([factor, ln]) => {
    const own = Float64Array.from(ln, (value, place) => value * logMean(end[place]!, start[place]!));
    const at = middle(own);
    return {
      factor,
      value: growth * meanOf([...ln]),
      low80: at(0.1),
      high80: at(0.9),
      ratio: Math.exp(middle(ln)(0.5)),
    };
  });
  // medians are no means: what is left over belongs to no factor of the market
  const left = last - first - amounts.reduce((sum, { value }) => sum + value, 0);
  const steps = amounts.map((step) =>
    step.factor === 'correction' ? { ...step, value: step.value + left } : step,
  );
  return {
    sooner: spans[0]!.period,
    later,
    start: first,
    end: last,
    low80: endAt(0.1),
    high80: endAt(0.9),
    isPublished: isPublished(result, spans[0]!.period),
    steps,
    target: target ? { id: target.id, atLeast: target.atLeast, gap: target.atLeast - last } : null,
  };
}
