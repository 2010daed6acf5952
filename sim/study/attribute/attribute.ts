/** From figures of coalitions to shares of an outcome or its growth, and the growth tree beside them. */
import type { Amount, AttributeResult, GrowthTree, ItemShare } from '../../result/attribute.ts';
import { type GrowthFigures, growthAmounts } from '../../result/growth.ts';
import { differenceOf, meanOf } from '../compare/compared.ts';
import {
  type AttributePlan,
  coalitionsFor,
  figuresAsked,
  ordersOf,
  quantumOf,
  treePeriods,
  unitOf,
} from './plan.ts';
import {
  exactShares,
  meanShares,
  type Shares,
  sampledShares,
  sharesAsNumbers,
  type WorthOf,
  wholeShares,
} from './shapley.ts';

/** By the number of the replicate: every figure (plan.ts) of every coalition, one after the other. */
export type Answers = ReadonlyMap<number, readonly number[]>;

interface Replicate {
  /** The outcome, or its growth, of a coalition, in small units. */
  readonly worthOf: WorthOf;
  readonly shares: Shares;
  /** Shares by each pair of orders alone; none where all orders are used. */
  readonly byPair: readonly Shares[];
  /** The figures with all items in force. */
  readonly full: readonly number[];
}

function valuesOf(plan: AttributePlan, replicate: number, answer: readonly number[]): WorthOf {
  const width = figuresAsked(plan).length;
  const quantum = quantumOf(unitOf(plan));
  const values = new Map(
    coalitionsFor(plan, replicate).map((coalition, at) => {
      const [later, sooner] = answer.slice(at * width, at * width + 2);
      const units = (value: number) => BigInt(Math.round(value / quantum));
      return [coalition, plan.before ? units(later!) - units(sooner!) : units(later!)];
    }),
  );
  return (coalition) => values.get(coalition)!;
}

function replicateOf(plan: AttributePlan, replicate: number, answer: readonly number[]): Replicate {
  const n = plan.items.length;
  const worthOf = valuesOf(plan, replicate, answer);
  const orders = ordersOf(plan, replicate);
  const full = answer.slice(-figuresAsked(plan).length);
  if (plan.pairs === 0) return { worthOf, shares: exactShares(n, worthOf), byPair: [], full };
  const byPair = Array.from({ length: plan.pairs }, (_, pair) =>
    sampledShares(n, orders.slice(2 * pair, 2 * pair + 2), worthOf),
  );
  return { worthOf, shares: sampledShares(n, orders, worthOf), byPair, full };
}

/** Standard error of a mean share that comes from drawn orders: pairs of one replicate differ in nothing else. */
function orderErrors(replicates: readonly Replicate[], item: number, quantum: number): number {
  const variances = replicates.map(({ byPair }) => {
    const own = byPair.map((shares) => sharesAsNumbers(shares)[item]!);
    const mean = meanOf(own);
    const squares = own.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return squares / (own.length - 1) / own.length;
  });
  return (Math.sqrt(variances.reduce((a, b) => a + b, 0)) / replicates.length) * quantum;
}

function amountOf(whole: bigint, quantum: number): Amount {
  return { whole: Number(whole), value: roundedTo(Number(whole) * quantum, quantum) };
}

/** Without the last digits that a product of a fraction has and a sum of money has not. */
function roundedTo(value: number, quantum: number): number {
  return Number(value.toFixed(Math.round(-Math.log10(quantum))));
}

function partOf(whole: bigint, all: bigint): number | null {
  return all === 0n ? null : Number(whole) / Number(all);
}

function itemShares(plan: AttributePlan, replicates: readonly Replicate[], quantum: number): ItemShare[] {
  const whole = wholeShares(meanShares(replicates.map(({ shares }) => shares)));
  const shared = whole.reduce((a, b) => a + b, 0n);
  const each = replicates.map(({ shares }) => sharesAsNumbers(shares));
  return plan.items.map(({ id, title }, item) => ({
    id,
    title,
    ...amountOf(whole[item]!, quantum),
    part: partOf(whole[item]!, shared),
    difference: differenceOf(each.map((own) => own[item]! * quantum)),
    orderError: plan.pairs < 2 ? null : orderErrors(replicates, item, quantum),
  }));
}

/** The mean of whole numbers, to the nearest whole one. */
function meanWhole(values: readonly bigint[]): bigint {
  return wholeShares({
    numerators: [values.reduce((a, b) => a + b, 0n)],
    denominator: BigInt(values.length),
  })[0]!;
}

const FEN = 0.01;

/** Fractions of small units as whole ones that add up to the whole, as `wholeShares` does it. */
function wholeParts(parts: readonly number[], total: bigint): bigint[] {
  const fine = 1e6;
  const numerators = parts.slice(0, -1).map((part) => BigInt(Math.round(part * fine)));
  const rest = total * BigInt(fine) - numerators.reduce((a, b) => a + b, 0n);
  return wholeShares({ numerators: [...numerators, rest], denominator: BigInt(fine) });
}

/** The growth of GMV between two periods by replicate, in parts; nothing where a figure is not positive. */
function growthTree(plan: AttributePlan, replicates: readonly Replicate[]): GrowthTree | null {
  const [sooner, later] = treePeriods(plan);
  if (!sooner || !later) return null;
  const start = plan.before ? 2 : 1;
  const figures = replicates.map(({ full }) =>
    [start, start + 3].map((at): GrowthFigures => {
      const [gmv, orders, buyers] = full.slice(at, at + 3) as [number, number, number];
      return { gmv, orders, buyers };
    }),
  );
  const grown = figures.flatMap(([a, b]) => growthAmounts(a!, b!) ?? []);
  if (grown.length < figures.length || grown.length === 0) return null;
  const fen = (values: readonly number[]) =>
    meanWhole(values.map((value) => BigInt(Math.round(value / FEN))));
  const [gmvSooner, gmvLater] = [0, 1].map((at) => fen(figures.map((own) => own[at]!.gmv)));
  const total = gmvLater! - gmvSooner!;
  const names = ['buyers', 'ordersPerBuyer', 'orderValue'] as const;
  const means = names.map((name) => meanOf(grown.map((parts) => parts[name])) / FEN);
  const whole = wholeParts(means, total);
  return {
    sooner: sooner.period,
    later: later.period,
    gmvSooner: amountOf(gmvSooner!, FEN),
    gmvLater: amountOf(gmvLater!, FEN),
    growth: amountOf(total, FEN),
    factors: names.map((factor, at) => ({
      factor,
      ...amountOf(whole[at]!, FEN),
      part: partOf(whole[at]!, total),
      difference: differenceOf(grown.map((parts) => parts[factor])),
    })),
  };
}

/** @param answers of the replicates that ended well; at least one */
export function attributed(plan: AttributePlan, answers: Answers): AttributeResult {
  const { prepared, title, source, by, kept, since, outcome, before, pairs } = plan;
  const { scenario, identity } = prepared;
  const unit = unitOf(plan);
  const quantum = quantumOf(unit);
  const numbers = [...answers.keys()].sort((a, b) => a - b);
  const replicates = numbers.map((k) => replicateOf(plan, k, answers.get(k)!));
  const everything = 2 ** plan.items.length - 1;
  const items = itemShares(plan, replicates, quantum);
  const shared = BigInt(items.reduce((sum, { whole }) => sum + whole, 0));
  const all = meanWhole(replicates.map(({ worthOf }) => worthOf(everything)));
  const level = (at: number) =>
    amountOf(meanWhole(replicates.map(({ full }) => BigInt(Math.round(full[at]! / quantum)))), quantum);
  return {
    schema: 'laotie/attribute@1',
    title,
    source,
    scenarioHash: identity.scenarioHash,
    engine: identity.engine,
    dataHash: identity.dataHash,
    seed: scenario.seed,
    scale: scenario.scale,
    from: scenario.from,
    until: scenario.until,
    knownUntil: scenario.knownUntil,
    ...(scenario.currency === undefined ? {} : { currency: scenario.currency }),
    replicates: scenario.replicates,
    failed: scenario.replicates - numbers.length,
    by,
    since,
    metric: outcome.metric,
    unit,
    quantum,
    period: outcome.span.period,
    before: before?.span.period ?? null,
    level: level(0),
    levelBefore: before ? level(1) : null,
    all: amountOf(all, quantum),
    // what none leaves is what the shares leave, to the last unit
    none: amountOf(all - shared, quantum),
    shared: amountOf(shared, quantum),
    items: items.toSorted((a, b) => b.whole - a.whole),
    kept,
    orderPairs: pairs,
    variants: coalitionsFor(plan, numbers[0]!).length,
    growth: growthTree(plan, replicates),
  };
}
