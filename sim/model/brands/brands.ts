/**
 * STATE of the brands. A stage is a band of GMV: new shop → climbing → KA → SKA (C10); what a brand does there is its
 * five choices (steps.ts). The brand's store is a streamer.
 */
import type { Params } from '../params.ts';
import { allocateBooks, type Books } from './books.ts';

export const OUTSIDE = 0;
export const NEW_SHOP = 1;
export const CLIMBING = 2;
export const KEY_ACCOUNT = 3;
export const SUPER_KEY_ACCOUNT = 4;

export interface Brands {
  readonly count: number;
  /** Reading of the entry clock at which a brand that is outside comes in; beyond all readings while it is there. */
  readonly resistance: Float64Array;
  readonly stage: Uint8Array;
  /** How many brands are in each stage; `setStage` keeps it. */
  readonly inStage: Int32Array;
  /** The choices of STEPS that are made, a bit each (steps.ts). */
  readonly choices: Uint8Array;
  /** How many have chosen elite distribution: talents may carry their goods. */
  elite: number;
  /** Advertising against the plan of `brands.adShare` and `brands.adFloor`, a multiple. */
  readonly ads: Float64Array;
  /** Quality gained from the reviews of private buyers, and how much others hear of them, 0–1. */
  readonly learned: Float64Array;
  readonly heard: Float64Array;
  /** Reviews since the brand came in, and losing ones in a row. */
  readonly reviews: Uint16Array;
  readonly losses: Uint8Array;
  readonly books: Books;
  /** No brand that is outside has a lower resistance. */
  leastResistance: number;
  /** Cumulated entry hazard. */
  entryClock: number;
  present: number;
  /** Brands that have left, since the first day. */
  left: number;
}

export function allocateBrands(count: number): Brands {
  return {
    count,
    resistance: new Float64Array(count),
    stage: new Uint8Array(count),
    inStage: Int32Array.of(count, 0, 0, 0, 0),
    choices: new Uint8Array(count),
    elite: 0,
    ads: new Float64Array(count).fill(1),
    learned: new Float64Array(count),
    heard: new Float64Array(count),
    reviews: new Uint16Array(count),
    losses: new Uint8Array(count),
    books: allocateBooks(count),
    leastResistance: 0,
    entryClock: 0,
    present: 0,
    left: 0,
  };
}

export function setStage({ stage, inStage }: Brands, b: number, to: number): void {
  inStage[stage[b]!]!--;
  inStage[to]!++;
  stage[b] = to;
}

/**
 * Stage from GMV of 28 days (real money). Stages are not lost by one weak month: a brand falls back only below half of
 * the threshold of its stage.
 */
export function stageOf(params: Params, stage: number, money28: number): number {
  const steps = [params['brands.climb'], params['brands.ka'], params['brands.ska']];
  let reached = NEW_SHOP;
  for (const step of steps) if (money28 >= step) reached++;
  if (reached >= stage) return reached;
  return money28 >= 0.5 * steps[stage - 2]! ? stage : stage - 1;
}
