/** From levers to the policy of a day. */
import type { Seen } from '../seen.ts';
import type { Allowance } from './leverRule.ts';
import {
  ANNOUNCED_DAYS,
  isSame,
  type LeverInForce,
  noFestivals,
  ordinaryPolicy,
  type Policy,
  UNLIMITED,
} from './policy.ts';

/** What nobody has announced; all policies share it. */
const NOTHING_COMING = Object.freeze(noFestivals());

/** What announced levers will add to the festivals of the days ahead. */
function comingFestivals(levers: readonly LeverInForce[], day: number): Policy['coming'] {
  const announced = levers.filter(({ isAnnounced }) => isAnnounced);
  if (announced.length === 0) return NOTHING_COMING;
  const coming = noFestivals();
  for (let ahead = 1; ahead <= ANNOUNCED_DAYS; ahead++) {
    const then = ordinaryPolicy();
    for (const lever of announced) {
      const strength = lever.strengthOn(day + ahead);
      if (strength > 0) lever.apply(then, strength);
    }
    coming[ahead] = then.festival;
  }
  return coming;
}

/** The last policy of each list of levers, with the strengths that made it. */
const lastOf = new WeakMap<readonly LeverInForce[], { strengths: readonly number[]; policy: Policy }>();

/** How strong each lever is today, and what those with a budget may cost. */
export interface Decided {
  readonly strengths: readonly number[];
  readonly allowance: Readonly<Allowance>;
  /** What has happened up to yesterday, for levers that look at it; without it they do nothing. */
  readonly seen?: Seen | undefined;
}

/**
 * What the platform has decided for a day: the ordinary policy, changed by each lever in force, in their order, and what
 * it has announced. Days on which all is as on the day before share one policy, which nobody writes into.
 * @param decided what has happened so far makes of the levers; without it all are as strong as their dates say
 */
export function policyOf(levers: readonly LeverInForce[], day: number, decided?: Decided): Policy {
  const coming = comingFestivals(levers, day);
  const { strengths, allowance, seen }: Decided = decided ?? {
    strengths: levers.map((lever) => lever.strengthOn(day)),
    allowance: UNLIMITED,
  };
  const last = lastOf.get(levers);
  const sees = levers.some(({ seesState }, at) => seesState && strengths[at]! > 0);
  const isLast = last && !sees && strengths.every((strength, at) => strength === last.strengths[at]);
  if (isLast && isSame(allowance, last.policy.allowance)) {
    if (coming === last.policy.coming || isSame(coming, last.policy.coming)) return last.policy;
  }
  const policy: Policy = { ...ordinaryPolicy(), coming, allowance };
  levers.forEach((lever, at) => {
    if (!(strengths[at]! > 0) || (lever.seesState && !seen)) return;
    // one that does not say that it looks must not: what is remembered of its runs would not know
    lever.apply(policy, strengths[at]!, lever.seesState ? seen : undefined);
  });
  // what a lever has seen may have changed nothing
  if (sees && last && isSame(policy, last.policy)) return last.policy;
  lastOf.set(levers, { strengths, policy });
  return policy;
}
