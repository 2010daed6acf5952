/**
 * What some or all fans do, event by event, for a run that is asked to keep it. The kernel notes events in the memory of its
 * range (kernel/events.ts); here it is said whose, and they are taken from there after each day.
 */
import { bind } from '../kernel/addresses.ts';
import { takeBytes } from '../kernel/columns.ts';
// biome-ignore format: names by the line
import {
  EVENT_FAN, EVENT_GENERAL, EVENT_KIND, EVENT_SELLER, EVENT_TRUST, EVENT_WORDS, EVENTS_END, EVENTS_IN_BLOCK, EVENTS_KEPT,
  EVENTS_NOW, EVENTS_PLACE, FIRST_EVENTS, KEPT, NEXT_EVENTS, TIE_EVENT, TIED_AT,
} from '../kernel/event-layout.ts';
// biome-ignore format: names by the line
import {
  BAD, CATEGORY, EAGERNESS, GENERAL, GOOD, LAST_BUY, LEVEL, NOBODY, RATE, REGION, SLOTS, TIE_WORDS, WALLET,
} from '../kernel/layout.ts';
import { profile8, profile16 } from '../kernel/profile.ts';
import { type FanRange, lookAgain } from '../kernel/state.ts';
import { draw, type Key } from './random.ts';

/**
 * Whether events of a fan are kept. An address of its own decides it, so that no other luck moves; a smaller share is part of a
 * larger one. Each replicate draws its own fans: what is left of chance in who was drawn averages out over replicates.
 * @param share of all fans, 0 to 1
 */
export function isKept(key: Key, fan: number, share: number): boolean {
  return draw(key, 'kept-fans', fan, 0) < share * 2 ** 32;
}

/** Says whose events the kernel keeps from now on. */
export function keepEvents(ranges: readonly FanRange[], key: Key, share: number): void {
  for (const range of ranges) {
    const bits = new Uint8Array(Math.ceil(range.count / 8));
    for (let fan = 0; fan < range.count; fan++) {
      if (isKept(key, range.first + fan, share)) bits[fan >> 3]! |= 1 << (fan & 7);
    }
    bind(range);
    const at = takeBytes(bits.length);
    lookAgain(range);
    new Uint8Array(range.memory.buffer, at, bits.length).set(bits);
    range.events.header[KEPT] = at;
  }
}

/** Numbers of the fans of a range whose events are kept, in it. */
function* keptIn(range: FanRange): Generator<number> {
  const bits = new Uint8Array(range.memory.buffer, range.events.header[KEPT]!, Math.ceil(range.count / 8));
  for (let fan = 0; fan < range.count; fan++) if ((bits[fan >> 3]! >> (fan & 7)) & 1) yield fan;
}

/**
 * Events since the last call, EVENT_WORDS each (kernel/event-layout.ts): by fan, and of each fan in the order in which they
 * happened, so that they are the same for any cut into ranges. The kernel forgets them.
 */
export function takeEvents(ranges: readonly FanRange[]): Int32Array {
  const parts = ranges.map(takeFrom);
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}

/** Events of a range, each with its number, by fan: numbers below 2^26 and fans below 2^27 make one that a double holds. */
const NUMBERS = 2 ** 26;

function takeFrom({ memory, events: { header } }: FanRange): Int32Array {
  const count = header[EVENTS_KEPT]!;
  const words = new Int32Array(memory.buffer);
  const found = new Int32Array(count * EVENT_WORDS);
  let block = header[FIRST_EVENTS]!;
  for (let at = 0; at < count; at += EVENTS_IN_BLOCK) {
    const end = Math.min(count - at, EVENTS_IN_BLOCK) * EVENT_WORDS;
    found.set(words.subarray(block >> 2, (block >> 2) + end), at * EVENT_WORDS);
    block = words[(block + NEXT_EVENTS) >> 2]!;
  }
  for (const place of [EVENTS_KEPT, EVENTS_NOW, EVENTS_PLACE, EVENTS_END]) header[place] = 0;
  const order = Float64Array.from(
    { length: count },
    (_, at) => found[at * EVENT_WORDS + EVENT_FAN]! * NUMBERS + at,
  );
  order.sort();
  const sorted = new Int32Array(found.length);
  for (let to = 0; to < count; to++) {
    const from = (order[to]! % NUMBERS) * EVENT_WORDS;
    sorted.set(found.subarray(from, from + EVENT_WORDS), to * EVENT_WORDS);
  }
  return sorted;
}

/** Words of a tie as it stands: fan, seller, trust and sales in flight (kernel/layout.ts: LEVEL), good and bad evidence. */
export const TIE_STANDS = 5;

/** The ties of the fans whose events are kept, by fan and as their lists have them. */
export function keptTies(ranges: readonly FanRange[]): Int32Array {
  const ties: number[] = [];
  for (const range of ranges) {
    const { fans, first } = range;
    for (const fan of keptIn(range)) {
      const row = fan * TIE_WORDS;
      for (let slot = row; slot < row + SLOTS && fans.ties[slot] !== NOBODY; slot++) {
        const [seller, level] = [fans.ties[slot]!, fans.ties[slot + LEVEL]!];
        ties.push(first + fan, seller, level, fans.ties[slot + GOOD]!, fans.ties[slot + BAD]!);
      }
    }
  }
  return Int32Array.from(ties);
}

/** The ties with which fans begin, as events of the first day. */
export function firstTies(ranges: readonly FanRange[]): Int32Array {
  const general = new Map<number, number>();
  const fans = keptFans(ranges);
  for (let at = 0; at < fans.length; at += FAN_STANDS) general.set(fans[at]!, fans[at + GENERAL_STANDS]!);
  const ties = keptTies(ranges);
  const events = new Int32Array((ties.length / TIE_STANDS) * EVENT_WORDS);
  for (let tie = 0; tie < ties.length / TIE_STANDS; tie++) {
    const [fan = 0, seller = 0, level = 0] = ties.subarray(tie * TIE_STANDS);
    const event = events.subarray(tie * EVENT_WORDS);
    event[EVENT_KIND] = TIE_EVENT | (1 << TIED_AT);
    event[EVENT_FAN] = fan;
    event[EVENT_SELLER] = seller;
    event[EVENT_TRUST] = level & 0xff;
    event[EVENT_GENERAL] = general.get(fan) ?? 0;
  }
  return events;
}

/**
 * Words of a fan as it stands: number, category, region, groups of visit rate, wallet and eagerness, state, general trust, day
 * of the last purchase plus one (kernel/layout.ts).
 */
export const FAN_STANDS = 9;
const GENERAL_STANDS = 7;

/** The fans whose events are kept. */
export function keptFans(ranges: readonly FanRange[]): Int32Array {
  const found: number[] = [];
  for (const range of ranges) {
    bind(range);
    for (const fan of keptIn(range)) {
      found.push(range.first + fan, profile8(fan, CATEGORY), profile8(fan, REGION), profile16(fan, RATE));
      found.push(profile8(fan, WALLET), profile8(fan, EAGERNESS), range.fans.state[fan]!);
      found.push(profile16(fan, GENERAL), profile16(fan, LAST_BUY));
    }
  }
  return Int32Array.from(found);
}
