/**
 * The fans in ranges that live through a day one after the other or at the same time. A range reads the day's tables,
 * writes its own fans, orders and tally, and nothing else; tallies are whole numbers, so their sums are the same bytes
 * for any cut and any order.
 */
import { FIRST_COLUMN, IN_FLIGHT } from '../kernel/layout.ts';
import { createMemory, MEMORY_BYTES } from '../kernel/memory.ts';
import { doStep } from '../kernel/ports/doStep.ts';
import type { Step } from '../kernel/ports/port.ts';
import { addTally } from '../kernel/rows.ts';
import {
  addGroup,
  type Census,
  clear,
  copyGroup,
  createRange,
  type FanRange,
  type FanTables,
  placesFor,
  type RangePlan,
} from '../kernel/state.ts';
import { isMonthEnd } from './calendar.ts';
import { EVENINGS } from './evenings.ts';
import type { Policy } from './platform/policy.ts';
import { lookAgain, type World } from './world.ts';

/** Ranges begin at multiples of this many fans. */
const CUT = 1024;
/** A fan and its orders in flight on a busy day; `bench` measures some 100 bytes on ordinary ones. */
export const BYTES_PER_FAN = 128;

/** Does a step in every range and returns when all have done it. */
export type RangeRunner = (ranges: readonly FanRange[], step: Step) => void;

export const inTurn: RangeRunner = (ranges, step) => {
  for (const range of ranges) runStep(range, step);
};

export function runStep(range: FanRange, step: Step): void {
  if (step === 'live') clear(range, 'tally', 'all');
  if (step === 'census') clear(range, 'census');
  if (step === 'followers') clear(range, 'slots');
  doStep(range, step);
}

/** How many ranges so many fans need at least, because a memory holds only so much. */
export function rangesNeeded(fans: number, streamers: number): number {
  const room = MEMORY_BYTES - placesFor(0, streamers).end - FIRST_COLUMN;
  return Math.ceil(fans / (Math.floor(room / BYTES_PER_FAN / CUT) * CUT));
}

export interface RangesPlan extends Pick<RangePlan, 'streamers' | 'k0' | 'k1' | 'port' | 'isRecording'> {
  readonly fans: number;
  /** How many ranges; fewer when there are too few fans, more when a memory cannot hold so many. */
  readonly ranges: number;
  /** The memory of each range: empty, all zero; a new plain one when not said. */
  readonly memoryOf?: ((range: number) => WebAssembly.Memory) | undefined;
}

/** Cuts fans into ranges of about the same size, each in a memory of its own. */
export function createRanges(plan: RangesPlan, tables: FanTables): FanRange[] {
  const { fans, streamers, k0, k1, port, isRecording = false, memoryOf = () => createMemory() } = plan;
  const cuts = Math.ceil(fans / CUT);
  const parts = Math.min(cuts, Math.max(1, plan.ranges, rangesNeeded(fans, streamers)));
  return Array.from({ length: parts }, (_, part) => {
    const first = Math.floor((cuts * part) / parts) * CUT;
    const count = Math.min(fans, Math.floor((cuts * (part + 1)) / parts) * CUT) - first;
    const range = createRange({ memory: memoryOf(part), first, count, streamers, k0, k1, port, isRecording });
    setTables(range, tables);
    return range;
  });
}

function setTables(range: FanRange, tables: FanTables): void {
  const into = range.tables as unknown as Record<string, number | Int32Array>;
  for (const name of Object.keys(into)) {
    const value = tables[name as keyof FanTables];
    if (typeof value === 'number') into[name] = value;
    else (into[name] as Int32Array).set(value);
  }
}

/**
 * Step 7 of the day: the kernel. The day's tables are those of the first range, whose tally holds the day's sums over
 * all ranges afterwards.
 */
export function runFans(world: World, policy: Policy, runner: RangeRunner): void {
  const { ranges, exogenous, day } = world;
  const [first, ...others] = ranges;
  for (const range of others) copyGroup(first!, range, 'day');
  runner(ranges, 'live');
  for (const evening of EVENINGS) evening(world, policy);
  if (isMonthEnd(exogenous, day)) runner(ranges, 'month');
  for (const range of others) addTally(first!.tally, range.tally);
  lookAgain(world);
}

/** Counts people by state, ties, stakes and Σ trust; the sums stand in the first range's census. */
export function takeCensus(ranges: readonly FanRange[], runner: RangeRunner): Census {
  runner(ranges, 'census');
  const [first, ...others] = ranges;
  for (const range of others) addGroup(first!.census, range.census);
  return first!.census;
}

/** Counts the slots that name each streamer; the sums stand in the first range. */
export function countFollowers(ranges: readonly FanRange[], runner: RangeRunner): Int32Array {
  runner(ranges, 'followers');
  const [first, ...others] = ranges;
  for (const range of others) addGroup(first!.slots, range.slots);
  return first!.slots.followers;
}

/** Orders in flight, and their fen, of all ranges. */
export function inFlight(ranges: readonly FanRange[]): { orders: number; fen: number } {
  const sums = { orders: 0, fen: 0 };
  for (const { orders } of ranges) {
    sums.orders += orders.header[IN_FLIGHT]!;
    sums.fen += orders.fen[0]!;
  }
  return sums;
}
