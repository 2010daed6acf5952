/** Of all plans that were run, those that no other beats: none is both cheaper and surer. */

import type { LeverPlan } from '../../scenario/scenario.ts';
import type { Mix } from '../plans/fill.ts';

export interface Candidate {
  readonly mix: Mix;
  readonly levers: readonly LeverPlan[];
  readonly cost: number;
  readonly chance: number;
}

/** The cheapest first; each reaches a higher chance than all before it. */
export function frontierOf(candidates: readonly Candidate[]): Candidate[] {
  const sorted = candidates.toSorted((a, b) => a.cost - b.cost || b.chance - a.chance);
  let most = Number.NEGATIVE_INFINITY;
  return sorted.filter(({ chance }) => {
    if (chance <= most) return false;
    most = chance;
    return true;
  });
}

/** Chances above the asked one for which plans are judged too: what is chosen on some luck is often less on other. */
const ABOVE = [0, 0.03, 0.08] as const;
/** And parts of the way from none of it to the asked one. */
const BELOW = [1 / 3, 2 / 3] as const;

/**
 * The plans of the frontier that are judged on fresh luck: the cheapest for the chance asked and for some around it, and
 * the surest.
 * @param none the chance without any
 */
export function chosenFrom(
  candidates: readonly Candidate[],
  none: number,
  asked: number,
  most: number,
): Candidate[] {
  const frontier = frontierOf(candidates).filter(({ chance }) => chance > none);
  const surest = frontier.at(-1);
  if (!surest) return frontierOf(candidates).slice(-1);
  const top = Math.min(asked, surest.chance);
  const wanted = [...BELOW.map((part) => none + part * (top - none)), ...ABOVE.map((more) => top + more)];
  const chosen = wanted.flatMap((chance) => frontier.find((one) => one.chance >= chance) ?? []);
  const all = [...new Set([...chosen, surest])];
  return frontier.filter((one) => all.includes(one)).slice(-most);
}
