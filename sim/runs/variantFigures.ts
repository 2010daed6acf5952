/**
 * The task of studies that ask a few figures of many variants of one replicate: a tree of days where they have days in
 * common, and of each variant nothing is kept but its figures.
 */
import { metricOf } from '../model/measures/all.ts';
import { type Span, valueOver } from '../result/summary.ts';
import { decodeNumbers, encodeNumbers } from './figures.ts';
import { type Fork, forkTree, trunkOf, walkForks } from './forks.ts';
import type { Machine, RememberedTask } from './job.ts';
import { type PlainMarket, planOf } from './market.ts';
import { type ReplicateValue, replicateValue } from './replicate.ts';

/** A metric over days of the run. */
export interface SpanFigure {
  readonly metric: string;
  readonly span: Span;
}

export interface VariantFiguresData {
  /** Variants of one replicate. */
  readonly markets: readonly PlainMarket[];
  readonly figures: readonly SpanFigure[];
}

/** The value: figures of the first market, then of the second, and so on. */
export const variantFiguresTask: RememberedTask<VariantFiguresData, readonly number[]> = {
  name: 'variant-figures',
  run({ markets, figures }: VariantFiguresData, machine: Machine) {
    const told: (readonly number[])[] = [];
    const tell = (variants: readonly number[], { series }: ReplicateValue, days: number) => {
      const read = figures.map(({ metric, span }) => valueOver(metricOf(metric), series, days, span));
      for (const variant of variants) told[variant] = read;
    };
    for (const { tree, places } of treesOf(markets)) {
      const own = places.map((place) => markets[place]!);
      if (!tree) {
        tell(places, replicateValue(machine.simulate(planOf(own[0]!))), own[0]!.exogenous.days);
        continue;
      }
      walkForks({ markets: own, tree }, machine, (variants, answer) => {
        if (answer.status === 'failed') throw new Error(answer.error);
        const { days } = own[variants[0]!]!.exogenous;
        tell(
          variants.map((variant) => places[variant]!),
          answer.value,
          days,
        );
      });
    }
    return told.flat();
  },
  contentOf({ markets, figures }) {
    // most have the world outside in common, which is the most of their bytes
    const worlds = [...new Set(markets.map(({ exogenous }) => exogenous))];
    const rest = markets.map(({ exogenous, levers, ...market }) => ({
      ...market,
      exogenous: worlds.indexOf(exogenous),
      // as they are planned: working out the policies of hundreds of variants would take longer than to look them up
      levers: levers.map(({ title: _, ...plan }) => plan),
    }));
    return { worlds, markets: rest, figures };
  },
  encode: encodeNumbers,
  decode: decodeNumbers,
};

interface Grove {
  /** Absent for a market that runs alone. */
  readonly tree: Fork | undefined;
  /** Where its markets stand among all. */
  readonly places: readonly number[];
}

/** Markets with days in common as trees. */
function treesOf(markets: readonly PlainMarket[]): Grove[] {
  const trunks = Map.groupBy(
    markets.map((_, place) => place),
    (place) => trunkOf(markets[place]!),
  );
  return [...trunks].flatMap(([trunk, places]) =>
    trunk === undefined
      ? places.map((place) => ({ tree: undefined, places: [place] }))
      : rooted(markets, places),
  );
}

/** One tree, or several where some differ from the first day on. */
function rooted(markets: readonly PlainMarket[], places: readonly number[]): Grove[] {
  const tree = forkTree(places.map((place) => markets[place]!));
  if (tree.until > 0) return [{ tree, places }];
  return tree.branches.flatMap(({ variants }) =>
    rooted(
      markets,
      variants.map((variant) => places[variant]!),
    ),
  );
}
