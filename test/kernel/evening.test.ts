/** What rules from outside do to a fan, on a range made by hand: the list, the tally, and who counts as touched. */
import { expect, test } from 'vitest';
import {
  bind,
  followInTheEvening,
  hasBought,
  tiesOf,
  unfollowInTheEvening,
} from '../../sim/kernel/evening.ts';
import { BUYER, FOLLOWS, LAPSED, LAST_BUY, PROFILE_BYTES, UNFOLLOWS } from '../../sim/kernel/layout.ts';
import { createMemory } from '../../sim/kernel/memory.ts';
import { tallied } from '../../sim/kernel/rows.ts';
import { createRange } from '../../sim/kernel/state.ts';

/** Four fans, the first of whom buys, and forty streamers. */
function smallRange() {
  const plan = { first: 0, count: 4, streamers: 40, k0: 1, k1: 2, port: 'typescript' } as const;
  const range = createRange({ ...plan, memory: createMemory() });
  range.fans.state.set([BUYER, LAPSED]);
  bind(range);
  return range;
}

test('a follow is written, counted once, and its streamer is touched though nobody visited it', () => {
  const { tally } = smallRange();
  expect(followInTheEvening(0, 35, 256, 0)).toBe(true);
  expect(tiesOf(0)).toEqual([[35, 255]]); // all evidence good, no priors
  expect(tallied(tally, 35, FOLLOWS)).toBe(1);
  expect([...tally.touched]).toEqual([0, 1 << 3]);
  expect(followInTheEvening(0, 35, 256, 0)).toBe(false);
  expect(followInTheEvening(1, 35, 256, 0)).toBe(false);
  expect(tallied(tally, 35, FOLLOWS)).toBe(1);
});

test('an unfollow closes that tie alone; whom it does not follow a fan cannot leave', () => {
  const { tally } = smallRange();
  followInTheEvening(0, 3, 256, 0);
  followInTheEvening(0, 4, 256, 0);
  expect(unfollowInTheEvening(0, 5)).toBe(false);
  expect(unfollowInTheEvening(0, 3)).toBe(true);
  expect(tiesOf(0).map(([streamer]) => streamer)).toEqual([4]);
  expect(tallied(tally, 3, UNFOLLOWS)).toBe(1);
});

test('who bought today, and not who bought yesterday', () => {
  const range = smallRange();
  range.day.day = 6;
  const lastBuy = (fan: number, day: number) => {
    range.fans.profile[fan * PROFILE_BYTES + LAST_BUY] = day + 1;
  };
  lastBuy(0, 6);
  lastBuy(1, 5);
  expect([0, 1, 2].map(hasBought)).toEqual([true, false, false]);
});
