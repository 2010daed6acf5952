/**
 * All of a run that changes from day to day, as plain data: a run that goes on from a checkpoint gives the same bytes
 * as one that was never stopped. What the plan itself says (parameters, attention, key) is not in it.
 */
import { eachOrder, IN_FLIGHT, makeRoom, type Orders, placeOrder } from './fans/orders.ts';
import type { Crew } from './shards.ts';
import type { Run } from './simulate.ts';
import type { World } from './world.ts';

/** Numbers, text and columns under the names they have in the run. */
export type State = { [name: string]: number | string | Column | State };
type Column = Int32Array | Uint8Array | Float64Array;

export interface Checkpoint {
  /** The next day to simulate. */
  readonly day: number;
  readonly state: State;
  /** Orders in flight, four words each (eachOrder), in an order that keeps each fan's own. */
  readonly orders: Uint32Array;
}

/** Fixed by the plan, derived, or kept elsewhere. */
const LEFT_OUT = new Set([
  'params',
  'exogenous',
  'key',
  'tables',
  'categories',
  'shards',
  'orders',
  'space',
  'all',
]);
const ORDER_WORDS = 4;

/** The state of a run now. Columns are those of the run, not copies: write them down before the run goes on. */
export function checkpointOf(run: Run, crew: Crew): Checkpoint {
  const { world } = run;
  crew(world.shards, 'hand-over');
  const all = world.shards.map(({ sessions }) => sessions.orders);
  const count = all.reduce((sum, orders) => sum + orders.header[IN_FLIGHT]!, 0);
  const words = new Uint32Array(count * ORDER_WORDS);
  let at = 0;
  for (const orders of all) {
    eachOrder(orders, (due, fan, fen, packed) => {
      words[at++] = due;
      words[at++] = fan;
      words[at++] = fen;
      words[at++] = packed;
    });
  }
  return { day: world.day, state: stateOf(run), orders: words };
}

function stateOf(of: object): State {
  const state: State = {};
  for (const [name, value] of Object.entries(of)) {
    if (LEFT_OUT.has(name)) continue;
    if (typeof value === 'number' || typeof value === 'string' || ArrayBuffer.isView(value)) {
      state[name] = value as number | string | Column;
    } else if (typeof value === 'object' && value !== null) state[name] = stateOf(value);
    else throw new Error(`checkpoint: expected numbers, text or columns, got ${typeof value} in ${name}`);
  }
  return state;
}

/** Puts a run of the same plan that has not begun, cut into any number of shards, into the state of a checkpoint. */
export function goBackTo(run: Run, { state, orders }: Checkpoint): void {
  restore(run, state, 'run');
  restoreOrders(run.world, orders);
}

function restore(into: object, state: State, place: string): void {
  const target = into as State;
  for (const [name, saved] of Object.entries(state)) {
    const value = target[name];
    const where = `${place}.${name}`;
    if (isColumn(saved)) {
      if (!isColumn(value) || value.length !== saved.length) {
        const got = isColumn(value) ? `${value.length} of them` : typeof value;
        throw new Error(`checkpoint ${where}: expected ${saved.length} numbers, got ${got}: another plan?`);
      }
      value.set(saved);
    } else if (typeof saved === 'object') {
      if (typeof value !== 'object') throw new Error(`checkpoint ${where}: expected an object, got ${value}`);
      restore(value, saved, where);
    } else target[name] = saved;
  }
}

function isColumn(value: unknown): value is Column {
  return ArrayBuffer.isView(value);
}

/** Pools of a run that has not begun are empty. */
function restoreOrders(world: World, words: Uint32Array): void {
  const { sessions, shards } = world;
  let fen = 0;
  for (let at = 0; at < words.length; at += ORDER_WORDS) {
    const fan = words[at + 1]!;
    const owner = shards.find(({ sessions: shard }) => fan < shard.to)!.sessions.orders;
    fen += words[at + 2]!;
    restoreOrder(owner, words, at);
  }
  sessions.orders.header[IN_FLIGHT] = words.length / ORDER_WORDS;
  sessions.orders.fen[0] = fen;
}

function restoreOrder(orders: Orders, words: Uint32Array, at: number): void {
  const packed = words[at + 3]!;
  const moment = (((packed >>> 16) & 0xf) << 12) | (packed >>> 20);
  makeRoom(orders, 1);
  placeOrder(orders, words[at]!, words[at + 1]!, packed & 0xffff, words[at + 2]!, moment);
}
