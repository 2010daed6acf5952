/** The trust card (C24): six rights, each with its own effect and its own cost. */
import type { Params } from '../params.ts';
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

/** Days a streamer takes to join once the card is offered, and how well it covers its goods. */
export const JOIN_DAYS = 60;
export function cardCover(quantile: number): number {
  return 0.6 + 0.4 * quantile;
}
