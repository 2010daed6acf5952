/**
 * Published facts that a run can be compared with: only those public on the information date. Each has a tolerance,
 * the standard deviation of model error plus rounding; quarters are published exactly, so theirs is model error.
 */

import { type MetricName, metricOf } from '../model/measures/all.ts';
import { dayNumber, daysOf, isoOf } from '../notation/dates.ts';
import type { ReadFigure } from '../runs/figures.ts';
import { type FactRule, factPeriods, rowsOf } from '../scenario/fact-rules.ts';
import { type Bound, baseValue, type HistoryRow, unitOf } from '../scenario/history.ts';
import type { MarketData } from '../scenario/market-data.ts';
import { publishedFigure } from '../scenario/published-figures.ts';

/** The level of a tracker: ln of its factor is normal around 0. */
export interface Level {
  readonly tracker: string;
  /** Standard deviation of ln of the factor. */
  readonly within: number;
}

export interface Fact {
  readonly name: string;
  /** Published value on the scale of `of`: a logarithm for money, counts and ratios, a share as it is. */
  readonly value: number;
  /** Standard deviation, on the same scale. */
  readonly tolerance: number;
  readonly logarithm: boolean;
  /** Set for a bound: a run is not less than the value, or not more. */
  readonly bound?: Bound;
  /** Set for the figure of a tracker: it stands on a level that is not known. */
  readonly level?: Level;
  /** The same figure of a run; always reads the same figures. */
  readonly of: (read: ReadFigure) => number;
  /** First and last day that `of` looks at, ISO. */
  readonly since: string;
  readonly until: string;
}

/** One metric summed over periods of a run; what a fact is made of. */
function sum(name: MetricName, periods: readonly string[]): Fact['of'] {
  return (read) => periods.reduce((all, period) => all + read(name, period), 0);
}

function ln(
  name: string,
  published: number,
  tolerance: number,
  of: Fact['of'],
  periods: readonly string[],
): Fact {
  const value = Math.log(published);
  return { name, value, tolerance, logarithm: true, of: (read) => Math.log(of(read)), ...reach(periods) };
}

function reach(periods: readonly string[]): { readonly since: string; readonly until: string } {
  const found = periods.map((period) => daysOf(period)!);
  const ends = found.map(({ until }) => until).sort();
  return { since: found.map(({ from }) => from).sort()[0]!, until: ends.at(-1)! };
}

/** What facts are made of: published rows, and the rules of the market. */
export type FactSource = Pick<MarketData, 'history' | 'facts' | 'trackers'>;

/** Facts that were public on `knownUntil` and lie after `from`: inside a run of so many days, or all of them. */
export function knownFacts(
  { history, facts: rules, trackers = {} }: FactSource,
  knownUntil: string,
  run: { readonly from: string; readonly days?: number },
): Fact[] {
  const known = history.filter((row) => row.published <= knownUntil);
  const facts = rules.flatMap((rule) => {
    const toFact = (row: HistoryRow, name: string, periods: readonly string[]) =>
      onLevel(factOf(rule, name, publishedValue(row, rule), periods), rule, trackers);
    return rowsOf(rule, known).map((row) =>
      rule.each
        ? toFact(row, `${rule.name} ${row.period}`, factPeriods(row.period)!)
        : toFact(row, rule.name, rule.periods ?? factPeriods(row.period)!),
    );
  });
  const end = run.days === undefined ? undefined : isoOf(dayNumber(run.from) + run.days - 1);
  return facts.filter(({ since, until }) => since >= run.from && (end === undefined || until <= end));
}

/** With the bound of the rule, and the level of its tracker: a ratio or a share stands on none, for levels cancel out of it. */
function onLevel(
  fact: Fact,
  { tracker, bound, per, against }: FactRule,
  trackers: NonNullable<MarketData['trackers']>,
): Fact {
  const hasLevel = tracker !== undefined && fact.logarithm && !per && !against;
  return {
    ...fact,
    ...(bound ? { bound } : {}),
    ...(hasLevel ? { level: { tracker, within: trackers[tracker]! } } : {}),
  };
}

/** In base units, with what is read beyond what is written; of the mean of a day the sum of its period. */
function publishedValue(row: HistoryRow, { more, metric, against, publishedPer }: FactRule): number {
  const value = baseValue(row) + (more?.[row.period] ?? 0);
  const per = publishedPer ?? publishedFigure(row.metric)?.per ?? unitOf(row).per;
  const isDaily = per === 'day' && metricOf(metric).over === 'sum' && !against;
  return isDaily ? value * lengthOf(row.period) : value;
}

/** Days of a period. */
function lengthOf(period: string): number {
  const days = daysOf(period);
  return days ? dayNumber(days.until) - dayNumber(days.from) + 1 : 1;
}

function factOf(rule: FactRule, name: string, published: number, periods: readonly string[]): Fact {
  const { metric, per, against, growth, within } = rule;
  const figure = (over: readonly string[]): Fact['of'] => {
    const [all, each] = [sum(metric, over), per && sum(per, over)];
    return each ? (read) => all(read) / each(read) : all;
  };
  const above = figure(periods);
  if (against) {
    const below = figure(against);
    const ratio: Fact['of'] = (read) => above(read) / below(read);
    return ln(name, (growth ? 1 : 0) + published, within, ratio, [...periods, ...against]);
  }
  if (metricOf(metric).unit !== 'share') return ln(name, published, within, above, periods);
  // a share of several periods is the mean of theirs
  const of: Fact['of'] = (read) => above(read) / periods.length;
  return { name, value: published, tolerance: within, logarithm: false, of, ...reach(periods) };
}

/** Last day that the known facts speak of, for a run from `from`. */
export function factsUntil(source: FactSource, knownUntil: string, from: string): string {
  const facts = knownFacts(source, knownUntil, { from });
  return (
    facts
      .map(({ until }) => until)
      .sort()
      .at(-1) ?? from
  );
}
