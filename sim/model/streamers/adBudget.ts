/** What a seller spends on traffic in a day, and how it learns what that brings. */
import { power } from '../elementary.ts';
import type { Params } from '../params.ts';
import { clamp, FEN_PER_UNIT } from '../units.ts';

/**
 * The least that a store which advertises spends in a day, fen of agents. It is real money, divided by the scale here, so
 * that results do not depend on the scale.
 */
export function adFloorFen(params: Params, scale: number): number {
  return (params['brands.adFloor'] * FEN_PER_UNIT) / scale / 28;
}

/** Whole fen of agents for a day. @param trailingFen GMV of the last 28 days, fen of agents */
export function adBudgetFen(floorFen: number, share: number, trailingFen: number): number {
  return Math.floor(Math.max(floorFen, (share * trailingFen) / 28));
}

/** Least and largest share of GMV for ads: a seller keeps a foot in the auction, and lives on more than ads. Assumptions. */
const LEAST_SHARE = 0.002;
const MOST_SHARE = 0.3;
/** A return beyond this counts as this: nobody trusts a month of wonders. Assumption. */
const MOST_RETURN = 4;

/**
 * What of its GMV a seller means to spend on ads: more when the last money spent brought more than it cost, less when less.
 * @param returned profit and worth of followers that the last money spent on ads brought, over it
 */
export function revisedAdShare(params: Params, share: number, returned: number): number {
  const trusted = clamp(returned, 1 / MOST_RETURN, MOST_RETURN);
  return clamp(share * power(trusted, params['sellers.adStep']), LEAST_SHARE, MOST_SHARE);
}

/** Sums over a span, of one seller or of the market: visits, fen kept of them, new follows. */
export interface Traffic {
  readonly visits: number;
  readonly keptFen: number;
  readonly follows: number;
}

/** Of a visit to a seller: few visits are weighed against the market's. @param prior visits that weigh as much */
export function perVisit(name: 'keptFen' | 'follows', own: Traffic, market: Traffic, prior: number): number {
  return (own[name] + (prior / market.visits) * market[name]) / (own.visits + prior);
}

/**
 * Worth of a paid visit to a seller, fen: what its visits left, as far as public visits are worth as much as others, and
 * the followers won, all of them by public visits. Few visits are weighed against the market's.
 * @param terms prior: visits that weigh as much as the market's figures; trade: profit before ads over kept GMV;
 * publicWorth: GMV of a public visit over GMV of any visit; publicShare: public visits over all
 */
export function paidVisitFen(
  params: Params,
  own: Traffic,
  market: Traffic,
  terms: { prior: number; trade: number; publicWorth: number; publicShare: number },
): number {
  const { prior, trade, publicWorth, publicShare } = terms;
  const keptFen = perVisit('keptFen', own, market, prior);
  const follows = perVisit('follows', own, market, prior) / publicShare;
  const followerFen = params['talents.horizon'] * params['sellers.followerWorth'] * FEN_PER_UNIT;
  return trade * keptFen * publicWorth + followerFen * follows;
}
