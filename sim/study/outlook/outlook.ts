/** The outlook of a run: why its projection is what it is, and what to watch on the way to its targets. */

import { metricOf } from '../../model/measures/all.ts';
import type { Metric } from '../../model/measures/metric.ts';
import type { Outlook, Question, TargetOutlook } from '../../result/outlook.ts';
import { medianWithError } from '../../result/precision.ts';
import type { RunResult, TargetResult } from '../../result/result.ts';
import { spanOf } from '../../result/summary.ts';
import { bridgeOf } from './bridge.ts';
import { futuresOf, type Market, marketOf, type RunSeries } from './samples.ts';
import { signpostsOf } from './signposts.ts';

/** Targets as a report shows them: the asked ones first, each in the scenario's order. */
export function inOrder<Target extends { readonly id: string }>(
  targets: readonly Target[],
  { asked }: Pick<Question, 'asked'>,
): Target[] {
  const isAsked = ({ id }: Target) => asked.includes(id);
  return [...targets.filter(isAsked), ...targets.filter((target) => !isAsked(target))];
}

/** Metrics of which the outlook reads the daily series. */
export function metricsAsked({ targets }: Pick<RunResult, 'targets'>): string[] {
  const names = ['gmv', 'orders', 'buyersMonth', ...targets.map(({ metric }) => metric)];
  const parts = (metric: Metric) => [...(metric.ratio?.of ?? []), ...(metric.ratio?.to ?? [])];
  return [...new Set(names.flatMap((name) => [name, ...parts(metricOf(name))]))];
}

/** Standard error of the median: of what the runs differ in, for the model's error is the same for all of them. */
function medianError(target: TargetResult, market: Market): number | null {
  const { values, each } = futuresOf(market, target.metric, spanOf(target.over, market.from));
  const runs = Array.from({ length: values.length / each }, (_, run) => {
    const own = values.slice(run * each, (run + 1) * each);
    return own.reduce((sum, value) => sum + value, 0) / each;
  });
  return medianWithError(runs.filter(Number.isFinite))?.error ?? null;
}

/**
 * @param series of every replicate that ended well, with at least the rows of `metricsAsked`
 */
export function outlookOf(result: RunResult, series: RunSeries, question: Question): Outlook {
  const { manifest } = result;
  const { engine, scenarioHash, dataHash } = manifest;
  const market = marketOf(result, series);
  const targets = inOrder(result.targets, question);
  const outlooks = targets.map(
    (target): TargetOutlook => ({
      id: target.id,
      medianError: medianError(target, market),
      signposts: signpostsOf(target, result, market),
    }),
  );
  return {
    schema: 'laotie/outlook@1',
    engine,
    scenarioHash,
    dataHash,
    replicates: series.length,
    ...question,
    targets: outlooks,
    bridge: bridgeOf(result, market, targets[0]),
  };
}
