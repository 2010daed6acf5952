/** JSON that people hand in: the first mistake in one line, with line, column and path. */
import { expect, test } from 'vitest';
import * as z from 'zod';
import { readJson } from '../../sim/scenario/json-file.ts';
import { posteriorFrom } from '../../sim/scenario/posterior.ts';

const schema = z.strictObject({
  name: z.string(),
  count: z.int().min(1).max(9),
  kind: z.enum(['a', 'b']),
  list: z.array(z.object({ x: z.number() })).min(1),
  either: z
    .union([z.object({ of: z.string() }), z.object({ of: z.object({ deep: z.number() }) })])
    .optional(),
});
const GOOD = { name: 'n', count: 2, kind: 'a', list: [{ x: 1 }] };

function said(data: unknown): string {
  try {
    readJson(typeof data === 'string' ? data : JSON.stringify(data, null, 1), 'f.json', schema, 'a thing');
    return 'read';
  } catch (cause) {
    return (cause as Error).message;
  }
}

test.each([
  ['', 'f.json:1:1: expected a thing as JSON, got an empty file'],
  ['{', 'f.json:1:2: expected a thing as JSON, got the end of the file where a key in double quotes belongs'],
  [
    '{"name":"a","name":"b"}',
    'f.json:1:13: expected a thing as JSON, got a second "name" where each key once belongs',
  ],
  [[null], 'f.json:1:1: expected a mapping, got a list'],
  ['null', 'f.json:1:1: expected a mapping, got nothing'],
  ['"x"', 'f.json:1:1: expected a mapping, got "x"'],
  [{ ...GOOD, name: 7 }, 'f.json:2:10 name: expected a text, got 7'],
  [{ ...GOOD, count: 1.5 }, 'f.json:3:11 count: expected a whole number, got 1.5'],
  [{ ...GOOD, count: 0 }, 'f.json:3:11 count: expected at least 1, got 0'],
  [{ ...GOOD, count: 10 }, 'f.json:3:11 count: expected at most 9, got 10'],
  [{ ...GOOD, kind: 'c' }, 'f.json:4:10 kind: expected one of a, b, got "c"'],
  [{ ...GOOD, list: [] }, 'f.json:5:10 list: expected a list of at least 1, got a list'],
  [{ ...GOOD, list: [{ x: 1 }, { x: '2' }] }, 'f.json:10:9 list.1.x: expected a number, got "2"'],
  [{ ...GOOD, list: [{}] }, 'f.json:6:3 list.0.x: expected a number, got nothing'],
  [{ ...GOOD, more: 1 }, 'f.json:10:10 more: expected a known key, got "more"'],
  [{ ...GOOD, either: { of: { deep: 'x' } } }, 'f.json:12:12 either.of.deep: expected a number, got "x"'],
  [JSON.stringify(GOOD).replace('2', '1e999'), 'got 1e999 where a number below 1.8e308 belongs'],
])('%j', (data, line) => {
  const message = said(data);
  expect(message).toContain(line);
  expect(message).not.toMatch(/\n|Invalid|Too|undefined/);
});

test('what is right is read', () => {
  expect(said(GOOD)).toBe('read');
});

const POSTERIOR = {
  schema: 'laotie/posterior@1',
  knownUntil: '2021-07-01',
  draws: [{ weight: 1, parameters: {} }],
};

test.each([
  [
    'a key twice',
    JSON.stringify(POSTERIOR).replace('"weight":1', '"weight":1,"weight":2'),
    'got a second "weight"',
  ],
  ['no draws', JSON.stringify({ ...POSTERIOR, draws: undefined }), 'draws: expected a list, got nothing'],
  [
    'a draw that is none',
    JSON.stringify({ ...POSTERIOR, draws: [null] }),
    'draws.0: expected a mapping, got nothing',
  ],
  [
    'parameters that are a list',
    JSON.stringify({ ...POSTERIOR, draws: [{ weight: 1, parameters: [] }] }),
    'draws.0.parameters: expected a mapping, got a list',
  ],
  [
    'a parameter that is a text',
    JSON.stringify({ ...POSTERIOR, draws: [{ weight: 1, parameters: { 'visits.rate': '1' } }] }),
    'expected a number, got "1"',
  ],
  [
    'an endless weight',
    JSON.stringify(POSTERIOR).replace('"weight":1', '"weight":1e999'),
    'got 1e999 where a number below 1.8e308 belongs',
  ],
  ['a mark in the middle', `${JSON.stringify(POSTERIOR)}\ufeff`, 'p.json:1:'],
])('a posterior with %s is refused', (_, text, line) => {
  expect(() => posteriorFrom(text, 'p.json', '2021-07-22', {})).toThrow(line);
});
