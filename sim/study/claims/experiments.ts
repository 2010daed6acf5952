/**
 * Markets whose inside is looked at, or that differ from a scenario in what no lever can change. Each is a pure
 * function from the plan of a replicate of `kuaishou-2021` to a few figures by name.
 */

import { METRICS, type MetricName } from '../../model/measures/all.ts';
import type { Params } from '../../model/params.ts';
import type { LeverInForce } from '../../model/platform/policy.ts';
import { type MarketPlan, type Outcome, simulate } from '../../model/simulate.ts';
import type { World } from '../../model/world.ts';
import type { Machine, RememberedTask } from '../../runs/job.ts';
import { contentOfMarket, type PlainMarket, planOf } from '../../runs/market.ts';
import { fiveCapabilities } from './capabilities.ts';
import type { Told } from './figures.ts';
import { honestyTrial } from './honesty-trial.ts';
import { watchTies } from './tie-watcher.ts';
import {
  dayOf,
  type Watch,
  watchAttention,
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
  | 'unheard-fans';

/** Day after which attention stands still, for the attribution of the growth of 2021 (C28). */
const ATTENTION_STOPS = '2020-12-31';

function watched(plan: MarketPlan, watches: readonly Watch[], machine: Machine): Told {
  const watchers = watches.map((watch) => watch(plan));
  const look = (world: World) => {
    for (const watcher of watchers) watcher.look(world);
  };
  machine.inMemory((memoryOf) => simulate(plan, look, { memoryOf }));
  return Object.assign({}, ...watchers.map((watcher) => watcher.told()));
}

/** A market with other parameters, and what of brands it has in the end (C11). */
function changed(changes: Partial<Params>, plan: MarketPlan, machine: Machine): Told {
  const params = { ...plan.params, ...changes };
  return brandsOf(machine.inMemory((memoryOf) => simulate({ ...plan, params }, undefined, { memoryOf })));
}

/** Brands on the last day, and their GMV of the last year of the run. */
function brandsOf({ series }: Outcome): Told {
  const daily = (metric: MetricName) => series[METRICS.findIndex(({ name }) => name === metric)]!;
  return {
    brands: daily('brands').at(-1)!,
    brandGmv: daily('brandGmv')
      .subarray(-365)
      .reduce((a, b) => a + b, 0),
  };
}

/** The brand centre's service at full strength since 2021, the other four supports as they are (C12). */
function fullService(plan: MarketPlan, machine: Machine): Told {
  const since = dayOf(plan, '2021-01-01');
  const service: LeverInForce = {
    id: 'full-service',
    strengthOn: (day) => (day >= since ? 1 : 0),
    apply: (policy, strength) => {
      policy.brandSupport.service = strength;
    },
  };
  return watched({ ...plan, levers: [...plan.levers, service] }, [watchStages], machine);
}

/** Users, daily share and minutes stay as on the last day of 2020: no new attention in 2021. */
function attentionFrozen(plan: MarketPlan, machine: Machine): Told {
  const last = dayOf(plan, ATTENTION_STOPS);
  const held = (path: Float64Array) => path.map((value, day) => (day > last ? path[last]! : value));
  const { mau, dauShare, minutes } = plan.exogenous;
  const exogenous = { ...plan.exogenous, mau: held(mau), dauShare: held(dauShare), minutes: held(minutes) };
  const simulated = machine.inMemory((memoryOf) => simulate({ ...plan, exogenous }, undefined, { memoryOf }));
  const gmv = simulated.series[METRICS.findIndex(({ name }) => name === 'gmv')]!;
  return { gmv: gmv.subarray(last + 1).reduce((a, b) => a + b, 0), ...brandsOf(simulated) };
}

const all: readonly Watch[] = [
  watchStages,
  watchStandings,
  watchWarnings,
  watchClients,
  watchCards,
  watchTies,
  watchAttention,
];

export type Experiment = (plan: MarketPlan, machine: Machine) => Told;

export const EXPERIMENTS: ReadonlyMap<ExperimentName, Experiment> = new Map<ExperimentName, Experiment>([
  ['watched', (plan, machine) => watched(plan, all, machine)],
  ['honesty-trial', honestyTrial],
  ['attention-frozen', attentionFrozen],
  ['full-service', fullService],
  ['capabilities', fiveCapabilities],
  // no brand store is found in the feed by its own size: what strangers see of it is paid for or shared
  ['unseen-brands', (plan, machine) => changed({ 'brands.size': 0 }, plan, machine)],
  // the reviews of those who follow a brand are not heard: they teach it nothing and show nothing to others
  ['unheard-fans', (plan, machine) => changed({ 'brands.reviewsNorm': 1e9 }, plan, machine)],
]);

export interface ExperimentData {
  readonly market: PlainMarket;
  readonly experiment: ExperimentName;
}

export const experimentTask: RememberedTask<ExperimentData, Told> = {
  name: 'experiment',
  run: ({ market, experiment }: ExperimentData, machine: Machine) =>
    EXPERIMENTS.get(experiment)!(planOf(market), machine),
  contentOf: ({ market, experiment }) => ({ market: contentOfMarket(market), experiment }),
  // as text, for JSON has no NaN
  encode: (told) =>
    new TextEncoder().encode(
      JSON.stringify(Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)]))),
    ),
  decode: (bytes) => {
    const texts = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Number(text)]));
  },
};
