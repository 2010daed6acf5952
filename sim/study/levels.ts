/**
 * Levels of trackers. A tracker's figures stand on a level of their own: what a run counts times a factor that is not
 * known, with a prior. Each level is one more standard score of a point, behind those of the fitted parameters; it costs no
 * run, for it moves only what a run is compared with.
 */
import { quantile } from 'simple-statistics';
import type { Fact, Level } from './facts.ts';
import type { ObserveFacts } from './fit.ts';
import { fittedParameters } from './prior.ts';

/** Levels that facts stand on, once each, in the order in which the facts name them. */
export function levelsOf(facts: readonly Fact[]): Level[] {
  const levels = new Map<string, Level>();
  for (const { level } of facts) if (level) levels.set(level.tracker, level);
  return [...levels.values()];
}

/** Standard scores of a point: one a fitted parameter, then one a level. */
export function dimensionsOf(facts: readonly Fact[]): number {
  return fittedParameters().length + levelsOf(facts).length;
}

/** Observes points with levels: what their runs tell, each fact of a tracker on its level there. */
export function onLevels(facts: readonly Fact[], observe: ObserveFacts): ObserveFacts {
  const levels = levelsOf(facts);
  if (levels.length === 0) return observe;
  const first = fittedParameters().length;
  const at = facts.map(({ level }) => levels.findIndex(({ tracker }) => tracker === level?.tracker));
  return async (points, luck) => {
    const told = await observe(points, luck);
    return told.map((values, point) =>
      values.map((value, fact) => {
        const level = at[fact] ?? -1; // more than the facts may be told
        return level < 0 ? value : value + levels[level]!.within * points[point]![first + level]!;
      }),
    );
  };
}

/** What a calibration says of a level: the tracker's figures over those of a run. */
export interface LevelRecord {
  readonly tracker: string;
  readonly fitted: number;
  /** Median and 80% interval of the draws. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * @param fitted the most probable point
 * @param draws points of the posterior, one or more
 */
export function levelRecords(
  facts: readonly Fact[],
  fitted: readonly number[],
  draws: readonly (readonly number[])[],
): LevelRecord[] {
  const first = fittedParameters().length;
  return levelsOf(facts).map(({ tracker, within }, at) => {
    const factor = (score: number) => Number(Math.exp(within * score).toPrecision(5));
    const scores = draws.map((point) => point[first + at]!);
    const [low, median, high] = [0.1, 0.5, 0.9].map((share) => factor(quantile(scores, share)));
    return { tracker, fitted: factor(fitted[first + at]!), median: median!, low: low!, high: high! };
  });
}
