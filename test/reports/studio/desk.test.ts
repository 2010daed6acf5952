import { expect, test } from 'vitest';
import { atHand, copied, type Desk, putAway, taken, withAtHand } from '../../../reports/studio/desk.ts';

const plan = (name: string) => ({ title: { zh: name, en: name }, levers: [{ id: name }] });
const one: Desk = { plans: [plan('a')], at: 0 };
const names = ({ plans }: Desk) => plans.map(({ title }) => title.en).join();

test('a copy is at hand and may differ from what it was made of; there is room for four', () => {
  const two = copied(one, { zh: 'b', en: 'b' });
  expect([names(two), two.at]).toEqual(['a,b', 1]);
  expect(atHand(two).levers).toEqual([{ id: 'a' }]);
  const changed = withAtHand(two, plan('c'));
  expect([names(changed), names(two), names(taken(changed, 0))]).toEqual(['a,c', 'a,b', 'a,c']);
  const four = copied(copied(two, { zh: 'c', en: 'c' }), { zh: 'd', en: 'd' });
  expect(copied(four, { zh: 'e', en: 'e' })).toBe(four);
  expect(names(four)).toBe('a,b,c,d');
});

test('a plan put away leaves its neighbour at hand, and the last one stays', () => {
  const three = copied(copied(one, { zh: 'b', en: 'b' }), { zh: 'c', en: 'c' });
  const first = putAway(three);
  expect([names(first), first.at]).toEqual(['a,b', 1]);
  const second = putAway(taken(three, 0));
  expect([names(second), second.at]).toEqual(['b,c', 0]);
  expect(names(putAway(one))).toBe('a');
});
