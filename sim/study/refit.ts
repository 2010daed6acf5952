/**
 * The fit once more, after the draws have looked around it: where one of them is more probable on the fit's own luck,
 * the fit goes on from there. So the point that is called most probable is never worse than a draw that was tried.
 */
import type { Fact } from './facts.ts';
import { bounded, type Fit, type FitOptions, fitFacts, type ObserveFacts, objectiveOf } from './fit.ts';
import type { Member } from './members.ts';
import { isAlive } from './misfits.ts';

/** Draws tried on the fit's luck: those that are most probable by their own. */
const TRIED = 8;

/** @param members draws, each at its best point */
export async function refitted(
  facts: readonly Fact[],
  fit: Fit,
  members: readonly Member[],
  observe: ObserveFacts,
  options: FitOptions,
): Promise<Fit> {
  const points = mostProbable(facts, members);
  if (points.length === 0) return fit;
  const common = Array.from({ length: options.seeds }, (_, seed) => seed);
  const told = await observe(points, () => common);
  const objectives = points.map((point, at) => objectiveOf(facts, told[at]!, point));
  const least = Math.min(...objectives);
  if (least >= fit.objective) return fit;
  const start = points[objectives.indexOf(least)]!;
  return fitFacts(facts, start.length, observe, { ...options, start, done: fit.rounds });
}

/** The mean of the draws, and those with the least objective on their own luck, inside the plausible range. */
function mostProbable(facts: readonly Fact[], members: readonly Member[]): number[][] {
  const alive = members.filter(({ told }) => isAlive(facts, told));
  if (alive.length === 0) return [];
  const best = alive
    .map(({ point, told }) => ({ point, objective: objectiveOf(facts, told, point) }))
    .sort((a, b) => a.objective - b.objective)
    .slice(0, TRIED)
    .map(({ point }) => point);
  const mean = best[0]!.map((_, at) => alive.reduce((sum, { point }) => sum + point[at]!, 0) / alive.length);
  return [mean, ...best].map((point) => point.map(bounded));
}
