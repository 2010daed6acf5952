/** What the published facts can see: each main parameter held across its range while the others are fitted anew. */
import type { MarketScenario } from '../ensemble/market.ts';
import { refuse } from '../ensemble/refusal.ts';
import { dayNumber } from '../notation/dates.ts';
import { nearestNames } from '../notation/nearest.ts';
import type { HistoryRow } from '../scenario/history.ts';
import { teller } from './calibrate.ts';
import { factsUntil, knownFacts } from './facts.ts';
import { type Fit, fitFacts } from './fit.ts';
import { Markets, type MarketsOptions, noteHash } from './markets.ts';
import { fittedParameters, pointOf } from './prior.ts';
import { mainParameters, type Profile, profileOf, type Sight, sightOf } from './profile.ts';

export interface IdentifyPlan {
  /** Its `until` is not used: runs end with the last known fact. */
  readonly scenario: MarketScenario;
  readonly history: readonly HistoryRow[];
  readonly seed: string;
  readonly seeds: number;
  /** Most rounds of the fit, and of corrections of each held point. */
  readonly rounds: { readonly fit: number; readonly corrections: number };
  /** Parameters to profile; the main ones and two unseen ones when not said. */
  readonly names?: readonly string[];
}

export interface Identification {
  readonly facts: readonly string[];
  readonly fit: Fit;
  readonly sights: readonly Sight[];
  readonly profiles: readonly Profile[];
}

export interface IdentifyOptions extends Pick<MarketsOptions, 'threads' | 'onRun'> {
  readonly notes?: string;
  readonly onStep?: (words: string) => void;
}

/** The same plan gives the same profiles at any number of threads, stopped and resumed or not. */
export async function identifyMarket(
  plan: IdentifyPlan,
  options: IdentifyOptions = {},
): Promise<Identification> {
  const { seed, seeds, rounds } = plan;
  const { from, knownUntil } = plan.scenario;
  const history = plan.history.filter((row) => row.published <= knownUntil);
  const until = factsUntil(history, knownUntil, from);
  const facts = knownFacts(history, knownUntil, { from, days: dayNumber(until) - dayNumber(from) + 1 });
  if (facts.length === 0) {
    throw refuse('knownUntil', 'a day on which a figure of the run was public', knownUntil);
  }
  const scenario = { ...plan.scenario, until };
  const { notes, onStep, ...rest } = options;
  const note =
    notes === undefined ? {} : { notes: { file: notes, plan: noteHash(scenario, history, seed, seeds) } };
  const told = (series: Float64Array) => facts.map((fact) => fact.of(series));
  const markets = new Markets({ scenario, history, seed, tell: told }, { ...rest, ...note });
  let finished = false;
  try {
    const tell = teller(markets);
    const fit = await fitFacts(facts, fittedParameters().length, tell, {
      seeds,
      rounds: rounds.fit,
      // the first values are those of the last calibration: most of the way is done
      start: pointOf({}),
      onRound: (round, objective) => onStep?.(`fit, round ${round}: objective ${objective.toFixed(2)}`),
    });
    const sights = sightOf(fit);
    const chosen = plan.names ? namedSights(sights, plan.names) : mainParameters(sights);
    const profiles = await Promise.all(
      chosen.map(({ at }) => profileOf(facts, fit, tell, at, { seeds, corrections: rounds.corrections })),
    );
    finished = true;
    return { facts: facts.map(({ name }) => name), fit, sights, profiles };
  } finally {
    await markets.close(finished);
  }
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
