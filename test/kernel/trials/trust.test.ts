/** Trust of a tie, worked out by hand: (r + a0) / (r + s + a0 + b0 + stake·p), in fixed point with 8 bits. */

import { expect, test } from 'vitest';
import {
  CANCELLED_FEN,
  DELIVERED,
  GENERAL,
  KEPT_FEN,
  LEVEL,
  PLACED_FEN,
  RECOVERY,
  REFUNDED_FEN,
  SATISFIED,
  SLOTS,
  UNFOLLOWS,
} from '../../../sim/kernel/layout.ts';
import { tallied } from '../../../sim/kernel/rows.ts';
import { onEveryPort, type Tie, type Trial } from './trial.ts';

/** A fan who follows streamer 3, who is live, and buys from it on day 40; the parcel comes on day 42. */
function sale(trial: Trial, tie: Partial<Tie> = {}, others: readonly Tie[] = []): Trial {
  const { day } = trial.range;
  Object.assign(day, { priorGood: 307, priorBad: 205, stake: 256, learnedGood: 256, learnedBad: 640 });
  Object.assign(day, { evidenceMemory: 30_474, publicWeight: 0 });
  day.live[3] = 1;
  return trial
    .ties(1, { streamer: 3, ...tie }, ...others)
    .due(1)
    .buying(true)
    .live(40);
}

onEveryPort('trust of a tie', (trial) => {
  test('a sale puts one part of trust at stake: 563/1024', () => {
    const t = sale(trial());
    expect(t.tiesOf(1)).toEqual([{ streamer: 3, good: 256, bad: 0, trust: 141, inFlight: 1 }]);
    const { tally } = t.range;
    expect([tally.trustOpened, tally.trustMoved, tally.visitsPrivate]).toEqual([1, 141 - 128, 1]);
  });

  test('two sales in flight weigh twice: 563/1280', () => {
    expect(sale(trial(), { inFlight: 1 }).tiesOf(1)[0]).toMatchObject({ trust: 113, inFlight: 2 });
  });

  test('a tie counts at most 255 sales in flight', () => {
    const t = sale(trial(), { inFlight: 255, trust: 9 });
    expect([t.tiesOf(1)[0]!.inFlight, t.tiesOf(1)[0]!.trust, t.range.tally.trustOpened]).toEqual([255, 9, 0]);
  });

  test('a good delivery fades what was, adds one and gives the stake back: 801/1006', () => {
    const t = sale(trial()).delivering();
    expect(t.live(41).tallied(3, DELIVERED)).toBe(0);
    t.live(42);
    expect(t.tiesOf(1)).toEqual([{ streamer: 3, good: 238 + 256, bad: 0, trust: 204, inFlight: 0 }]);
    const { tally } = t.range;
    expect([
      tallied(tally, 3, DELIVERED),
      tallied(tally, 3, SATISFIED),
      tally.trustReturned,
      tally.trustLost,
    ]).toEqual([1, 1, 1, 0]);
    expect(tally.trustMoved).toBe(204 - 141);
  });

  test('a bad delivery of half severity adds 2.5 times half as bad evidence: 545/1070', () => {
    const t = sale(trial()).delivering(128).live(42);
    expect(t.tiesOf(1)).toEqual([{ streamer: 3, good: 238, bad: 320, trust: 130, inFlight: 0 }]);
    const { tally } = t.range;
    expect([
      tallied(tally, 3, SATISFIED),
      tally.badWord.reduce((a, b) => a + b),
      tally.trustReturned,
      tally.trustLost,
    ]).toEqual([0, 128, 0, 1]);
  });

  test('what service recovery heals does no harm: 545/910', () => {
    const t = sale(trial()).delivering(128);
    t.offer(3, RECOVERY, 128);
    t.live(42);
    // 640 · 64 / 256 = 160; 545 / (545 + 160 + 205) = 0.5989
    expect(t.tiesOf(1)[0]).toMatchObject({ bad: 160, trust: 153 });
    expect(t.range.tally.badWord.reduce((a, b) => a + b)).toBe(64);
  });

  test('old bad evidence fades too, and stays within sixteen bits', () => {
    expect(sale(trial(), { bad: 1000 }).delivering().live(42).tiesOf(1)[0]!.bad).toBe(929); // 929.99
    const full = sale(trial(), { bad: 65_535 });
    full.range.day.evidenceMemory = 2 ** 15;
    expect(full.delivering(256).live(42).tiesOf(1)[0]!.bad).toBe(65_535);
  });

  test('trust is never 0 nor 256', () => {
    const best = sale(trial(), { good: 60_000 });
    best.range.day.priorBad = 0;
    expect(best.delivering().live(42).tiesOf(1)[0]!.trust).toBe(255);
    const worst = sale(trial(), { good: 0, bad: 60_000 });
    worst.range.day.priorGood = 1;
    worst.range.day.leaveTrust = 0;
    expect(worst.delivering(256).live(42).tiesOf(1)[0]!.trust).toBe(1);
  });

  test('a cleared streamer’s parcels are cancelled: money back, the stake is lost', () => {
    const t = sale(trial());
    const fen = t.tallied(3, PLACED_FEN);
    t.range.day.gone[3] = 1;
    t.live(42);
    const { tally } = t.range;
    expect([
      tallied(tally, 3, DELIVERED),
      tallied(tally, 3, KEPT_FEN),
      tallied(tally, 3, REFUNDED_FEN),
    ]).toEqual([0, 0, 0]);
    expect([tallied(tally, 3, CANCELLED_FEN), tally.trustLost]).toEqual([fen, 1]);
    expect(t.tiesOf(1)[0]).toMatchObject({ good: 238, bad: 640, inFlight: 0 });
  });

  test('a disappointed fan leaves below the threshold; the last tie moves into the place', () => {
    const others = [{ streamer: 5 }, { streamer: 7, trust: 99, inFlight: 2 }];
    const t = sale(trial(), { inFlight: 2 }, others).delivering(256);
    t.range.day.leaveTrust = 255;
    t.live(42);
    expect(t.tiesOf(1)).toEqual([
      { streamer: 7, good: 256, bad: 0, trust: 99, inFlight: 2 },
      { streamer: 5, good: 256, bad: 0, trust: 128, inFlight: 0 },
    ]);
    const row = t.range.fans.ties.subarray(32, 64);
    expect([row[2], row[LEVEL + 2], row[SLOTS + 2]]).toEqual([0xffff, 0, 0]);
    // the one that was delivered and the two that were still on their way
    expect([t.range.tally.trustLost, t.tallied(3, UNFOLLOWS)]).toEqual([3, 1]);
    // 563/1536 after the sale; nothing is left of it
    expect(t.range.tally.trustMoved).toBe(-94);
  });

  test('at the threshold the fan stays', () => {
    const t = sale(trial()).delivering(128);
    t.range.day.leaveTrust = 130;
    expect(t.live(42).tiesOf(1).length).toBe(1);
    const gone = sale(trial()).delivering(128);
    gone.range.day.leaveTrust = 131;
    expect(gone.live(42).tiesOf(1).length).toBe(0);
  });

  test('general trust grows with a good delivery and falls with harm', () => {
    const good = sale(trial()).delivering();
    good.half(1, GENERAL, 40_000);
    good.range.day.generalStep = 1311;
    good.live(42);
    expect(good.half(1, GENERAL)).toBe(40_510); // + 25535 · 1311 / 65536 = 510.8
    const bad = sale(trial()).delivering(128);
    bad.half(1, GENERAL, 40_000);
    bad.range.day.generalHarm = 3277;
    bad.live(42);
    expect(bad.half(1, GENERAL)).toBe(39_001); // − 40000 · 1638 / 65536 = 999.8
  });
});
