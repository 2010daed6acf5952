import { expect, test } from 'vitest';
import { distinct, error, formatProblem, shortened, shown, warning } from '../../sim/scenario/problems.ts';

const place = { file: 'a.yaml', line: 3, column: 5 };

test('one grammar for every message', () => {
  expect(formatProblem(error(place, 'from', 'a date', '"x"'))).toBe(
    'a.yaml:3:5 from: expected a date, got "x"',
  );
  expect(formatProblem(error(place, '', 'a mapping', 'a list', 'did you mean b?'))).toBe(
    'a.yaml:3:5: expected a mapping, got a list; did you mean b?',
  );
  expect(formatProblem(warning(place, 'x', '1 to 2', '3', 'unusual'))).toMatch(/; unusual; a warning only$/);
});

test('long and odd values do not spoil a terminal', () => {
  expect(shown('x'.repeat(1000)).length).toBeLessThan(100);
  expect(shortened('a\n\u001b[31mb')).toBe('a⏎\\u001b[31mb');
  expect([shown(null), shown([1]), shown({}), shown(2), shown('2')]).toEqual([
    'nothing',
    'a list',
    'a mapping',
    '2',
    '"2"',
  ]);
});

test('a problem is said once, in the order of its place', () => {
  const later = error({ ...place, line: 9 }, 'b', 'x', 'y');
  const sooner = error(place, 'a', 'x', 'y');
  expect(distinct([later, sooner, { ...later }])).toEqual([sooner, later]);
});
