/**
 * Simulation-based calibration (Talts et al. 2018): the calibration is given figures of markets whose parameters are
 * known, drawn from its own prior, and must find them as often as its intervals say.
 */
import { probit } from 'simple-statistics';
import { type Key, uniform } from '../model/random.ts';
import { dayNumber } from '../notation/dates.ts';
import { refuse } from '../notation/refusal.ts';
import type { ReadFigure } from '../runs/figures.ts';
import type { MarketScenario } from '../runs/market.ts';
import type { Means } from '../runs/perform.ts';
import { replicateKey } from '../runs/seed.ts';
import { knownBy, type MarketData } from '../scenario/market-data.ts';
import type { Changes } from '../scenario/posterior.ts';
import { calibrateFacts, observerOf, type StudyObserver } from './calibrate.ts';
import { type Fact, knownFacts } from './facts.ts';
import type { ObserveFacts } from './fit.ts';
import { forecastOf } from './forecast.ts';
import { Markets } from './markets.ts';
import { fittedParameters } from './prior.ts';
import {
  holm,
  type Overall,
  overallOf,
  type RankTest,
  rankOf,
  testRanks,
  type Verdict,
  verdictOf,
} from './uniformity.ts';

export interface RankPlan {
  /** Its `until` is not used: runs end with the forecast. */
  readonly scenario: MarketScenario;
  readonly data: MarketData;
  readonly seed: string;
  readonly truths: number;
  /** Whether sellers are few, unless the scenario sets their numbers, so that many truths can be tried. */
  readonly isSmall: boolean;
  /** Members of each population, and runs a point of each fit. */
  readonly size: number;
  readonly seeds: number;
  readonly rounds: { readonly fit: number; readonly draws: number };
}

/** One market with known parameters, and where they lie among the draws found for it. */
export interface TruthRecord {
  /** Standard scores, one a fitted parameter; then ln of the forecast quantity. */
  readonly truth: readonly number[];
  readonly ranks: readonly number[];
  /** Standard deviation of the draws of each. */
  readonly spreads: readonly number[];
  readonly kept: number;
  readonly objective: number;
  readonly meanObjective: number;
  /** Points drawn before one gave a market that lives. */
  readonly tries: number;
}

export interface QuantityRecord extends RankTest {
  readonly name: string;
  /** Holm's adjustment of `p` over all quantities. */
  readonly adjusted: number;
  readonly verdict: Verdict;
  /** Mean standard deviation of the draws; for a parameter in units of its prior. */
  readonly spread: number;
}

export interface RankCheck {
  /** Truths that no member reached; they are in `truths` but in no test. */
  readonly lost: number;
  readonly facts: readonly string[];
  /** Quarters whose GMV is forecast. */
  readonly forecast: readonly string[];
  readonly quantities: readonly QuantityRecord[];
  readonly overall: Overall;
  readonly truths: readonly TruthRecord[];
}

/** Luck of a truth's own run and of its members; the fit's common seeds are below 100 and shared by all truths. */
const FIRST_LUCK = 1_000_000;
const LUCK_A_TRUTH = 10_000;
const MOST_TRIES = 20;
/** A rank is even among any number of draws but none: fewer only say less. */
const LEAST_KEPT = 1;

/**
 * A market that runs in a fifth of a second: fewer sellers, the same rules. Its luck is about as large against the
 * tolerance of the facts as that of the calibrated one.
 */
const FEW_SELLERS: Changes = {
  'talents.count': 300,
  'rings.count': 4,
  'providers.count': 36,
  'brands.pool': 800,
};

export interface RankObserver extends Pick<StudyObserver, 'onRun'> {
  readonly onTruth?: ((done: number) => void) | undefined;
}

/** Truths studied at a time: while one waits for its last runs, another has more. */
const LANES = 2;

/** The same plan gives the same ranks whatever runs it, stopped and resumed or not. */
export async function checkRanks(
  plan: RankPlan,
  means: Means,
  { onRun, onTruth }: RankObserver = {},
): Promise<RankCheck> {
  const check = rankCheck(plan);
  const studied = check.studying(means, onRun);
  const truths: TruthRecord[] = [];
  const study = async (at: number) => {
    truths[at] = await studied(at);
    onTruth?.(truths.filter(Boolean).length);
  };
  // the first alone: the others share its first round of slopes
  await study(0);
  let next = 1;
  const lane = async () => {
    while (next < plan.truths) await study(next++);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return check.conclude(truths);
}

/** The same in parts: truth by truth, in any order, and what all of them say. */
export interface RankParts {
  readonly studying: (means: Means, onRun?: RankObserver['onRun']) => (at: number) => Promise<TruthRecord>;
  readonly conclude: (truths: readonly TruthRecord[]) => RankCheck;
}

export function rankCheck(plan: RankPlan): RankParts {
  const { seed } = plan;
  const { from, knownUntil } = plan.scenario;
  const data = knownBy(plan.data, knownUntil);
  const { history } = data;
  const forecast = forecastOf(history, knownUntil);
  const days = dayNumber(forecast.until) - dayNumber(from) + 1;
  const parameters = { ...(plan.isSmall ? FEW_SELLERS : {}), ...plan.scenario.parameters };
  const scenario = { ...plan.scenario, parameters, until: forecast.until };
  // a truth has figures of its own: bounds on another's say nothing of them, and its levels are known
  const facts = knownFacts(data, knownUntil, { from, days })
    .filter(({ bound }) => bound === undefined)
    .map(({ level: _, ...fact }) => fact);
  const observe = (read: ReadFigure) => [...facts.map((fact) => fact.of(read)), Math.log(forecast.of(read))];
  return {
    studying: (means, onRun) => {
      const markets = new Markets({ scenario, data, seed, observe }, means, onRun);
      return (at) => studyTruth(plan, at, facts, observerOf(markets));
    },
    conclude: (truths) => checkOf(truths, facts, forecast.periods),
  };
}

async function studyTruth(
  plan: RankPlan,
  at: number,
  facts: readonly Fact[],
  observe: ObserveFacts,
): Promise<TruthRecord> {
  const key = replicateKey(`${plan.seed}/truth ${at}`, 0);
  const first = FIRST_LUCK + at * LUCK_A_TRUTH;
  const { point, told, tries } = await drawTruth(key, first, observe);
  const synthetic = facts.map((fact, i) => ({
    ...fact,
    value: told[i]! + fact.tolerance * probit(uniform(key, 'posterior', 0, 4, i)),
  }));
  // members of a truth have luck of their own: one that all truths share would bend all ranks the same way
  const own: ObserveFacts = (points, luck) =>
    observe(points, (i) => luck(i).map((seed) => (seed < 100 ? seed : first + seed)));
  const { fit, population } = await calibrateFacts(synthetic, own, { ...plan, key });
  const { members } = population;
  const draws = [
    ...point.map((_, i) => members.map((member) => member.point[i]!)),
    members.map((member) => member.told.at(-1)!),
  ];
  const truth = [...point, told.at(-1)!];
  return {
    truth,
    ranks: truth.map((value, i) => rankOf(value, draws[i]!, uniform(key, 'posterior', 0, 5, i))),
    spreads: draws.map(spreadOf),
    kept: members.length,
    objective: fit.objective,
    meanObjective: population.objectives.at(-1)!,
    tries,
  };
}

/** A point of the prior whose market lives, and what is observed of its run. */
async function drawTruth(key: Key, luck: number, observe: ObserveFacts) {
  for (let tries = 1; ; tries++) {
    const point = fittedParameters().map((_, i) => probit(uniform(key, 'posterior', tries, 3, i)));
    const [told] = await observe([point], () => [luck]);
    if (told!.every(Number.isFinite) || tries === MOST_TRIES) return { point, told: told!, tries };
  }
}

function spreadOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function checkOf(
  truths: readonly TruthRecord[],
  facts: readonly Fact[],
  forecast: readonly string[],
): RankCheck {
  const judged = truths.filter(({ kept }) => kept >= LEAST_KEPT);
  if (judged.length === 0) {
    throw refuse(
      '--truths',
      'a truth that a population reaches',
      'none',
      'try more truths, members or rounds',
    );
  }
  const names = [...fittedParameters().map(({ name }) => name), `gmv ${forecast.join('+')}`];
  const tests = names.map((_, i) => testRanks(judged.map(({ ranks }) => ranks[i]!)));
  const adjusted = holm(tests.map(({ p }) => p));
  const quantities = tests.map((test, i) => ({
    name: names[i]!,
    ...test,
    adjusted: adjusted[i]!,
    verdict: verdictOf(test, adjusted[i]!),
    spread: judged.reduce((sum, { spreads }) => sum + spreads[i]!, 0) / judged.length,
  }));
  return {
    lost: truths.length - judged.length,
    facts: facts.map(({ name }) => name),
    forecast,
    quantities,
    overall: overallOf(judged.map(({ ranks }) => ranks.slice(0, -1))),
    truths,
  };
}
