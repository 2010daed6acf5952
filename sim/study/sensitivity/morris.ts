/**
 * Screening by elementary effects (Morris 1991, Technometrics 33; μ* of Campolongo, Cariboni & Saltelli 2007, Environ. Model.
 * Softw. 22): what the outcome changes by when one group of factors moves, in units of the outcome for the whole range of the
 * factor. μ* holds the luck of runs besides; `floor` says how large it would be of luck alone, and `strength` is free of it.
 */
import type { Interval } from '../../result/sensitivity.ts';
import { resampled, termsOf, weightedMean } from './bootstrap.ts';
import type { Groups, MorrisRow, Uniform } from './design.ts';
import { type Change, changeBetween, type Outcomes } from './pairs.ts';

/** Mean size of a normal number of variance 1. */
const MEAN_SIZE = Math.sqrt(2 / Math.PI);

export interface Screening {
  /** Mean effect, with its sign; of a group of several factors there is none. */
  readonly mu: Interval | null;
  /** Mean size of the effect. */
  readonly muStar: Interval;
  /** Standard deviation of the effect between trajectories, luck taken off: of what does not act evenly, or not alone; null as μ. */
  readonly sigma: Interval | null;
  /** Mean square of the effect, luck taken off. */
  readonly strength: Interval;
  /** Mean size that luck alone would give; null with one run a point, which cannot tell. */
  readonly floor: number | null;
  /** Effects that could be told, of all trajectories. */
  readonly effects: number;
}

/** An effect for the whole range, as if it acted evenly. */
function effectOf(
  { order, steps }: MorrisRow,
  outcomes: readonly Outcomes[],
  group: number,
): Change | undefined {
  const at = order.indexOf(group);
  const change = changeBetween(outcomes[at]!, outcomes[at + 1]!);
  const step = steps[at]!;
  return (
    change && { mean: change.mean / step, square: change.square / step ** 2, noise: change.noise / step ** 2 }
  );
}

function screeningOf(effects: readonly (Change | undefined)[], isAlone: boolean, runs: number, uniform: Uniform) {
  const term = (of: (effect: Change) => number) => termsOf(effects.map((effect) => effect && of(effect)));
  const sizes = term(({ mean }) => Math.abs(mean));
  const signed = term(({ mean }) => mean);
  const squares = term(({ square }) => square);
  const told = effects.filter((effect) => effect !== undefined);
  const count = told.length;
  const noise = told.reduce((sum, effect) => sum + effect.noise, 0) / count;
  const figuresOf = (weights: Float64Array) => {
    const [mu, strength] = [weightedMean(signed, weights), weightedMean(squares, weights)];
    // with n − 1; the luck that is left in μ would be taken off twice
    const between = count > 1 ? (count * (strength - mu ** 2) + noise) / (count - 1) : Number.NaN;
    return [mu, weightedMean(sizes, weights), Math.sqrt(Math.max(0, between)), strength];
  };
  const [mu, muStar, sigma, strength] = resampled(effects.length, figuresOf, uniform) as [Interval, Interval, Interval, Interval]; // biome-ignore format: one line
  const floor = runs > 1 && count > 0 ? MEAN_SIZE * Math.sqrt(noise) : null;
  return { mu: isAlone ? mu : null, muStar, sigma: isAlone ? sigma : null, strength, floor, effects: count };
} // biome-ignore format: one line a figure

/** @param outcomes of each trajectory its points */
export function screen(
  rows: readonly MorrisRow[],
  outcomes: readonly (readonly Outcomes[])[],
  groups: Groups,
  uniform: Uniform,
): Screening[] {
  const runs = outcomes[0]![0]!.length;
  return groups.map((columns, group) => {
    const effects = rows.map((row, at) => effectOf(row, outcomes[at]!, group));
    return screeningOf(effects, columns.length === 1, runs, uniform);
  });
}

/** Groups whose effect is more than luck, the largest first; of one run a point, all that have any. */
export function standing(screened: readonly Screening[]): number[] {
  return screened
    .map((screening, group) => ({ group, ...screening }))
    .filter(({ strength }) => (strength.low90 ?? strength.value ?? 0) > 0)
    .sort((a, b) => (b.muStar.value ?? 0) - (a.muStar.value ?? 0))
    .map(({ group }) => group);
}
