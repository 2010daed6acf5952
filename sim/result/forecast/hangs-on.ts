/** What the forecast would be at both ends of a lever whose strength is not known. */
import { linearRegression } from 'simple-statistics';
import type { Bilingual } from '../../notation/language.ts';
import type { HangsOn } from '../result.ts';
import { distributionOf } from '../summary.ts';
import { DRAWS } from './errors.ts';

/** A lever of which each run drew the strength. */
export interface DrawnLever {
  readonly id: string;
  readonly title: Bilingual;
  /** Least and most that could be drawn. */
  readonly ends: readonly [number, number];
  /** What each run drew. */
  readonly strengths: readonly number[];
}

export interface ForecastFigure {
  /** metric@period. */
  readonly figure: string;
  /** Its forecast: for each run `DRAWS` values together. */
  readonly sample: Float64Array;
  /** What each run says, without the model's error. */
  readonly simulated: readonly number[];
  readonly atLeast: number | undefined;
}

/** Fewer runs do not say what a lever does. Assumption. */
const FEWEST_RUNS = 8;

/**
 * ln of the figure is regressed on what the runs drew; at an end every run stands as if it had drawn that. Nothing with
 * fewer runs than `FEWEST_RUNS`, or where all drew the same.
 */
export function hangsOn(
  lever: DrawnLever,
  { figure, sample, simulated, atLeast }: ForecastFigure,
): HangsOn[] {
  const { id, title, ends, strengths } = lever;
  const n = strengths.length;
  const mean = strengths.reduce((a, b) => a + b, 0) / n;
  const squares = strengths.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  if (n < FEWEST_RUNS || !(squares > 0) || simulated.some((value) => !(value > 0))) return [];
  const pairs = strengths.map((x, run) => [x, Math.log(simulated[run]!)] as [number, number]);
  const { m: slope, b: start } = linearRegression(pairs);
  const left = pairs.reduce((sum, [x, y]) => sum + (y - start - slope * x) ** 2, 0) / (n - 2);
  const at = (strength: number) => {
    const moved = sample.map(
      (value, place) => value * Math.exp(slope * (strength - strengths[Math.floor(place / DRAWS)]!)),
    );
    const { q50: median, q10: low80, q90: high80 } = distributionOf(moved, { runs: n })!;
    const hits = moved.filter((value) => atLeast !== undefined && value >= atLeast).length;
    return {
      strength,
      median,
      low80,
      high80,
      ...(atLeast === undefined ? {} : { probability: hits / moved.length }),
    };
  };
  const error = Math.sqrt(left / squares) * (ends[1] - ends[0]);
  return [{ id, title, figure, ends: [at(ends[0]), at(ends[1])], standardError: error }];
}
