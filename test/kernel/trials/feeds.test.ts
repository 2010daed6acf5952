/** Shares of public traffic: running sums of 2^20, a guide of 256 starts, the organic row where a kind has nobody. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATEGORIES, FEED_ROOM, KINDS, NOBODY, ORGANIC, PAID, SHARED } from '../../../sim/kernel/layout.ts';
import { onEveryPort, type Trial } from './trial.ts';

const STREAMERS = 16;
/** Category 1 begins behind two places of category 0 and has room for ten. */
const FIRST = [0, 2, 12, 13, 14, 15, 16, 17];

/** Gives category 1 of a kind these weights, of streamers 0, 1, …; all other rows have nobody. */
function feed(t: Trial, kind: number, ...weights: number[]): Trial {
  const { feeds, day } = t.range;
  day.upTo.fill(-7);
  for (let row = 0; row < KINDS * CATEGORIES; row++) feeds.first[row] = FIRST[row % CATEGORIES]!;
  const ids = kind === SHARED ? feeds.sharedIds : feeds.ids;
  const column = [feeds.organic, feeds.shared, feeds.paid][kind]!;
  weights.forEach((weight, id) => {
    ids[2 + id] = id;
    column[2 + id] = weight;
  });
  feeds.count[kind * CATEGORIES + 1] = weights.length;
  feeds.total[kind * CATEGORIES + 1] = weights.reduce((a, b) => a + b, 0);
  return t;
}

/** Place of category 1's first entry in the tables. */
const placeOf = (kind: number) => kind * FEED_ROOM * STREAMERS + 2;

onEveryPort('feeds', (trial) => {
  test('a feed is written as running shares, with starts to look from', () => {
    const { day } = feed(trial(), PAID, 2, 0, 3, 5).step('feeds').range;
    const at = placeOf(PAID);
    expect([...day.shown.subarray(at, at + 4)]).toEqual([0, 1, 2, 3]);
    const [fifth, half] = [Math.floor(0.2 * 2 ** 20), 2 ** 19];
    expect([...day.upTo.subarray(at - 1, at + 5)]).toEqual([-7, fifth, fifth, half, 2 ** 20, -7]);
    const row = KINDS + PAID;
    expect(day.feedRow[row]).toBe(row);
    const guide = [...day.guide.subarray(row * 256, (row + 1) * 256)].map((place) => place - at);
    // 0.2 × 256 = 51.2: the 51st start is still within the first share
    expect([guide[0], guide[51], guide[52], guide[127], guide[128], guide[255]]).toEqual([0, 0, 2, 2, 3, 3]);
  });

  test('each kind has entries of its own, and shared links their own streamers', () => {
    const t = feed(feed(feed(trial(), ORGANIC, 1, 1), PAID, 1, 3), SHARED, 3, 1);
    t.range.feeds.sharedIds.set([7, 9], 2);
    const { day } = t.step('feeds').range;
    const upTo = (kind: number) => [...day.upTo.subarray(placeOf(kind), placeOf(kind) + 2)];
    expect([ORGANIC, SHARED, PAID].map(upTo)).toEqual([
      [2 ** 19, 2 ** 20],
      [3 * 2 ** 18, 2 ** 20],
      [2 ** 18, 2 ** 20],
    ]);
    const shown = (kind: number) => [...day.shown.subarray(placeOf(kind), placeOf(kind) + 2)];
    expect([ORGANIC, SHARED, PAID].map(shown)).toEqual([
      [0, 1],
      [7, 9],
      [0, 1],
    ]);
  });

  test('the last with a weight has the rest, and the starts behind it', () => {
    const { day } = feed(trial(), ORGANIC, 1, 7, 0).step('feeds').range;
    const at = placeOf(ORGANIC);
    expect([...day.upTo.subarray(at, at + 3)]).toEqual([2 ** 17, 2 ** 20, 2 ** 20]);
    expect(day.guide[KINDS * 256 + 255]).toBe(at + 1);
  });

  test('where nobody has a weight the organic row is shown, and there nobody', () => {
    const { day } = feed(trial(), SHARED, 0, 0).step('feeds').range;
    for (let category = 0; category < CATEGORIES; category++) {
      const row = category * KINDS;
      expect([...day.feedRow.subarray(row, row + KINDS)]).toEqual([row, row, row]);
      const place = FIRST[category]!;
      expect([day.shown[place], day.upTo[place]]).toEqual([NOBODY, 2 ** 20]);
      expect([day.guide[row * 256], day.guide[row * 256 + 255]]).toEqual([place, place]);
    }
  });

  test('whatever rounding leaves over belongs to the last who has a weight', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
        fc.nat(2),
        (weights, idle) => {
          const all = [...weights, ...new Array<number>(idle).fill(0)];
          const { day } = feed(trial(), ORGANIC, ...all).step('feeds').range;
          const upTo = [...day.upTo.subarray(2, 2 + all.length)];
          expect(upTo.slice(weights.length - 1)).toEqual(new Array(idle + 1).fill(2 ** 20));
          weights.forEach((weight, at) => {
            const before = at === 0 ? 0 : upTo[at - 1]!;
            const share = weight / weights.reduce((a, b) => a + b);
            expect(Math.abs((upTo[at]! - before) / 2 ** 20 - share)).toBeLessThan(3e-6);
          });
        },
      ),
      {
        numRuns: 30,
        examples: [
          [[0.1, 0.2, 0.3], 2],
          [[0.1, 0.7, 0.1], 1],
        ],
      },
    );
  });
});
