/**
 * STATE the kernel works on: the fans of one range, their orders, the day's tables and the day's tally (groups.ts), all
 * in one memory of the range's own. This file says where they lie; ports find them by name.
 */
import { type Column, GROUP_NAMES, GROUPS, type Group, type Seen, type Single } from './groups.ts';
import { FIRST_COLUMN, LINE, NOBODY, PROFILE_BYTES, SLOTS, TIE_WORDS } from './layout.ts';
import { reserve, TAKEN_AT } from './memory.ts';

export type Fans = Seen<'fans'>;
export type DayTables = Seen<'day'>;
export type Tally = Seen<'tally'>;
export type Census = Seen<'census'>;
export type Slots = Seen<'slots'>;
export type Sellers = Seen<'sellers'>;
export type Roll = Seen<'roll'>;
export type Feeds = Seen<'feeds'>;
export type Orders = Seen<'orders'>;
export type FanTables = Seen<'tables'>;
export type Events = Seen<'events'>;

/** Bytes of one fan: follow list, profile, clock and state. */
export const FAN_BYTES = TIE_WORDS * 2 + PROFILE_BYTES + 4 + 1;

/** Where everything lies in a range's memory: first what has one size in all markets, then streamers, then fans. */
export interface Places {
  readonly of: Readonly<Record<Group, Readonly<Record<string, number>>>>;
  /** Runs of bytes that hold all of a group, by group. */
  readonly blocks: Readonly<Record<Group, readonly Block[]>>;
  /** First byte behind all columns. */
  readonly end: number;
}

interface Block {
  /** What its columns have values for. */
  readonly per: Column['per'];
  readonly at: number;
  readonly end: number;
}

const SIZES = ['all', 'streamer', 'fan'] as const;

export function placesFor(fans: number, streamers: number): Places {
  const each = <V>(make: () => V) =>
    Object.fromEntries(GROUP_NAMES.map((name) => [name, make()])) as Record<Group, V>;
  const of = each((): Record<string, number> => ({}));
  const blocks = each((): Block[] => []);
  const counts = { all: 1, streamer: streamers, fan: fans };
  let top = FIRST_COLUMN;
  for (const size of SIZES) {
    for (const group of GROUP_NAMES) {
      const at = top;
      const specs = Object.entries<Column | Single>(GROUPS[group]);
      for (const [name, spec] of specs) {
        if (!('single' in spec) || size !== 'all') continue;
        of[group][name] = top;
        top += spec.single.BYTES_PER_ELEMENT;
      }
      top = ceil(top);
      for (const [name, spec] of specs) {
        if ('single' in spec || spec.per !== size) continue;
        of[group][name] = top;
        top = ceil(top + lengthOf(spec, counts[size]) * spec.kind.BYTES_PER_ELEMENT);
      }
      if (top > at) blocks[group].push({ per: size, at, end: top });
    }
  }
  return { of, blocks, end: top };
}

/** Values of a column for so many fans or streamers. */
function lengthOf({ each }: Column, count: number): number {
  return Math.ceil(each * count);
}

/** Columns begin on a cache line. */
function ceil(bytes: number): number {
  return Math.ceil(bytes / LINE) * LINE;
}

/** What a range is, whatever happens in it. */
export interface RangePlan {
  readonly memory: WebAssembly.Memory;
  /** Number of its first fan in the whole market: draws belong to a fan, not to a place in a range. */
  readonly first: number;
  readonly count: number;
  readonly streamers: number;
  /** Key of the replicate, two 32-bit words. */
  readonly k0: number;
  readonly k1: number;
  /** Which port runs it; the bytes are the same. */
  readonly port: 'webassembly' | 'typescript';
  /** Whether events of fans may be kept (events.ts). */
  readonly isRecording?: boolean;
}

/** Some of the market's fans, with a memory of their own: they live through a day without looking at other ranges. */
export interface FanRange extends RangePlan {
  readonly places: Places;
  readonly fans: Fans;
  readonly day: DayTables;
  readonly tally: Tally;
  readonly census: Census;
  readonly slots: Slots;
  readonly sellers: Sellers;
  readonly roll: Roll;
  readonly feeds: Feeds;
  readonly orders: Orders;
  readonly tables: FanTables;
  readonly events: Events;
  /** This range's part of the fingerprint. */
  readonly print: Int32Array;
  /** Where its single numbers are read. */
  readonly seen: Seeing;
}

/** A memory as words and as doubles, until it grows. */
interface Seeing {
  words: Int32Array;
  doubles: Float64Array;
}

/** A range whose fans have no ties yet. The memory must be empty: all zero. */
export function createRange(plan: RangePlan): FanRange {
  const places = placesFor(plan.count, plan.streamers);
  reserve(plan.memory, places.end);
  new Int32Array(plan.memory.buffer)[TAKEN_AT] = places.end;
  const range = openRange(plan);
  const { ties } = range.fans;
  for (let row = 0; row < ties.length; row += TIE_WORDS) {
    for (let slot = row; slot < row + SLOTS; slot++) ties[slot] = NOBODY;
  }
  return range;
}

/** The same range as another thread sees it. */
export function openRange(plan: RangePlan): FanRange {
  const seen = { words: new Int32Array(), doubles: new Float64Array() };
  const range = { ...plan, places: placesFor(plan.count, plan.streamers), seen } as FanRange;
  for (const group of GROUP_NAMES) {
    if (group !== 'range') Object.assign(range, { [group]: singlesOf(range, group) });
  }
  lookAgain(range);
  return range;
}

/** Renews the views when the memory has grown: an unshared one leaves the old ones empty. */
export function lookAgain(range: FanRange): void {
  const { buffer } = range.memory;
  if (range.seen.words.buffer === buffer) return;
  Object.assign(range.seen, { words: new Int32Array(buffer), doubles: new Float64Array(buffer) });
  const counts = { all: 1, fan: range.count, streamer: range.streamers };
  const view = (group: Group, name: string, spec: Column) =>
    new spec.kind(buffer, range.places.of[group][name]!, lengthOf(spec, counts[spec.per]));
  for (const group of GROUP_NAMES) {
    if (group === 'range') continue;
    for (const [name, spec] of Object.entries<Column | Single>(GROUPS[group])) {
      if (!('single' in spec)) Object.assign(range[group], { [name]: view(group, name, spec) });
    }
  }
  Object.assign(range, { print: view('range', 'print', GROUPS.range.print) });
}

/** An object whose single numbers are those in the memory. */
function singlesOf({ places, seen }: FanRange, group: Group): object {
  const singles = {};
  for (const [name, spec] of Object.entries<Column | Single>(GROUPS[group])) {
    if (!('single' in spec)) continue;
    const at = places.of[group][name]! / spec.single.BYTES_PER_ELEMENT;
    const access =
      spec.single === Int32Array
        ? { get: () => seen.words[at], set: (value: number) => void (seen.words[at] = value) }
        : { get: () => seen.doubles[at], set: (value: number) => void (seen.doubles[at] = value) };
    Object.defineProperty(singles, name, { enumerable: true, ...access });
  }
  return singles;
}

/** Sets all of a group to zero; `only` its single numbers and the columns that have one size in all markets. */
export function clear({ memory, places }: FanRange, group: Group, only?: 'all'): void {
  for (const { per, at, end } of places.blocks[group]) {
    if (only === undefined || per === only) new Uint8Array(memory.buffer, at, end - at).fill(0);
  }
}

/** Copies all of a group to another range of the same market. */
export function copyGroup(from: FanRange, to: FanRange, group: Group): void {
  from.places.blocks[group].forEach(({ at, end }, block) => {
    const bytes = new Uint8Array(from.memory.buffer, at, end - at);
    new Uint8Array(to.memory.buffer, to.places.blocks[group][block]!.at, end - at).set(bytes);
  });
}

/** Adds the columns and numbers of one group to those of another: whole numbers, so in any order. */
export function addGroup<T extends Tally | Census | Slots>(to: T, from: Partial<T>): void {
  const sums = to as Record<string, number | Int32Array | Float64Array>;
  for (const [name, part] of Object.entries(from as typeof sums)) {
    if (typeof part === 'number') sums[name] = (sums[name] as number) + part;
    else addColumn(sums[name] as Int32Array, part as Int32Array);
  }
}

function addColumn(sums: Int32Array | Float64Array, parts: Int32Array | Float64Array): void {
  for (let at = 0; at < sums.length; at++) sums[at]! += parts[at]!;
}
