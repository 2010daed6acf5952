/** Up to four plans beside one another, of which one is at hand. Every change is a new value. */
import type { Bilingual } from '../../sim/notation/language.ts';
import type { Plan } from './plan.ts';

export const MOST_PLANS = 4;
export const LETTERS = 'ABCD';

export interface Desk {
  readonly plans: readonly Plan[];
  /** Which of them is at hand. */
  readonly at: number;
}

export function atHand({ plans, at }: Desk): Plan {
  return plans[at]!;
}

export function withAtHand({ plans, at }: Desk, plan: Plan): Desk {
  return { plans: plans.map((one, place) => (place === at ? plan : one)), at };
}

export function taken(desk: Desk, at: number): Desk {
  return { ...desk, at };
}

/** A copy of the plan at hand under another title, which is then at hand; the same desk where there is no room. */
export function copied(desk: Desk, title: Bilingual): Desk {
  const { plans } = desk;
  if (plans.length >= MOST_PLANS) return desk;
  return { plans: [...plans, { ...atHand(desk), title }], at: plans.length };
}

/** Without the plan at hand; the last one stays. */
export function putAway({ plans, at }: Desk): Desk {
  if (plans.length === 1) return { plans, at };
  const rest = plans.filter((_, place) => place !== at);
  return { plans: rest, at: Math.min(at, rest.length - 1) };
}
