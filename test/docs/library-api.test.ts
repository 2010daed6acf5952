/** Everything that the library gives is documented: what it means, in which unit, what it refuses. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentedNames, libraryPage } from '../../docs/generate/library.ts';
import * as library from '../../sim/library/laotie.ts';
import { temporaryFolder } from '../runs/small.ts';

const NAMES = documentedNames();

test('every name of the library has a docstring, and every member of a type has one', () => {
  expect(NAMES.filter(({ text }) => text.length < 10).map(({ name }) => name)).toEqual([]);
  expect(NAMES.flatMap(({ name, bare }) => bare.map((member) => `${name}.${member}`))).toEqual([]);
  const values = NAMES.filter(({ kind }) => kind !== 'type').map(({ name }) => name);
  expect(values.sort()).toEqual(Object.keys(library).sort());
});

test('every function says what it throws', () => {
  const functions = NAMES.filter(({ kind }) => kind === 'function');
  expect(functions.length).toBeGreaterThan(4);
  const silent = functions.filter(({ tags }) => !tags.some((tag) => tag.startsWith('@throws ')));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('a docstring is found through files that hand on, and one that is missing is seen', () => {
  const dir = temporaryFolder();
  mkdirSync(join(dir, 'in'));
  writeFileSync(join(dir, 'entry.ts'), "export { type Bare, far as near, Own } from './in/between.ts';\n/** One. */\n// a remark\nexport const one: number = 1;\n");
  writeFileSync(join(dir, 'in/between.ts'), "export { far } from './far.ts';\nexport interface Bare {\n  /** Yuan. */\n  readonly a: number;\n  b(c: string): void;\n}\n/** A class. */\nexport class Own {\n  /** Says it. */\n  say(): string {\n    return 'x';\n  }\n}\n");
  writeFileSync(join(dir, 'in/far.ts'), '/**\n * Goes\n * far.\n * @param way yuan a\n * day\n * @throws never\n */\nexport async function far(way: number): Promise<void> {\n  await way;\n}\n');
  const [bare, own, near, one] = documentedNames(join(dir, 'entry.ts'));
  expect(bare).toMatchObject({ name: 'Bare', kind: 'type', text: '', bare: ['b'] });
  expect(own).toMatchObject({ name: 'Own', text: 'A class.', bare: [], declaration: 'class Own {\n  say(): string;\n}' });
  expect(near).toMatchObject({ name: 'near', text: 'Goes far.', tags: ['@param way yuan a day', '@throws never'], declaration: 'function far(way: number): Promise<void>' });
  expect(one).toMatchObject({ kind: 'value', text: 'One.', declaration: 'const one: number' });
}); // biome-ignore format: rows

test('the page has them all, each once', () => {
  const headings = [...libraryPage().matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name);
  expect(headings.sort()).toEqual(NAMES.map(({ name }) => name).sort());
});
