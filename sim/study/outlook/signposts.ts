/**
 * Signposts: days on the way to a target, what a figure of that day would say of its chance. They are conditional chances
 * of the ensemble itself: of the futures whose figure is among the lowest quarter, how many reach the target.
 */
import { metricOf } from '../../model/measures/all.ts';
import { dayNumber, isoOf, quarterOf, readPeriod } from '../../notation/dates.ts';
import type { Signpost } from '../../result/outlook.ts';
import type { RunResult, TargetResult } from '../../result/result.ts';
import type { Span } from '../../result/summary.ts';
import { chanceWhere, outerValues } from './chances.ts';
import { futuresOf, type Market, simulated } from './samples.ts';

const MOST = 3;
/** Share of the futures at each end: large enough that few runs still say something of it. */
const OUTER = 0.25;

/** Last days of the quarters after the base, or months, that lie between two days. */
function endsBetween(after: string, before: string, kind: 'quarter' | 'month'): string[] {
  const ends: string[] = [];
  for (let day = after; ; ) {
    const period = kind === 'quarter' ? quarterOf(day) : day.slice(0, 7);
    const { until } = readPeriod(period);
    if (until >= before) return ends;
    if (until > after) ends.push(until);
    day = isoOf(dayNumber(until) + 1);
  }
}

/** The first day on which any replicate has recorded the figure. */
function firstRecorded(market: Market, metric: string, last: number): number {
  const span = (day: number): Span => ({ period: '', kind: 'day', first: day, last: day });
  for (let day = 0; day < last; day++) {
    if (simulated(market, metric, span(day)).some((value) => value > 0)) return day;
  }
  return last;
}

/** Days that part the way to the target into four. */
function quarterDays(first: number, last: number, from: string): string[] {
  const start = dayNumber(from);
  const days = [1, 2, 3].map((part) => first + Math.round(((last - first) * part) / 4));
  return [...new Set(days)].filter((day) => day > first && day < last).map((day) => isoOf(start + day));
}

/** Whether the target is about what is there, or goes on, on one day: signposts are then the same figure on other days. */
function isOfDay({ metric, over }: TargetResult): boolean {
  return metricOf(metric).over === 'last' || readPeriod(over).kind === 'day';
}

/** What is known of the way: the last published quarter, and the information date. */
interface Known {
  /** Last day of the last published quarter of this metric; the information date where none is published. */
  readonly base: string;
  readonly knownUntil: string;
}

/**
 * Ends of quarters that are not published yet, the first of them, and where they are fewer than three, ends of months that
 * lie ahead, the last of them; days in between where the target is due before all of these.
 */
function datesFor(target: TargetResult, { base, knownUntil }: Known, market: Market): string[] {
  const { from, until } = readPeriod(target.over);
  const begin = isOfDay(target) ? base : [base, isoOf(dayNumber(from) - 1)].sort()[1]!;
  const quarters = endsBetween(begin, until, 'quarter').slice(0, MOST);
  const months = endsBetween([begin, knownUntil].sort()[1]!, until, 'month').filter(
    (day) => !quarters.includes(day),
  );
  const wanted = MOST - quarters.length;
  const dates = [...quarters, ...(wanted > 0 ? months.slice(-wanted) : [])].sort();
  if (dates.length > 0) return dates;
  const last = dayNumber(until) - dayNumber(market.from);
  const first = isOfDay(target)
    ? firstRecorded(market, target.metric, last)
    : dayNumber(from) - dayNumber(market.from);
  return quarterDays(first, last, market.from);
}

/** Days from the end of the last published quarter to its publication. */
function delayOf({ actuals, forecast }: RunResult, metric: string): number | undefined {
  if (forecast?.otherPast) return undefined;
  const known = actuals.filter((row) => row.metric === metric && !row.hindsight && /Q/.test(row.period));
  const last = known.toSorted((a, b) => (a.period < b.period ? -1 : 1)).at(-1);
  return last && dayNumber(last.published) - dayNumber(readPeriod(last.period).until);
}

function knownOf({ scenario, forecast }: RunResult, { metric }: TargetResult): Known {
  const { knownUntil } = scenario;
  const isPublished = metric === 'gmv' && forecast && !forecast.otherPast;
  return { base: isPublished ? readPeriod(forecast.base).until : knownUntil, knownUntil };
}

/** What has come since the target's first day, or what is there on the day. */
function spanTo(target: TargetResult, date: string, market: Market): Span {
  const last = dayNumber(date) - dayNumber(market.from);
  if (isOfDay(target)) return { period: date, kind: 'day', first: last, last };
  const first = Math.max(0, dayNumber(readPeriod(target.over).from) - dayNumber(market.from));
  return { period: date, kind: 'quarter', first, last };
}

function isQuarterEnd(date: string): boolean {
  return readPeriod(quarterOf(date)).until === date;
}

/** At most three, in the order of time. None where the figure is the same in all futures. */
export function signpostsOf(target: TargetResult, result: RunResult, market: Market): Signpost[] {
  const { metric, unit, over, atLeast } = target;
  const { from, until } = readPeriod(over);
  const start = dayNumber(market.from);
  const whole: Span = {
    period: over,
    kind: 'quarter',
    first: dayNumber(from) - start,
    last: dayNumber(until) - start,
  };
  const outcome = futuresOf(market, metric, isOfDay(target) ? spanTo(target, until, market) : whole);
  const delay = delayOf(result, metric);
  return datesFor(target, knownOf(result, target), market).flatMap((date) => {
    const span = spanTo(target, date, market);
    const { values } = futuresOf(market, metric, span);
    const outer = outerValues(values, OUTER);
    if (!outer || outer.low >= outer.high) return [];
    const below = chanceWhere(outcome, atLeast, (place) => values[place]! <= outer.low);
    const above = chanceWhere(outcome, atLeast, (place) => values[place]! >= outer.high);
    if (!below || !above) return [];
    const published = delay !== undefined && isQuarterEnd(date) ? isoOf(dayNumber(date) + delay) : null;
    return [{ metric, unit, from: isoOf(start + span.first), date, published, ...outer, below, above }];
  });
}
