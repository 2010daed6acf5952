/** A market for those from outside (seen.ts): of the morning for levers, of the evening for metrics. */
import { ORDERS, PLACED_FEN, VISITS } from '../../kernel/layout.ts';
import { tallied } from '../../kernel/rows.ts';
import { exp } from '../elementary.ts';
import type { ParameterName } from '../params.ts';
import { trailing } from '../platform/triggers.ts';
import type { Evening, Seen, SellersView } from '../seen.ts';
import { trailingFen } from '../streamers/record.ts';
import { isPresent, NONE, STORE, TALENT } from '../streamers/streamers.ts';
import type { World } from '../world.ts';
import { realMoney, rowOf, type Series } from './rows.ts';

const KINDS = { [TALENT]: 'talent', [STORE]: 'store' } as const;

function sellersOf(world: World): SellersView {
  const { streamers: s, sessions, scale } = world;
  const of = (seller: number, field: number) => tallied(sessions.tally, seller, field);
  return {
    count: s.count,
    kind: (j) => KINDS[s.kind[j] as keyof typeof KINDS] ?? 'ring',
    category: (j) => s.category[j]! + 1,
    region: (j) => s.region[j]! + 1,
    isPresent: (j) => isPresent(s, j, world.day),
    hasCard: (j) => s.card[j] !== NONE,
    followers: (j) => s.followers[j]! * scale,
    price: (j) => exp(s.lnPrice[j]!),
    claims: (j) => s.claims[j]!,
    quality: (j) => s.quality[j]!,
    recentGmv: (j) => realMoney(world, trailingFen(s, j)),
    visits: (j) => of(j, VISITS) * scale,
    orders: (j) => of(j, ORDERS) * scale,
    gmv: (j) => realMoney(world, of(j, PLACED_FEN)),
  };
}

/** The market this morning. */
export function seenIn(world: World, series: Series): Seen {
  return {
    get day() {
      return world.day;
    },
    scale: world.scale,
    parameter(name) {
      const value = world.params[name as ParameterName];
      if (value === undefined) throw new Error(`parameter: expected the name of one, got ${name}`);
      return value;
    },
    metric: (metric, days = 1) => trailing(series, { metric, days }, world.day),
  };
}

/** The market this evening. */
export function eveningOf(world: World, series: Series): Evening {
  const seen = seenIn(world, series);
  return {
    ...seen,
    get day() {
      return world.day;
    },
    today: (name) => series[rowOf(name)]![world.day]!,
    sellers: sellersOf(world),
  };
}
