/**
 * The fans cut into shards: ranges of fans that can live through a day one after the other or at the same time. A shard
 * reads the day's tables, writes its own fans, orders and tally, and nothing else; tallies are whole numbers, so their
 * sums are the same bytes for any cut and any order.
 */
import { runDeliveries } from './fans/delivery.ts';
import { IN_FLIGHT } from './fans/orders.ts';
import { runVisits } from './fans/session.ts';
import { allocateShard, clearTally, type Sessions, type Tally } from './fans/sessions.ts';
import { liveInWebAssembly } from './fans/webassembly.ts';
import { allocateCensus, type Census, countTies, takeCensus } from './measures/census.ts';
import type { World } from './world.ts';

/** Shards begin at multiples of this many fans, so that no two of them share a cache line of any column. */
const STEP = 1024;

export interface Shard {
  readonly sessions: Sessions;
  /** What it counts of itself. */
  readonly census: Census;
}

/** Cuts into `count` equal ranges, or fewer when there are too few fans. One shard is the whole itself. */
export function cutShards(whole: Sessions, streamers: number, count: number): Shard[] {
  const shards: Shard[] = [];
  const steps = Math.ceil(whole.to / STEP);
  const parts = Math.max(1, Math.min(count, steps));
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((steps * part) / parts) * STEP;
    const to = Math.min(whole.to, Math.floor((steps * (part + 1)) / parts) * STEP);
    const sessions = parts === 1 ? whole : { ...whole, ...allocateShard(from, to, streamers, whole.space) };
    shards.push({ sessions, census: allocateCensus(streamers) });
  }
  return shards;
}

/**
 * What a shard can be asked to do: live through the day, count its people, count its ties. `hand-over` asks a crew on
 * threads to bring home the orders in flight, which are at home otherwise.
 */
export const STEPS = ['live', 'count', 'ties', 'hand-over'] as const;
export type Step = (typeof STEPS)[number];

export function runStep({ sessions, census }: Shard, step: Step): void {
  const { fans, from, to } = sessions;
  if (step === 'live') live(sessions);
  else if (step === 'count') takeCensus(census, fans, from, to);
  else if (step === 'ties') countTies(census, fans, from, to);
}

/** The kernel: WebAssembly where all columns lie in one memory, else the TypeScript that it must equal to the byte. */
function live(sessions: Sessions): void {
  clearTally(sessions.tally);
  if (sessions.space.memory) liveInWebAssembly(sessions);
  else {
    runDeliveries(sessions);
    runVisits(sessions);
  }
}

/** Does a step in every shard and returns when all have done it. */
export type Crew = (shards: readonly Shard[], step: Step) => void;

export const inTurn: Crew = (shards, step) => {
  for (const shard of shards) runStep(shard, step);
};

/** Step 7 of the day: the kernel. The day's sums stand in `world.sessions` afterwards. */
export function runFans(world: World, crew: Crew): void {
  crew(world.shards, 'live');
  const { sessions, shards } = world;
  if (shards.length === 1) return;
  clearTally(sessions.tally);
  const { header, fen } = sessions.orders;
  header[IN_FLIGHT] = 0;
  fen[0] = 0;
  for (const shard of shards) {
    addTally(sessions.tally, shard.sessions.tally);
    header[IN_FLIGHT]! += shard.sessions.orders.header[IN_FLIGHT]!;
    fen[0]! += shard.sessions.orders.fen[0]!;
  }
}

type Sums = Record<keyof Tally, number | Int32Array | Float64Array>;

function addTally(to: Tally, from: Tally): void {
  const sums: Sums = to;
  const parts: Readonly<Sums> = from;
  for (const name of Object.keys(to) as (keyof Tally)[]) {
    const sum = sums[name];
    const part = parts[name];
    if (typeof part === 'number') sums[name] = (sum as number) + part;
    else addColumn(sum as Int32Array, part as Int32Array);
  }
}

function addColumn(sums: Int32Array | Float64Array, parts: Int32Array | Float64Array): void {
  for (let at = 0; at < sums.length; at++) sums[at]! += parts[at]!;
}

/** Counts all fans afresh, and their ties when asked. */
export function countFans(world: World, census: Census, crew: Crew, ties: boolean): void {
  crew(world.shards, 'count');
  if (ties) crew(world.shards, 'ties');
  census.people.fill(0);
  census.stakes = 0;
  for (const { census: part } of world.shards) {
    addColumn(census.people, part.people);
    census.stakes += part.stakes;
  }
  if (!ties) return;
  census.followers.fill(0);
  census.trust = 0;
  for (const { census: part } of world.shards) {
    addColumn(census.followers, part.followers);
    census.trust += part.trust;
  }
}
