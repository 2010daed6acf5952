/**
 * What each of the five capabilities of a provider does for its clients (C14, C16, C23): the same market with and without
 * it from 2021 on, compared over the streamers who are clients in both, for what a capability does also changes who
 * becomes one.
 */
import { DELIVERED, FOLLOWS, ORDERS, ORDERS_PRIVATE, SATISFIED, VISITS } from '../../kernel/layout.ts';
import { tallied } from '../../kernel/rows.ts';
import type { ParameterName, Params } from '../../model/params.ts';
import { REVIEW_DAYS } from '../../model/providers/providers.ts';
import { simulate } from '../../model/simulate.ts';
import { isPresent, NONE } from '../../model/streamers/streamers.ts';
import type { World } from '../../model/world.ts';
import type { Told } from './figures.ts';
import type { Bench } from './trunk.ts';
import { dayOf } from './watchers.ts';

const CAPABILITY_NAMES = ['incubation', 'marketing', 'operations', 'supply', 'fulfilment'] as const;
export type CapabilityName = (typeof CAPABILITY_NAMES)[number];

/** Days of the span on which a streamer was a client, and what happened in its room on those. */
export interface ClientSpan {
  readonly days: number;
  readonly visits: number;
  readonly orders: number;
  /** Of its followers. */
  readonly ordersPrivate: number;
  readonly delivered: number;
  readonly satisfied: number;
  readonly follows: number;
}

export interface ClientSpans {
  /** By the number of the streamer; those who never were a client are not there. */
  readonly clients: ReadonlyMap<number, ClientSpan>;
  /** Visits to all streamers. */
  readonly visits: number;
}

/** Looks at the clients of each day since `since`. */
export function watchSpans(since: number): { look(world: World): void; told(): ClientSpans } {
  const clients = new Map<number, ClientSpan>();
  let visits = 0;
  return {
    told: () => ({ clients, visits }),
    look({ streamers: s, sessions, day }) {
      if (day < since) return;
      const { tally } = sessions;
      for (let at = 0; at < s.activeCount; at++) {
        const j = s.active[at]!;
        visits += tallied(tally, j, VISITS);
        if (s.provider[j] === NONE || !isPresent(s, j, day)) continue;
        const held = clients.get(j);
        clients.set(j, {
          days: (held?.days ?? 0) + 1,
          visits: (held?.visits ?? 0) + tallied(tally, j, VISITS),
          orders: (held?.orders ?? 0) + tallied(tally, j, ORDERS),
          ordersPrivate: (held?.ordersPrivate ?? 0) + tallied(tally, j, ORDERS_PRIVATE),
          delivered: (held?.delivered ?? 0) + tallied(tally, j, DELIVERED),
          satisfied: (held?.satisfied ?? 0) + tallied(tally, j, SATISFIED),
          follows: (held?.follows ?? 0) + tallied(tally, j, FOLLOWS),
        });
      }
    },
  };
}

/** What of its clients each capability but incubation is to raise: a sum of one thing over a sum of another. */
const RAISES: Readonly<
  Record<Exclude<CapabilityName, 'incubation'>, readonly [of: keyof ClientSpan, to: keyof ClientSpan]>
> = {
  marketing: ['follows', 'visits'],
  operations: ['orders', 'visits'],
  supply: ['satisfied', 'delivered'],
  fulfilment: ['satisfied', 'delivered'],
};

/**
 * A client's share of all visits, day by day, at the geometric mean: each counts the same, for a few large ones would
 * decide a sum; and what all streamers gain or lose is no work of a capability.
 */
function incubated(spans: ClientSpans, without: ClientSpans, same: readonly number[]): number {
  const logs = same.flatMap((j) => {
    const [one, other] = [spans.clients.get(j)!, without.clients.get(j)!];
    const ratio = one.visits / one.days / spans.visits / (other.visits / other.days / without.visits);
    return ratio > 0 && Number.isFinite(ratio) ? [Math.log(ratio)] : [];
  });
  return Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length) - 1;
}

/** By how much followers order more of the same clients. */
export function loyalChange(spans: ClientSpans, without: ClientSpans): number {
  const same = [...spans.clients.keys()].filter((j) => without.clients.has(j));
  const rate = ({ clients }: ClientSpans) => {
    const sum = (what: keyof ClientSpan) => same.reduce((all, j) => all + clients.get(j)![what], 0);
    return sum('ordersPrivate') / sum('days');
  };
  return rate(spans) / rate(without) - 1;
}

/** By how much the capability's figure is larger with it than without, over the clients of both; NaN when there are none. */
export function capabilityChange(name: CapabilityName, spans: ClientSpans, without: ClientSpans): number {
  const same = [...spans.clients.keys()].filter((j) => without.clients.has(j));
  if (name === 'incubation') return incubated(spans, without, same);
  const [of, to] = RAISES[name];
  const rate = (one: ClientSpans) => {
    const sum = (what: keyof ClientSpan) => same.reduce((all, j) => all + one.clients.get(j)![what], 0);
    return sum(of) / sum(to);
  };
  return rate(spans) / rate(without) - 1;
}

/** Days from the parting on without what a set of parameters leaves out. */
function spansOf({ plan, machine, at, dates }: Bench, without: Partial<Params>): ClientSpans {
  const from = at(dates.parting);
  const days = Math.min(plan.exogenous.days, dayOf(plan, dates.clientsUntil));
  // offers of clients are made again at the next review of their providers
  const watcher = watchSpans(from.day + REVIEW_DAYS);
  const world = {
    ...plan,
    params: { ...plan.params, ...without },
    exogenous: { ...plan.exogenous, days },
  };
  machine.inMemory((memoryOf) => simulate(world, watcher.look, { memoryOf, from }));
  return watcher.told();
}

/** Five markets beside the one at hand, each without one capability. */
export function fiveCapabilities(bench: Bench): Told {
  const spans = spansOf(bench, {});
  const told = CAPABILITY_NAMES.map((name) => {
    const parameter: ParameterName = `providers.${name}`;
    const without = spansOf(bench, { [parameter]: 0 });
    return { [name]: capabilityChange(name, spans, without), [`${name}Loyal`]: loyalChange(spans, without) };
  });
  return Object.assign({}, ...told);
}
