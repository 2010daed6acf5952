/**
 * Where the columns of the range at hand lie, by name, for the TypeScript port: `bind` moves it to another range. The
 * WebAssembly port has the same names as constants (ports/build.ts).
 */
import { openMemory } from './columns.ts';
import type { GROUPS, Group } from './groups.ts';
import { type FanRange, placesFor } from './state.ts';

/** An object that V8 keeps as a record: one that is filled name by name becomes a slow dictionary. */
function named<G extends Group>(group: G): Record<keyof (typeof GROUPS)[G], number> {
  return JSON.parse(JSON.stringify(placesFor(0, 0).of[group]));
}

export const fans = named('fans');
export const day = named('day');
export const tally = named('tally');
export const census = named('census');
export const slots = named('slots');
export const sellers = named('sellers');
export const roll = named('roll');
export const feeds = named('feeds');
export const orders = named('orders');
export const tables = named('tables');
export const events = named('events');
export const range = { ...named('range'), k0: 0, k1: 0, first: 0, count: 0, streamers: 0 };

/** Makes this thread's TypeScript port work on a range. */
export function bind(to: FanRange): void {
  openMemory(to.memory);
  const { of } = to.places;
  Object.assign(fans, of.fans);
  Object.assign(day, of.day);
  Object.assign(tally, of.tally);
  Object.assign(census, of.census);
  Object.assign(slots, of.slots);
  Object.assign(sellers, of.sellers);
  Object.assign(roll, of.roll);
  Object.assign(feeds, of.feeds);
  range.k0 = to.k0;
  range.k1 = to.k1;
  range.first = to.first;
  range.count = to.count;
  range.streamers = to.streamers;
}
