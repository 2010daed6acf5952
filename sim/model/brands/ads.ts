/** Traffic, the T of STEPS: what a brand spends on ads, and what a visit that it buys returns. */
import type { Params } from '../params.ts';
import { adBudgetFen, adFloorFen } from '../streamers/adBudget.ts';
import type { World } from '../world.ts';
import { TRAFFIC } from './steps.ts';

/** Least share of the plan that a brand spends while it advertises; the plan is what it can afford. Assumption. */
export const LEAST_ADS = 0.1;

/**
 * A store's ads of a day, whole fen of agents; none without the choice.
 * @param trailing its GMV of 28 days, fen of agents @param floorFen the same for all stores (`adFloorFen`)
 */
export function brandAdFen(
  { params, brands, streamers, scale }: AdWorld,
  j: number,
  trailing: number,
  floorFen = adFloorFen(params, scale),
): number {
  const b = j - streamers.stores;
  if (!(brands.choices[b]! & TRAFFIC)) return 0;
  return Math.floor(adBudgetFen(floorFen, params['brands.adShare'], trailing) * brands.ads[b]!);
}

type AdWorld = Pick<World, 'params' | 'brands' | 'streamers' | 'scale'>;

export interface AdReturn {
  /** Margin after all fees, as a share of what buyers keep. */
  readonly margin: number;
  /** Since the last review: what buyers kept, visits, and those of followers. */
  readonly keptFen: number;
  readonly visits: number;
  readonly privateVisits: number;
  /** Price of a paid visit, fen. */
  readonly priceFen: number;
}

/**
 * What a fen of ads brings in. Followers come of themselves, so all that a store earns is put down to the visits that it
 * did not get from its followers: a paid visit is worth its own orders and those of the followers it makes. 1 when
 * nothing is known.
 */
export function adReturn({ margin, keptFen, visits, privateVisits, priceFen }: AdReturn): number {
  // at least a tenth of all visits: the estimate of followers' visits is the platform's average, not the store's own
  const won = Math.max(visits - privateVisits, 0.1 * visits);
  if (!(won > 0 && priceFen > 0)) return 1;
  return (margin * keptFen) / won / priceFen;
}

/** Ads go up by a step when they return more than they cost, down when less: as sellers do who know no elasticities. */
export function nextAds(params: Params, ads: number, back: number): number {
  const step = 1 + params['brands.adStep'];
  const next = back > 1 ? ads * step : ads / step;
  return Math.min(1, Math.max(LEAST_ADS, next));
}
