/** What a calibration learned: each fact told against published, each parameter before and after. */
import { mean, median, quantile, sampleStandardDeviation } from 'simple-statistics';
import type { ProfileRow } from '../result/identify.ts';
import { quarterOfFact } from '../scenario/quarter-fact.ts';
import type { Calibration } from './calibrate.ts';
import type { Fact } from './facts.ts';
import { atScore, fittedParameters, valuesOf } from './prior.ts';
import { RISE, seenFrom } from './profile.ts';

export interface FactRecord {
  readonly name: string;
  /** On the natural scale: amounts, users, ratios, shares. */
  readonly published: number;
  /** At the most probable point, and the median and 80% interval of the draws. */
  readonly fitted: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export interface ParameterRecord {
  readonly name: string;
  /** Median of the prior, most probable value, median of the draws. */
  readonly prior: number;
  readonly fitted: number;
  readonly median: number;
  /** Standard deviation of the draws over that of the prior, both of ln of the parameter, or of itself where it may be negative. */
  readonly spread: number;
  /** 90% interval of `spread`, from the number of draws. */
  readonly spread90: readonly [low: number, high: number];
  /** From which sides the facts bound it: the rule of `identify`, on what the draws imply of the likelihood. */
  readonly seen: ProfileRow['seen'];
}

/** 95% of a unit normal lies below: the ends of a central 90% interval. */
const NORMAL_95 = 1.645;
/** Ends of the plausible range in standard scores. */
const ENDS = 2;

/** What draws say of one parameter against its prior, in standard scores. */
export type DrawnSight = Pick<ParameterRecord, 'spread' | 'spread90' | 'seen'>;

/**
 * Draws of a normal posterior imply a normal likelihood, because the prior is the unit normal: its precision is what the
 * posterior's has more than 1. Where it rises by RISE inside the plausible range, the facts bound the parameter. The
 * spread counts at the upper end of its interval, so that few draws bound nothing by chance.
 * @param scores one a draw, two or more; each counts the same
 */
export function drawnSight(scores: readonly number[]): DrawnSight {
  const spread = sampleStandardDeviation([...scores]);
  const spread90 = intervalOfSpread(spread, scores.length - 1);
  const precision = 1 / spread90[1] ** 2 - 1;
  const middle = mean([...scores]) / spread90[1] ** 2 / precision;
  const bottom = Math.max(-ENDS, Math.min(ENDS, middle));
  const reach = Math.sqrt((bottom - middle) ** 2 + RISE / precision);
  const bounds = precision > 0 ? [middle - reach >= -ENDS, middle + reach <= ENDS] : [];
  const three = (value: number) => Number(value.toFixed(3));
  return {
    spread: three(spread),
    spread90: [three(spread90[0]), three(spread90[1])],
    seen: seenFrom(bounds.filter(Boolean).length),
  };
}

/** 90% interval of a standard deviation from normal draws: χ² by Wilson & Hilferty (1931). */
function intervalOfSpread(spread: number, degrees: number): readonly [number, number] {
  const part = 2 / (9 * degrees);
  const end = (z: number) => spread / Math.sqrt(Math.max(1e-9, 1 - part + z * Math.sqrt(part)) ** 3);
  return [end(NORMAL_95), end(-NORMAL_95)];
}

export function factRecords({ facts, fit, population }: Calibration): FactRecord[] {
  return facts.map((fact, at) => {
    const told = population.members.map((member) => member.told[at]!);
    const at80 = (share: number) => natural(fact, quantile(told, share));
    return {
      name: fact.name,
      published: natural(fact, fact.value),
      fitted: natural(fact, fit.told[at]!),
      median: at80(0.5),
      low: at80(0.1),
      high: at80(0.9),
    };
  });
}

/** Last day of the last quarter whose GMV is a fact; undefined where none is. */
export function lastQuarterOf(facts: readonly Fact[]): string | undefined {
  return facts
    .filter(({ name }) => quarterOfFact(name) !== undefined)
    .map(({ until }) => until)
    .sort()
    .at(-1);
}

export function parameterRecords({ fit, population, market }: Calibration): ParameterRecord[] {
  const { members } = population;
  const fitted = valuesOf(fit.point, market);
  return fittedParameters(market).map((parameter, at) => {
    const scores = members.map(({ point }) => point[at]!);
    return {
      name: parameter.name,
      prior: short(atScore(parameter, 0)),
      fitted: fitted[parameter.name]!,
      median: short(atScore(parameter, median(scores))),
      ...drawnSight(scores),
    };
  });
}

function natural(fact: Fact, value: number): number {
  return short(fact.logarithm ? Math.exp(value) : value);
}

function short(value: number): number {
  return Number(value.toPrecision(5));
}
