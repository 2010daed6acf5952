/** The market's forecasts at every origin: a calibration at the first, the same members ever after. */
import { join } from 'node:path';
import { METRICS } from '../../model/measures/all.ts';
import type { Metric } from '../../model/measures/metric.ts';
import { dayNumber, nextQuarter, periodOf } from '../../notation/dates.ts';
import { spanOf, valueOver } from '../../result/summary.ts';
import type { MarketScenario } from '../../runs/market.ts';
import { replicateKey } from '../../runs/seed.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import { calibrateMarket, teller } from '../calibrate.ts';
import { type Fact, factsUntil, knownFacts } from '../facts.ts';
import type { TellFacts } from '../fit.ts';
import { Markets, noteHash } from '../markets.ts';
import { luckOf, memberOf, wishOf } from '../members.ts';
import { fittedParameters } from '../prior.ts';
import { marketSamples } from './distribution.ts';
import { type Crowd, follow, reached } from './follow.ts';
import { type Origin, quartersAfter } from './origins.ts';

export interface ForecastPlan {
  /** Its `knownUntil` and `until` are not used; its levers reach beyond the last forecast. */
  readonly scenario: MarketScenario;
  readonly history: readonly HistoryRow[];
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

export interface ForecastOptions {
  readonly threads?: number;
  /** Folder for the notes of runs, so that a stopped backtest goes on where it was. */
  readonly notes?: string;
  readonly onRun?: () => void;
  readonly onStep?: (words: string) => void;
}

export interface MarketForecast {
  readonly origin: Origin;
  readonly facts: readonly string[];
  readonly members: number;
  readonly lost: number;
  /** Median over the members that count. */
  readonly objective: number;
  /** Sorted samples in yuan, one a horizon. */
  readonly samples: readonly Float64Array[];
}

const GMV = METRICS.find(({ name }) => name === 'gmv') as Metric;

/** What may be known at an origin, and the runs of that day. Nothing else of the plan is looked at. */
class Stand {
  readonly history: readonly HistoryRow[];
  readonly scenario: MarketScenario;
  readonly facts: readonly Fact[];
  /** A quarter beyond the last fact: attention lies between mid-quarters, so that no fact hangs on where a run ends. */
  readonly soon: string;
  readonly far: string;
  readonly ahead: readonly string[];
  readonly plan: ForecastPlan;
  readonly options: ForecastOptions;
  readonly origin: Origin;

  constructor(origin: Origin, plan: ForecastPlan, options: ForecastOptions) {
    const { knownUntil, quarter } = origin;
    const { scenario, horizons } = plan;
    this.origin = origin;
    this.plan = plan;
    this.options = options;
    this.history = plan.history.filter(({ published }) => published <= knownUntil);
    // a lever that is yet to begin has not been announced
    const levers = scenario.levers.filter(({ from }) => from <= knownUntil);
    this.scenario = { ...scenario, knownUntil, levers };
    this.soon = endOfNextQuarter(factsUntil(this.history, knownUntil, scenario.from));
    this.ahead = quartersAfter(quarter, horizons);
    this.far = periodOf(this.ahead.at(-1)!)!.until;
    this.facts = this.factsOf(this.soon);
  }

  /** The facts as a run up to a day tells them. */
  factsOf(until: string): Fact[] {
    const { from, knownUntil } = this.scenario;
    return knownFacts(this.history, knownUntil, { from, days: this.days(until) });
  }

  /** Length of a run up to a day. */
  days(until: string): number {
    return dayNumber(until) - dayNumber(this.scenario.from) + 1;
  }

  /** Lends runs up to a day that tell the facts, and GMV of the quarters ahead where they reach them. */
  async run<Result>(part: 'soon' | 'far', use: (tell: TellFacts) => Promise<Result>): Promise<Result> {
    const { threads, onRun, notes } = this.options;
    const { seed } = this.plan;
    const until = this[part];
    const scenario = { ...this.scenario, until };
    const spans = part === 'far' ? this.ahead.map((quarter) => spanOf(quarter, scenario.from)!) : [];
    const days = this.days(until);
    const facts = this.factsOf(until);
    const tell = (series: Float64Array) => [
      ...facts.map((fact) => fact.of(series)),
      ...spans.map((span) => valueOver(GMV, series, days, span)),
    ];
    const file = this.notesOf(part);
    const markets = new Markets(
      { scenario, history: this.history, seed, tell },
      {
        ...(threads ? { threads } : {}),
        ...(onRun ? { onRun } : {}),
        ...(notes && file ? { notes: { file, plan: noteHash(scenario, this.history, seed) } } : {}),
      },
    );
    try {
      return await use(teller(markets));
    } finally {
      await markets.close(false);
    }
  }

  notesOf(part: string): string | undefined {
    return this.options.notes && join(this.options.notes, `${this.origin.quarter}-${part}.part`);
  }
}

function endOfNextQuarter(day: string): string {
  const quarter = `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return periodOf(nextQuarter(quarter))!.until;
}

/**
 * One forecast an origin, in their order. At each only rows that were public on its information date are used: changed
 * rows that came later change no byte of it.
 */
export async function forecastMarkets(
  plan: ForecastPlan,
  options: ForecastOptions = {},
): Promise<MarketForecast[]> {
  const key = replicateKey(plan.seed, 0);
  const numbers = new Map<string, number>();
  const numberOf = ({ name }: Fact) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  };
  const forecasts: MarketForecast[] = [];
  let crowd: Crowd | undefined;
  for (const origin of plan.origins) {
    const stand = new Stand(origin, plan, options);
    const { facts } = stand;
    const addresses = facts.map(numberOf); // at the first origin these are the places, as in a calibration
    const wish = (index: number) => wishOf(key, index, fittedParameters().length, addresses);
    const before = crowd;
    crowd = before
      ? await stand.run('soon', (soon) =>
          stand.run('far', (far) => follow(facts, before, wish, { soon, far })),
        )
      : await begin(stand, wish);
    const near = reached(crowd.members, facts.length);
    const objectives = near.map(({ objective }) => objective).sort((a, b) => a - b);
    const lost = crowd.members.length - near.length;
    const objective = objectives[Math.floor(objectives.length / 2)]!;
    options.onStep?.(
      `${origin.quarter}: ${near.length} members, median objective ${objective.toFixed(1)} on ${facts.length} facts`,
    );
    forecasts.push({
      origin,
      facts: facts.map(({ name }) => name),
      members: near.length,
      lost,
      objective,
      samples: marketSamples(
        near,
        near.map(({ told }) => told.slice(facts.length)),
        origin.quarter,
        key,
      ),
    });
  }
  return forecasts;
}

/** Calibrates at the first origin, then runs the members that reached their figures on. */
async function begin(stand: Stand, wish: (index: number) => ReturnType<typeof wishOf>): Promise<Crowd> {
  const { plan, options, facts, scenario, history, soon } = stand;
  const { threads, onRun, onStep } = options;
  const notes = stand.notesOf('fit');
  const { population } = await calibrateMarket(
    {
      scenario,
      history,
      seed: plan.seed,
      size: plan.members,
      seeds: plan.seeds,
      rounds: plan.rounds,
      until: soon,
    },
    {
      ...(threads ? { threads } : {}),
      ...(notes ? { notes, keepNotes: true } : {}),
      ...(onRun ? { onRun } : {}),
      ...(onStep ? { onStep } : {}),
    },
  );
  const { members, jacobian } = population;
  if (members.length === 0) throw new Error('backtest: expected members that reach their figures, got none');
  const told = await stand.run('far', (far) =>
    far(
      members.map(({ point }) => point),
      (at) => [luckOf(members[at]!.index)],
    ),
  );
  return {
    facts,
    members: members.map(({ index, point }, at) => memberOf(facts, index, point, told[at]!, wish(index))),
    slopes: jacobian,
  };
}
