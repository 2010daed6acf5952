/**
 * “My market”: whether the course of somebody's own figures is that of this market, but for its size. Nothing is fitted
 * but that size, so a good grade says that the base may stand for the other market, and a bad one that it may not.
 */
import { parseAmount } from '../../sim/notation/amounts.ts';
import { dayNumber, type Period, periodOf, readPeriod } from '../../sim/notation/dates.ts';
import { distributionOf } from '../../sim/result/summary.ts';
import type { Question } from './data.ts';
import { ownAmount } from './money.ts';
import type { ReplicateRecord } from './record.ts';

const FEWEST_FIGURES = 5;
const MOST_FIGURES = 12;

export interface OwnFigure {
  readonly period: string;
  readonly value: number;
}

/** Why figures cannot be judged; with the line where it is one line's fault. */
export interface OwnProblem {
  readonly kind: 'count' | 'line' | 'currency' | 'kinds' | 'order' | 'outside';
  readonly line?: string;
}

const KINDS: readonly Period['kind'][] = ['month', 'quarter', 'year'];

/**
 * A period and an amount a line, such as `2021Q3 1.2bn`; commas, tabs and colons part them too.
 * @param currency code of the one that all amounts are in, whether they name it or not
 */
export function readFigures(text: string, currency: string): OwnFigure[] | OwnProblem {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < FEWEST_FIGURES || lines.length > MOST_FIGURES) return { kind: 'count' };
  const figures: OwnFigure[] = [];
  for (const line of lines) {
    const [, period = '', amount = ''] = /^\s*([\dQq-]+)[\s,;:\t]+(.+?)\s*$/.exec(line) ?? [];
    const name = period.toUpperCase();
    const kind = periodOf(name)?.kind;
    const value = parseAmount(amount);
    if (!kind || !KINDS.includes(kind) || value === undefined || value <= 0) return { kind: 'line', line };
    if (ownAmount(amount, currency) === undefined) return { kind: 'currency', line };
    figures.push({ period: name, value });
  }
  return orderProblem(figures) ?? figures;
}

/** Periods of one kind, one right after the other. */
function orderProblem(figures: readonly OwnFigure[]): OwnProblem | undefined {
  const periods = figures.map(({ period }) => readPeriod(period));
  if (new Set(periods.map(({ kind }) => kind)).size > 1) return { kind: 'kinds' };
  const broken = periods.findIndex(
    ({ from }, at) => at > 0 && dayNumber(from) !== dayNumber(periods[at - 1]!.until) + 1,
  );
  return broken < 0 ? undefined : { kind: 'order', line: figures[broken]!.period };
}

export interface FittedFigure extends OwnFigure {
  /** The period of this market that stands beside it. */
  readonly beside: string;
  /** What this market gives, in the size of the other: median, and eight of ten runs. */
  readonly q50: number;
  readonly low: number;
  readonly high: number;
}

export interface OwnFit {
  readonly figures: readonly FittedFigure[];
  /** The other market's GMV over this one's. */
  readonly size: number;
  /** How far figures are from the median, as a share: root of the mean square. */
  readonly miss: number;
  /** The same of even growth, which knows the figures and nothing of a market. */
  readonly missOfGrowth: number;
  /** Years by which this market is put later to stand beside the other; 0 for the same dates. */
  readonly years: number;
  readonly grade: 'A' | 'B' | 'C' | 'none';
}

/** Most that a grade may miss by. */
const BARS = [
  ['A', 0.1],
  ['B', 0.2],
  ['C', 0.35],
] as const;

function yearsSooner(period: string, years: number): string {
  return `${Number(period.slice(0, 4)) - years}${period.slice(4)}`;
}

function gmvOver({ gmv }: ReplicateRecord, period: string, start: string): number {
  const { from, until } = readPeriod(period);
  const first = dayNumber(from) - dayNumber(start);
  return gmv.subarray(first, dayNumber(until) - dayNumber(start) + 1).reduce((sum, value) => sum + value, 0);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Root of the mean square, with so many numbers fitted. */
function missOf(residuals: readonly number[], fitted: number): number {
  const squares = residuals.reduce((sum, value) => sum + value * value, 0);
  return Math.expm1(Math.sqrt(squares / Math.max(1, residuals.length - fitted)));
}

/** Residuals of logarithms from a straight line. */
function aroundLine(values: readonly number[]): number[] {
  const [x, y] = [meanOf(values.map((_, at) => at)), meanOf(values)];
  const [over, under] = values.reduce(
    ([sum, square], value, at) => [sum + (at - x) * (value - y), square + (at - x) ** 2],
    [0, 0],
  );
  return values.map((value, at) => value - y - (over / under) * (at - x));
}

function fitAt(
  figures: readonly OwnFigure[],
  { from }: Pick<Question, 'from'>,
  base: readonly ReplicateRecord[],
  years: number,
): OwnFit {
  const beside = figures.map(({ period }) => yearsSooner(period, years));
  const middles = beside.map(
    (period) => distributionOf(base.map((record) => gmvOver(record, period, from)))!,
  );
  const gaps = figures.map(({ value }, at) => Math.log(value / middles[at]!.q50));
  const mean = meanOf(gaps);
  const size = Math.exp(mean);
  const miss = missOf(
    gaps.map((gap) => gap - mean),
    1,
  );
  const grade = BARS.find(([, most]) => miss <= most)?.[0] ?? 'none';
  const missOfGrowth = missOf(aroundLine(figures.map(({ value }) => Math.log(value))), 2);
  return {
    figures: figures.map((figure, at) => {
      const { q10, q50, q90 } = middles[at]!;
      return { ...figure, beside: beside[at]!, q50: q50 * size, low: q10 * size, high: q90 * size };
    }),
    size,
    miss,
    missOfGrowth,
    years,
    grade,
  };
}

/** On the same dates where the run has them, else whole years apart, so that seasons stay together: the best of them. */
export function fitOwn(
  figures: readonly OwnFigure[],
  question: Pick<Question, 'from' | 'until'>,
  base: readonly ReplicateRecord[],
): OwnFit | OwnProblem {
  const isWithin = (years: number) =>
    figures.every(({ period }) => {
      const { from, until } = readPeriod(yearsSooner(period, years));
      return from >= question.from && until <= question.until;
    });
  const apart = Number(figures[0]!.period.slice(0, 4)) - Number(question.from.slice(0, 4));
  const tried = isWithin(0) ? [0] : [apart - 1, apart, apart + 1, apart + 2].filter(isWithin);
  const fits = tried.map((years) => fitAt(figures, question, base, years));
  return fits.sort((one, other) => one.miss - other.miss)[0] ?? { kind: 'outside' };
}
