import { expect, test } from 'vitest';
import { PARAMETERS, paramsWith } from '../../sim/model/params.ts';

test('every parameter is named once, lies in its plausible range, and that range in the hard one', () => {
  expect(new Set(PARAMETERS.map(({ name }) => name)).size).toBe(PARAMETERS.length);
  for (const { name, value, hard, plausible } of PARAMETERS) {
    expect(value, name).toBeGreaterThanOrEqual(plausible[0]);
    expect(value, name).toBeLessThanOrEqual(plausible[1]);
    expect(plausible[0], name).toBeGreaterThanOrEqual(hard[0]);
    expect(plausible[1], name).toBeLessThanOrEqual(hard[1]);
  }
});

test('every parameter says what it means and where it comes from; what no fact identifies is called an assumption', () => {
  for (const { name, meaning, source, unit, identifiedBy } of PARAMETERS) {
    expect(meaning.length, name).toBeGreaterThan(10);
    expect(unit.length, name).toBeGreaterThan(0);
    expect(source.length, name).toBeGreaterThan(1);
    if (identifiedBy === '—') expect(source, name).toMatch(/assumption|fitted|C\d\d|kept|sign|JEL|CNNIC/);
  }
});

test('changes replace values and leave the others', () => {
  const params = paramsWith({ 'trust.stake': 2 });
  expect([params['trust.stake'], params['trust.negativity']]).toEqual([2, 2]);
});
