/** Places in JSON texts: the same texts are right as for the parser, and mistakes are found where they stand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault, jsonOffset, lineAndColumn } from '../../sim/notation/json.ts';

test.each([
  ['{"a":1,}', 7, '"}"'],
  ['[1,2', 4, 'the end of the file'],
  ['', 0, 'the end of the file'],
  ['{"a":01}', 6, '"1"'],
  ['{"a":"x\ny"}', 7, '"\\n"'],
  ['[NaN]', 1, '"N"'],
  ["{'a':1}", 1, '"\'"'],
  ['{"a":1 "b":2}', 7, '"\\""'],
  ['[1] x', 4, '"x"'],
  ['{"a":1,"a":2}', 7, 'a second "a"'],
  ['"\\u12"', 1, '"\\\\"'],
  ['{"a":-21e999}', 5, '-21e999'],
])('%j goes wrong at %d', (text, offset, got) => {
  expect(jsonFault(text)).toMatchObject({ offset, got });
});

test('what JSON.stringify writes is right; what is cut out of it is wrong exactly where the parser says so', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.nat(4), (text, from, count) => {
      const start = from % (text.length + 1);
      const cut = text.slice(0, start) + text.slice(start + count);
      let isJson = true;
      try {
        JSON.parse(cut);
      } catch {
        isJson = false;
      }
      const fault = jsonFault(cut);
      // the parser takes these: the last of two keys, and infinity
      const isStricter = ['each key once', 'a number below 1.8e308'].includes(fault?.expected ?? '');
      if (!isStricter) expect(fault === undefined).toBe(isJson);
    }),
    { numRuns: 300 },
  );
});

test('nesting without end is refused, and does not break the reader', () => {
  expect(jsonFault('['.repeat(100_000))).toMatchObject({ expected: 'at most 64 levels of nesting' });
});

test('the place of a value, and of what should hold it where there is none', () => {
  const text = '{\n "a": [1, {"b": "x"}],\n "c": null\n}';
  const at = (...path: PropertyKey[]) => lineAndColumn(text, jsonOffset(text, path));
  expect(at()).toEqual({ line: 1, column: 1 });
  expect(at('a', 1, 'b')).toEqual({ line: 2, column: 17 });
  expect(at('c')).toEqual({ line: 3, column: 7 });
  expect(at('a', 1, 'missing')).toEqual({ line: 2, column: 11 });
});
