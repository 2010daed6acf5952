/**
 * Whether a sampler is calibrated, from ranks of known truths among its draws (Talts, Betancourt, Simpson, Vehtari &
 * Gelman 2018): under a right posterior every rank is equally likely.
 */

/** Shares of the posterior that its central intervals claim to hold. */
const LEVELS = [0.5, 0.8, 0.9] as const;

export interface Coverage {
  readonly level: number;
  /** Share of truths inside the interval of that level. */
  readonly covered: number;
}

export type Verdict = 'calibrated' | 'over-confident' | 'under-confident' | 'leans low' | 'leans high';

/** What the ranks of one quantity say. */
export interface RankTest {
  /** Truths by tenths, sevenths, … of the population: about equal under a right posterior. */
  readonly bins: readonly number[];
  readonly chiSquare: number;
  readonly p: number;
  readonly coverage: readonly Coverage[];
  /** Mean rank, 0–1: below ½ where draws lie above the truth. */
  readonly meanRank: number;
  /** Standard scores of the mean rank, and of its spread about ½ (above 0: truths lie too far out). */
  readonly lean: number;
  readonly width: number;
}

/**
 * Rank of a truth among draws, as a share: even on (0, 1) under a right posterior, for any number of draws, because
 * `luck` (a uniform number) places it inside its step.
 */
export function rankOf(truth: number, draws: readonly number[], luck: number): number {
  const below = draws.filter((value) => value < truth).length;
  const equal = draws.filter((value) => value === truth).length;
  return (below + luck * (equal + 1)) / (draws.length + 1);
}

/** Tests ranks for evenness: χ² over bins of ten truths or more, coverage, and the shape of what is uneven. */
export function testRanks(ranks: readonly number[]): RankTest {
  const n = ranks.length;
  const count = binsFor(n);
  const bins = new Array<number>(count).fill(0);
  for (const rank of ranks) bins[Math.min(count - 1, Math.floor(rank * count))]!++;
  const expected = n / count;
  const chiSquare = bins.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
  const meanRank = ranks.reduce((sum, rank) => sum + rank, 0) / n;
  const square = ranks.reduce((sum, rank) => sum + (rank - 0.5) ** 2, 0) / n;
  return {
    bins,
    chiSquare,
    p: chiSquareTail(chiSquare, count - 1),
    coverage: LEVELS.map((level) => ({
      level,
      covered: ranks.filter((rank) => Math.abs(rank - 0.5) <= level / 2).length / n,
    })),
    meanRank,
    // an even number has variance 1/12, its squared distance from ½ has variance 1/180
    lean: (meanRank - 0.5) * Math.sqrt(12 * n),
    width: (square - 1 / 12) * Math.sqrt(180 * n),
  };
}

/** An odd number of bins, so that χ² has an even number of degrees, with ten truths or more in each where possible. */
function binsFor(truths: number): number {
  const most = Math.floor(truths / 10);
  return Math.max(3, Math.min(15, most % 2 === 1 ? most : most - 1));
}

/** Chance of a χ² above `value`; closed form for an even number of degrees. */
export function chiSquareTail(value: number, degrees: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < degrees / 2; k++) sum += term *= value / 2 / k;
  return Math.exp(-value / 2) * sum;
}

/** Holm's step-down adjustment (1979): a value below α here is one among so many that chance would not give. */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, at) => at).sort((a, b) => ps[a]! - ps[b]! || a - b);
  const adjusted = new Array<number>(ps.length).fill(1);
  let least = 0;
  order.forEach((at, rank) => {
    least = Math.max(least, Math.min(1, ps[at]! * (ps.length - rank)));
    adjusted[at] = least;
  });
  return adjusted;
}

/** Names the shape of ranks that are uneven beyond chance; `adjusted` is Holm's value for the quantity. */
export function verdictOf({ lean, width }: RankTest, adjusted: number): Verdict {
  if (adjusted >= 0.05) return 'calibrated';
  if (Math.abs(width) >= Math.abs(lean)) return width > 0 ? 'over-confident' : 'under-confident';
  return lean > 0 ? 'leans low' : 'leans high';
}

export interface Overall {
  /** Mean over quantities and truths of 12 (rank − ½)²: 1 under a right posterior, above it when too narrow. */
  readonly spread: number;
  /** Standard score of `spread` − 1 from the scatter between truths, which are independent; quantities are not. */
  readonly score: number;
  readonly coverage: readonly Coverage[];
  readonly verdict: Exclude<Verdict, 'leans low' | 'leans high'>;
}

/** Overall width: far more sure than one quantity's, because every quantity of every truth counts. */
export function overallOf(ranks: readonly (readonly number[])[]): Overall {
  const perTruth = ranks.map(
    (row) => row.reduce((sum, rank) => sum + 12 * (rank - 0.5) ** 2, 0) / row.length,
  );
  const n = perTruth.length;
  const spread = perTruth.reduce((sum, value) => sum + value, 0) / n;
  const variance = perTruth.reduce((sum, value) => sum + (value - spread) ** 2, 0) / Math.max(1, n - 1);
  const score = variance > 0 ? (spread - 1) / Math.sqrt(variance / n) : 0;
  const all = ranks.flat();
  return {
    spread,
    score,
    coverage: LEVELS.map((level) => ({
      level,
      covered: all.filter((rank) => Math.abs(rank - 0.5) <= level / 2).length / all.length,
    })),
    verdict: Math.abs(score) < 1.96 ? 'calibrated' : score > 0 ? 'over-confident' : 'under-confident',
  };
}
