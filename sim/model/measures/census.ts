/** Counts the fans and their ties afresh, independent of the day's tally: what the identities are checked against. */
import {
  BOUGHT_LAST_MONTH,
  BOUGHT_THIS_MONTH,
  BUYER,
  type Fans,
  LAPSED,
  NEVER_BUYER,
  NOBODY,
  NOT_YET_USER,
  SLOTS,
} from '../fans/fans.ts';

export interface Census {
  /** Fans by state (fans.ts). */
  readonly people: Int32Array;
  /** Slots that name a streamer; counted by `countFollowers`. */
  readonly followers: Int32Array;
  ties: number;
  /** Σ trust over ties, 8 fractional bits; stakes in flight. */
  trust: number;
  stakes: number;
}

export function allocateCensus(streamers: number): Census {
  return { people: new Int32Array(4), followers: new Int32Array(streamers), ties: 0, trust: 0, stakes: 0 };
}

/** Everything but followers by streamer; one pass over three byte columns, four bytes at a time. */
export function takeCensus(census: Census, fans: Fans): void {
  const { people } = census;
  const states = countPairs(wordsOf(fans.state));
  people[LAPSED] = states.both;
  people[BUYER] = states.high - states.both;
  people[NEVER_BUYER] = states.low - states.both;
  people[NOT_YET_USER] = fans.count - people[LAPSED] - people[BUYER] - people[NEVER_BUYER];
  const trust = sumBytes(wordsOf(fans.tieTrust));
  census.trust = trust.sum;
  census.ties = trust.positive; // the trust of a tie is never 0 (ties.ts)
  census.stakes = sumBytes(wordsOf(fans.tieInFlight)).sum;
}

/** Columns start on a word and their unused tail is zero (fans.ts), so they can be read as words. */
function wordsOf(column: Uint8Array): Int32Array {
  return new Int32Array(column.buffer, column.byteOffset, Math.ceil(column.length / 4));
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

/** Sum of bytes, and how many are not zero. */
function sumBytes(words: Int32Array): { sum: number; positive: number } {
  let [sum, positive] = [0, 0];
  for (let start = 0; start < words.length; start += 128) {
    const end = Math.min(words.length, start + 128);
    let pairs = 0; // two counters of 16 bits (128 words × 2 bytes × 255)
    let marks = 0; // four counters of eight bits
    for (let at = start; at < end; at++) {
      const word = words[at]!;
      pairs = (pairs + (word & 0x00ff00ff) + ((word >>> 8) & 0x00ff00ff)) | 0;
      // bit 7 of each byte is set when the byte is not zero
      const full = (((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word) >>> 7;
      marks = (marks + (full & 0x01010101)) | 0;
    }
    sum += (pairs >>> 16) + (pairs & 0xffff);
    positive += fourBytes(marks);
  }
  return { sum, positive };
}

function fourBytes(word: number): number {
  return (word >>> 24) + ((word >>> 16) & 0xff) + ((word >>> 8) & 0xff) + (word & 0xff);
}

/** Followers by streamer, counted slot by slot. */
export function countFollowers(census: Census, fans: Fans): void {
  const { followers } = census;
  const { tieStreamer, count } = fans;
  followers.fill(0);
  for (let row = 0; row < count * SLOTS; row += SLOTS) {
    for (let slot = row; slot < row + SLOTS; slot++) {
      const id = tieStreamer[slot]!;
      if (id === NOBODY) break;
      followers[id]!++;
    }
  }
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
