/** Where a visit goes, who follows, who comes again and when: each against the draws that decide it. */

import { expect, test } from 'vitest';
import {
  BUYER,
  CATEGORY,
  FOLLOW_VISIT,
  FOLLOWS,
  GENERAL,
  GONE,
  LAPSED,
  LAST_BUY,
  NEVER_BUYER,
  NOT_YET_USER,
  ORDERS,
  ORGANIC,
  PAID,
  SHARED,
  SHUT,
  STRANGER_TRUST,
  TRIAL_NEXT,
  UNFOLLOWS,
  VISIT_NEXT,
  VISIT_OUTCOME,
  VISIT_ROUTE,
  VISITS,
} from '../../../sim/kernel/layout.ts';
import { tallied } from '../../../sim/kernel/rows.ts';
import { onEveryPort, type Trial, wordsAt } from './trial.ts';

const DAY = 30;
const MANY = 200;
const each = Array.from({ length: MANY }, (_, fan) => fan);
const count = (fans: readonly number[], holds: (fan: number) => boolean) => fans.filter(holds).length;

onEveryPort('the way of a visit', (trial) => {
  /** Everybody follows streamers 2 (trust 200) and 4 (trust 100), and comes today; the feed shows streamer 9. */
  function visiting(change: (t: Trial) => void): Trial {
    const t = trial(MANY).show(9);
    each.forEach((fan) => {
      t.ties(fan, { streamer: 2, trust: 200 }, { streamer: 4, trust: 100 }).due(fan);
    });
    t.range.day.publicWeight = 3125;
    t.range.day.live.fill(1);
    change(t);
    return t.live(DAY);
  }
  const bits15 = (fan: number) => wordsAt(fan, VISIT_ROUTE, DAY)[0] >>> 17;
  const went = ({ range }: Trial) => [2, 4, 9].map((j) => tallied(range.tally, j, VISITS));
  const among = (first: number, second: number) => [
    count(each, (fan) => bits15(fan) <= first),
    count(each, (fan) => bits15(fan) > first && bits15(fan) <= second),
    count(each, (fan) => bits15(fan) > second),
  ];

  test('private in proportion to trust², against the weight of the feed: 2500 and 625 of 6250', () => {
    const t = visiting(() => {});
    expect(went(t)).toEqual(among(13_107, 16_383));
    expect(t.range.tally.visitsPrivate).toBe(count(each, (fan) => bits15(fan) <= 16_383));
    expect(t.range.tally.visitsPrivate).toBeGreaterThan(MANY / 3);
  });

  test('who is not live is not visited privately; half a private domain halves the weights', () => {
    // 625 of 3750
    expect(went(visiting((t) => void (t.range.day.live[2] = 0)))).toEqual([0, ...among(-1, 5461).slice(1)]);
    // 1250 and 312 of 4687
    expect(went(visiting((t) => void (t.range.day.privateDomain = 128)))).toEqual(among(8739, 10_920));
    expect(went(visiting((t) => void (t.range.day.privateDomain = 0)))).toEqual([0, 0, MANY]);
  });

  test('of the visits meant for a room that is shut, loyal followers make their share nowhere', () => {
    const closed = (room: number, loyal: number) =>
      visiting((t) => {
        t.range.day.live[2] = 0;
        t.range.day.closed[2] = room;
        t.range.day.loyal = loyal;
      });
    // 625 to streamer 4 and 3125 to the feed, of 5000: 1250 are missed
    const half = closed(SHUT, 128);
    expect(went(half)).toEqual([0, ...among(4095, 24_575).slice(0, 2)]);
    expect(half.range.tally.visitsPrivate + half.range.tally.visitsOrganic).toBeLessThan(MANY);
    const nobody = [0, ...among(-1, 5461).slice(1)];
    expect(went(closed(SHUT, 0))).toEqual(nobody);
    expect(went(closed(GONE, 256))).toEqual(nobody); // nobody calls at a room that is gone
  });

  test('the feed: kind by 17 bits, own category or any', () => {
    const t = trial(MANY);
    each.forEach((fan) => {
      t.due(fan);
      t.byte(fan, CATEGORY, 5);
    });
    for (let category = 0; category < 8; category++) {
      t.showIn(category, ORGANIC, category);
      t.showIn(category, SHARED, 8);
      t.showIn(category, PAID, 9);
    }
    Object.assign(t.range.day, { paid: 40_000, paidOrShared: 80_000, ownCategory: 128 });
    t.live(DAY);
    const kind = (fan: number) => wordsAt(fan, VISIT_ROUTE, DAY)[0] & 0x1ffff;
    const category = (fan: number) => {
      const word = wordsAt(fan, VISIT_ROUTE, DAY)[1];
      return ((word >>> 11) & 0xff) < 128 ? 5 : (word >>> 20) & 7;
    };
    const { tally } = t.range;
    const organic = each.filter((fan) => kind(fan) >= 80_000);
    expect(Array.from({ length: 10 }, (_, j) => t.tallied(j, VISITS))).toEqual([
      ...Array.from({ length: 8 }, (_, c) => count(organic, (fan) => category(fan) === c)),
      count(each, (fan) => kind(fan) >= 40_000 && kind(fan) < 80_000),
      count(each, (fan) => kind(fan) < 40_000),
    ]);
    expect([tally.visitsOrganic, tally.visitsShared, tally.visitsPaid]).toEqual([
      organic.length,
      tallied(tally, 8, VISITS),
      tallied(tally, 9, VISITS),
    ]);
  });

  test('clutter weighs on paid visits alone', () => {
    const bought = (source: number) => {
      const t = trial(1).due(0).buyingFrom(0);
      for (let category = 0; category < 8; category++) t.showIn(category, source, 4);
      Object.assign(t.range.day, { paid: source === PAID ? 2 ** 17 : 0, clutter: -1 });
      t.range.day.paidOrShared = t.range.day.paid;
      return t.live(DAY).tallied(4, ORDERS);
    };
    expect([bought(ORGANIC), bought(PAID)]).toEqual([1, 0]);
  });

  test('a point of twenty bits is covered by the first running share above it, looked for from the guide', () => {
    const word = wordsAt(0, VISIT_ROUTE, DAY)[1];
    const point = ((word >>> 23) << 11) | (word & 2047);
    const shows = (upTo: readonly number[], from = 0) => {
      const t = trial(1).show(9).due(0);
      t.range.day.shown.set([5, 6, 7]);
      t.range.day.upTo.set([...upTo, 2 ** 20]);
      t.range.day.guide[word >>> 24] = from;
      t.live(DAY);
      return [5, 6, 7, 9].find((j) => t.tallied(j, VISITS) === 1);
    };
    expect([shows([point, point + 1]), shows([point, point]), shows([point + 1, point + 2])]).toEqual([
      6, 7, 5,
    ]);
    expect([shows([point + 1, point + 1], 1), shows([point + 1, point], 1)]).toEqual([6, 7]);
  });

  test('a kind shows the row that stands for it', () => {
    const t = trial(1).due(0);
    for (let category = 0; category < 8; category++) {
      t.showIn(category, ORGANIC, 4);
      t.showIn(category, PAID, 6);
      t.range.day.feedRow[category * 3 + ORGANIC] = category * 3 + PAID;
    }
    expect(t.live(DAY).tallied(6, VISITS)).toBe(1);
  });

  test('an empty feed is no visit', () => {
    const t = trial().due(1).live(DAY);
    const { tally } = t.range;
    expect([tally.visitsOrganic, tally.rows.every((sum) => sum === 0), tally.touched[0]]).toEqual([
      0,
      true,
      0,
    ]);
  });

  test('visits of the watched streamer are counted by source', () => {
    const t = visiting(({ range }) => void (range.day.watched = 9));
    expect([...t.range.tally.watched]).toEqual([0, t.tallied(9, VISITS), 0, 0]);
    const own = visiting(({ range }) => void (range.day.watched = 2));
    expect([...own.range.tally.watched]).toEqual([own.tallied(2, VISITS), 0, 0, 0]);
  });
});

onEveryPort('following', (trial) => {
  const bits = (fan: number) => wordsAt(fan, VISIT_OUTCOME, DAY)[1];

  test('on a visit without purchase: chance × trust / ½; the tie begins without evidence', () => {
    const t = trial(MANY).show(3);
    each.forEach((fan) => {
      t.due(fan).half(fan, GENERAL, 32_768);
    });
    t.offer(3, FOLLOW_VISIT, 30_000);
    t.offer(3, STRANGER_TRUST, 128); // trust 64
    t.live(DAY);
    const follows = each.filter((fan) => bits(fan) >>> 16 < 15_000);
    expect(t.tallied(3, FOLLOWS)).toBe(follows.length);
    expect(follows.length).toBeGreaterThan(10);
    // priors of one each: 256/512
    expect(t.tiesOf(follows[0]!)).toEqual([{ streamer: 3, good: 0, bad: 0, trust: 128, inFlight: 0 }]);
    expect(t.range.tally.trustMoved).toBe(128 * follows.length);
  });

  test('who buys does not follow on the spot, and who follows does not do so twice', () => {
    const buys = trial().show(3).due(1).buying(true);
    buys.offer(3, FOLLOW_VISIT, 65_535);
    buys.offer(3, STRANGER_TRUST, 256);
    buys.half(1, GENERAL, 65_535);
    expect(buys.live(DAY).tiesOf(1)).toEqual([]);
    const has = trial().show(3).due(1).ties(1, { streamer: 3 });
    has.offer(3, FOLLOW_VISIT, 65_535);
    expect(has.live(DAY).tiesOf(1).length).toBe(1);
    expect(has.tallied(3, FOLLOWS)).toBe(0);
  });

  const full = (t: Trial, strongTrust: number, resist: number): Trial => {
    const trusts = [200, 180, 90, 170, 160, 150, 140, 130];
    t.ties(1, ...trusts.map((trust, at) => ({ streamer: at, trust, inFlight: at === 2 ? 3 : 0 })));
    Object.assign(t.range.day, { strongTrust, resist });
    t.offer(9, FOLLOW_VISIT, 65_535);
    t.offer(9, STRANGER_TRUST, 256);
    t.half(1, GENERAL, 65_535);
    return t.show(9).due(1).live(DAY);
  };

  test('a full list gives up its weakest tie, whose stakes are lost', () => {
    const t = full(trial(), 255, 0);
    expect(t.tiesOf(1)[2]).toEqual({ streamer: 9, good: 0, bad: 0, trust: 128, inFlight: 0 });
    const { tally } = t.range;
    expect([tallied(tally, 9, FOLLOWS), tallied(tally, 2, UNFOLLOWS), tally.trustLost]).toEqual([1, 1, 3]);
    expect(tally.trustMoved).toBe(128 - 90);
  });

  test('unless it is strong and resists', () => {
    const low = wordsAt(1, VISIT_OUTCOME, DAY)[1] & 0xffff;
    expect(full(trial(), 89, low + 1).tallied(9, FOLLOWS)).toBe(0);
    expect(full(trial(), 89, low).tallied(9, FOLLOWS)).toBe(1);
    expect(full(trial(), 90, low + 1).tallied(9, FOLLOWS)).toBe(1); // not above strong
  });
});

onEveryPort('coming again', (trial) => {
  /** Halvings that a word stands for when the table of mantissas is zero: 4096 clock units each here. */
  const halvings = (word: number) => Math.clz32(word | 1) + 1;
  const waiting = (t: Trial): Trial => {
    t.range.tables.gapShift.fill(-12);
    return t.due(1);
  };
  /** Clock units until the next visit of fan 1. */
  const next = (t: Trial) => t.live(DAY).range.fans.next[1];
  const [wait, chance] = wordsAt(1, VISIT_NEXT, DAY);

  test('the wait is the mean of the fan’s rate × −log2 of its draw', () => {
    expect(next(waiting(trial()))).toBe(4096 * halvings(wait));
    const slow = waiting(trial());
    slow.half(1, 0, 700);
    slow.range.tables.gapShift[700] = -11;
    expect(next(slow)).toBe(2 * 4096 * halvings(wait));
  });

  test('ties shorten it, by steps of Σ trust² and the private domain', () => {
    const tied = (privateDomain: number) => {
      const t = waiting(trial()).ties(1, { streamer: 2, trust: 128 }, { streamer: 4, trust: 64 }); // 1024 + 256
      t.range.tables.tieStepScale = 2 ** 16 / 128; // steps of 128
      t.range.tables.tieGap[10] = 128;
      t.range.tables.tieGap[5] = 192;
      t.range.day.privateDomain = privateDomain;
      return next(t);
    };
    expect([tied(256), tied(128), tied(0)]).toEqual([2048, 3072, 4096].map((mean) => mean * halvings(wait)));
    const most = waiting(trial()).ties(
      1,
      ...Array.from({ length: 8 }, (_, j) => ({ streamer: j, trust: 255 })),
    );
    most.range.tables.tieStepScale = 2 ** 16 / 128;
    most.range.tables.tieGap[64] = 64;
    expect(next(most)).toBe(1024 * halvings(wait));
  });

  test('a dormant spell is added when its draw says so', () => {
    const share = (chance >>> 8) & 0xfff;
    const spell = (dormancy: number) => {
      const t = waiting(trial());
      t.range.tables.dormantMean = 7;
      t.range.day.dormancy = dormancy;
      return next(t);
    };
    const long = 7 * 1024 * (Math.clz32(chance & 0xffff0000) + 1);
    expect([spell(share), spell(share + 1)]).toEqual([4096 * halvings(wait), 4096 * halvings(wait) + long]);
  });

  test('who has not bought for longer than idleDays may lapse, and waits for a new trial', () => {
    const idle = (days: number, idleLapse: number) => {
      const t = waiting(trial());
      t.half(1, LAST_BUY, DAY + 1 - days);
      Object.assign(t.range.day, { idleDays: 20, idleLapse });
      t.live(DAY);
      return t;
    };
    const bits8 = chance & 0xff;
    expect(idle(20, 256).range.fans.state[1]).toBe(BUYER);
    expect(idle(21, bits8).range.fans.state[1]).toBe(BUYER);
    const gone = idle(21, bits8 + 1);
    expect(gone.range.fans.state[1]).toBe(LAPSED);
    expect([...gone.range.tally.moved]).toEqual([0, 0, -1, 1]);
    expect(gone.range.fans.next[1]).toBe(1 + 2 ** 25 * halvings(wordsAt(1, TRIAL_NEXT, DAY)[0]));
  });

  test('users arrive, try, and become buyers with the first purchase', () => {
    const trialWait = 2 ** 25 * halvings(wordsAt(1, TRIAL_NEXT, DAY)[0]);
    const arriving = trial().due(1);
    arriving.range.fans.state[1] = NOT_YET_USER;
    arriving.live(DAY);
    expect([arriving.range.fans.state[1], arriving.range.fans.next[1]]).toEqual([NEVER_BUYER, 1 + trialWait]);
    expect([...arriving.range.tally.moved]).toEqual([-1, 1, 0, 0]);

    const tries = (buys: boolean) => {
      const t = waiting(trial()).show(3).buying(buys);
      t.range.fans.state[1] = NEVER_BUYER;
      return t.live(DAY);
    };
    const failed = tries(false);
    expect([failed.range.fans.state[1], failed.range.fans.next[1]]).toEqual([NEVER_BUYER, trialWait]);
    expect([failed.range.tally.trials, failed.range.tally.visitsOrganic]).toEqual([1, 1]);
    const bought = tries(true);
    expect(bought.range.fans.state[1]).toBe(BUYER);
    expect([...bought.range.tally.moved]).toEqual([0, -1, 1, 0]);
    // counted from the buyers' clock of today
    expect(bought.range.fans.next[1]).toBe(1 + 4096 * halvings(wait));
  });

  test('a trial is public, whatever the fan follows', () => {
    const t = trial().show(3).due(1).ties(1, { streamer: 2, trust: 255 });
    t.range.day.live[2] = 1;
    t.range.day.publicWeight = 0;
    t.range.fans.state[1] = LAPSED;
    expect(t.live(DAY).tallied(3, VISITS)).toBe(1);
  });

  test('each state waits for its own clock, and a fan acts at most 32 times a day', () => {
    const t = trial(8).show(3);
    [0, 1, 2, 3].forEach((state) => {
      t.range.fans.state[state] = state;
      t.range.fans.next[state] = 10 * state + 5;
    });
    t.range.day.day = DAY;
    t.range.day.clocks.set([5, 16, 26, 35]);
    t.step('live');
    expect([...t.range.fans.next].slice(0, 4).map((value, state) => value === 10 * state + 5)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    const busy = trial().show(3).due(1);
    busy.range.tables.gapMantissa.fill(0);
    expect(busy.live(DAY).tallied(3, VISITS)).toBe(32);
  });
});
