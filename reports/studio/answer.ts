/** What a plan changes, from the records of both sides: by the functions of `compare`, so by the same numbers. */
import { dayNumber, isoOf } from '../../sim/notation/dates.ts';
import type { ComparedFigure, ComparedTarget, Worth } from '../../sim/result/compare.ts';
import { type GmvSample, gmvSamples, type Piece } from '../../sim/result/forecast/gmv.ts';
import { distributionOf, type Span, spanOf } from '../../sim/result/summary.ts';
import { targetHits } from '../../sim/result/targets.ts';
import type { Target } from '../../sim/scenario/scenario.ts';
import { chanceOnBoth, comparedFigure, worthOf } from '../../sim/study/compare/compared.ts';
import type { Pairs } from '../../sim/study/compare/paired.ts';
import type { Question } from './data.ts';
import type { ReplicateRecord } from './record.ts';

/** One point of a fan: GMV from the first day of the main period up to the end of a day. */
export interface BandPoint {
  readonly day: string;
  readonly q10: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q90: number;
}

export interface Answer {
  /** Replicates that have ended on both sides. */
  readonly pairs: number;
  /** Every figure of every pair is the same. */
  readonly same: boolean;
  readonly targets: readonly ComparedTarget[];
  readonly figures: readonly ComparedFigure[];
  /** What each unit of cost brings in the main period; absent where that is not recorded. */
  readonly worth: Worth | undefined;
  readonly base: readonly BandPoint[];
  readonly plan: readonly BandPoint[];
}

/** A replicate of both sides. */
export interface RecordPair {
  readonly a: ReplicateRecord;
  readonly b: ReplicateRecord;
}

/** GMV of the base as it is forecast by all of its replicates, whatever of a plan has ended. */
export function baseBand(
  question: Question,
  records: readonly ReplicateRecord[],
  isPublished: boolean,
): BandPoint[] {
  return bandOf(question, sampleOf(question, records, isPublished), records.length);
}

/** @param isPublished whether the past of both sides is the published one */
export function answerOf(
  question: Question,
  targets: readonly Target[],
  pairs: readonly RecordPair[],
  isPublished: boolean,
): Omit<Answer, 'base'> {
  const ordered = pairs.toSorted((one, other) => one.a.replicate - other.a.replicate);
  const same = ordered.every(({ a, b }) => a.fingerprint === b.fingerprint);
  const [sampleA, sampleB] = (['a', 'b'] as const).map((side) =>
    sampleOf(
      question,
      ordered.map((pair) => pair[side]),
      isPublished,
    ),
  ) as [GmvSample, GmvSample];
  const figure = pairsOf(question, ordered);
  const [gmv, cost] = (['gmv', 'leverCost'] as const).map((metric) => figure(metric, question.main));
  return {
    pairs: ordered.length,
    same,
    targets: targets.flatMap((target) => {
      const asked = figure(target.metric, target.over);
      return comparedTarget(target, question, { sampleA, sampleB, asked, same }) ?? [];
    }),
    figures: question.figures.flatMap(
      (asked) => comparedFigure(asked, figure(asked.metric, asked.span.period), question.currency) ?? [],
    ),
    worth:
      gmv!.a.length > 0 && gmv!.a.length === cost!.a.length ? worthOf(question.main, gmv!, cost!) : undefined,
    plan: bandOf(question, sampleB, ordered.length),
  };
}

/** GMV of some records as it is forecast. */
function sampleOf(
  { forecast, actuals }: Question,
  records: readonly ReplicateRecord[],
  isPublished: boolean,
): GmvSample {
  const runs = records.map(({ replicate, gmv }) => ({
    index: replicate,
    gmv: ({ span }: Piece) => sumOver(gmv, span),
  }));
  return gmvSamples(forecast, runs, isPublished ? actuals : []);
}

/** As `valueOver` sums a flow: NaN where no day is recorded. */
function sumOver(values: Float64Array, { first, last }: Pick<Span, 'first' | 'last'>): number {
  const known = values.subarray(first, last + 1).filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0);
}

/** Looks up one figure of every pair that has it on both sides. */
function pairsOf({ figures }: Question, pairs: readonly RecordPair[]) {
  const places = new Map(figures.map(({ metric, span }, at) => [`${metric}@${span.period}`, at]));
  return (metric: string, period: string): Pairs => {
    const at = places.get(`${metric}@${period}`);
    if (at === undefined) return { a: [], b: [] };
    const both = pairs
      .map(({ a, b }) => [a.figures[at]!, b.figures[at]!] as const)
      .filter((values) => values.every(Number.isFinite));
    return { a: both.map(([value]) => value), b: both.map(([, value]) => value) };
  };
}

interface Sides {
  readonly sampleA: GmvSample;
  readonly sampleB: GmvSample;
  /** The target's figure by itself. */
  readonly asked: Pairs;
  readonly same: boolean;
}

/** For each run the chance that it reaches a target. */
function chancesOf(
  target: Target,
  { from }: Question,
  sample: GmvSample,
  values: readonly number[],
): number[] {
  if (target.metric !== 'gmv') return values.map((value) => (value >= target.atLeast ? 1 : 0));
  const hits = targetHits(target, { from, days: 0 }, [], sample); // by the sample alone
  return hits.filter((hit) => hit !== undefined);
}

function comparedTarget(
  target: Target,
  question: Question,
  { sampleA, sampleB, asked, same }: Sides,
): ComparedTarget | undefined {
  const a = chancesOf(target, question, sampleA, asked.a);
  const b = chancesOf(target, question, sampleB, asked.b);
  if (a.length === 0 || a.length !== b.length) return undefined;
  return chanceOnBoth(target, question.currency, { a, b }, same);
}

/** A period is shown by the month where it has so many. */
const FEWEST_MONTHS = 3;

/** Last days of the chart's points: of the months of the main period, or its days where months are too few. */
export function pointsOf({ main, from, until }: Pick<Question, 'main' | 'from' | 'until'>): string[] {
  const [first, last] = main.includes('/') ? main.split('/') : daysOf(main, from);
  const end = last! < until ? last! : until;
  const days = Array.from({ length: dayNumber(end) - dayNumber(first!) + 1 }, (_, at) =>
    isoOf(dayNumber(first!) + at),
  );
  const ends = days.filter((_, at) => at === days.length - 1 || days[at + 1]!.endsWith('-01'));
  return ends.length < FEWEST_MONTHS ? days : ends;
}

function daysOf(period: string, from: string): [first: string, last: string] {
  const { first, last } = spanOf(period, from);
  return [isoOf(dayNumber(from) + first), isoOf(dayNumber(from) + last)];
}

function bandOf(question: Question, sample: GmvSample, runs: number): BandPoint[] {
  if (runs === 0) return [];
  const { main, from } = question;
  const start = main.includes('/') ? 0 : spanOf(main, from).first;
  return pointsOf(question).map((day) => {
    const last = dayNumber(day) - dayNumber(from);
    const { q10, q25, q50, q75, q90 } = distributionOf(sample({ first: Math.max(0, start), last }), {
      runs,
    })!;
    return { day, q10, q25, q50, q75, q90 };
  });
}
