/** Scripts of the studio are built once for the same sources, and again when anything of them has changed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtStudio } from '../../../reports/studio/built.ts';

const ROOT = join(import.meta.dirname, '../../..');
let dir = '';
let builds = 0;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'laotie-built-'));
  builds = 0;
  writeFileSync(join(dir, 'source.ts'), 'one');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A build whose page is the text of its one source. */
function built(file = join(dir, 'cache/studio.json')) {
  const source = join(dir, 'source.ts');
  return builtStudio({
    file,
    build: async () => {
      builds++;
      return {
        page: readFileSync(source, 'utf8'),
        engine: 'engine',
        style: 'style',
        read: [relative(ROOT, source)],
      };
    },
  });
}

test('the same sources are built once', async () => {
  const first = await built();
  expect(first).toEqual({ page: 'one', engine: 'engine', style: 'style' });
  expect(await built()).toEqual(first);
  expect(builds).toBe(1);
});

test('a changed source is built again, one that has come back too', async () => {
  await built();
  writeFileSync(join(dir, 'source.ts'), 'two');
  expect(await built()).toMatchObject({ page: 'two' });
  writeFileSync(join(dir, 'source.ts'), 'one');
  expect(await built()).toMatchObject({ page: 'one' });
  expect(builds).toBe(3);
});

test.each([
  ['a script', (text: string) => text.replace('"engine"}', '"other"}').replace(':"engine"', ':"other"')],
  ['the end', (text: string) => text.slice(0, -20)],
  ['everything', () => ''],
])('what was damaged is built again: %s', async (_, damage) => {
  const file = join(dir, 'studio.json');
  await built(file);
  const whole = readFileSync(file, 'utf8');
  const other = damage(whole);
  expect(other).not.toBe(whole);
  writeFileSync(file, other);
  expect(await built(file)).toEqual({ page: 'one', engine: 'engine', style: 'style' });
  expect(builds).toBe(2);
  expect(readFileSync(file, 'utf8')).toBe(whole);
});

test('where nothing can be kept, it is built each time', async () => {
  const inFile = join(dir, 'source.ts', 'studio.json');
  await built(inFile);
  expect(await built(inFile)).toMatchObject({ page: 'one' });
  expect(builds).toBe(2);
});
