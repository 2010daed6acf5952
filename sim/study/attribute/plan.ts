/** What is asked of an attribution: which figure, over which periods, among which items, by which coalitions. */
import { type MetricName, metricOf } from '../../model/measures/all.ts';
import { uniform } from '../../model/random.ts';
import { unitIn } from '../../notation/currencies.ts';
import type { Bilingual } from '../../notation/language.ts';
import { spanOf, spansOf } from '../../result/summary.ts';
import type { PlainMarket } from '../../runs/market.ts';
import type { Prepared } from '../../runs/prepared.ts';
import { drawMarket } from '../../runs/requests.ts';
import { replicateKey } from '../../runs/seed.ts';
import { type AskedFigure, horizonOf, mainPeriod, mainSpans } from '../compare/figures.ts';
import type { Item } from './items.ts';
import { allCoalitions, coalitionsOf, orderPairs } from './shapley.ts';

/** With so many items all orders are used; every one more doubles the variants. */
export const MOST_EXACT = 8;
/** A coalition is a number of 32 bits, the sign left out. */
export const MOST_ITEMS = 30;

export interface AttributePlan {
  readonly prepared: Prepared;
  readonly title: Bilingual;
  readonly source: string;
  readonly by: 'lever' | 'mechanism';
  readonly items: readonly Item[];
  /** Titles of levers that no item takes away. */
  readonly kept: readonly Bilingual[];
  readonly since: string | null;
  readonly outcome: AskedFigure;
  /** The same of the period from which growth is told. */
  readonly before: AskedFigure | undefined;
  /** Pairs of orders that each replicate draws; 0 where all orders are used. */
  readonly pairs: number;
}

/** The figure that a scenario is about: of its first target, else GMV of the main period. */
export function outcomeOf({ scenario }: Prepared): AskedFigure {
  const [target] = scenario.targets;
  if (target) return { metric: target.metric, span: spanOf(target.over, scenario.from) };
  const horizon = horizonOf([scenario]);
  const main = mainPeriod(horizon);
  return { metric: 'gmv', span: mainSpans(horizon).find(({ period }) => period === main)! };
}

/** The small unit in which sums are exact: fen of money, a hundredth of a count, a billionth of a share or index. */
export function quantumOf(unit: string): number {
  return unit === 'share' || unit === 'index' ? 1e-9 : 0.01;
}

const TREE: readonly MetricName[] = ['gmv', 'orders', 'buyersMonth'];

/** The periods of the growth tree: those asked, else the outcome's and the one before it of the same kind, where the run has it whole. */
export function treePeriods({ prepared, outcome, before }: AttributePlan): readonly AskedFigure['span'][] {
  if (before) return [before.span, outcome.span];
  const { from, until } = prepared.scenario;
  const same = spansOf(from, until).filter(({ kind }) => kind === outcome.span.kind);
  const at = same.findIndex(({ period }) => period === outcome.span.period);
  return at > 0 && outcome.span.kind !== 'day' ? [same[at - 1]!, outcome.span] : [];
}

/** Everything read of a variant: the outcome, the same before where growth is asked, and the parts of the growth tree. */
export function figuresAsked(plan: AttributePlan): AskedFigure[] {
  const tree = treePeriods(plan).flatMap((span) => TREE.map((metric) => ({ metric, span })));
  return [plan.outcome, ...(plan.before ? [plan.before] : []), ...tree];
}

/** The orders that a replicate draws; none where all orders are used. */
export function ordersOf(
  { prepared, items, pairs }: AttributePlan,
  replicate: number,
): (readonly number[])[] {
  const key = replicateKey(prepared.scenario.seed, replicate);
  // days 0 and 1 are those by which parameters and strengths are drawn
  return [...orderPairs(items.length, pairs, (pair, step) => uniform(key, 'posterior', step, 2 + pair))];
}

/** The coalitions that a replicate simulates, in the order of their numbers; the last is that of all items. */
export function coalitionsFor(plan: AttributePlan, replicate: number): number[] {
  return plan.pairs === 0 ? allCoalitions(plan.items.length) : coalitionsOf(ordersOf(plan, replicate));
}

/** The market of each coalition: items that are not in it are off. */
export function marketsFor(plan: AttributePlan, replicate: number): PlainMarket[] {
  const { market } = drawMarket(plan.prepared, replicate);
  const known = new Map<string, PlainMarket['levers']>();
  return coalitionsFor(plan, replicate).map((coalition) => {
    const own = plan.items.reduce(
      (without, item, at) => ((coalition >> at) & 1 ? without : item.off(without)),
      market,
    );
    // equal lists of levers are one list: what they decide is then worked out once
    const name = own.levers.map(({ id, untilDay }) => `${id} ${untilDay}`).join();
    const levers = known.get(name) ?? own.levers;
    known.set(name, levers);
    return { ...own, levers };
  });
}

export function unitOf({ prepared, outcome }: AttributePlan): string {
  return unitIn(metricOf(outcome.metric).unit, prepared.scenario.currency);
}
