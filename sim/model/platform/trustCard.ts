/** The trust card (C24): six rights, each with its own effect and its own cost. */
import { type Policy, RIGHTS } from './policy.ts';

/**
 * Share of each effect that a right brings when fully covered; the six add up to 1 in each effect but cost.
 * risk: perceived risk before the sale · recovery: harm healed after a failure · ease: easier refunds ·
 * days: days saved on delivery · cost: paid by the platform, as a share of the value covered. Assumptions.
 */
const EFFECTS = {
  'refund-only': { risk: 0.25, recovery: 0.3, ease: 0.3, days: 0, cost: 0.002 },
  'return-freight': { risk: 0.15, recovery: 0.2, ease: 0.3, days: 0, cost: 0.003 },
  'fake-one-pay-ten': { risk: 0.25, recovery: 0.15, ease: 0, days: 0, cost: 0.0005 },
  'seven-days': { risk: 0.2, recovery: 0.15, ease: 0.3, days: 0, cost: 0.0015 },
  'fast-refund': { risk: 0.1, recovery: 0.2, ease: 0.1, days: 0, cost: 0.0005 },
  'fast-dispatch': { risk: 0.05, recovery: 0, ease: 0, days: 2, cost: 0.0005 },
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

/** Days a streamer takes to join once the card is offered, and how well it covers its goods. */
export const JOIN_DAYS = 60;
export function cardCover(quantile: number): number {
  return 0.6 + 0.4 * quantile;
}
