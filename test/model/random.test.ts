import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draw2 } from '../../sim/kernel/draw.ts';
import * as layout from '../../sim/kernel/layout.ts';
import { addressOf, DECISIONS, draw, momentOf, uniform } from '../../sim/model/random.ts';

function words(k0: number, k1: number, c0: number, c1: number): string[] {
  const out = new Int32Array(2);
  draw2({ k0, k1 }, c0, c1, out);
  return [...out].map((word) => (word >>> 0).toString(16).padStart(8, '0'));
}

test('Threefry2x32-13 gives the published test vectors (Random123, kat_vectors)', () => {
  expect(words(0, 0, 0, 0)).toEqual(['9d1c5ec6', '8bd50731']);
  expect(words(-1, -1, -1, -1)).toEqual(['fd36d048', '2d17272c']);
  expect(words(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3)).toEqual(['ba3e4725', 'f27d669e']);
});

test('addresses of different decisions, days and events never meet', () => {
  fc.assert(
    fc.property(
      fc.nat(DECISIONS.length - 1),
      fc.nat(16383),
      fc.nat(4095),
      fc.nat(DECISIONS.length - 1),
      fc.nat(16383),
      fc.nat(4095),
      (d1, day1, e1, d2, day2, e2) => {
        const a = addressOf(DECISIONS[d1]!) | momentOf(day1, e1);
        const b = addressOf(DECISIONS[d2]!) | momentOf(day2, e2);
        expect(a === b).toBe(d1 === d2 && day1 === day2 && e1 === e2);
      },
    ),
  );
});

test('a draw depends on its address only, not on what was drawn before', () => {
  const key = { k0: 5, k1: 6 };
  const first = draw(key, 'warning', 17, 30, 2);
  for (let i = 0; i < 100; i++) draw(key, 'warning', i, 31);
  expect(draw(key, 'warning', 17, 30, 2)).toBe(first);
});

test('uniform numbers fill (0, 1) evenly: chi-square over 64 cells', () => {
  const cells = new Float64Array(64);
  const n = 64_000;
  for (let agent = 0; agent < n; agent++) {
    const u = uniform({ k0: 1, k1: 2 }, 'live-today', agent, 9);
    expect(u > 0 && u < 1).toBe(true);
    cells[Math.floor(u * 64)]!++;
  }
  const chi = cells.reduce((sum, count) => sum + (count - n / 64) ** 2 / (n / 64), 0);
  expect(chi).toBeLessThan(120); // 63 degrees of freedom: p ≈ 1e-5
  expect(chi).toBeGreaterThan(25);
});

test('the kernel’s decisions have the addresses of the list', () => {
  const { VISIT_ROUTE, VISIT_OUTCOME, VISIT_NEXT, TRIAL_NEXT, EXPERIENCE, CLOSED_ROOM, LIVE_TODAY } = layout;
  const own = [
    'visit-route',
    'visit-outcome',
    'visit-next',
    'trial-next',
    'experience',
    'closed-room',
    'live-today',
  ] as const;
  expect([VISIT_ROUTE, VISIT_OUTCOME, VISIT_NEXT, TRIAL_NEXT, EXPERIENCE, CLOSED_ROOM, LIVE_TODAY]).toEqual(
    own.map(addressOf),
  );
});
