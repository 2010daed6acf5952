/** What `attribute` found, as attribute.json holds it: shares of an outcome, or of its growth, that depend on no order. */
import type { Bilingual } from '../notation/language.ts';
import type { Difference } from './compare.ts';

/** An amount as a whole number of small units (fen of money), so that sums are exact. */
export interface Amount {
  /** Of `quantum` each. */
  readonly whole: number;
  /** The same in the unit of the metric. */
  readonly value: number;
}

export interface ItemShare extends Amount {
  readonly id: string;
  readonly title: Bilingual;
  /** Of the difference that all items make; null where they make none. */
  readonly part: number | null;
  /** Mean and intervals over the replicates; where orders were drawn, they hold the luck of the draw too. */
  readonly difference: Difference;
  /** Standard error that comes from having drawn orders instead of using all; null where all were used. */
  readonly orderError: number | null;
}

export interface GrowthShare extends Amount {
  readonly factor: 'buyers' | 'ordersPerBuyer' | 'orderValue';
  readonly part: number | null;
  readonly difference: Difference;
}

/** GMV of two periods and what the way between them is made of. */
export interface GrowthTree {
  readonly sooner: string;
  readonly later: string;
  readonly gmvSooner: Amount;
  readonly gmvLater: Amount;
  readonly growth: Amount;
  /** They add up to the growth. */
  readonly factors: readonly GrowthShare[];
}

export interface AttributeResult {
  readonly schema: 'laotie/attribute@1';
  readonly title: Bilingual;
  readonly source: string;
  readonly scenarioHash: string;
  readonly engine: string;
  readonly dataHash: string;
  readonly seed: string;
  readonly scale: number;
  readonly from: string;
  readonly until: string;
  readonly knownUntil: string;
  /** Code of the market's currency; absent where it is that of the model's first values. */
  readonly currency?: string | undefined;
  readonly replicates: number;
  readonly failed: number;
  readonly by: 'lever' | 'mechanism';
  /** First day on which a mechanism that is switched off is so; null for levers, which are left out altogether. */
  readonly since: string | null;
  readonly metric: string;
  readonly unit: string;
  /** The small unit of whole amounts, in the unit of the metric. */
  readonly quantum: number;
  readonly period: string;
  /** The period from which growth is told; null where the outcome itself is shared. */
  readonly before: string | null;
  /** Levels of the figure, with all items in force. */
  readonly level: Amount;
  readonly levelBefore: Amount | null;
  /** The outcome, or its growth, with all items and with none; their difference is what is shared. */
  readonly all: Amount;
  readonly none: Amount;
  readonly shared: Amount;
  /** The most first; they add up to `shared`. */
  readonly items: readonly ItemShare[];
  /** Levers that are in force in every variant: those that were not asked. */
  readonly kept: readonly Bilingual[];
  /** Pairs of orders drawn by each replicate; 0 where all orders were used. */
  readonly orderPairs: number;
  /** Variants of each replicate. */
  readonly variants: number;
  readonly growth: GrowthTree | null;
}
