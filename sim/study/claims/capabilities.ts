/**
 * What each of the five capabilities of a provider does for its clients (C14, C16, C23): the same market with and without
 * it, compared over the streamers who are clients in both, for what a capability does also changes who becomes one.
 */
import { DELIVERED, FOLLOWS, ORDERS, SATISFIED, VISITS } from '../../kernel/layout.ts';
import { tallied } from '../../kernel/rows.ts';
import type { ParameterName } from '../../model/params.ts';
import { type MarketPlan, simulate } from '../../model/simulate.ts';
import { isPresent, NONE } from '../../model/streamers/streamers.ts';
import type { World } from '../../model/world.ts';
import type { Machine } from '../../runs/job.ts';
import type { Told } from './figures.ts';

export const CAPABILITY_NAMES = ['incubation', 'marketing', 'operations', 'supply', 'fulfilment'] as const;
export type CapabilityName = (typeof CAPABILITY_NAMES)[number];

/** Days on which a streamer was a client in the last year of a run, and what happened in its room on those. */
export interface ClientYear {
  readonly days: number;
  readonly visits: number;
  readonly orders: number;
  readonly delivered: number;
  readonly satisfied: number;
  readonly follows: number;
}

export interface ClientYears {
  /** By the number of the streamer; those who never were a client are not there. */
  readonly clients: ReadonlyMap<number, ClientYear>;
  /** Visits to all streamers. */
  readonly visits: number;
}

/** Looks at the clients of each day since `since`. */
export function watchYears(since: number): { look(world: World): void; told(): ClientYears } {
  const clients = new Map<number, ClientYear>();
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
  Record<Exclude<CapabilityName, 'incubation'>, readonly [of: keyof ClientYear, to: keyof ClientYear]>
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
function incubated(years: ClientYears, without: ClientYears, same: readonly number[]): number {
  const logs = same.flatMap((j) => {
    const [one, other] = [years.clients.get(j)!, without.clients.get(j)!];
    const ratio = one.visits / one.days / years.visits / (other.visits / other.days / without.visits);
    return ratio > 0 && Number.isFinite(ratio) ? [Math.log(ratio)] : [];
  });
  return Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length) - 1;
}

/** By how much the capability's figure is larger with it than without, over the clients of both; NaN when there are none. */
export function capabilityChange(name: CapabilityName, years: ClientYears, without: ClientYears): number {
  const same = [...years.clients.keys()].filter((j) => without.clients.has(j));
  if (name === 'incubation') return incubated(years, without, same);
  const [of, to] = RAISES[name];
  const rate = (one: ClientYears) => {
    const sum = (what: keyof ClientYear) => same.reduce((all, j) => all + one.clients.get(j)![what], 0);
    return sum(of) / sum(to);
  };
  return rate(years) / rate(without) - 1;
}

function yearsOf(plan: MarketPlan, machine: Machine): ClientYears {
  const watcher = watchYears(plan.exogenous.days - 365);
  machine.inMemory((memoryOf) => simulate(plan, watcher.look, { memoryOf }));
  return watcher.told();
}

/** Five markets beside the one at hand, each without one capability. */
export function fiveCapabilities(plan: MarketPlan, machine: Machine): Told {
  const years = yearsOf(plan, machine);
  const changes = CAPABILITY_NAMES.map((name) => {
    const parameter: ParameterName = `providers.${name}`;
    const without = yearsOf({ ...plan, params: { ...plan.params, [parameter]: 0 } }, machine);
    return [name, capabilityChange(name, years, without)] as const;
  });
  return Object.fromEntries(changes);
}
