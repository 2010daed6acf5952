/** Measures of single sellers: the store that a campaign has opened, the talent that a lever has set apart. */
import { ORDERS, PLACED_FEN, VISITS } from '../../kernel/layout.ts';
import { tallied } from '../../kernel/rows.ts';
import { NONE } from '../streamers/streamers.ts';
import type { World } from '../world.ts';
import { ROWS, realMoney, type Series, write } from './rows.ts';

/** The store that a campaign has opened; nothing without one. */
export function launched(series: Series, world: World): void {
  const { platform, sessions, streamers, scale, day } = world;
  const { store } = platform.launch;
  if (store === NONE) return;
  const { tally } = sessions;
  const entries = world.params['visits.entriesPerVisit'] * scale;
  const direct = world.params['visits.entriesPrivate'] * scale;
  const [fromPrivate, organic, shared, paid] = tally.watched;
  const gmv = realMoney(world, tallied(tally, store, PLACED_FEN));
  const before = streamers.arrival[store] === day ? 0 : series[ROWS.launchGmvToDate]![day - 1]!;
  write(series, day, ROWS.launchGmv, gmv);
  write(series, day, ROWS.launchGmvToDate, before + gmv);
  write(series, day, ROWS.launchOrders, tallied(tally, store, ORDERS) * scale);
  write(series, day, ROWS.launchFollowers, streamers.followers[store]! * scale);
  write(series, day, ROWS.launchEntriesPrivate, fromPrivate! * direct);
  write(series, day, ROWS.launchEntriesOrganic, organic! * entries);
  write(series, day, ROWS.launchEntriesShared, shared! * entries);
  write(series, day, ROWS.launchEntriesPaid, paid! * entries);
  write(series, day, ROWS.launchAdSpend, realMoney(world, platform.launch.adFen));
}

/** The talent that a lever has set apart, and the other sellers of its category; nothing without one. */
export function setApart(series: Series, world: World): void {
  const { platform, sessions, streamers: s, categories, scale, day } = world;
  const { host } = platform;
  if (host === NONE) return;
  const { tally } = sessions;
  const own = tallied(tally, host, PLACED_FEN);
  let rivals = -own;
  for (const j of categories[s.category[host]!]!) rivals += tallied(tally, j, PLACED_FEN);
  write(series, day, ROWS.hostVisits, tallied(tally, host, VISITS) * scale);
  write(series, day, ROWS.hostOrders, tallied(tally, host, ORDERS) * scale);
  write(series, day, ROWS.hostGmv, realMoney(world, own));
  write(series, day, ROWS.hostFollowers, s.followers[host]! * scale);
  write(series, day, ROWS.hostRivalsGmv, realMoney(world, rivals));
}
