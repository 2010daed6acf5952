/** What a calibration learned: each fact told against published, each parameter before and after. */
import { mean, median, quantile, standardDeviation } from 'simple-statistics';
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

export function parameterRecords({ fit, population }: Calibration): ParameterRecord[] {
  const { members } = population;
  const fitted = valuesOf(fit.point);
  return fittedParameters().map((parameter, at) => {
    const scores = members.map(({ point }) => point[at]!);
    const prior = priorOf(parameter);
    const spread = standardDeviation(scores);
    return {
      name: parameter.name,
      prior: short(Math.exp(prior.mean)),
      fitted: fitted[parameter.name]!,
      median: short(Math.exp(prior.mean + prior.sd * median(scores))),
      spread: Number(spread.toFixed(3)),
      identified: spread < SHRUNK || Math.abs(mean(scores)) > MOVED,
    };
  });
}

function natural(fact: Fact, value: number): number {
  return short(fact.logarithm ? Math.exp(value) : value);
}

function short(value: number): number {
  return Number(value.toPrecision(5));
}
