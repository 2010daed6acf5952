/** The scenario of every point: the study's own with the point's values laid over it, and checked as any other. */
import type { Loaded } from '../../scenario/load.ts';
import type { Place, Problem } from '../../scenario/problems.ts';
import type { SeededScenario } from '../../scenario/scenario.ts';
import { BUDGET_AMOUNT } from '../plans/cells.ts';
import type { Point } from './design.ts';
import type { Factor, Value } from './factor.ts';

/** Loads the scenario of a study with `path=value` laid over it in turn, above all that the command line says. */
export type LoadWith = (sets: readonly string[]) => Loaded & {
  /** How many options stand before these. */
  readonly before: number;
};

/** Where a value was written: of a point by its number, of a factor by its. */
export type PlaceOf = (point: number, factor: number) => Place;

export interface PointScenario extends Point {
  readonly scenario: SeededScenario;
}

const BUDGET = /^levers\.[^.]+\.budget$/;

/** An amount alone would be the budget of a lever's whole life: what it is given for, a year or a quarter, stays. */
function setOf({ path }: Factor, value: Value): string {
  return `${BUDGET.test(path) ? `${path}.${BUDGET_AMOUNT}` : path}=${value}`;
}

/** Problems of laid-over values are reported of the study's file, which says what they are. */
function placed(
  problem: Problem,
  before: number,
  factors: readonly Factor[],
  placeOf: (at: number) => Place,
): Problem {
  const at = problem.line - before - 1;
  const factor = problem.file === '--set' ? factors[at] : undefined;
  if (!factor) return problem;
  return {
    ...problem,
    ...placeOf(at),
    path: problem.path.startsWith(factor.path) ? problem.path : factor.path,
  };
}

/** What is wrong elsewhere, as in a target that a shorter run does not reach, is told with the point that makes it so. */
function atPoint(told: Problem, found: Problem, index: number): Problem {
  if (told !== found || found.hint) return told;
  return { ...told, hint: `at point ${index}` };
}

/** What of a factor's values looks wrong, each end, or each value of a list, by itself. */
export function checkFactors(
  factors: readonly Factor[],
  placeOf: (factor: number) => Place,
  load: LoadWith,
): Problem[] {
  return factors.flatMap((factor, at) => {
    const { range, values } = factor;
    const tried = range ? [values[0]!, values.at(-1)!] : values;
    return tried.flatMap((value) => {
      const { problems, before } = load([setOf(factor, value)]);
      return problems
        .filter(({ file }) => file === '--set')
        .map((one) => placed(one, before, [factor], () => placeOf(at)));
    });
  });
}

/** Enough to see what is wrong with all of them. */
const MOST_PROBLEMS = 20;

export interface LoadedPoints {
  readonly scenarios: readonly PointScenario[];
  /** Errors alone. */
  readonly problems: readonly Problem[];
}

/** Every point; what is wrong with a combination of values is told of the point. */
export function loadPoints(
  factors: readonly Factor[],
  points: readonly Point[],
  placeOf: PlaceOf,
  load: LoadWith,
): LoadedPoints {
  const problems: Problem[] = [];
  const scenarios: PointScenario[] = [];
  for (const point of points) {
    if (problems.length >= MOST_PROBLEMS) break;
    const { index, values } = point;
    const {
      scenario,
      problems: found,
      before,
    } = load(factors.map((factor, at) => setOf(factor, values[at]!)));
    const errors = found.filter(({ severity }) => severity === 'error');
    problems.push(
      ...errors.map((one) =>
        atPoint(
          placed(one, before, factors, (at) => placeOf(index, at)),
          one,
          index,
        ),
      ),
    );
    if (errors.length > 0 || !scenario) continue;
    if (scenario.seed === undefined)
      throw new Error('point: expected a scenario with a seed, got one without');
    scenarios.push({ ...point, scenario: { ...scenario, seed: scenario.seed } });
  }
  return { scenarios, problems };
}
