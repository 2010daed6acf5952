/** Utility and basket of one visit, part by part. Utilities have 10 fractional bits; a visit buys from a threshold on. */

import { expect, test } from 'vitest';
import {
  BUYER,
  CATEGORY,
  CHANCES,
  FOLLOWER_UTILITY,
  GENERAL,
  GUARANTEE,
  LAPSED,
  LAST_BUY,
  LEAN,
  LN_PRICE,
  NEVER_BUYER,
  ORDERS,
  ORDERS_PRIVATE,
  OWN_CATEGORY,
  OWN_REGION,
  PLACED_FEN,
  REGION,
  SPEND,
  STOCK,
  STRANGER_TRUST,
  STRANGER_UTILITY,
  VISIT_OUTCOME,
  WALLET,
} from '../../../sim/kernel/layout.ts';
import { tallied } from '../../../sim/kernel/rows.ts';
import { onEveryPort, type Trial, wordsAt } from './trial.ts';

const DAY = 500;

/** A visit to a streamer that the fan follows with a trust, or to a stranger. */
function follower(t: Trial, trust: number): Trial {
  t.range.day.live[3] = 1;
  t.range.day.publicWeight = 0;
  return t.ties(1, { streamer: 3, trust }).due(1);
}
const stranger = (t: Trial): Trial => t.show(3).due(1);

/** Buys at a threshold, and no longer one step above it. */
function expectUtility(make: () => Trial, utility: number): void {
  expect(Math.abs(utility % 4)).toBe(0);
  const orders = (from: number) => make().buyingFrom(from).live(DAY).tallied(3, ORDERS);
  expect([orders(utility), orders(utility + 4)]).toEqual([1, 0]);
}

onEveryPort('utility of a visit', (trial) => {
  /** A trial whose range is changed before the visit. */
  const given = (make: (t: Trial) => Trial, change: (t: Trial) => void) => () => {
    const t = make(trial());
    change(t);
    return t;
  };

  test('what the streamer offers to followers, and to strangers', () => {
    const set = (t: Trial) => {
      t.offer(3, FOLLOWER_UTILITY, 400);
      t.offer(3, STRANGER_UTILITY, 240);
    };
    expectUtility(
      given((t) => follower(t, 128), set),
      400,
    );
    expectUtility(given(stranger, set), 240);
  });

  test('trust: of the tie, or general trust × what the streamer’s reputation makes of it', () => {
    const set = (t: Trial) => {
      t.range.tables.trustUtility.forEach((_, trust, table) => {
        table[trust] = 16 * trust;
      });
      t.offer(3, STRANGER_TRUST, 230);
      t.half(1, GENERAL, 40_000);
    };
    expectUtility(
      given((t) => follower(t, 200), set),
      16 * 200,
    );
    expectUtility(given(stranger, set), 16 * 140); // 40000 · 230 / 65536 = 140.4
  });

  test('a stranger’s trust above the table counts as its last', () => {
    const set = (t: Trial) => {
      t.range.tables.trustUtility[255] = 480;
      t.offer(3, STRANGER_TRUST, 300);
      t.half(1, GENERAL, 65_535);
    };
    expectUtility(given(stranger, set), 480);
  });

  test('a guarantee helps those most who trust least: cover × (1 − trust)', () => {
    const set = (t: Trial) => void t.offer(3, GUARANTEE, 512);
    expectUtility(
      given((t) => follower(t, 64), set),
      384,
    );
    expectUtility(
      given((t) => follower(t, 192), set),
      128,
    );
  });

  test('the preferred category fits, the same region is home', () => {
    const set = (category: number, region: number) => (t: Trial) => {
      Object.assign(t.range.day, { fit: 100, home: 40 });
      t.offer(3, OWN_CATEGORY, 5);
      t.offer(3, OWN_REGION, 2);
      t.byte(1, CATEGORY, category);
      t.byte(1, REGION, region);
    };
    expectUtility(given(stranger, set(5, 2)), 140);
    expectUtility(given(stranger, set(5, 1)), 100);
    expectUtility(given(stranger, set(4, 2)), 40);
    expectUtility(given(stranger, set(4, 1)), 0);
  });

  test('the wallet and the season', () => {
    const set = (t: Trial) => {
      t.range.tables.walletUtility[77] = -60;
      t.range.day.season[5] = 300; // of the category of what is sold
      t.offer(3, OWN_CATEGORY, 5);
      t.byte(1, WALLET, 77);
    };
    expectUtility(given(stranger, set), 240);
  });

  test('the stranger’s discount is for public visits: also to a followed streamer, but not at a trial', () => {
    const set = (t: Trial) => void (t.range.day.strangerDiscount = -80);
    expectUtility(
      given((t) => follower(t, 128), set),
      0,
    );
    expectUtility(given(stranger, set), -80);
    const offAir = (t: Trial) => {
      set(follower(t, 128).show(3));
      t.range.day.live[3] = 0;
    };
    expectUtility(
      given((t) => t, offAir),
      -80,
    );
    for (const state of [NEVER_BUYER, LAPSED]) {
      expectUtility(
        given(stranger, (t) => {
          set(t);
          t.range.fans.state[1] = state;
        }),
        0,
      );
    }
  });

  test('the stock at home is used up by the days since a purchase, at most 127; without one there is none', () => {
    const since =
      (days: number, baskets = 16) =>
      (t: Trial) => {
        t.range.tables.stockMemory.forEach((_, at, table) => {
          table[at] = 2 ** 15 - 200 * at;
        });
        t.range.tables.stockUtility.forEach((_, step, table) => {
          table[step] = -4 * step;
        });
        t.half(1, LAST_BUY, days < 0 ? 0 : DAY + 1 - days);
        t.half(1, STOCK, 256 * baskets);
      };
    expectUtility(given(stranger, since(-1)), 0);
    expectUtility(given(stranger, since(0)), -4 * 256); // 16 baskets in sixteenths
    expectUtility(given(stranger, since(10)), -4 * 240); // 4096 · 30768 / 2^15 = 3846, in steps of 16
    expectUtility(given(stranger, since(127)), -4 * 57);
    expectUtility(given(stranger, since(300)), -4 * 57);
    expectUtility(given(stranger, since(0, 200)), -4 * 1023); // the end of the table
  });

  test('the budget remembers spend, fading by the days since', () => {
    const set = (t: Trial) => {
      t.half(1, LAST_BUY, DAY + 1 - 14);
      t.half(1, SPEND, 10_000);
      t.range.tables.budgetMemory[14] = 2 ** 14; // half is left: 5000, in steps of 16: 312
      t.range.tables.budgetUtility[312] = -444;
    };
    expectUtility(given(stranger, set), -444);
  });

  test('chances are clipped at ±8 logits', () => {
    const top = given(stranger, (t) => void t.range.day.season.fill(60_000));
    const bottom = given(stranger, (t) => void t.range.day.season.fill(-60_000));
    const only = (make: () => Trial, at: number) => {
      const t = make();
      t.range.tables.chance[at] = 2 ** 31 - 1;
      return t.live(DAY).tallied(3, ORDERS);
    };
    expect([only(top, 4095), only(top, 4094), only(bottom, 0), only(bottom, 1)]).toEqual([1, 0, 1, 0]);
  });
});

onEveryPort('a purchase', (trial) => {
  /** Baskets whose fen are their place in the table: ln basket + 4096. */
  const shop = (change: (t: Trial) => void, trust = 128) => {
    const t = follower(trial(), trust).buying(true);
    t.range.tables.basketFen.forEach((_, at, table) => {
      table[at] = at;
    });
    change(t);
    return t.live(DAY);
  };

  const fen = (change: (t: Trial) => void, trust?: number) => shop(change, trust).tallied(3, PLACED_FEN);
  /** Of 256 steps from a leaning of −4 to one of 4, a row of two thresholds each. */
  const shelves = (t: Trial, rowOf: (step: number) => readonly [number, number]) => {
    for (let step = 0; step < 256; step++) t.range.tables.shelfBelow.set(rowOf(step), 2 * step);
    t.range.tables.lnShelf.set([-900, 0, 900]);
  };

  test('the basket grows with price and season', () => {
    expect(fen((t) => void t.offer(3, LN_PRICE, 1000))).toBe(4096 + 1000);
    expect(fen((t) => void (t.range.day.lnSeason = -50))).toBe(4096 - 50);
    expect(fen((t) => void t.offer(3, LN_PRICE, 1e6))).toBe(8191);
    expect(fen((t) => void t.offer(3, LN_PRICE, -1e6))).toBe(0);
  });

  test('the shelf: twelve bits of luck against the thresholds between entry, core and premium goods', () => {
    const bits = (wordsAt(1, VISIT_OUTCOME, DAY)[1] >>> 8) & 0xfff;
    const at = (low: number, high: number) => fen((t) => shelves(t, () => [low, high])) - 4096;
    expect([at(bits + 1, 4096), at(bits, bits + 1), at(0, bits)]).toEqual([-900, 0, 900]);
  });

  test('the leaning towards dear goods: the room’s prices, wallet, trust and experience, in 32nds', () => {
    const lean = (t: Trial) => {
      t.offer(3, LEAN, 64);
      t.byte(1, WALLET, 9);
      t.half(1, GENERAL, 40_000); // 156 / 256
      t.range.tables.walletLean[9] = 320;
      t.range.tables.trustLean[200] = -96;
      t.range.tables.experienceLean[156] = 32;
    };
    // (64 + 320 − 96 + 32) / 32 = 10 steps above the middle
    const only = (wanted: number) => (t: Trial) => {
      lean(t);
      shelves(t, (step) => (step === wanted ? [0, 0] : [4096, 4096]));
    };
    expect([137, 138, 139].map((step) => fen(only(step), 200) - 4096)).toEqual([-900, 900, -900]);
    const far = (value: number, wanted: number) =>
      fen((t) => {
        t.offer(3, LEAN, value);
        shelves(t, (step) => (step === wanted ? [0, 0] : [4096, 4096]));
      });
    expect([far(1e6, 255), far(-1e6, 0)]).toEqual([4996, 4996]);
  });

  test('it is remembered: day, month, spend in baskets of the wallet, one more basket at home', () => {
    const t = shop((t) => {
      t.half(1, LAST_BUY, DAY + 1 - 28);
      t.half(1, SPEND, 1000);
      t.byte(1, WALLET, 9);
      t.half(1, STOCK, 600);
      t.range.tables.budgetMemory[28] = 2 ** 13; // a quarter is left
      t.range.tables.stockMemory[28] = 2 ** 14; // half is left
      t.range.tables.lnWallet[9] = 128;
      t.range.tables.basketUnits[4096 - 128] = 256;
    });
    expect([t.half(1, SPEND), t.half(1, LAST_BUY), t.byte(1, 11)]).toEqual([250 + 256, DAY + 1, 1]);
    expect(t.half(1, STOCK)).toBe(300 + 256);
    expect([t.range.tally.buyersToday, t.tallied(3, ORDERS)]).toEqual([1, 1]);
  });

  test('spend and stock stay within sixteen bits', () => {
    expect(shop((t) => void t.range.tables.basketUnits.fill(70_000)).half(1, SPEND)).toBe(65_535);
    const full = (t: Trial) => {
      t.half(1, LAST_BUY, DAY);
      t.half(1, STOCK, 65_500);
      t.range.tables.stockMemory[1] = 2 ** 15;
    };
    expect(shop(full).half(1, STOCK)).toBe(65_535);
  });

  test('a repeat purchase is counted, and where it came from', () => {
    const before = (t: Trial) => void t.half(1, LAST_BUY, DAY - 40);
    const counted = ({ range: { tally } }: Trial) => [tally.repeatOrders, tally.repeatPrivate];
    expect([counted(shop(() => {})), counted(shop(before))]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const t = stranger(trial()).buying(true);
    before(t);
    expect(counted(t.live(DAY))).toEqual([1, 0]);
  });

  test('who buys twice on a day is one buyer', () => {
    const t = shop((t) => void t.half(1, LAST_BUY, DAY + 1));
    expect([t.range.tally.buyersToday, t.tallied(3, ORDERS)]).toEqual([0, 1]);
  });

  test('chances to buy are added up, whether it bought or not, to sixteen bits', () => {
    const chance = (of: number) => {
      const t = stranger(trial());
      t.range.tables.chance.fill(of);
      return t.live(DAY).tallied(3, CHANCES);
    };
    expect([chance(0), chance(3 * 2 ** 15 + 9), chance(2 ** 31 - 1)]).toEqual([0, 3, 65_535]);
  });

  test('private sales are counted apart', () => {
    const followed = shop(() => {});
    expect([followed.tallied(3, ORDERS_PRIVATE), followed.range.tally.privateFen[0]]).toEqual([1, 4096]);
    const t = stranger(trial()).buying(true);
    t.range.tables.basketFen.fill(77);
    const { tally } = t.live(DAY).range;
    expect([
      tallied(tally, 3, ORDERS),
      tallied(tally, 3, ORDERS_PRIVATE),
      tallied(tally, 3, PLACED_FEN),
      tally.privateFen[0],
    ]).toEqual([1, 0, 77, 0]);
    expect(t.range.fans.state[1]).toBe(BUYER);
  });
});
