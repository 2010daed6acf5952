/** From published facts to a posterior: a fit, then draws around it. */

import type { Key } from '../model/random.ts';
import { dayNumber } from '../notation/dates.ts';
import { type Refusal, refuse } from '../notation/refusal.ts';
import type { ReadFigure } from '../runs/figures.ts';
import type { MarketScenario } from '../runs/market.ts';
import type { Means } from '../runs/perform.ts';
import { replicateKey } from '../runs/seed.ts';
import { knownBy, type MarketData } from '../scenario/market-data.ts';
import type { HasOwnParameters } from '../scenario/market-parameters.ts';
import type { Posterior } from '../scenario/posterior.ts';
import { hardestBound, withinBounds } from './bounds.ts';
import { type Fact, factsUntil, knownFacts } from './facts.ts';
import { type Fit, fitFacts, type ObserveFacts } from './fit.ts';
import { dimensionsOf, onLevels } from './levels.ts';
import { Markets } from './markets.ts';
import { reached } from './members.ts';
import { drawPopulation, type Population } from './population.ts';
import { valuesOf } from './prior.ts';
import { refitted } from './refit.ts';

export interface CalibrationPlan {
  /** Its `until` is not used: runs end with the last known fact, or with `until` below. */
  readonly scenario: MarketScenario;
  readonly data: MarketData;
  readonly seed: string;
  /** Draws tried. */
  readonly size: number;
  /** Runs a point of the fit; draws have one each, with luck of their own. */
  readonly seeds: number;
  /** Most rounds of the fit, and of the draws. */
  readonly rounds: { readonly fit: number; readonly draws: number };
  /** Runs go on to this day. */
  readonly until?: string;
  /** Facts by name that the fit is not shown, so that they can be compared with what it says of them. */
  readonly without?: readonly string[];
}

/** What `calibrate` does unless it is asked otherwise; a rank check at the calibration's own settings does the same. */
export const CALIBRATION = { size: 128, seeds: 2, rounds: { fit: 16, draws: 15 } } as const;

export interface Calibration {
  readonly facts: readonly Fact[];
  readonly fit: Fit;
  readonly population: Population;
  /** Where the market has values and ranges of its own. */
  readonly market: HasOwnParameters;
  /** As a scenario takes it. */
  readonly posterior: Posterior;
}

/** What is seen of a study while it runs. */
export interface StudyObserver {
  /** Called for each run that was simulated, not for those remembered. */
  readonly onRun?: (() => void) | undefined;
  readonly onStep?: ((words: string) => void) | undefined;
}

/**
 * Calibrates on the facts that were public on the scenario's information date; rows published later are removed first.
 * The same plan gives the same posterior whatever runs it, stopped and resumed or not.
 */
export async function calibrateMarket(
  plan: CalibrationPlan,
  means: Means,
  { onRun, onStep }: StudyObserver = {},
): Promise<Calibration> {
  const { from, knownUntil } = plan.scenario;
  const data = knownBy(plan.data, knownUntil);
  const until = plan.until ?? factsUntil(data, knownUntil, from);
  const days = dayNumber(until) - dayNumber(from) + 1;
  const known = knownFacts(data, knownUntil, { from, days });
  const facts = known.filter(({ name }) => !plan.without?.includes(name));
  const scenario = { ...plan.scenario, until };
  const observe = (read: ReadFigure) => facts.map((fact) => fact.of(read));
  const markets = new Markets({ scenario, data, seed: plan.seed, observe }, means, onRun);
  const { fit, population } = await calibrateFacts(facts, observerOf(markets), {
    ...plan,
    key: replicateKey(plan.seed, 0),
    onStep,
  });
  const draws = population.members.map(({ point }) => ({ weight: 1, parameters: valuesOf(point, data) }));
  return {
    facts,
    fit,
    population,
    market: { parameters: data.parameters, rate: data.rate },
    posterior: { knownUntil, draws },
  };
}

export interface FactsPlan extends Pick<CalibrationPlan, 'size' | 'seeds' | 'rounds'> {
  /** Source of the draws' own points and figures. */
  readonly key: Key;
  readonly onStep?: StudyObserver['onStep'];
}

/** The fit and the draws around it, for any facts and whatever observes them. */
export async function calibrateFacts(
  facts: readonly Fact[],
  observe: ObserveFacts,
  { size, seeds, rounds, key, onStep }: FactsPlan,
): Promise<Pick<Calibration, 'fit' | 'population'>> {
  const options = {
    seeds,
    rounds: rounds.fit,
    onRound: (round: number, objective: number) =>
      onStep?.(`fit, round ${round}: objective ${objective.toFixed(2)}`),
  };
  const seen = onLevels(facts, observe);
  const first = await fitFacts(facts, dimensionsOf(facts), seen, options);
  const drawn = await drawPopulation(facts, first, seen, {
    size,
    rounds: rounds.draws,
    key,
    onRound: (round, objective) => onStep?.(`draws, round ${round}: mean objective ${objective.toFixed(2)}`),
  });
  const fit = await refitted(facts, first, drawn.members, seen, options);
  const near = reached(drawn.members, facts.length);
  const members = withinBounds(facts, near, key);
  const hardest = hardestBound(facts, near);
  if (hardest !== undefined && members.length < FEWEST) throw tooFew(members.length, size, hardest);
  return { fit, population: { ...drawn, members } };
}

/** Fewer draws say nothing of a spread. */
const FEWEST = 2;

function tooFew(count: number, size: number, bound: string): Refusal {
  return refuse(
    '--draws',
    `${FEWEST} or more draws that the published bounds let pass`,
    `${count} of ${size}`,
    `most are stopped by the bound ${bound}: leave it out by --without, or try more --draws`,
  );
}

/** Observes points by runs of markets: the means over the seeds. */
export function observerOf(markets: Markets): ObserveFacts {
  return async (points, luck) => {
    const runs = points.flatMap((point, at) => {
      const changes = valuesOf(point, markets.plan.data);
      return luck(at).map((seed) => ({ at, changes, luck: seed }));
    });
    const observed = Map.groupBy(
      (await markets.run(runs)).map((figures, run) => ({ figures, at: runs[run]!.at })),
      ({ at }) => at,
    );
    return points.map((_, at) => {
      const own = observed.get(at)!;
      return own[0]!.figures.map(
        (_, i) => own.reduce((sum, { figures }) => sum + figures[i]!, 0) / own.length,
      );
    });
  };
}
