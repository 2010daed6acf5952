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

/** Chances around the asked one for which the cheapest plan is run once more, to decide among them. */
const FINALS = [-0.08, -0.03, 0, 0.02, 0.04, 0.06, 0.1, 0.15] as const;
/** Chances above the asked one for which plans are judged too: what was chosen on some luck is often less on other. */
const ABOVE = [0, 0.03, 0.08] as const;
/** And parts of the way from none of it to the asked one. */
const BELOW = [1 / 3, 2 / 3] as const;

/** A wanted chance is a sum of fractions. */
const ROUNDING = 1e-9;

/** The cheapest of the frontier for each of some chances, and the surest; none where none beats doing nothing. */
function cheapestFor(
  candidates: readonly Candidate[],
  none: number,
  wantedBelow: (surest: number) => readonly number[],
): Candidate[] {
  const frontier = frontierOf(candidates).filter(({ chance }) => chance > none);
  const surest = frontier.at(-1);
  if (!surest) return [];
  const chosen = wantedBelow(surest.chance).flatMap(
    (chance) => frontier.find((one) => one.chance >= chance - ROUNDING) ?? [],
  );
  const kept = new Set([...chosen, surest]);
  return frontier.filter((one) => kept.has(one));
}

/** Ways from none of it to what can be had. */
function between(none: number, top: number): number[] {
  return BELOW.map((part) => none + part * (top - none));
}

/**
 * The plans that are run once more, on luck of their own: the search has chosen among many, and each had some luck.
 * @param none the chance without any
 */
export function finalistsOf(candidates: readonly Candidate[], none: number, asked: number): Candidate[] {
  return cheapestFor(candidates, none, (surest) => {
    const top = Math.min(asked, surest);
    return [...between(none, top), ...FINALS.map((more) => top + more)];
  });
}

/** The plans of the frontier that are judged on fresh luck: the cheapest for the chance asked and for some around it, and the surest. */
export function chosenFrom(candidates: readonly Candidate[], none: number, asked: number): Candidate[] {
  return cheapestFor(candidates, none, (surest) => {
    const top = Math.min(asked, surest);
    return [...between(none, top), ...ABOVE.map((more) => top + more)];
  });
}

/** Most plans that either gives. */
export const MOST_FINALISTS = BELOW.length + FINALS.length + 1;
export const MOST_FRONTIER = BELOW.length + ABOVE.length + 1;
