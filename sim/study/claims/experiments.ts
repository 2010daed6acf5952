/**
 * Markets whose inside is looked at, or that differ from a scenario in what no lever can change. Each is a pure
 * function from a replicate of the main scenario to a few figures by name.
 */

import type { LeverInForce } from '../../model/platform/policy.ts';
import type { Machine, RememberedTask } from '../../runs/job.ts';
import { contentOfMarket, type PlainMarket, planOf } from '../../runs/market.ts';
import { fiveCapabilities } from './capabilities.ts';
import type { Told } from './figures.ts';
import { honestyTrial } from './honesty-trial.ts';
import { unheardFans, unseenBrands, withoutNewAttention } from './powers.ts';
import { watchTies } from './tie-watcher.ts';
import { type Bench, benchOf, type ExperimentDates, lookInto } from './trunk.ts';
import { throughTrustAlone } from './trust-alone.ts';
import {
  attentionOver,
  dayOf,
  type Watch,
  watchCards,
  watchClients,
  watchStages,
  watchStandings,
  watchWarnings,
} from './watchers.ts';

export type ExperimentName =
  | 'watched'
  | 'honesty-trial'
  | 'attention-frozen'
  | 'full-service'
  | 'capabilities'
  | 'unseen-brands'
  | 'unheard-fans'
  | 'trust-alone';

/** Two whole runs that have no day in common: they are made in a market as coarse as other whole runs. */
export const COARSE: ReadonlySet<ExperimentName> = new Set<ExperimentName>(['honesty-trial']);

/** The brand centre's service at full strength since 2021, the other four supports as they are (C12). */
function fullService({ plan, machine, at, dates }: Bench): Told {
  const since = dayOf(plan, dates.parting);
  const service: LeverInForce = {
    id: 'full-service',
    strengthOn: (day) => (day >= since ? 1 : 0),
    apply: (policy, strength) => {
      policy.brandSupport.service = strength;
    },
  };
  const from = at(dates.parting);
  const serviced = { ...plan, levers: [...plan.levers, service] };
  return machine.inMemory((memoryOf) => lookInto(serviced, [watchStages], { memoryOf, from })).told;
}

const all: readonly Watch[] = [
  watchStages,
  watchStandings,
  watchWarnings,
  watchClients,
  watchCards,
  watchTies,
];

export type Experiment = (bench: Bench) => Told;

/** What is only watched comes first: its days up to the parting are the trunk of the others. */
export const EXPERIMENTS: ReadonlyMap<ExperimentName, Experiment> = new Map<ExperimentName, Experiment>([
  ['watched', (bench) => bench.whole([...all, attentionOver(bench.dates.attention)])],
  ['honesty-trial', ({ plan, machine, dates }) => honestyTrial(plan, machine, dates.honestyFrom)],
  ['attention-frozen', withoutNewAttention],
  ['full-service', fullService],
  ['capabilities', fiveCapabilities],
  ['unseen-brands', unseenBrands],
  ['unheard-fans', unheardFans],
  ['trust-alone', throughTrustAlone],
]);

export interface ExperimentsData {
  readonly market: PlainMarket;
  /** Made one after the other, in the order of EXPERIMENTS. */
  readonly experiments: readonly ExperimentName[];
  readonly dates: ExperimentDates;
}

export type AllTold = Readonly<Partial<Record<ExperimentName, Told>>>;

export const experimentsTask: RememberedTask<ExperimentsData, AllTold> = {
  name: 'experiments',
  run: ({ market, experiments, dates }: ExperimentsData, machine: Machine) => {
    const bench = benchOf(planOf(market), machine, dates);
    const asked = [...EXPERIMENTS].filter(([name]) => experiments.includes(name));
    return Object.fromEntries(asked.map(([name, experiment]) => [name, experiment(bench)]));
  },
  contentOf: ({ market, ...asked }) => ({ market: contentOfMarket(market), ...asked }),
  // as text, for JSON has no NaN
  encode: (all) => new TextEncoder().encode(JSON.stringify(eachFigure(all, String))),
  decode: (bytes) => eachFigure(JSON.parse(new TextDecoder().decode(bytes)), Number),
};

/** The same by experiment and figure, each figure made into something else. */
function eachFigure<A, B>(
  all: Readonly<Record<string, Readonly<Record<string, A>>>>,
  make: (value: A) => B,
): Record<string, Record<string, B>> {
  return Object.fromEntries(
    Object.entries(all).map(([name, told]) => [
      name,
      Object.fromEntries(Object.entries(told).map(([figure, value]) => [figure, make(value)])),
    ]),
  );
}
