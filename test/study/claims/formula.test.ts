/** Formulas of claims: what they say, worked out by hand, and what is none. */
import { expect, test } from 'vitest';
import type { Evidence } from '../../../sim/study/claims/evidence.ts';
import { figuresOf, parseFormula } from '../../../sim/study/claims/formula.ts';

/** Replicates 0 and 3; a metric's value is its period's year plus the replicate. */
const evidence: Evidence = {
  constants: { half: 0.5 },
  value: (_run, _metric, ...periods) =>
    new Map([0, 3].map((k) => [k, periods.reduce((sum, period) => sum + Number(period.slice(0, 4)) + k, 0)])),
  daily: () => new Map(),
  told: (experiment, figure) => new Map(experiment === 'watched' && figure === 'up' ? [[3, 7]] : []),
};
const of = (text: string) => [...figuresOf(parseFormula(text)!, evidence)];

test.each([
  ['a-run:gmv@2020', [2020, 2023]],
  ['a-run:gmv@2020,2021Q1', [4041, 4047]],
  ['a:gmv@2020 - b:gmv@2019 - 1', [0, 0]],
  ['a:gmv@2020 - (b:gmv@2019 - 1)', [2, 2]],
  ['2 * a:gmv@2020 / 4 + half', [1010.5, 1012]],
  ['1 - a:gmv@2020', [-2019, -2022]],
  ['a:gmv@2020 / (half * 2)', [2020, 2023]],
])('%s', (text, [first, second]) => {
  expect(of(text)).toEqual([
    [0, first],
    [3, second],
  ]);
});

test('a replicate that one part lacks is left out', () => {
  expect(of('a:gmv@2020 - watched.up')).toEqual([[3, 2016]]);
});

test.each([
  '',
  'a:gmv',
  'a:gmv@2020 -',
  '(a:gmv@2020',
  'a:gmv@2020)',
  'a:gmv@2020 b:gmv@2020',
  'a > b',
  '- 1',
])('%j is no formula', (text) => {
  expect(parseFormula(text)).toBeUndefined();
});
