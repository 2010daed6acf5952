/** The reference price of a category, on streamers made by hand. */
import { expect, test } from 'vitest';
import { TALLY_ROW, VISITS } from '../../../sim/kernel/layout.ts';
import { addUp } from '../../../sim/model/addUp.ts';
import { observePrices } from '../../../sim/model/platform/reference.ts';
import type { World } from '../../../sim/model/world.ts';
import { handWorld, morning } from './handWorld.ts';

/** Lets so many visits go to streamers, and the category's reference see their prices. */
function seen(world: World, visits: Readonly<Record<number, number>>): Float64Array {
  const today = morning(world);
  const { rows, touched } = world.sessions.tally;
  for (const [id, count] of Object.entries(visits)) {
    rows[Number(id) * TALLY_ROW + VISITS] = count;
    touched[Number(id) >>> 5]! |= 1 << (Number(id) & 31);
  }
  addUp(world);
  observePrices(world, today);
  return world.platform.reference;
}

function marketWith(markups: Readonly<Record<number, number>>): World {
  const world = handWorld({ 'purchase.referenceDays': 20 });
  const { streamers: s } = world;
  for (const [id, markup] of Object.entries(markups)) {
    s.arrival[Number(id)] = 0;
    s.lnPrice[Number(id)] = s.worth[Number(id)]! + markup;
  }
  return world;
}

test('it goes a step towards the mean markup that visitors saw, category by category', () => {
  // 8 and 16 are of category 0, 11 of category 3
  const reference = seen(marketWith({ 8: 0.2, 16: -0.1, 11: 0.4 }), { 8: 30, 16: 10, 11: 5 });
  const mean = (30 * 0.2 - 10 * 0.1) / 40;
  expect([...reference]).toEqual([mean / 20, 0, 0, 0.02, 0, 0, 0, 0].map((x) => expect.closeTo(x, 12)));
});

test('dear goods at their usual price make no category dear; a festival makes it cheap', () => {
  const world = marketWith({ 8: 0 });
  world.streamers.worth[8] = 2;
  world.streamers.lnPrice[8] = 2;
  expect(seen(world, { 8: 7 })[0]).toBe(0);
  world.platform.discount = 0.15;
  expect(seen(world, { 8: 7 })[0]).toBeCloseTo(-0.15 / 20, 12);
});

test('after many days it is what has been shown all along', () => {
  const world = marketWith({ 8: 0.3 });
  for (let day = 0; day < 400; day++) seen(world, { 8: 1 });
  expect(world.platform.reference[0]).toBeCloseTo(0.3, 6);
});
