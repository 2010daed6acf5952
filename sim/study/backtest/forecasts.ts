/** The market's forecasts at every origin: a calibration at the first, the same members ever after. */
import { median } from 'simple-statistics';
import type { Key } from '../../model/random.ts';
import { dayNumber, nextQuarter, quarterOf, readPeriod } from '../../notation/dates.ts';
import { type Discrepancy, discrepancyOf, type Residual } from '../../result/forecast/discrepancy.ts';
import { type ModelError, modelErrorOf, type PastForecast } from '../../result/forecast/model-error.ts';
import type { ReadFigure } from '../../runs/figures.ts';
import type { MarketScenario } from '../../runs/market.ts';
import type { Means } from '../../runs/perform.ts';
import { replicateKey } from '../../runs/seed.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import { knownBy, type MarketData } from '../../scenario/market-data.ts';
import { quarterFact, quarterOfFact } from '../../scenario/quarter-fact.ts';
import { calibrateMarket, observerOf, type StudyObserver } from '../calibrate.ts';
import { type Fact, factsUntil, knownFacts } from '../facts.ts';
import type { ObserveFacts } from '../fit.ts';
import { Markets } from '../markets.ts';
import { type FactTarget, type Member, reached, targetOf } from '../members.ts';
import { fittedParameters } from '../prior.ts';
import { marketSamples, pastForecast } from './distribution.ts';
import { type FollowingEnsemble, follow, remembered, runOn } from './follow.ts';
import { actualsOf, type Origin, publishedOn, quartersAfter } from './origins.ts';

export interface ForecastPlan {
  /** Its `knownUntil` and `until` are not used; its levers reach beyond the last forecast. */
  readonly scenario: MarketScenario;
  readonly data: MarketData;
  readonly seed: string;
  readonly origins: readonly Origin[];
  /** Quarters ahead. */
  readonly horizons: number;
  /** Draws tried at the first origin. */
  readonly members: number;
  /** Of the calibration at the first origin. */
  readonly seeds: number;
  readonly rounds: { readonly fit: number; readonly draws: number };
}

export interface MarketForecast {
  readonly origin: Origin;
  readonly facts: readonly string[];
  readonly members: number;
  readonly lost: number;
  /** Median over the members that count. */
  readonly objective: number;
  /** Estimated at earlier origins only. */
  readonly modelError: ModelError;
  readonly discrepancy: Discrepancy;
  /** Simulated GMV of each member that counts, from horizon 1. */
  readonly quarters: readonly (readonly number[])[];
  /** Sorted samples, one a horizon. */
  readonly samples: readonly Float64Array[];
}

/** What may be known at an origin, and the runs of that day. Nothing else of the plan is looked at. */
class Knowledge {
  readonly data: MarketData;
  readonly scenario: MarketScenario;
  readonly facts: readonly Fact[];
  /** A quarter beyond the last fact: attention lies between mid-quarters, so that no fact hangs on where a run ends. */
  readonly soon: string;
  readonly far: string;
  readonly ahead: readonly string[];

  constructor({ knownUntil, quarter }: Origin, { scenario, horizons, data }: ForecastPlan) {
    // members go on from origin to origin, where new levels and bounds would change what they are
    const facts = data.facts.filter(({ tracker, bound }) => !tracker && !bound);
    this.data = knownBy({ ...data, facts }, knownUntil);
    // a lever that is yet to begin has not been announced
    const levers = scenario.levers.filter(({ from }) => from <= knownUntil);
    this.scenario = { ...scenario, knownUntil, levers };
    this.soon = endOfNextQuarter(factsUntil(this.data, knownUntil, scenario.from));
    this.ahead = quartersAfter(quarter, horizons);
    this.far = readPeriod(this.ahead.at(-1)!)!.until;
    this.facts = this.factsOf(this.soon);
  }

  /** The facts that a run up to a day can have. */
  factsOf(until: string): Fact[] {
    const { from, knownUntil } = this.scenario;
    const days = dayNumber(until) - dayNumber(from) + 1;
    return knownFacts(this.data, knownUntil, { from, days });
  }

  /** Runs up to a day, of which the facts are observed, and ln GMV of the quarters ahead where they reach them. */
  runs(part: 'soon' | 'far', seed: string, { means, onRun }: Work): ObserveFacts {
    const scenario = { ...this.scenario, until: this[part] };
    const facts = this.factsOf(scenario.until);
    const ahead = part === 'far' ? this.ahead : [];
    const observe = (read: ReadFigure) => [
      ...facts.map((fact) => fact.of(read)),
      ...ahead.map((quarter) => Math.log(read('gmv', quarter))),
    ];
    return observerOf(new Markets({ scenario, data: this.data, seed, observe }, means, onRun));
  }
}

interface Work extends StudyObserver {
  readonly means: Means;
}

function endOfNextQuarter(day: string): string {
  return readPeriod(nextQuarter(quarterOf(day))).until;
}

/**
 * One forecast an origin, in their order. At each only rows that were public on its information date are used: changed
 * rows that came later change no byte of it.
 */
export async function forecastMarkets(
  plan: ForecastPlan,
  means: Means,
  observer: StudyObserver = {},
): Promise<MarketForecast[]> {
  const key = replicateKey(plan.seed, 0);
  const numbers = new Map<string, number>();
  const numberOf = ({ name }: Fact) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  };
  const forecasts: MarketForecast[] = [];
  let ensemble: FollowingEnsemble | undefined;
  for (const origin of plan.origins) {
    const known = new Knowledge(origin, plan);
    const { facts } = known;
    const work = { means, ...observer };
    const addresses = facts.map(numberOf); // at the first origin these are the places, as in a calibration
    const target = (index: number) => targetOf(key, index, fittedParameters().length, addresses);
    const [soon, far] = [known.runs('soon', plan.seed, work), known.runs('far', plan.seed, work)];
    ensemble = ensemble
      ? await follow(facts, ensemble, target, {
          soon,
          far,
          ahead: known.ahead.map((quarter) => quarterFact(quarter)),
        })
      : await begin(known, plan, target, { ...work, far });
    const modelError = modelErrorOf(pastForecasts(forecasts, known.data.history), origin.knownUntil);
    const forecast = forecastBy(ensemble, origin, known.ahead, { key, modelError });
    const { members, objective } = forecast;
    observer.onStep?.(
      `${origin.quarter}: ${members} members, median objective ${objective.toFixed(1)} on ${facts.length} facts; means by round ${ensemble.objectives.map((mean) => mean.toFixed(0)).join(', ')}`,
    );
    forecasts.push(forecast);
  }
  return forecasts;
}

/** How earlier forecasts of one quarter ahead did, with the figures as they stood at the origin. */
function pastForecasts(earlier: readonly MarketForecast[], known: readonly HistoryRow[]): PastForecast[] {
  return earlier.flatMap(({ quarters, modelError, discrepancy }) => {
    const [next] = discrepancy.ahead;
    const actual = next && actualsOf(known).get(next.quarter);
    if (actual === undefined) return [];
    const published = publishedOn(known, next!.quarter);
    return [
      pastForecast(quarters, {
        actual,
        published,
        mean: next!.mean,
        factor: (next!.sd / modelError.sd) ** 2,
      }),
    ];
  });
}

function forecastBy(
  { members, facts }: FollowingEnsemble,
  origin: Origin,
  ahead: readonly string[],
  { key, modelError }: { readonly key: Key; readonly modelError: ModelError },
): MarketForecast {
  const near = reached(members, facts.length);
  const quarters = near.map(({ told }) => told.slice(facts.length).map(Math.exp));
  const errors = { key, base: origin.quarter, sd: modelError.sd, residuals: residualsOf(facts, near) };
  return {
    origin,
    facts: facts.map(({ name }) => name),
    members: near.length,
    lost: members.length - near.length,
    objective: median(near.map(({ objective }) => objective)),
    modelError,
    discrepancy: discrepancyOf(errors, ahead),
    quarters,
    samples: marketSamples(near, quarters, errors),
  };
}

/** How far each published quarter lies above the members' median, in ln. */
function residualsOf(facts: readonly Fact[], members: readonly Member[]): Residual[] {
  return facts.flatMap(({ name, value }, at) => {
    const quarter = quarterOfFact(name);
    return quarter === undefined
      ? []
      : [{ quarter, value: value - median(members.map(({ told }) => told[at]!)) }];
  });
}

/** Calibrates at the first origin, then runs the members that reached their figures on. */
async function begin(
  { facts, scenario, data, soon, ahead }: Knowledge,
  plan: ForecastPlan,
  target: (index: number) => FactTarget,
  { means, far, ...observer }: Work & { readonly far: ObserveFacts },
): Promise<FollowingEnsemble> {
  const { seed, members: size, seeds, rounds } = plan;
  const { fit, population } = await calibrateMarket(
    { scenario, data, seed, size, seeds, rounds, until: soon },
    means,
    observer,
  );
  if (population.members.length === 0)
    throw new Error('backtest: expected members that reach their figures, got none');
  const memory = remembered({ first: { facts, slopes: fit.jacobian }, runs: [] }, population.runs, facts);
  return runOn(facts, population, target, {
    far,
    ahead: ahead.map((quarter) => quarterFact(quarter)),
    memory,
  });
}
