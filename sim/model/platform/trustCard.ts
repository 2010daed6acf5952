/** The trust card (C24): six rights, each with its own effect and its own cost. */
import { changeOfMind } from '../fans/returns.ts';
import { strangerFactor } from '../fans/trust.ts';
import type { Params } from '../params.ts';
import { clamp } from '../units.ts';
import { type Policy, RIGHTS } from './policy.ts';

/**
 * Share of each effect that a right brings when fully covered; the six add up to 1 in each effect but days.
 * risk: perceived risk before the sale · recovery: harm healed after a failure · ease: easier refunds ·
 * days: days saved on delivery · cost: of what the platform pays of covered refunds (costs.card). Assumptions.
 */
const EFFECTS = {
  'refund-only': { risk: 0.25, recovery: 0.3, ease: 0.3, days: 0, cost: 0.25 },
  'return-freight': { risk: 0.15, recovery: 0.2, ease: 0.3, days: 0, cost: 0.375 },
  'fake-one-pay-ten': { risk: 0.25, recovery: 0.15, ease: 0, days: 0, cost: 0.0625 },
  'seven-days': { risk: 0.2, recovery: 0.15, ease: 0.3, days: 0, cost: 0.1875 },
  'fast-refund': { risk: 0.1, recovery: 0.2, ease: 0.1, days: 0, cost: 0.0625 },
  'fast-dispatch': { risk: 0.05, recovery: 0, ease: 0, days: 2, cost: 0.0625 },
} as const;

/** Free returns without the card do what its right to free freight does. */
export const FREE_RETURNS = EFFECTS['return-freight'];

export interface CardEffects {
  readonly risk: number;
  readonly recovery: number;
  readonly ease: number;
  readonly days: number;
  readonly cost: number;
}

/** Effects of the rights in force at full cover. */
export function cardEffects(policy: Policy): CardEffects {
  const sum = { risk: 0, recovery: 0, ease: 0, days: 0, cost: 0 };
  for (const right of RIGHTS) {
    const weight = policy.rights[right];
    sum.risk += weight * EFFECTS[right].risk;
    sum.recovery += weight * EFFECTS[right].recovery;
    sum.ease += weight * EFFECTS[right].ease;
    sum.days += weight * EFFECTS[right].days;
    sum.cost += weight * EFFECTS[right].cost;
  }
  return sum;
}

/**
 * What the card costs the platform of a seller's day, fen: its part of covered refunds, and what buyers of covered goods
 * get back without cause where they need not return them.
 */
export function cardCostFen(
  params: Pick<Params, 'costs.card' | 'costs.abuse'>,
  policy: Pick<Policy, 'rights'>,
  card: CardEffects,
  { cover, refundedFen, keptFen }: { cover: number; refundedFen: number; keptFen: number },
): number {
  const refunds = params['costs.card'] * card.cost * refundedFen;
  const abuse = params['costs.abuse'] * policy.rights['refund-only'] * keptFen;
  return Math.floor(cover * (refunds + abuse));
}

/** What free returns cost the platform of a seller's day, fen: as much of refunds as that right of the card. */
export function freeReturnsFen(
  params: Pick<Params, 'costs.card'>,
  free: number,
  refundedFen: number,
): number {
  return Math.floor(free * params['costs.card'] * FREE_RETURNS.cost * refundedFen);
}

/** The card asks that at least so much of the goods is covered. Assumption. */
export const LEAST_COVER = 0.5;

/** What a seller thinks that its followers trust it, and how severe a disappointment is. Assumptions. */
const FOLLOWER_TRUST = 0.65;
const USUAL_SEVERITY = 0.5;

/** What a seller's books and public record tell it. */
export interface Holder {
  readonly category: number;
  /** Profit of a sale before ads, over kept GMV; kept money of an order. */
  readonly trade: number;
  readonly orderMoney: number;
  /** Strangers' share of GMV. */
  readonly strangers: number;
  readonly reputation: number;
  readonly conversion: number;
}

/** Orders that full cover adds, of strangers and of followers, as a share of all: buyers who dare. */
function daring(params: Params, { risk }: CardEffects, holder: Holder): readonly [number, number] {
  const { strangers, reputation, conversion } = holder;
  const trust = params['fans.generalTrust'] * strangerFactor(params, reputation);
  const effect = params['purchase.guarantee'] * risk * (1 - conversion);
  return [effect * strangers * (1 - trust), effect * (1 - strangers) * (1 - FOLLOWER_TRUST)];
}

/** Sales that full cover sends back besides those that come back anyway, as a share of kept GMV. */
function easierReturns(params: Params, { ease }: CardEffects, { category, reputation }: Holder): number {
  const refund = params['delivery.refundBase'] + params['delivery.refundSeverity'] * USUAL_SEVERITY;
  const mind = changeOfMind(params, category, 0);
  const kept = 1 - reputation * mind - (1 - reputation) * refund;
  const easier = reputation * (changeOfMind(params, category, ease) - mind);
  const more = easier + (1 - reputation) * refund * params['returns.ease'] * ease;
  return kept > 0 ? more / kept : more;
}

/** Followers that full cover wins or keeps, for each order: strangers who dare and are satisfied, and harm that is healed. */
function followersKept(params: Params, card: CardEffects, holder: Holder): number {
  const { reputation } = holder;
  const won = daring(params, card, holder)[0] * reputation * params['follow.delivery'];
  const healed = (1 - reputation) * USUAL_SEVERITY * params['delivery.recovery'] * card.recovery;
  return won + params['sellers.harmFollowers'] * healed;
}

/**
 * What full cover brings a seller, share of kept GMV: the orders of those who dare, at what a sale leaves, and the worth
 * of followers won and kept, as far as it looks ahead; less the sales that come back more easily, with what a return
 * costs.
 */
export function cardReturn(params: Params, card: CardEffects, holder: Holder): number {
  const { trade, orderMoney } = holder;
  const [strangers, followers] = daring(params, card, holder);
  const followerWorth = params['talents.horizon'] * params['sellers.followerWorth'];
  const trust = orderMoney > 0 ? (followerWorth * followersKept(params, card, holder)) / orderMoney : 0;
  const returned = easierReturns(params, card, holder) * (trade + params['sellers.returnCost']);
  return (strangers + followers) * trade + trust - returned;
}

/** How much of a whole card the rights in force are, 0–1. */
export function rightsShare({ rights }: Policy): number {
  return RIGHTS.reduce((sum, right) => sum + rights[right], 0) / RIGHTS.length;
}

/**
 * The cover that pays most when the trouble of covering grows with its square, 0–1.
 * @param brings at full cover @param rights how much of a whole card is asked for
 */
export function chosenCover(params: Params, brings: number, rights: number): number {
  const trouble = params['sellers.cardTrouble'] * rights;
  return trouble > 0 ? clamp(brings / trouble, 0, 1) : brings > 0 ? 1 : 0;
}
