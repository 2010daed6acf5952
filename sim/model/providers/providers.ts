/** STATE of the service providers and who they are: four classes, five capabilities, six regions (C14–C16). */

import { REGIONS } from '../../kernel/layout.ts';
import { exp, normalQuantile } from '../elementary.ts';
import type { Params } from '../params.ts';
import { stratum } from '../strata.ts';
import { FEN_PER_UNIT } from '../units.ts';

export const STRATEGIC = 0;
export const BASE = 1;
export const LOCAL = 2;
export const BRAND = 3;
export const CLASSES = 4;
/** What files call them, in their order. */
export const CLASS_NAMES = ['strategic', 'base', 'local', 'brand'] as const;

/** Capabilities, as columns. */
export const INCUBATION = 0;
export const MARKETING = 1;
export const OPERATIONS = 2;
export const SUPPLY = 3;
export const FULFILMENT = 4;
export const CAPABILITIES = 5;

export const APPLICANT = 0;
export const ADMITTED = 1;
export const ON_NOTICE = 2;
export const REMOVED = 3;
/** Gone by itself: its money was used up. */
export const LEFT = 4;

/** Reviews come every 28 days; a year of trailing GMV is the last thirteen. */
export const REVIEW_DAYS = 28;
const REVIEWS_A_YEAR = 13;

/** Share of firms and mean capability of each class: a few strong national firms, many local ones. Assumptions. */
const CLASS_MIX = [
  { share: 0.06, capability: 0.7, capacity: 3 },
  { share: 0.22, capability: 0.55, capacity: 1.5 },
  { share: 0.44, capability: 0.45, capacity: 0.6 },
  { share: 0.28, capability: 0.55, capacity: 1 },
] as const;

export interface Providers {
  readonly count: number;
  readonly class: Uint8Array;
  readonly region: Uint8Array;
  readonly standing: Uint8Array;
  /** CAPABILITIES columns a provider, each 0–1. */
  readonly capability: Float64Array;
  /** Client GMV it can serve in 28 days, fen of agents. */
  readonly capacityFen: Float64Array;
  /** Of that, what no client took up when they were last matched. */
  readonly freeFen: Float64Array;
  /** Money: what it began with and has earned or been given, less costs and investment; fen of agents. */
  readonly capital: Float64Array;
  /** First day on which it may apply. */
  readonly founded: Int32Array;
  readonly clients: Int32Array;
  /** Client GMV since the last review, and of the last thirteen reviews, fen of agents. */
  readonly spanFen: Float64Array;
  readonly yearFen: Float64Array;
  /** Client GMV of the last twelve closed spans. */
  readonly pastFen: Float64Array;
  readonly notices: Uint8Array;
  /** Brands a day that those with capacity free win for the platform. */
  brandsADay: number;
}

export function populateProviders(params: Params, scale: number): Providers {
  const n = params['providers.count'];
  const p: Providers = {
    count: n,
    class: new Uint8Array(n),
    region: new Uint8Array(n),
    standing: new Uint8Array(n),
    capability: new Float64Array(n * CAPABILITIES),
    capacityFen: new Float64Array(n),
    freeFen: new Float64Array(n),
    capital: new Float64Array(n),
    founded: new Int32Array(n),
    clients: new Int32Array(n),
    spanFen: new Float64Array(n),
    yearFen: new Float64Array(n * REVIEWS_A_YEAR),
    pastFen: new Float64Array(n),
    notices: new Uint8Array(n),
    brandsADay: 0,
  };
  for (let k = 0; k < n; k++) {
    const kind = classAt((k * 0.6180339887498949) % 1);
    const mix = CLASS_MIX[kind]!;
    p.class[k] = kind;
    p.region[k] = Math.floor(stratum(0, k) * REGIONS);
    for (let c = 0; c < CAPABILITIES; c++) {
      p.capability[k * CAPABILITIES + c] = Math.min(1, mix.capability * (0.6 + 0.8 * stratum(1 + c, k)));
    }
    const spread = params['providers.capacitySpread'];
    const money = params['providers.capacity'] * mix.capacity * exp(spread * normalQuantile(stratum(6, k)));
    p.capacityFen[k] = (money * FEN_PER_UNIT) / scale;
    p.capital[k] = reserveFen(params, p, k);
    // a third was founded in the year before the first day, the rest in the 800 days after it
    p.founded[k] = Math.floor(k % 3 === 0 ? -365 * stratum(7, k) : 800 * stratum(7, k));
  }
  return p;
}

function classAt(quantile: number): number {
  let sum = 0;
  for (let kind = 0; kind < CLASSES; kind++) {
    sum += CLASS_MIX[kind]!.share;
    if (quantile < sum) return kind;
  }
  return CLASSES - 1;
}

/** What its people and rooms cost in 28 days, used or not, fen of agents. */
export function costFen(params: Params, p: Providers, k: number): number {
  return params['providers.cost'] * p.capacityFen[k]!;
}

/** Money that a provider begins with and does not invest: so many reviews without a client. */
export function reserveFen(params: Params, p: Providers, k: number): number {
  return params['providers.runway'] * costFen(params, p, k);
}

/** Share of its capacity that is free, 0–1. */
export function freeShare(p: Providers, k: number): number {
  return p.capacityFen[k]! > 0 ? Math.max(0, p.freeFen[k]!) / p.capacityFen[k]! : 0;
}

export function meanCapability(p: Providers, k: number): number {
  let sum = 0;
  for (let c = 0; c < CAPABILITIES; c++) sum += p.capability[k * CAPABILITIES + c]!;
  return sum / CAPABILITIES;
}

/** Client GMV of the last 364 days, fen of agents. */
export function yearFen(p: Providers, k: number): number {
  return p.spanFen[k]! + p.pastFen[k]!;
}

/** Moves the span since the last review into the year's ring. */
export function closeSpan(p: Providers, k: number): void {
  const row = k * REVIEWS_A_YEAR;
  p.yearFen.copyWithin(row + 1, row, row + REVIEWS_A_YEAR - 1);
  p.yearFen[row] = p.spanFen[k]!;
  p.spanFen[k] = 0;
  p.pastFen[k] = 0;
  for (let r = 0; r < REVIEWS_A_YEAR - 1; r++) p.pastFen[k]! += p.yearFen[row + r]!;
}

export function isServing(p: Providers, k: number): boolean {
  return p.standing[k] === ADMITTED || p.standing[k] === ON_NOTICE;
}
