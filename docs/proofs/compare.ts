/** Paired intervals hold the truth: 1,000 of 32 pairs each, against the mean of all 32,000 pairs. */
import { fileURLToPath } from 'node:url';
import type { MetricName } from '../../sim/model/measures/all.ts';
import { noMemo } from '../../sim/runs/memo.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { withThreads } from '../../sim/runs/node/threads.ts';
import { performMarkets } from '../../sim/runs/perform.ts';
import type { Prepared } from '../../sim/runs/prepared.ts';
import { drawMarket, requestOf } from '../../sim/runs/requests.ts';
import { figureOf, mainSpans } from '../../sim/study/compare/figures.ts';
import {
  differencesOf,
  intervalsOf,
  meanInterval,
  middle80,
  varianceRatio,
} from '../../sim/study/compare/paired.ts';
import { table } from '../generate/table.ts';
import type { Proof, ProofOptions } from './proof.ts';

const MARKET = fileURLToPath(new URL('./compare/small-market.yaml', import.meta.url));
/** What A lacks. */
const WITHOUT = 'levers.trust-card.remove=true';
const PAIRS = 32_000;
/** Pairs of one interval. */
const EACH = 32;
/** Pairs of one batch: well under a minute. */
const BATCH = 800;
/** Share of intervals that must hold the truth. */
const COVERS = [0.87, 0.93] as const;
const FIGURES: readonly MetricName[] = [
  'gmv',
  'netGmv',
  'refunds',
  'platformNet',
  'leverCost',
  'buyersMonth',
  'meanTrust',
];

/** For each figure its values of A and of B, pair by pair. */
export type PairsAnswer = readonly { readonly a: readonly number[]; readonly b: readonly number[] }[];

function pairsIn({ given }: ProofOptions): number {
  const pairs = Number(given.get('pairs') ?? PAIRS);
  if (Number.isInteger(pairs) && pairs >= EACH && pairs % EACH === 0) return pairs;
  throw new Error(`--pairs: expected a multiple of ${EACH}, got ${given.get('pairs')}`);
}

function sideOf(seed: string, ...set: readonly string[]): Prepared {
  const { scenario, problems } = loadScenario(MARKET, { set });
  if (!scenario) throw new Error(`${MARKET}: ${JSON.stringify(problems)}`);
  return prepare({ ...scenario, seed });
}

/** Runs pairs `from` to `until` (excluded), each as `compare` runs it: the days in common once. */
async function runPairs(seed: string, from: number, until: number): Promise<PairsAnswer> {
  const sides = [sideOf(seed, WITHOUT), sideOf(seed)];
  const { scenario, identity } = sides[0]!;
  const replicates = Array.from({ length: until - from }, (_, at) => from + at);
  const groups = replicates.map((index) =>
    sides.map((side, at) => ({ ...requestOf(() => drawMarket(side, index).market), at, index })),
  );
  const series = sides.map(() => new Map<number, Float64Array>());
  await withThreads(undefined, (executor) =>
    performMarkets(
      groups,
      (answer, { at, index }) => {
        if (answer.status === 'failed') throw new Error(`pair ${index}: ${answer.error}`);
        series[at]!.set(index, answer.value.series);
      },
      { executor, memo: noMemo, engine: identity.engine },
      groups.length * sides.length,
    ),
  );
  const [span] = mainSpans(scenario);
  return FIGURES.map((metric) => {
    const [a, b] = series.map((own) => figureOf({ metric, span: span! }, { ...scenario, replicates: own }));
    return { a: replicates.map((k) => a!.get(k)!), b: replicates.map((k) => b!.get(k)!) };
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What the intervals of one figure hold. */
function coverageOf(metric: MetricName, pairs: PairsAnswer[number]) {
  const differences = differencesOf(pairs);
  const truth = meanOf(differences);
  const groups = Array.from({ length: differences.length / EACH }, (_, at) =>
    differences.slice(at * EACH, (at + 1) * EACH),
  );
  const holding = (of: (group: readonly number[]) => { low: number; high: number } | undefined) =>
    meanOf(
      groups.map((group) => {
        const { low, high } = of(group)!;
        return low <= truth && truth <= high ? 1 : 0;
      }),
    );
  const sorted = [...differences].sort((a, b) => a - b);
  const deviation = Math.sqrt(meanOf(differences.map((value) => (value - truth) ** 2)));
  return {
    metric,
    truth,
    zeros: differences.filter((value) => value === 0).length / differences.length,
    skew: meanOf(differences.map((value) => ((value - truth) / deviation) ** 3)),
    covered: holding(meanInterval),
    student: holding((group) => intervalsOf(group)?.student),
    unskewed: holding((group) => intervalsOf(group)?.unskewed),
    // of all differences, those that the interval of eight in ten of 32 pairs holds
    middle80: meanOf(groups.map((group) => shareWithin(sorted, middle80(group)!))),
    varianceRatio: varianceRatio(pairs) ?? null,
  };
}

/** Share of sorted values from `low` to `high`. */
function shareWithin(sorted: readonly number[], { low, high }: { low: number; high: number }): number {
  const below = (isBelow: (value: number) => boolean) => {
    let [from, until] = [0, sorted.length];
    while (from < until) {
      const middle = (from + until) >> 1;
      if (isBelow(sorted[middle]!)) from = middle + 1;
      else until = middle;
    }
    return from;
  };
  return (below((value) => value <= high) - below((value) => value < low)) / sorted.length;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)}%`;
}

export const compare: Proof<PairsAnswer> = {
  name: 'compare',
  title: 'Paired intervals hold the truth',
  claim: `on a small market with and without the trust card, 90% intervals of the mean difference from ${EACH} pairs hold the mean of all ${PAIRS.toLocaleString('en')} pairs in ${percent(COVERS[0])} to ${percent(COVERS[1])} of ${PAIRS / EACH} cases, for each of ${FIGURES.length} figures.`,
  doesNotProve:
    'coverage on other markets, where differences are nearer to normal as markets grow; that the model is right about the lever.',
  options: `--pairs N (${PAIRS}), a multiple of ${EACH}`,
  batches: async (options) => {
    const pairs = pairsIn(options);
    return Array.from({ length: Math.ceil(pairs / BATCH) }, (_, at) => {
      const [from, until] = [at * BATCH, Math.min(pairs, (at + 1) * BATCH)];
      return { key: `pairs ${from}–${until - 1}`, run: () => runPairs(options.seed, from, until) };
    });
  },
  conclude: async (answers) => {
    const figures = FIGURES.map((metric, at) =>
      coverageOf(metric, {
        a: answers.flatMap((answer) => answer[at]!.a),
        b: answers.flatMap((answer) => answer[at]!.b),
      }),
    );
    const covered = figures.map((figure) => figure.covered);
    const [least, most] = [Math.min(...covered), Math.max(...covered)];
    const intervals = answers.reduce((sum, [first]) => sum + first!.a.length, 0) / EACH;
    const rows = figures.map((figure) => [
      figure.metric,
      percent(figure.covered),
      percent(figure.student),
      percent(figure.unskewed),
      percent(figure.middle80),
      percent(figure.zeros),
      figure.skew.toFixed(1),
      figure.varianceRatio === null ? '—' : figure.varianceRatio.toPrecision(3),
    ]);
    return {
      holds: least >= COVERS[0] && most <= COVERS[1],
      summary: `${intervals} intervals of ${EACH} pairs hold the truth in ${percent(least)} to ${percent(most)} of cases over ${FIGURES.length} figures (GMV ${percent(covered[0]!)}).`,
      figures,
      details: [
        'covered: by the interval of `compare`, which takes at each end the farther of the next two; eight of ten: the share of all differences that the 80% interval of 32 pairs holds (more than 80% where many are equal); zeros: pairs in which nothing differs; ×: variance of an unpaired difference over that of the paired one.',
        table(['figure', 'covered', 'Student', 'Hall', 'eight of ten', 'zeros', 'skew', '×'], rows),
      ],
    };
  },
};
