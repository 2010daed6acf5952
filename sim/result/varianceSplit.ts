/**
 * Where the spread of the headline comes from: attention after the information date, parameters, chance. Twins share
 * all but one kind of luck with their replicate ("pick and freeze": Jansen 1999, "Analysis of variance designs for model
 * output"), so half the mean squared difference of a pair is the variance which that kind alone brings.
 */
import { mean, sampleVariance } from 'simple-statistics';
import { FEWEST_PAIRED } from '../scenario/scenario.ts';

/** What a paired run has of its own, all else being its replicate's: the luck of the market, or the future of attention. */
export const PAIRED = ['chance', 'attention'] as const;
export type Paired = (typeof PAIRED)[number];

export type SpreadSource = 'attention' | 'parameters' | 'chance';

/** How much of the spread of the headline comes from where: variance of its logarithm over the replicates. */
export interface VarianceSplit {
  /** metric@period. */
  readonly figure: string;
  readonly replicates: number;
  /** Pairs that the shares of chance and attention rest on. */
  readonly twins: { readonly chance: number; readonly attention: number };
  /** Standard deviation of ln of the figure over the replicates. */
  readonly deviation: number;
  /** Never negative, adding up to 1. */
  readonly shares: readonly {
    readonly source: SpreadSource;
    readonly share: number;
    readonly standardError: number;
  }[];
}

export interface SpreadEvidence {
  /** metric@period. */
  readonly figure: string;
  /** The headline of each replicate, by its number. */
  readonly values: ReadonlyMap<number, number>;
  /** The headline of the twins, by the number of their replicate. */
  readonly twins: Readonly<Record<Paired, ReadonlyMap<number, number>>>;
  /** Whether replicates differ in their parameters. */
  readonly drawn: boolean;
}

type Shares = Readonly<Record<SpreadSource, number>>;
const SOURCES: readonly SpreadSource[] = ['attention', 'parameters', 'chance'];

/** One replicate: its logarithm less the mean of all, and half the squared difference to each twin that it has. */
interface Member {
  readonly deviation: number;
  readonly chance: number | undefined;
  readonly attention: number | undefined;
}

/** What the shares are made of; a member can be taken out of it, so that many replicates cost no more than their number. */
interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly chance: { readonly n: number; readonly sum: number };
  readonly attention: { readonly n: number; readonly sum: number };
}

/**
 * Shares of the variance of ln of the headline: chance and attention from their twins, parameters the rest of the
 * ensemble's variance. A share is never negative, and they add up to 1: where the two exceed the variance, sampling has
 * left nothing to the parameters. What two sources do together counts for each of them.
 * @returns undefined when there are too few twins, or nothing varies
 */
export function splitVariance(evidence: SpreadEvidence): VarianceSplit | undefined {
  const { figure, drawn } = evidence;
  const members = membersOf(evidence);
  const sums = members.reduce((all, member) => changed(all, member, 1), NOTHING);
  const twins = { chance: sums.chance.n, attention: sums.attention.n };
  if (Math.min(twins.chance, twins.attention) < FEWEST_PAIRED) return undefined;
  const shares = sharesOf(sums, drawn, true);
  if (!shares) return undefined;
  const errors = jackknife(members, sums, drawn);
  return {
    figure,
    replicates: sums.n,
    twins,
    deviation: Math.sqrt(varianceOf(sums)),
    shares: SOURCES.map((source) => ({ source, share: shares[source], standardError: errors[source] })),
  };
}

/** Replicates whose headline is above 0, in the order given; a twin that is not counts as none. */
function membersOf({ values, twins }: SpreadEvidence): Member[] {
  const logs = [...values].flatMap(([k, value]) => (value > 0 ? [[k, Math.log(value)] as const] : []));
  if (logs.length === 0) return [];
  const middle = mean(logs.map(([, log]) => log));
  return logs.map(([k, log]) => {
    const half = (twin = 0) => (twin > 0 ? (log - Math.log(twin)) ** 2 / 2 : undefined);
    return {
      deviation: log - middle,
      chance: half(twins.chance.get(k)),
      attention: half(twins.attention.get(k)),
    };
  });
}

const NOTHING: Sums = { n: 0, sum: 0, squares: 0, chance: { n: 0, sum: 0 }, attention: { n: 0, sum: 0 } };

/** With a member put in (1) or taken out (−1). */
function changed(sums: Sums, { deviation, chance, attention }: Member, sign: 1 | -1): Sums {
  const pairs = ({ n, sum }: Sums['chance'], half: number | undefined) =>
    half === undefined ? { n, sum } : { n: n + sign, sum: sum + sign * half };
  return {
    n: sums.n + sign,
    sum: sums.sum + sign * deviation,
    squares: sums.squares + sign * deviation ** 2,
    chance: pairs(sums.chance, chance),
    attention: pairs(sums.attention, attention),
  };
}

function varianceOf({ n, sum, squares }: Sums): number {
  return Math.max(0, squares - sum ** 2 / n) / (n - 1);
}

/** @param bounded whether the shares are made to lie in 0–1, or are left as the samples give them */
function sharesOf(sums: Sums, drawn: boolean, bounded: boolean): Shares | undefined {
  const chance = sums.chance.sum / sums.chance.n;
  const attention = sums.attention.sum / sums.attention.n;
  const whole = drawn ? varianceOf(sums) : chance + attention;
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
function jackknife(members: readonly Member[], sums: Sums, drawn: boolean): Shares {
  const paired = ({ chance, attention }: Member) => chance !== undefined || attention !== undefined;
  const strata = [members.filter(paired), members.filter((member) => !paired(member))];
  const variance = { attention: 0, parameters: 0, chance: 0 };
  for (const stratum of strata) {
    const left = stratum.flatMap((member) => sharesOf(changed(sums, member, -1), drawn, false) ?? []);
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
