/**
 * What a little more exaggeration brings a talent and costs it: the sale of today against the good name of tomorrow
 * (Shapiro 1983, premiums for reputation). Imitation cannot tell the two apart, for a peer that has been loud for long
 * shows the trust that it has lost in its sales of today; so a talent also reckons for itself, with its buyers as they
 * are. All per visit and unit of claims.
 */
import { exp, normalQuantile } from '../elementary.ts';
import { TIE_CLAIMS } from '../fans/purchase.ts';
import type { Params } from '../params.ts';
import { clamp } from '../units.ts';

/** What a talent knows of itself at a review. */
export interface Standing {
  /** Profit before ads over kept GMV, and kept money of a visit. */
  readonly trade: number;
  readonly keptMoney: number;
  /** Strangers' share of GMV; orders of a visit; share of deliveries that disappoint. */
  readonly strangers: number;
  readonly conversion: number;
  readonly disappointed: number;
  /** Spread of its goods from order to order, quality. */
  readonly spread: number;
  /** Share of its days that suspensions take, for each unit of claims. */
  readonly suspended: number;
}

const ROOT_OF_2PI = Math.sqrt(2 * Math.PI);

/** Added share of deliveries that disappoint: those which were just good enough, where so many disappoint already. */
export function addedDisappointed(params: Params, disappointed: number, spread: number): number {
  const z = normalQuantile(clamp(disappointed, 0.001, 0.999));
  return (params['delivery.credulity'] * exp((-z * z) / 2)) / ROOT_OF_2PI / spread;
}

/** Added severity a delivery: that of those which disappoint now, and more where others did before. */
function addedHarm(params: Params, added: number, disappointed: number): number {
  const worse = params['delivery.credulity'] / params['delivery.severityWidth'];
  return added * params['delivery.severityFloor'] + disappointed * worse;
}

/** What a follower is worth to a talent as far as it looks ahead. */
function followerWorth(params: Params): number {
  return params['talents.horizon'] * params['sellers.followerWorth'];
}

/** What the buyers whom louder claims win bring: their orders, and those strangers among them who follow. */
export function claimsGain(params: Params, standing: Standing): number {
  const { trade, keptMoney, strangers, conversion, disappointed } = standing;
  const share = params['purchase.claims'] * (1 - conversion); // of the orders of those who believe all of it
  const believed = strangers + TIE_CLAIMS * (1 - strangers);
  const follows = conversion * strangers * (1 - disappointed) * params['follow.delivery'];
  return share * (Math.max(0, trade) * keptMoney * believed + followerWorth(params) * follows);
}

/**
 * What they cost: refunds, complaints and suspensions soon; and the followers who are lost or never won, as far
 * as the talent looks ahead.
 */
export function claimsCost(params: Params, standing: Standing): number {
  const { trade, keptMoney, strangers, conversion, disappointed, spread, suspended } = standing;
  const sale = Math.max(0, trade);
  const added = addedDisappointed(params, disappointed, spread);
  const harm = addedHarm(params, added, disappointed);
  const refunds = params['delivery.refundBase'] * added + params['delivery.refundSeverity'] * harm;
  const returns = refunds * (sale + params['sellers.returnCost']) * keptMoney;
  const complaints = conversion * params['delivery.complaint'] * harm * params['sellers.complaintCost'];
  const followers = params['sellers.harmFollowers'] * harm + strangers * params['follow.delivery'] * added;
  return returns + complaints + suspended * sale * keptMoney + followerWorth(params) * conversion * followers;
}

/** Claims after a review: louder as far as that pays, more honest as far as it costs. */
export function weighedClaims(params: Params, claims: number, gain: number, cost: number): number {
  const lean = gain + cost > 0 ? (gain - cost) / (gain + cost) : 0;
  return clamp(claims + params['talents.claimsStep'] * lean, 0, 1);
}
