/** What a calibration learned: each fact told against published, each parameter before and after. */
import type { Calibration } from './calibrate.ts';
import type { Fact } from './facts.ts';
import { fittedParameters, priorOf, valuesOf } from './prior.ts';

export interface FactRecord {
  readonly name: string;
  /** On the natural scale: yuan, users, ratios, shares. */
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
  /** Standard deviation of the draws over that of the prior, both of ln of the parameter. */
  readonly spread: number;
  /** Whether the facts say anything: the spread shrank by a tenth, or the mean moved by a quarter of the prior's spread. */
  readonly identified: boolean;
}

const SHRUNK = 0.9;
const MOVED = 0.25;

/** Value under which `share` of the weight lies. */
export function weightedQuantile(
  values: readonly number[],
  weights: readonly number[],
  share: number,
): number {
  const order = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let below = 0;
  for (const at of order) {
    below += weights[at]!;
    if (below >= share * total) return values[at]!;
  }
  return values[order.at(-1)!]!;
}

export function factRecords({ facts, fit, population }: Calibration): FactRecord[] {
  const { drawn, weights } = population;
  return facts.map((fact, at) => {
    const told = drawn.map(({ told }) => told[at]!);
    const quantile = (share: number) => natural(fact, weightedQuantile(told, weights, share));
    return {
      name: fact.name,
      published: natural(fact, fact.value),
      fitted: natural(fact, fit.told[at]!),
      median: quantile(0.5),
      low: quantile(0.1),
      high: quantile(0.9),
    };
  });
}

export function parameterRecords({ fit, population }: Calibration): ParameterRecord[] {
  const { drawn, weights } = population;
  const fitted = valuesOf(fit.point);
  return fittedParameters().map((parameter, at) => {
    const scores = drawn.map(({ point }) => point[at]!);
    const mean = scores.reduce((sum, score, i) => sum + weights[i]! * score, 0);
    const variance = scores.reduce((sum, score, i) => sum + weights[i]! * (score - mean) ** 2, 0);
    const prior = priorOf(parameter);
    const spread = Math.sqrt(variance);
    const median = weightedQuantile(scores, weights, 0.5);
    return {
      name: parameter.name,
      prior: short(Math.exp(prior.mean)),
      fitted: fitted[parameter.name]!,
      median: short(Math.exp(prior.mean + prior.sd * median)),
      spread: Number(spread.toFixed(3)),
      identified: spread < SHRUNK || Math.abs(mean) > MOVED,
    };
  });
}

function natural(fact: Fact, value: number): number {
  return short(fact.logarithm ? Math.exp(value) : value);
}

function short(value: number): number {
  return Number(value.toPrecision(5));
}
