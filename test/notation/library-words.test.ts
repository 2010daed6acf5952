/** Every code of the libraries and the system that can reach a person has words of ours, in both languages. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/browser/esm/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import {
  CSV_FAULTS,
  csvFault,
  libraryPhrases,
  SYSTEM_FAULTS,
  systemFault,
  YAML_FAULTS,
  yamlFault,
  ZOD_EXPECTED,
  zodExpected,
} from '../../sim/notation/library-words.ts';
import { csvRows } from '../../sim/scenario/csv.ts';
import { parseLocated } from '../../sim/scenario/located.ts';

const require = createRequire(import.meta.url);

/** Codes in quotes in a file of a package. */
function codesIn(file: string, from: string, to: string): string[] {
  const text = readFileSync(file, 'utf8');
  const part = text.slice(text.indexOf(from));
  return [...part.slice(0, part.indexOf(to)).matchAll(/['"]([A-Z][A-Z0-9_]+)['"]/g)].map(([, code]) => code!);
}

/** Words of the libraries and of the system. */
const FOREIGN =
  /E[A-Z]{3,}\b|ERR_|Too (small|big)|Invalid |received|Unrecognized|[Ii]mplicit|[Ff]low |[Bb]lock |collection|Unresolved|Unexpected|Quote Not Closed|Record Length|syscall/;

test('every code of the yaml package', () => {
  const codes = codesIn(join(dirname(require.resolve('yaml')), 'errors.d.ts'), 'type ErrorCode', ';');
  expect(codes.length).toBeGreaterThan(20);
  const plain = Object.keys(YAML_FAULTS).filter((key) => !key.includes(':'));
  expect(plain.sort()).toEqual(codes.sort());
  for (const code of codes) expect(yamlFault({ code, message: '' })).toBe(YAML_FAULTS[code]);
  for (const key of Object.keys(YAML_FAULTS)) expect(plain).toContain(key.split(':')[0]);
});

test('every code of the csv-parse package that is of a table and not of an option of ours', () => {
  const folder = dirname(require.resolve('csv-parse'));
  const types = join(folder, '../../lib/index.d.ts');
  const codes = codesIn(types, 'type CsvErrorCode', ';').filter(
    (code) => !/OPTION|ARGUMENT|COLUMN_(DEFINITION|MAPPING)/.test(code),
  );
  expect(codes.length).toBeGreaterThan(6);
  expect(Object.keys(CSV_FAULTS).sort()).toEqual(codes.sort());
});

test('every issue of zod, of every kind of value', () => {
  const types = readFileSync(join(dirname(require.resolve('zod')), 'v4/core/errors.d.ts'), 'utf8');
  const codes = new Set([...types.matchAll(/readonly code: "(\w+)"/g)].map(([, code]) => code!));
  expect(codes.size).toBeGreaterThan(8);
  for (const code of codes) {
    if (code === 'invalid_type') continue;
    expect(
      Object.keys(ZOD_EXPECTED).some((key) => key.split(':')[0] === code),
      code,
    ).toBe(true);
  }
  const wanted: readonly [schema: z.ZodType, value: unknown, expected: string][] = [
    [z.string(), 1, 'a text'],
    [z.number(), 'a', 'a number'],
    [z.int(), 1.5, 'a whole number'],
    [z.boolean(), 1, 'true or false'],
    [z.array(z.string()), {}, 'a list'],
    [z.object({}), [], 'a mapping'],
    [z.record(z.string(), z.string()), 1, 'a mapping'],
    [z.null(), 1, 'nothing'],
    [z.map(z.string(), z.string()), 1, 'a value of another kind'],
    [z.string().min(3), 'a', 'a text of at least 3 characters'],
    [z.string().max(3), 'abcd', 'a text of at most 3 characters'],
    [z.array(z.string()).min(2), [], 'a list of at least 2'],
    [z.array(z.string()).max(1), ['a', 'b'], 'a list of at most 1'],
    [z.number().min(3), 1, 'at least 3'],
    [z.number().gt(3), 3, 'more than 3'],
    [z.number().max(3), 4, 'at most 3'],
    [z.number().lt(3), 3, 'less than 3'],
    [z.number().multipleOf(5), 4, 'a multiple of 5'],
    [z.string().regex(/^a/), 'b', 'a text of another form'],
    [z.iso.date(), 'b', 'a text of another form'],
    [z.enum(['a', 'b']), 'c', 'one of a, b'],
    [z.literal('a'), 'c', 'a'],
    [z.strictObject({}), { a: 1 }, 'a known key'],
    [z.record(z.enum(['a']), z.number()), { a: 1, b: 1 }, 'a known key'],
    [z.union([z.string(), z.number()]), true, 'a value of another kind'],
    [z.string().refine(() => false), 'a', 'another value'],
  ];
  for (const [schema, value, expected] of wanted) {
    const { error } = schema.safeParse(value, { error: zodExpected });
    expect(error?.issues[0]?.message).toBe(expected);
  }
});

test('every error number of the system, and those of Node that a path can bring about', () => {
  for (const code of [...Object.keys(constants.errno), ...Object.keys(SYSTEM_FAULTS)]) {
    const cause = Object.assign(new Error(`${code}: of the system, open 'a'`), { code, syscall: 'open' });
    const said = systemFault(cause)!;
    expect(said.replace(`(${code})`, '')).not.toMatch(FOREIGN);
  }
  expect(systemFault(new Error('a bug'))).toBeUndefined();
  const dir = mkdtempSync(join(tmpdir(), 'laotie-words-'));
  writeFileSync(join(dir, 'file'), '');
  const tried: readonly [string, string][] = [
    [join(dir, 'nothing'), 'nothing of that name'],
    [dir, 'a directory'],
    [join(dir, 'file', 'below'), 'a file in the place of a folder'],
    [join(dir, 'x'.repeat(300)), 'a name that is too long'],
    ['a\0b', 'a name with a zero byte'],
  ];
  for (const [file, said] of tried) {
    let cause: unknown;
    try {
      readFileSync(file);
    } catch (found) {
      cause = found;
    }
    expect(systemFault(cause)).toBe(said);
  }
});

test('every phrase in both languages, with the same holes and without a word of the libraries', () => {
  for (const { zh, en } of libraryPhrases()) {
    expect(zh).toMatch(/[\u4e00-\u9fff%]/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    expect(en).not.toMatch(FOREIGN);
    const holes = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();
    expect(holes(zh)).toEqual(holes(en));
  }
});

const BROKEN_YAML: readonly [text: string, said: string][] = [
  ['a: [1', 'expected a mark that closes the bracket before it, got none here'],
  ['a: {b: 1', 'expected a mark that closes the bracket before it, got none here'],
  ['a: "x', 'expected a closing quote, got none here'],
  ["a: 'x", 'expected a closing quote, got none here'],
  ['a: 1\nb\n', 'expected a key, a colon, a space and a value, got a line without a colon'],
  ['a: b: c\n', 'expected one key and value a line, got a second colon'],
  ['a:\n\t- b\n', 'expected spaces as indentation, got a tab'],
  ['a: @x\n', 'expected a value that starts with a letter, a digit or a quote, got a reserved mark'],
  ['a: "\\q"\n', 'expected an escape such as'],
  ['a: !x 1\n', 'expected a value without a tag, got an unknown tag'],
  ['a: &x &y 1\n', 'expected one anchor a value, got a second one'],
  ['a: |x\n  b\n', 'expected a new line after | or >, got more on the line'],
  ['a: [1]]\n', 'expected a value, or its end, got a mark too many'],
];

test.each(BROKEN_YAML)('YAML %j: %s', (text, said) => {
  const { problems } = parseLocated(text, (line, column) => ({ file: 'a.yaml', line, column }));
  expect(problems.map(({ expected, got }) => `expected ${expected}, got ${got}`).join('\n')).toContain(said);
});

test('no text of the yaml package comes through, whatever the file holds', () => {
  const sign = fc.constantFrom(...'a:-[]{}"\'#&*!|>%@`,?\n\t \\0~.');
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 40 }), (text) => {
      for (const { expected, got } of parseLocated(text, (line, column) => ({ file: 'a', line, column }))
        .problems) {
        expect(`${expected} ${got.replace(/^\*.*/, '')}`).not.toMatch(FOREIGN);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a,b\n"1,2\n', 'a closing quote'],
  ['a,b\n"1"x,2\n', 'a comma or the end of the line after a closing quote'],
  ['a,b\n1"x,2\n', 'a quote at the start of a value'],
])('CSV %j: expected %s', (text, said) => {
  expect(() => csvRows(text, 'a.csv')).toThrow(`expected ${said}, got `);
  let code = '';
  try {
    parseCsv(text, { columns: true });
  } catch (cause) {
    code = (cause as { code: string }).code;
  }
  expect(csvFault(code).expected.en).toBe(said);
});
