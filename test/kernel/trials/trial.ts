/**
 * A hand-built range of a few fans and streamers, on any port: each trial sets what its rule needs, lives through days
 * and reads whole numbers. Whatever a trial does not set is zero: no utility, no luck, no traffic.
 */
import { describe } from 'vitest';
import { draw2 } from '../../../sim/kernel/draw.ts';
import {
  BUYER,
  CATEGORIES,
  DELIVERY_SPREAD,
  DISCONFIRMATION,
  FLAGS,
  GENERAL,
  GUIDE_BITS,
  KINDS,
  LAST_BUY,
  LEVEL,
  NEVER,
  NOBODY,
  OFFER_ROW,
  PROFILE_BYTES,
  RATE,
  RECOVERY,
  SHARE_BITS,
  SLOTS,
  SPEND,
  TIE_WORDS,
} from '../../../sim/kernel/layout.ts';
import { createMemory } from '../../../sim/kernel/memory.ts';
import { doStep } from '../../../sim/kernel/ports/doStep.ts';
import type { Step } from '../../../sim/kernel/ports/port.ts';
import { tallied } from '../../../sim/kernel/rows.ts';
import { clear, createRange, type FanRange, type RangePlan } from '../../../sim/kernel/state.ts';

export const ALWAYS = 2 ** 31 - 1;
export const K0 = 0x0abc;
export const K1 = 0x1234;

/** Runs the same trials on every port and kind of memory. */
export function onEveryPort(name: string, trials: (trial: (fans?: number) => Trial) => void): void {
  const ports: readonly (readonly [RangePlan['port'], boolean])[] = [
    ['webassembly', false],
    ['webassembly', true],
    ['typescript', false],
  ];
  describe.each(ports)(`${name} (%s, shared %s)`, (port, shared) => {
    trials((fans = 4) => new Trial(port, shared, fans));
  });
}

/** A slot of a fan's list: streamer, good and bad evidence (8 bits), trust (8 bits), sales in flight. */
export interface Tie {
  readonly streamer: number;
  readonly good?: number;
  readonly bad?: number;
  readonly trust?: number;
  readonly inFlight?: number;
}

export class Trial {
  readonly range: FanRange;

  constructor(port: RangePlan['port'], shared: boolean, fans: number) {
    const memory = createMemory(shared);
    this.range = createRange({ memory, first: 0, count: fans, streamers: 16, k0: K0, k1: K1, port });
    const { day, tables } = this.range;
    this.range.fans.next.fill(NEVER);
    this.range.fans.state.fill(BUYER);
    this.show(NOBODY);
    Object.assign(day, { watched: NOBODY, privateDomain: 256, publicWeight: 4096, idleDays: 60_000 });
    Object.assign(day, { priorGood: 256, priorBad: 256, stake: 256, learnedGood: 256, learnedBad: 512 });
    Object.assign(day, { evidenceMemory: 2 ** 15, deliveryMin: 2 });
    this.offerAll(DELIVERY_SPREAD, 1);
    // a wait of 2^20 clock units for each halving of the draw: nobody comes twice by chance
    tables.gapMantissa.fill(2 ** 14);
    tables.gapShift.fill(8);
    tables.tieGap.fill(256);
    tables.trialMantissa.fill(2 ** 14);
    tables.trialShift.fill(1);
    day.trialChance.fill(2 ** 16); // each trial that falls due is made
  }

  /** Tomorrow's clocks are far ahead of all who wait for `at` or less. */
  live(today: number, at = 1): this {
    const { day } = this.range;
    day.day = today;
    day.clocks.fill(at);
    clear(this.range, 'tally', 'all');
    return this.step('live');
  }

  /** Part of a streamer's offer (layout.ts). */
  offer(streamer: number, part: number, value: number): this {
    this.range.day.offers[streamer * OFFER_ROW + part] = value;
    return this;
  }

  /** The same part of all streamers' offers. */
  offerAll(part: number, value: number): this {
    for (let j = 0; j < this.range.streamers; j++) this.offer(j, part, value);
    return this;
  }

  /** Part of a streamer's row of the tally. */
  tallied(streamer: number, part: number): number {
    return tallied(this.range.tally, streamer, part);
  }

  step(step: Step): this {
    doStep(this.range, step);
    return this;
  }

  /** A fan who visits as soon as the clocks pass 0. */
  due(fan: number): this {
    this.range.fans.next[fan] = 0;
    return this;
  }

  half(fan: number, part: number, value?: number): number {
    const { profile } = this.range.fans;
    const halves = new Uint16Array(
      profile.buffer,
      profile.byteOffset + fan * PROFILE_BYTES,
      PROFILE_BYTES / 2,
    );
    if (value !== undefined) halves[part / 2] = value;
    return halves[part / 2]!;
  }

  byte(fan: number, part: number, value?: number): number {
    const { profile } = this.range.fans;
    if (value !== undefined) profile[fan * PROFILE_BYTES + part] = value;
    return profile[fan * PROFILE_BYTES + part]!;
  }

  ties(fan: number, ...ties: readonly Tie[]): this {
    const row = this.range.fans.ties.subarray(fan * TIE_WORDS, (fan + 1) * TIE_WORDS);
    row.fill(0).fill(NOBODY, 0, SLOTS);
    ties.forEach(({ streamer, good = 256, bad = 0, trust = 128, inFlight = 0 }, at) => {
      row[at] = streamer;
      row[SLOTS + at] = good;
      row[2 * SLOTS + at] = bad;
      row[LEVEL + at] = trust | (inFlight << 8);
    });
    return this;
  }

  /** The ties a fan has: everything about each. */
  tiesOf(fan: number): Required<Tie>[] {
    const row = this.range.fans.ties.subarray(fan * TIE_WORDS, (fan + 1) * TIE_WORDS);
    const found: Required<Tie>[] = [];
    for (let at = 0; at < SLOTS && row[at] !== NOBODY; at++) {
      const level = row[LEVEL + at]!;
      found.push({
        streamer: row[at]!,
        good: row[SLOTS + at]!,
        bad: row[2 * SLOTS + at]!,
        trust: level & 0xff,
        inFlight: level >> 8,
      });
    }
    return found;
  }

  /** Public traffic of every category and kind shows one streamer. */
  show(streamer: number): this {
    this.range.day.shown.fill(streamer);
    this.range.day.upTo.fill(2 ** SHARE_BITS);
    return this;
  }

  /** Public traffic of one category and kind. */
  showIn(category: number, kind: number, streamer: number): this {
    const { feedRow, guide, shown } = this.range.day;
    const row = category * KINDS + kind;
    feedRow[row] = row;
    guide.fill(row, row << GUIDE_BITS, (row + 1) << GUIDE_BITS);
    shown[row] = streamer;
    return this;
  }

  /** Everybody buys, or nobody. */
  buying(does: boolean): this {
    this.range.tables.chance.fill(does ? ALWAYS : 0);
    return this;
  }

  /** Only visits of at least this utility (10 bits) buy. */
  buyingFrom(utility: number): this {
    const { chance } = this.range.tables;
    for (let at = 0; at < chance.length; at++) chance[at] = (at - 2048) * 4 >= utility ? ALWAYS : 0;
    return this;
  }

  /** Deliveries satisfy, or disappoint with a severity (8 bits). */
  delivering(severity?: number): this {
    const { tables } = this.range;
    this.offerAll(DISCONFIRMATION, severity === undefined ? 0 : -1024);
    tables.severityScale = 0;
    tables.severity.fill(severity ?? 0);
    this.offerAll(RECOVERY, 256);
    return this;
  }
}

/** The two words of a fan's draw at an address, unsigned. */
export function wordsAt(fan: number, decision: number, day: number, event = 0): [number, number] {
  const out = new Int32Array(2);
  draw2({ k0: K0, k1: K1 }, fan, decision | (day << 12) | event, out);
  return [out[0]! >>> 0, out[1]! >>> 0];
}

export { CATEGORIES, FLAGS, GENERAL, LAST_BUY, RATE, SPEND };
