/** Every file of broken/ names, in its first lines, what must be said about it. Files too big or odd are made here. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';

const FOLDER = join(import.meta.dirname, 'broken');
/** Of the processor, not of the clock: a busy machine takes longer. */
const SECONDS_MAX = 2;

function said(file: string): string {
  const start = process.cpuUsage();
  const { scenario, problems } = loadScenario(file);
  // of the processor, not of the clock: other work on the machine does not count
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(SECONDS_MAX);
  expect(scenario).toBeUndefined();
  expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  return problems.map(formatProblem).join('\n');
}

for (const name of readdirSync(FOLDER)) {
  test(`broken/${name} is refused where and why it says`, () => {
    const file = join(FOLDER, name);
    const wanted = [...readFileSync(file, 'utf8').matchAll(/^# expect: (.*)$/gm)].map(([, text]) => text!);
    expect(wanted.length).toBeGreaterThan(0);
    const text = said(file);
    for (const part of wanted) expect(text).toContain(part);
    for (const line of text.split('\n'))
      expect(line).toMatch(/^\S+\.yaml:\d+:\d+( \S+)?: expected .+, got .+/);
  });
}

const folder = mkdtempSync(join(tmpdir(), 'laotie-broken-'));
mkdirSync(join(folder, 'folder.yaml'));
const MADE: readonly [name: string, content: string | Buffer, part: string][] = [
  ['empty', '', 'expected a scenario, got an empty file'],
  ['only-comments', '# nothing\n', 'expected a mapping, got nothing'],
  ['binary', Buffer.from([0x73, 0, 0x01]), 'expected UTF-8 text, got a binary file'],
  ['utf-16', Buffer.from('\ufeffschema: x', 'utf16le'), 'expected UTF-8 text, got UTF-16 text'],
  ['latin-1', Buffer.from([0x61, 0x3a, 0x20, 0xe9]), 'expected UTF-8 text, got bytes that are not UTF-8'],
  ['huge', 'a'.repeat(1_000_001), 'expected a file of at most 1 MB, got 1000001 bytes'],
  ['brackets', '['.repeat(900_000), 'expected at most 64 levels of nesting'],
  ['dashes', '- '.repeat(450_000), 'expected at most 64 levels of nesting'],
  ['closing', ']'.repeat(900_000), 'expected at most 40000 words and marks'],
  ['commas', `[${','.repeat(900_000)}`, 'expected at most 40000 words and marks'],
  ['escapes', `"${'\\x'.repeat(450_000)}`, 'expected at most 40000 words and marks'],
  [
    'many-keys',
    Array.from({ length: 90_000 }, (_, i) => `k${i}: 1`).join('\n'),
    'expected at most 40000 words',
  ],
  ['many-levers', `levers:\n${'- {}\n'.repeat(2000)}`, 'expected a list of at most 200 levers'],
  ['long-text', `schema: "${'x'.repeat(900_000)}"`, '(900000 characters)'],
];

test.each(MADE)('%s is refused in time', (name, content, part) => {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, content);
  const text = said(file);
  expect(text).toContain(part);
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(700);
});

test('a folder, a missing file and no file at all are refused', () => {
  expect(said(join(folder, 'folder.yaml'))).toContain('expected a scenario file, got a directory');
  expect(said(join(folder, 'none.yaml'))).toContain('expected a scenario file, got no such file');
  expect(said('')).toContain('expected the name of a scenario file, got nothing');
  expect(said('a\0b')).toContain('a name with a zero byte');
  expect(said('scenarios/kuaishou-2012.yaml')).toContain('did you mean kuaishou-2021.yaml?');
});

test('reading leaves no trace: no key reaches the prototype of objects', () => {
  said(join(FOLDER, 'proto-key.yaml'));
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('a scenario with any part struck out or doubled is loaded or refused, never thrown', () => {
  const text = readFileSync(join(import.meta.dirname, '../../scenarios/kuaishou-base.yaml'), 'utf8');
  const file = join(folder, 'mutated.yaml');
  const place = fc.integer({ min: 0, max: text.length });
  const insert = fc.constantFrom(
    '',
    '[',
    '}',
    ': ',
    '- ',
    '&a ',
    '*a',
    '!!x ',
    '"',
    "'",
    '|',
    '\t',
    '\n---\n',
    '%',
    '?',
    '\u{1F600}',
  );
  fc.assert(
    fc.property(place, fc.integer({ min: 0, max: 40 }), insert, (from, length, mark) => {
      writeFileSync(file, text.slice(0, from) + mark + text.slice(from + length));
      const { scenario, problems } = loadScenario(file);
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(scenario === undefined).toBe(errors.length > 0);
      for (const problem of problems) expect(problem.line).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});
