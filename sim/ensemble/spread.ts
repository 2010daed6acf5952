/**
 * Where the spread of the headline comes from: attention after the information date, parameters, chance. Twins share
 * all but one kind of luck with their replicate ("pick and freeze": Jansen 1999, "Analysis of variance designs for model
 * output"), so half the mean squared difference of a pair is the variance which that kind alone brings.
 */
import { mean, sampleVariance } from 'simple-statistics';
import type { Twin } from './pool.ts';
import type { SpreadSource, VarianceSplit } from './result.ts';

/** Fewer pairs than this say nothing. Assumption; eight still leave standard errors of some 15 points. */
export const FEWEST_TWINS = 4;

export interface SpreadEvidence {
  /** metric@period. */
  readonly figure: string;
  /** The headline of each replicate, by its number. */
  readonly values: ReadonlyMap<number, number>;
  /** The headline of the twins, by the number of their replicate. */
  readonly twins: Readonly<Record<Twin, ReadonlyMap<number, number>>>;
  /** Whether replicates differ in their parameters. */
  readonly drawn: boolean;
}

type Shares = Readonly<Record<SpreadSource, number>>;
const SOURCES: readonly SpreadSource[] = ['attention', 'parameters', 'chance'];

/**
 * Shares of the variance of ln of the headline: chance and attention from their twins, parameters the rest of the
 * ensemble's variance. A share is never negative, and they add up to 1: where the two exceed the variance, sampling has
 * left nothing to the parameters. What two sources do together counts for each of them.
 * @returns undefined when there are too few twins, or nothing varies
 */
export function splitVariance(evidence: SpreadEvidence): VarianceSplit | undefined {
  const logs = logarithms(evidence);
  const { chance, attention } = logs.twins;
  if (Math.min(chance.size, attention.size) < FEWEST_TWINS) return undefined;
  const shares = sharesOf(logs, true);
  if (!shares) return undefined;
  const errors = jackknife(logs);
  return {
    figure: evidence.figure,
    replicates: logs.values.size,
    twins: { chance: chance.size, attention: attention.size },
    deviation: Math.sqrt(sampleVariance([...logs.values.values()])),
    shares: SOURCES.map((source) => ({ source, share: shares[source], standardError: errors[source] })),
  };
}

/** Logarithms of what is above 0; a twin whose replicate has none is left out. */
function logarithms({ values, twins, ...rest }: SpreadEvidence): SpreadEvidence {
  const ln = (of: ReadonlyMap<number, number>) =>
    new Map([...of].filter(([, value]) => value > 0).map(([k, value]) => [k, Math.log(value)] as const));
  const own = ln(values);
  const paired = (of: ReadonlyMap<number, number>) => new Map([...ln(of)].filter(([k]) => own.has(k)));
  const { chance, attention } = twins;
  return { ...rest, values: own, twins: { chance: paired(chance), attention: paired(attention) } };
}

/** @param bounded whether the shares are made to lie in 0–1, or are left as the samples give them */
function sharesOf({ values, twins, drawn }: SpreadEvidence, bounded: boolean): Shares | undefined {
  const half = (of: ReadonlyMap<number, number>) =>
    of.size === 0 ? 0 : mean([...of].map(([k, twin]) => (values.get(k)! - twin) ** 2 / 2));
  const [chance, attention] = [half(twins.chance), half(twins.attention)];
  const whole = drawn ? sampleVariance([...values.values()]) : chance + attention;
  const all = bounded ? Math.max(whole, chance + attention) : whole;
  if (!(all > 0)) return undefined;
  return {
    attention: attention / all,
    parameters: drawn ? 1 - (attention + chance) / all : 0,
    chance: chance / all,
  };
}

/**
 * Standard errors by leaving out one replicate at a time, with its twins: those that have twins and those that have none
 * are two strata. Of unbounded shares, for one held at 0 would seem to be known exactly.
 */
function jackknife(evidence: SpreadEvidence): Shares {
  const { values, twins } = evidence;
  const numbers = [...values.keys()];
  const paired = (k: number) => twins.chance.has(k) || twins.attention.has(k);
  const strata = [numbers.filter(paired), numbers.filter((k) => !paired(k))];
  const variance = { attention: 0, parameters: 0, chance: 0 };
  for (const stratum of strata) {
    const left = stratum.flatMap((k) => sharesOf(without(evidence, k), false) ?? []);
    for (const source of left.length > 1 ? SOURCES : []) {
      variance[source] += ((left.length - 1) ** 2 / left.length) * sampleVariance(left.map((s) => s[source]));
    }
  }
  return {
    attention: Math.sqrt(variance.attention),
    parameters: Math.sqrt(variance.parameters),
    chance: Math.sqrt(variance.chance),
  };
}

function without({ values, twins, ...rest }: SpreadEvidence, k: number): SpreadEvidence {
  const others = (of: ReadonlyMap<number, number>) => new Map([...of].filter(([number]) => number !== k));
  const { chance, attention } = twins;
  return {
    ...rest,
    values: others(values),
    twins: { chance: others(chance), attention: others(attention) },
  };
}
