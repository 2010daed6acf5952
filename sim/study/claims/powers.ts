/**
 * What the article means by each of the three powers that attract brands (C11), as the world without it from 2021 on:
 * reach, no new attention; channel, a feed that finds no brand store; product, private buyers whose reviews teach brands
 * nothing and show nothing to others.
 */
import type { Checkpoint, State } from '../../model/checkpoint.ts';
import type { Exogenous } from '../../model/exogenous.ts';
import { METRICS, type MetricName } from '../../model/measures/all.ts';
import { type MarketPlan, type Outcome, simulate } from '../../model/simulate.ts';
import type { Told } from './figures.ts';
import type { Bench } from './trunk.ts';
import { dayOf } from './watchers.ts';

/** GMV and branded GMV since the worlds parted, and brands on the last day. */
function soldSince(plan: MarketPlan, date: string, { series }: Outcome): Told {
  const daily = (metric: MetricName) => series[METRICS.findIndex(({ name }) => name === metric)]!;
  const total = (metric: MetricName) =>
    daily(metric)
      .subarray(dayOf(plan, date))
      .reduce((a, b) => a + b, 0);
  return { gmv: total('gmv'), brandGmv: total('brandGmv'), brands: daily('brands').at(-1)! };
}

function goOn({ machine, dates }: Bench, plan: MarketPlan, from: Checkpoint): Told {
  return soldSince(
    plan,
    dates.parting,
    machine.inMemory((memoryOf) => simulate(plan, undefined, { memoryOf, from })),
  );
}

/** Users, daily share and minutes stay as on the last day before. */
function frozen({ plan, dates }: Bench): Exogenous {
  const last = dayOf(plan, dates.parting) - 1;
  const held = (path: Float64Array) => path.map((value, day) => (day > last ? path[last]! : value));
  const { mau, dauShare, minutes } = plan.exogenous;
  return { ...plan.exogenous, mau: held(mau), dauShare: held(dauShare), minutes: held(minutes) };
}

/** No new attention in 2021; also what of its growth is traffic's (C28). */
export function withoutNewAttention(bench: Bench): Told {
  const { plan } = bench;
  return goOn(bench, { ...plan, exogenous: frozen(bench) }, bench.at(bench.dates.parting));
}

/** No brand store is found in the feed by its own size: what strangers see of it is paid for or shared. */
export function unseenBrands(bench: Bench): Told {
  const from = bench.at(bench.dates.parting);
  const world = from.state.world as State;
  const streamers = world.streamers as State;
  const exposure = world.exposure as State;
  const first = streamers.stores as number;
  const size = (streamers.size as Float64Array).map((own, j) => (j < first ? own : 0));
  const stale = (exposure.stale as Uint8Array).map(() => 1); // reach is measured anew
  const state: State = {
    ...from.state,
    world: { ...world, streamers: { ...streamers, size }, exposure: { ...exposure, stale } },
  };
  return goOn(bench, bench.plan, { ...from, state });
}

/** The reviews of those who follow a brand are not heard: they teach it nothing and show nothing to others. */
export function unheardFans(bench: Bench): Told {
  const { plan } = bench;
  const params = { ...plan.params, 'brands.reviewsNorm': 1e9 };
  return goOn(bench, { ...plan, params }, bench.at(bench.dates.parting));
}
