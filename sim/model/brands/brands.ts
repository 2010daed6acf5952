/** STATE of the brands, and STEPS: new shop → climbing → KA → SKA (C10). The brand's store is a streamer. */
import type { Params } from '../params.ts';
import type { Streamers } from '../streamers/streamers.ts';

export const OUTSIDE = 0;
export const NEW_SHOP = 1;
export const CLIMBING = 2;
export const KEY_ACCOUNT = 3;
export const SUPER_KEY_ACCOUNT = 4;

export interface Brands {
  readonly count: number;
  /** Resistance to entry: the brand enters when the cumulated entry hazard passes it. */
  readonly resistance: Float64Array;
  readonly stage: Uint8Array;
  /** How many brands are in each stage; `setStage` keeps it. */
  readonly inStage: Int32Array;
  /** Quality gained from the feedback of the private domain. */
  readonly learned: Float64Array;
  /** No brand that is outside has a lower resistance. */
  leastResistance: number;
  /** Cumulated entry hazard. */
  entryClock: number;
  present: number;
}

export function allocateBrands(count: number): Brands {
  return {
    count,
    resistance: new Float64Array(count),
    stage: new Uint8Array(count),
    inStage: Int32Array.of(count, 0, 0, 0, 0),
    learned: new Float64Array(count),
    leastResistance: 0,
    entryClock: 0,
    present: 0,
  };
}

export function setStage({ stage, inStage }: Brands, b: number, to: number): void {
  inStage[stage[b]!]!--;
  inStage[to]!++;
  stage[b] = to;
}

/** A brand comes in as a new shop; its store opens today. */
export function enterBrand(
  {
    brands,
    streamers,
    day,
  }: { readonly brands: Brands; readonly streamers: Streamers; readonly day: number },
  b: number,
): void {
  setStage(brands, b, NEW_SHOP);
  brands.resistance[b] = Number.POSITIVE_INFINITY; // it enters once
  brands.present++;
  streamers.arrival[streamers.stores + b] = day;
}

/**
 * Stage from GMV of 28 days (real yuan). Stages are not lost by one weak month: a brand falls back only below half of
 * the threshold of its stage.
 */
export function stageOf(params: Params, stage: number, yuan28: number): number {
  const steps = [params['brands.climb'], params['brands.ka'], params['brands.ska']];
  let reached = NEW_SHOP;
  for (const step of steps) if (yuan28 >= step) reached++;
  if (reached >= stage) return reached;
  return yuan28 >= 0.5 * steps[stage - 2]! ? stage : stage - 1;
}
