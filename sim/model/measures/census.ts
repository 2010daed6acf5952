/** Counts the fans and their ties afresh, independent of the day's tally: what the identities are checked against. */
import {
  BOUGHT_LAST_MONTH,
  BOUGHT_THIS_MONTH,
  BUYER,
  type Fans,
  LAPSED,
  LEVEL,
  NEVER_BUYER,
  NOBODY,
  NOT_YET_USER,
  SLOTS,
  TIE_WORDS,
} from '../fans/fans.ts';
import { int32 } from '../fans/space.ts';

export interface Census {
  /** Fans by state (fans.ts), and stakes in flight: counted every day. */
  readonly people: Int32Array;
  stakes: number;
  /** Slots that name a streamer, and Σ trust over ties (8 fractional bits): counted by `countTies`. */
  readonly followers: Int32Array;
  trust: number;
}

export function allocateCensus(streamers: number): Census {
  return { people: int32(4), stakes: 0, followers: int32(streamers), trust: 0 };
}

/** People by state and stakes in flight of the fans `from` (a multiple of 4) to `to` − 1, four bytes at a time. */
export function takeCensus(census: Census, fans: Fans, from = 0, to = fans.count): void {
  const { people } = census;
  const states = countPairs(wordsOf(fans.state, from, to));
  people[LAPSED] = states.both;
  people[BUYER] = states.high - states.both;
  people[NEVER_BUYER] = states.low - states.both;
  people[NOT_YET_USER] = to - from - people[LAPSED] - people[BUYER] - people[NEVER_BUYER];
  census.stakes = sumInFlight(fans, from, to);
}

/** Columns start on a word and their unused tail is zero (fans.ts), so they can be read as words. */
function wordsOf(column: Uint8Array, from: number, to: number): Int32Array {
  return new Int32Array(column.buffer, column.byteOffset + from, Math.ceil((to - from) / 4));
}

/** Bytes with bit 0, with bit 1, and with both set. */
function countPairs(words: Int32Array): { low: number; high: number; both: number } {
  let [low, high, both] = [0, 0, 0];
  for (let start = 0; start < words.length; start += 255) {
    const end = Math.min(words.length, start + 255);
    let [lows, highs, boths] = [0, 0, 0]; // four counters of eight bits, at most 255 each
    for (let at = start; at < end; at++) {
      const a = words[at]! & 0x01010101;
      const b = (words[at]! >>> 1) & 0x01010101;
      lows = (lows + a) | 0;
      highs = (highs + b) | 0;
      boths = (boths + (a & b)) | 0;
    }
    low += fourBytes(lows);
    high += fourBytes(highs);
    both += fourBytes(boths);
  }
  return { low, high, both };
}

/** Sum of the high bytes of all LEVEL words. */
function sumInFlight(fans: Fans, from: number, to: number): number {
  const row = TIE_WORDS * 2;
  const words = new Int32Array(fans.ties.buffer, fans.ties.byteOffset + from * row, ((to - from) * row) / 4);
  let sum = 0;
  for (let at = LEVEL / 2; at < words.length; at += TIE_WORDS / 2) {
    const a = ((words[at]! >>> 8) & 0xff00ff) + ((words[at + 1]! >>> 8) & 0xff00ff);
    const b = ((words[at + 2]! >>> 8) & 0xff00ff) + ((words[at + 3]! >>> 8) & 0xff00ff);
    const both = a + b;
    sum += (both & 0xffff) + (both >>> 16);
  }
  return sum;
}

function fourBytes(word: number): number {
  return (word >>> 24) + ((word >>> 16) & 0xff) + ((word >>> 8) & 0xff) + (word & 0xff);
}

/** Followers by streamer and Σ trust, slot by slot. */
export function countTies(census: Census, fans: Fans, from = 0, to = fans.count): void {
  const { followers } = census;
  const { ties } = fans;
  followers.fill(0);
  let trust = 0;
  for (let row = from * TIE_WORDS; row < to * TIE_WORDS; row += TIE_WORDS) {
    for (let slot = row; slot < row + SLOTS; slot++) {
      const id = ties[slot]!;
      if (id === NOBODY) break;
      followers[id]!++;
      trust += ties[slot + LEVEL]! & 0xff;
    }
  }
  census.trust = trust;
}

export interface Month {
  readonly buyers: number;
  readonly lastMonth: number;
  readonly both: number;
}

/** Closes a calendar month: who bought this month, last month, both; then this month becomes last month. */
export function closeMonth(fans: Fans): Month {
  const { flags, count } = fans;
  let buyers = 0;
  let lastMonth = 0;
  let both = 0;
  for (let fan = 0; fan < count; fan++) {
    const bought = flags[fan]! & (BOUGHT_THIS_MONTH | BOUGHT_LAST_MONTH);
    if (bought & BOUGHT_THIS_MONTH) buyers++;
    if (bought & BOUGHT_LAST_MONTH) lastMonth++;
    if (bought === (BOUGHT_THIS_MONTH | BOUGHT_LAST_MONTH)) both++;
    flags[fan] = bought & BOUGHT_THIS_MONTH ? BOUGHT_LAST_MONTH : 0;
  }
  return { buyers, lastMonth, both };
}
