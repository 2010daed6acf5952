/** What a parcel does: when it comes, who is refunded, complains, shares, follows, leaves; and the books of a month. */

import { expect, test } from 'vitest';
import {
  BUYER,
  CHANGE_OF_MIND,
  CLAIMS,
  COMPLAINTS,
  DELIVERED,
  DELIVERY_SPREAD,
  DISCONFIRMATION,
  EXPECTED,
  EXPERIENCE,
  FLAGS,
  FOLLOW_DELIVERY,
  FOLLOWS,
  GENERAL,
  IN_FLIGHT,
  KEPT_FEN,
  LAPSED,
  RECOVERY,
  REFUNDED_FEN,
  RETURNED,
  SATISFIED,
  SHARES,
  SPREAD,
  STRANGER_TRUST,
  TRIAL_NEXT,
  VISIT_OUTCOME,
} from '../../../sim/kernel/layout.ts';
import { tallied } from '../../../sim/kernel/rows.ts';
import { onEveryPort, type Trial, wordsAt } from './trial.ts';

const DAY = 21;
const MANY = 700; // several blocks of orders
const each = Array.from({ length: MANY }, (_, fan) => fan);
const count = (holds: (fan: number) => boolean) => each.filter(holds).length;
const luck = (fan: number) => wordsAt(fan, EXPERIENCE, DAY)[0];
const other = (fan: number) => wordsAt(fan, EXPERIENCE, DAY)[1];

/** Unhealed severity of the day, 8 bits: that of which buyers tell. */
const harm = (t: Trial) => t.range.tally.badWord.reduce((a, b) => a + b);

/** Everybody buys from streamer 3, a stranger, for 100 fen. */
function sold(t: Trial): Trial {
  t.range.tables.basketFen.fill(100);
  each.forEach((fan) => {
    t.due(fan);
  });
  return t.show(3).buying(true).live(DAY);
}

onEveryPort('parcels', (trial) => {
  test.each([
    [2, 1],
    [2, 3],
    [13, 3],
  ])('come after %i days and up to %i − 1 more, each on its day, once', (least, spread) => {
    const t = trial(MANY);
    t.range.day.deliveryMin = least;
    t.offerAll(DELIVERY_SPREAD, spread);
    sold(t).delivering();
    expect([t.range.orders.header[IN_FLIGHT], t.range.orders.fen[0]]).toEqual([MANY, 100 * MANY]);
    const wait = (fan: number) => Math.floor(((wordsAt(fan, VISIT_OUTCOME, DAY)[1] & 0xff) * spread) / 256);
    let settled = 0;
    for (let today = DAY + 1; today < DAY + 33; today++) {
      t.live(today);
      const due = count((fan) => DAY + least + wait(fan) === today);
      expect([today, t.tallied(3, DELIVERED)]).toEqual([today, due]);
      settled += due;
    }
    expect([settled, t.range.orders.header[IN_FLIGHT], t.range.orders.fen[0]]).toEqual([MANY, 0, 0]);
  });

  test('satisfy when what is felt lies within the zone of tolerance: the streamer’s mean and the luck of the parcel', () => {
    const felt = (disconfirmation: number, spread: number, tolerance: number) => {
      const t = sold(trial(MANY));
      t.range.tables.normal.forEach((_, at, table) => {
        table[at] = at - 2048;
      });
      t.offer(3, DISCONFIRMATION, disconfirmation);
      t.offer(3, SPREAD, spread);
      t.range.day.tolerance = tolerance;
      return t.live(DAY + 2).tallied(3, SATISFIED);
    };
    expect([felt(0, 0, 0), felt(-100, 0, 100), felt(-101, 0, 100)]).toEqual([MANY, MANY, 0]);
    expect(felt(-100, 512, 50)).toBe(count((fan) => Math.floor(((luck(fan) >>> 20) - 2048) / 2) >= 50));
  });

  test('the more a buyer has come to expect of this seller, the less the same parcel satisfies', () => {
    // trust (g + 1) / (g + 2) of a tie with so much good evidence: 171 of 256, and 213
    const satisfied = (good: number, trust: number, expected: number) => {
      const t = trial().ties(1, { streamer: 3, good }).due(1).buying(true);
      Object.assign(t.range.day, { publicWeight: 0, stake: 0, tolerance: 100 });
      t.range.day.live[3] = 1;
      t.live(DAY).delivering();
      t.range.tables.expected.fill(5000);
      t.range.tables.expected[trust] = expected;
      return t.live(DAY + 2).tallied(3, SATISFIED);
    };
    expect([satisfied(256, 171, 100), satisfied(256, 171, 101), satisfied(1024, 213, -5000)]).toEqual([
      1, 0, 1,
    ]);
  });

  test('claims are expected as they were heard when the order was placed, not as they are when the parcel comes', () => {
    const satisfied = (heard: number, later: number) => {
      const t = trial(MANY);
      t.offer(3, CLAIMS, heard);
      sold(t).offer(3, CLAIMS, later);
      Object.assign(t.range.day, { credulity: 1024, tolerance: 500 });
      return t.live(DAY + 2).tallied(3, SATISFIED);
    };
    // 62 · 8 = 496 is within the zone, 63 · 8 = 504 is not
    expect([satisfied(62, 127), satisfied(63, 0)]).toEqual([MANY, 0]);
  });

  test('of a stranger what its public record says, times the buyer’s general trust', () => {
    const t = sold(trial(MANY));
    t.offer(3, STRANGER_TRUST, 230);
    each.forEach((fan) => {
      t.half(fan, GENERAL, fan % 2 === 0 ? 40_000 : 20_000); // 140 and 70
    });
    t.range.tables.expected[140] = 1;
    expect(t.live(DAY + 2).tallied(3, SATISFIED)).toBe(MANY / 2);
  });

  test('a change of mind sends back what satisfies: money and stake return, nothing is learned', () => {
    const t = sold(trial(MANY));
    t.offer(3, CHANGE_OF_MIND, 20_000);
    t.offerAll(FOLLOW_DELIVERY, 65_536);
    t.live(DAY + 2);
    const back = count((fan) => (luck(fan) & 0xffff) < 20_000);
    const parts = [RETURNED, REFUNDED_FEN, SATISFIED, KEPT_FEN, FOLLOWS, COMPLAINTS];
    expect(parts.map((part) => t.tallied(3, part))).toEqual([
      back,
      100 * back,
      MANY,
      100 * (MANY - back),
      MANY - back,
      0,
    ]);
    const tied = trial().ties(1, { streamer: 3, good: 300, bad: 40, inFlight: 2 }).due(1).buying(true);
    tied.range.day.live[3] = 1;
    tied.range.day.publicWeight = 0;
    tied
      .offer(3, CHANGE_OF_MIND, 65_536)
      .live(DAY)
      .delivering()
      .live(DAY + 2);
    expect(tied.tiesOf(1)).toMatchObject([{ streamer: 3, good: 300, bad: 40, inFlight: 2 }]);
    expect([tied.range.tally.trustReturned, tied.range.tally.trustLost]).toEqual([1, 0]);
  });

  test('what disappoints is no change of mind', () => {
    const t = sold(trial(MANY)).delivering(128);
    t.offer(3, CHANGE_OF_MIND, 65_536);
    expect(t.live(DAY + 2).tallied(3, RETURNED)).toBe(0);
  });

  test('what was expected of parcels is added up: by trust, and by the claims heard', () => {
    const t = sold(trial(MANY)).offerAll(STRANGER_TRUST, 128);
    each.forEach((fan) => {
      t.half(fan, GENERAL, 32_768); // a stranger's trust of 64
    });
    t.range.tables.expected[64] = -40;
    expect(t.live(DAY + 2).tallied(3, EXPECTED)).toBe(-40 * MANY);
  });

  test('severity is looked up by the shortfall beyond the zone', () => {
    const t = sold(trial(MANY));
    t.offer(3, DISCONFIRMATION, -350);
    t.range.day.tolerance = 50;
    t.offerAll(RECOVERY, 256);
    t.range.tables.severityScale = 64; // 300 · 64 / 1024 = 18.75
    t.range.tables.severity[18] = 90;
    expect(harm(t.live(DAY + 2))).toBe(90 * MANY);
    const worst = sold(trial(MANY));
    worst.offer(3, DISCONFIRMATION, -5000);
    worst.offerAll(RECOVERY, 256);
    worst.range.tables.severityScale = 64;
    worst.range.tables.severity[64] = 256;
    expect(harm(worst.live(DAY + 2))).toBe(256 * MANY);
  });

  test('disappoint: refund and complaint by severity, easier with a trust card', () => {
    const t = sold(trial(MANY)).delivering(128);
    Object.assign(t.range.day, { refundBase: 8000, refundSeverity: 16_000, complaint: 2048 });
    t.offer(3, RECOVERY, 128 << 16); // healed harm changes neither
    t.live(DAY + 2);
    const refunds = count((fan) => (luck(fan) & 0xffff) < 24_000);
    const { tally } = t.range;
    expect([tallied(tally, 3, REFUNDED_FEN), tallied(tally, 3, KEPT_FEN)]).toEqual([
      100 * refunds,
      100 * (MANY - refunds),
    ]);
    expect(tallied(tally, 3, COMPLAINTS)).toBe(count((fan) => other(fan) >>> 20 < 1024));
    expect(harm(t)).toBe(MANY); // the least there is
    expect(refunds).toBeGreaterThan(MANY / 4);
  });

  test('disappoint: a share lapses, the less the fan trusts in general', () => {
    const lapsed = (general: number) => {
      const t = sold(trial(MANY)).delivering(128);
      each.forEach((fan) => {
        t.half(fan, GENERAL, general);
      });
      t.range.day.lapse = 800_000;
      return t.live(DAY + 2);
    };
    // 800000 · ½ · 2(1 − ½), and · 2(1 − ¾)
    const half = lapsed(32_767);
    const gone = each.filter((fan) => (other(fan) & 0xfffff) < 400_000);
    expect([...half.range.tally.moved]).toEqual([0, 0, -gone.length, gone.length]);
    const fan = gone[0]!;
    expect(half.range.fans.state[fan]).toBe(LAPSED);
    const wait = 2 ** 25 * (Math.clz32(wordsAt(fan, TRIAL_NEXT, DAY)[0] | 1) + 1);
    expect(half.range.fans.next[fan]).toBe(1 + wait);
    const high = lapsed(49_151).range.tally.moved;
    expect(high[LAPSED]).toBe(count((one) => (other(one) & 0xfffff) < 200_000));
    expect(high[BUYER]).toBe(-high[LAPSED]!);
  });

  test('satisfy: a share is passed on, and a stranger may follow with one part of good evidence', () => {
    const t = sold(trial(MANY)).delivering();
    t.range.day.share = 1000;
    t.offer(3, FOLLOW_DELIVERY, 20_000);
    t.live(DAY + 2);
    const { tally } = t.range;
    expect(tallied(tally, 3, SHARES)).toBe(count((fan) => (other(fan) & 0xfff) < 1000));
    const follows = each.filter((fan) => other(fan) >>> 16 < 20_000);
    expect(tallied(tally, 3, FOLLOWS)).toBe(follows.length);
    // 512/768
    expect(t.tiesOf(follows[0]!)).toEqual([{ streamer: 3, good: 256, bad: 0, trust: 171, inFlight: 0 }]);
    expect([tallied(tally, 3, KEPT_FEN), tallied(tally, 3, COMPLAINTS), harm(t)]).toEqual([100 * MANY, 0, 0]);
  });

  test('the resistance of a full list is drawn from other bits than the follow', () => {
    const t = sold(trial(MANY)).delivering();
    each.forEach((fan) => {
      t.ties(fan, ...Array.from({ length: 8 }, (_, j) => ({ streamer: 4 + j, trust: 200 })));
    });
    Object.assign(t.range.day, { strongTrust: 199, resist: 30_000 });
    t.offer(3, FOLLOW_DELIVERY, 65_535);
    t.live(DAY + 2);
    const yields = (fan: number) => other(fan) >>> 16 < 65_535 && ((other(fan) << 4) & 0xffff) >= 30_000;
    expect(t.tallied(3, FOLLOWS)).toBe(count(yields));
  });
});

onEveryPort('counts', (trial) => {
  test('a month closes: who bought in it, in the one before, in both; and the next begins', () => {
    const t = trial(4);
    [0, 1, 2, 3].forEach((flags) => {
      t.byte(flags, FLAGS, flags);
    });
    t.step('month');
    const { tally } = t.range;
    expect([tally.monthBuyers, tally.lastMonthBuyers, tally.bothMonthsBuyers]).toEqual([2, 2, 1]);
    expect([0, 1, 2, 3].map((fan) => t.byte(fan, FLAGS))).toEqual([0, 2, 0, 2]);
  });

  test('the census counts people by state, ties, stakes and trust, also in slots that nobody should fill', () => {
    const t = trial(5).ties(
      0,
      { streamer: 3, trust: 200, inFlight: 2 },
      { streamer: 5, trust: 255, inFlight: 255 },
    );
    t.ties(4, { streamer: 3, trust: 1 });
    t.range.fans.state.set([0, 1, 2, 3, 3]);
    t.step('census');
    const { census } = t.range;
    expect([[...census.people], census.ties, census.stakes, census.trust]).toEqual([
      [1, 1, 1, 2],
      3,
      257,
      456,
    ]);
    t.step('followers');
    expect([3, 4, 5].map((streamer) => t.range.slots.followers[streamer])).toEqual([2, 0, 1]);
    t.range.fans.ties[31] = 0x0107; // last slot of fan 0: empty, and yet a level
    t.range.census.stakes = 0;
    t.step('census');
    expect(t.range.census.stakes).toBe(258);
  });
});
