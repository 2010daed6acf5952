/** What the published facts can see: each main parameter held across its range while the others are fitted again. */
import { probit } from 'simple-statistics';
import { type Key, uniform } from '../model/random.ts';
import { dayNumber } from '../notation/dates.ts';
import { nearestNames } from '../notation/nearest.ts';
import { refuse } from '../notation/refusal.ts';
import type { ReadFigure } from '../runs/figures.ts';
import type { MarketScenario } from '../runs/market.ts';
import type { Means } from '../runs/perform.ts';
import { replicateKey } from '../runs/seed.ts';
import { knownBy, type MarketData } from '../scenario/market-data.ts';
import { observerOf, type StudyObserver } from './calibrate.ts';
import { factsUntil, knownFacts } from './facts.ts';
import { type Fit, fitFacts } from './fit.ts';
import { dimensionsOf, levelsOf, onLevels } from './levels.ts';
import { Markets } from './markets.ts';
import { fittedParameters, pointOf } from './prior.ts';
import { mainParameters, type Profile, profileOf, type Sight, sightOn } from './profile.ts';
import { type Surface, surfaceOf } from './surface.ts';

export interface IdentifyPlan {
  /** Its `until` is not used: runs end with the last known fact. */
  readonly scenario: MarketScenario;
  readonly data: MarketData;
  readonly seed: string;
  /** Runs a point of the fit, and its most rounds. */
  readonly seeds: number;
  readonly rounds: number;
  /** Runs at scattered points, from which the surface is made. */
  readonly runs: number;
  /** Parameters to profile; the main ones and two unseen ones when not said. */
  readonly names?: readonly string[];
}

export interface Identification {
  readonly facts: readonly string[];
  readonly fit: Fit;
  readonly surface: Surface;
  readonly sights: readonly Sight[];
  readonly profiles: readonly Profile[];
}

/** Seeds of the surface's runs; those of the fit come before. */
const FIRST_LUCK = 1000;
/** Standard deviation of the scattered points around the fit, and how far out they may be, in standard scores. */
const SCATTER = 0.8;
const FARTHEST = 2.5;

/** Points around the fit, each with a draw of its own for every parameter. */
function scattered(key: Key, center: readonly number[], count: number): number[][] {
  const drawn = (run: number, i: number) => probit(uniform(key, 'posterior', run, 6, i));
  return Array.from({ length: count }, (_, run) =>
    center.map((score, i) => Math.max(-FARTHEST, Math.min(FARTHEST, score + SCATTER * drawn(run, i)))),
  );
}

/** The same plan gives the same profiles whatever runs it, stopped and resumed or not. */
export async function identifyMarket(
  plan: IdentifyPlan,
  means: Means,
  { onRun, onStep }: StudyObserver = {},
): Promise<Identification> {
  const { seed, seeds, rounds, runs } = plan;
  const { from, knownUntil } = plan.scenario;
  const data = knownBy(plan.data, knownUntil);
  const until = factsUntil(data, knownUntil, from);
  const facts = knownFacts(data, knownUntil, { from, days: dayNumber(until) - dayNumber(from) + 1 });
  if (facts.length === 0) {
    throw refuse('knownUntil', 'a day on which a figure of the run was public', knownUntil);
  }
  const scenario = { ...plan.scenario, until };
  const observeFacts = (read: ReadFigure) => facts.map((fact) => fact.of(read));
  const markets = new Markets({ scenario, data, seed, observe: observeFacts }, means, onRun);
  const observe = onLevels(facts, observerOf(markets));
  const fit = await fitFacts(facts, dimensionsOf(facts), observe, {
    seeds,
    rounds,
    // the first values are those of the last calibration: most of the way is done
    start: [...pointOf({}, data), ...levelsOf(facts).map(() => 0)],
    onRound: (round, objective) => onStep?.(`fit, round ${round}: objective ${objective.toFixed(2)}`),
  });
  onStep?.(`surface: ${runs} runs`);
  const points = scattered(replicateKey(`${seed}/surface`, 0), fit.point, runs);
  const surface = surfaceOf(points, await observe(points, (run) => [FIRST_LUCK + run]), facts.length);
  const sights = sightOn(facts, surface, fit.point);
  const chosen = plan.names ? namedSights(sights, plan.names) : mainParameters(sights);
  const profiles = chosen.map(({ at }) => profileOf(facts, surface, fit.point, at, data));
  return { facts: facts.map(({ name }) => name), fit, surface, sights, profiles };
}

function namedSights(sights: readonly Sight[], names: readonly string[]): Sight[] {
  return names.map((name) => sights.find((sight) => sight.name === name)!);
}

/** @throws Refusal for a name that is no fitted parameter */
export function checkNames(names: readonly string[]): void {
  const known = fittedParameters().map(({ name }) => name);
  for (const name of names) {
    if (known.some((one) => one === name)) continue;
    const near = nearestNames(name, known)[0];
    throw refuse('--profile', 'a fitted parameter', name, near && `did you mean ${near}?`);
  }
}
