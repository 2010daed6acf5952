import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ordinaryPolicy } from '../../sim/model/platform/policy.ts';
import { leversInForce, strengthOn } from '../../sim/scenario/force.ts';
import type { LeverPlan } from '../../sim/scenario/scenario.ts';

const plan: LeverPlan = {
  id: 'push',
  lever: 'visit-push',
  title: { zh: '推动', en: 'Push' },
  from: '2021-01-11',
  until: '2021-01-31',
  rampDays: 4,
  strength: 0.8,
  args: { factor: 2 },
  fromDay: 10,
  untilDay: 30,
};

test('strength is nothing outside the dates, a ramp at first, then the whole', () => {
  expect([9, 10, 11, 12, 13, 14, 30, 31].map((day) => strengthOn(plan, day))).toEqual([
    0,
    0.2,
    0.4,
    0.8 * 0.75,
    0.8,
    0.8,
    0.8,
    0,
  ]);
  expect(strengthOn({ ...plan, rampDays: 0 }, 10)).toBe(0.8);
});

test('strength stays between 0 and its full value, never falls before the end, and 0 stays 0', () => {
  const day = fc.integer({ min: -5, max: 60 });
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (d, rampDays, strength) => {
        const lever = { ...plan, rampDays, strength };
        const today = strengthOn(lever, d);
        expect(today).toBeGreaterThanOrEqual(0);
        expect(today).toBeLessThanOrEqual(strength);
        if (d >= 10 && d < 30) expect(strengthOn(lever, d + 1)).toBeGreaterThanOrEqual(today);
        expect(strengthOn({ ...lever, strength: 0 }, d)).toBe(0);
      },
    ),
  );
});

test('a lever in force changes the policy by its own settings', () => {
  const [push] = leversInForce({ levers: [plan] });
  const policy = ordinaryPolicy();
  push!.apply(policy, push!.strengthOn(20));
  expect(policy.visits).toBe(1.8);
  expect(push!.id).toBe('push');
});

test('a plan of an unknown kind is refused', () => {
  expect(() => leversInForce({ levers: [{ ...plan, lever: 'visit-pull' }] })).toThrow(
    /expected a kind of lever/,
  );
});
