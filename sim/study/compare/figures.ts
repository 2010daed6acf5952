/** Which figures scenarios are compared by: the same for all of them, over days that all of them have. */
import { type MetricName, metricOf } from '../../model/measures/all.ts';
import { dayNumber } from '../../notation/dates.ts';
import { headlineOf, type Span, spanOf, spansOf, valueOver } from '../../result/summary.ts';
import type { SpanFigure } from '../../runs/variantFigures.ts';
import type { Target } from '../../scenario/scenario.ts';
import type { RunSeries } from '../claims/evidence.ts';
import type { Figures } from '../claims/figures.ts';

export type AskedFigure = SpanFigure;

/** Days that all scenarios have, and what they are asked. */
export interface Horizon {
  readonly from: string;
  readonly until: string;
  readonly targets: readonly Target[];
}

/** Told of every main period: money, buyers, trust. */
const MAIN_METRICS: readonly MetricName[] = [
  'gmv',
  'netGmv',
  'refunds',
  'platformRevenue',
  'leverCost',
  'platformNet',
  'buyersMonth',
  'buyersYear',
  'meanTrust',
];

/** The days that all have, and the targets of any that lie within them, each once. */
export function horizonOf(
  scenarios: readonly {
    readonly from: string;
    readonly until: string;
    readonly targets: readonly Target[];
  }[],
): Horizon {
  const { from } = scenarios[0]!;
  const until = scenarios.map((scenario) => scenario.until).sort()[0]!;
  const days = dayNumber(until) - dayNumber(from) + 1;
  const known = new Map<string, Target>();
  for (const target of scenarios.flatMap(({ targets }) => targets)) {
    const { metric, over, atLeast } = target;
    const { first, last } = spanOf(over, from);
    const name = `${metric}@${over}@${atLeast}`;
    if (first >= 0 && last < days && !known.has(name)) known.set(name, target);
  }
  return { from, until, targets: [...known.values()] };
}

/** Whole years, else whole quarters, else the whole run. */
export function mainSpans({ from, until }: Pick<Horizon, 'from' | 'until'>): Span[] {
  const spans = spansOf(from, until);
  const of = (kind: Span['kind']) => spans.filter((span) => span.kind === kind);
  const [years, quarters] = [of('year'), of('quarter')];
  if (years.length > 0) return years;
  if (quarters.length > 0) return quarters;
  return [
    {
      period: `${from}/${until}`,
      kind: 'quarter',
      first: 0,
      last: dayNumber(until) - dayNumber(from),
    },
  ];
}

/** The main period that the first target is about, else the last. */
export function mainPeriod(horizon: Horizon): string {
  const spans = mainSpans(horizon);
  const over = headlineOf(horizon)?.split('@')[1];
  const asked = over === undefined ? undefined : spanOf(over, horizon.from);
  const within = spans.find((span) => asked && span.first <= asked.first && asked.last <= span.last);
  return (within ?? spans.at(-1)!).period;
}

/** Every figure once: the main ones of each main period, GMV of every whole quarter, and what the targets are about. */
export function askedFigures(horizon: Horizon): AskedFigure[] {
  const { from, until, targets } = horizon;
  const main = mainSpans(horizon).flatMap((span) => MAIN_METRICS.map((metric) => ({ metric, span })));
  const quarters = spansOf(from, until)
    .filter(({ kind }) => kind === 'quarter')
    .map((span) => ({ metric: 'gmv', span }));
  const asked = targets.map(({ metric, over }) => ({ metric, span: spanOf(over, from) }));
  const all = [...main, ...quarters, ...asked];
  return [...new Map(all.map((figure) => [`${figure.metric}@${figure.span.period}`, figure])).values()];
}

/** A figure by the number of the replicate. */
export function figureOf({ metric, span }: AskedFigure, { from, until, replicates }: RunSeries): Figures {
  const days = dayNumber(until) - dayNumber(from) + 1;
  return new Map([...replicates].map(([k, series]) => [k, valueOver(metricOf(metric), series, days, span)]));
}
