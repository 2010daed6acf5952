/** Utility and basket of one visit, part by part. Utilities have 10 fractional bits; a visit buys from a threshold on. */

import { expect, test } from 'vitest';
import {
  BUYER,
  CATEGORY,
  FOLLOWER_UTILITY,
  GENERAL,
  GUARANTEE,
  LAPSED,
  LAST_BUY,
  LN_PRICE,
  NEVER_BUYER,
  ORDERS,
  ORDERS_PRIVATE,
  OWN_CATEGORY,
  OWN_REGION,
  PLACED_FEN,
  REGION,
  SPEND,
  STRANGER_TRUST,
  STRANGER_UTILITY,
  WALLET,
} from '../../../sim/kernel/layout.ts';
import { tallied } from '../../../sim/kernel/rows.ts';
import { onEveryPort, type Trial } from './trial.ts';

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
      t.range.day.season = 300;
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

  test('need after a purchase is looked up by the days since, at most 127; without one there is none', () => {
    const since = (days: number) => (t: Trial) => {
      t.range.tables.needUtility.forEach((_, at, table) => {
        table[at] = -8 * (200 - at);
      });
      t.half(1, LAST_BUY, days < 0 ? 0 : DAY + 1 - days);
    };
    expectUtility(given(stranger, since(-1)), 0);
    expectUtility(given(stranger, since(0)), -1600);
    expectUtility(given(stranger, since(10)), -1520);
    expectUtility(given(stranger, since(127)), -584);
    expectUtility(given(stranger, since(300)), -584);
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
    const top = given(stranger, (t) => void (t.range.day.season = 60_000));
    const bottom = given(stranger, (t) => void (t.range.day.season = -60_000));
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
    t.range.tables.trustBasket.forEach((_, at, table) => {
      table[at] = at;
    });
    change(t);
    return t.live(DAY);
  };

  test('the basket grows with price, season, wallet and trust', () => {
    const fen = (change: (t: Trial) => void, trust?: number) => shop(change, trust).tallied(3, PLACED_FEN);
    expect(fen(() => {}, 100)).toBe(4096 + 100);
    expect(fen(() => {}, 200)).toBe(4096 + 200);
    expect(fen((t) => void t.offer(3, LN_PRICE, 1000))).toBe(4096 + 128 + 1000);
    expect(fen((t) => void (t.range.day.lnSeason = -50))).toBe(4096 + 128 - 50);
    const rich = (t: Trial) => {
      t.byte(1, WALLET, 9);
      t.range.tables.walletBasket[9] = 700;
    };
    expect(fen(rich)).toBe(4096 + 128 + 700);
    expect(fen((t) => void t.offer(3, LN_PRICE, 1e6))).toBe(8191);
    expect(fen((t) => void t.offer(3, LN_PRICE, -1e6))).toBe(0);
  });

  test('it is remembered: day, month, spend in baskets of the wallet', () => {
    const t = shop((t) => {
      t.half(1, LAST_BUY, DAY + 1 - 28);
      t.half(1, SPEND, 1000);
      t.byte(1, WALLET, 9);
      t.range.tables.budgetMemory[28] = 2 ** 13; // a quarter is left
      t.range.tables.lnWallet[9] = 128;
      t.range.tables.basketUnits[4096] = 256; // ln basket 128 less ln wallet 128
    });
    expect([t.half(1, SPEND), t.half(1, LAST_BUY), t.byte(1, 11)]).toEqual([250 + 256, DAY + 1, 1]);
    expect([t.range.tally.buyersToday, t.tallied(3, ORDERS)]).toEqual([1, 1]);
  });

  test('a first purchase remembers nothing before; spend stays within sixteen bits', () => {
    const first = shop((t) => {
      t.half(1, SPEND, 9999);
      t.range.tables.budgetMemory.fill(2 ** 15);
      t.range.tables.basketUnits.fill(300);
    });
    expect(first.half(1, SPEND)).toBe(300);
    expect(shop((t) => void t.range.tables.basketUnits.fill(70_000)).half(1, SPEND)).toBe(65_535);
  });

  test('who buys twice on a day is one buyer', () => {
    const t = shop((t) => void t.half(1, LAST_BUY, DAY + 1));
    expect([t.range.tally.buyersToday, t.tallied(3, ORDERS)]).toEqual([0, 1]);
  });

  test('private sales are counted apart', () => {
    const followed = shop(() => {});
    expect([followed.tallied(3, ORDERS_PRIVATE), followed.range.tally.privateFen[0]]).toEqual([
      1,
      4096 + 128,
    ]);
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
