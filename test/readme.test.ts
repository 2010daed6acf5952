/** The README is short and true: its length, its routes, its commands, its figures' form. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { within } from './cli/tiny.ts';
import { temporaryFolder } from './runs/small.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const readme = read('README.md');

/** Lines of the shell blocks, without their comments. */
const SHELL = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
  block!.split('\n').flatMap((line) => line.replace(/\s+#.*/, '').trim() || []),
);

/** Lines that no test runs, and why. */
const TOO_LONG: Readonly<Record<string, string>> = {
  'npm start': 'the main job, 32 replicates; .ci/run starts it with two on a fresh clone',
  'npm test': 'it is these tests',
};

test('the README has at most 130 lines', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(130);
});

/** A reader's scale takes seconds for each line, and shows no more of whether it runs. */
const coarser = (word: string) => (word === '200000' ? '2000000' : word);

test('every shell line runs, in the order it is printed, or says why it does not', async () => {
  const lines = SHELL.filter((line) => !(line in TOO_LONG));
  expect(SHELL.filter((line) => line in TOO_LONG).sort()).toEqual(Object.keys(TOO_LONG).sort());
  const folder = join(temporaryFolder(), 'readme');
  mkdirSync(folder);
  symlinkSync(join(ROOT, 'scenarios'), join(folder, 'scenarios'));
  for (const line of lines) {
    const [npx, name, ...words] = line.split(' ');
    expect([npx, name], line).toEqual(['npx', 'laotie']);
    const { code, err } = await within(folder, ...words.map(coarser));
    expect(code, `${line}\n${err}`).toBe(0);
  }
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.filter((line) => line.includes('--scale 200000'))).toHaveLength(2);
});

test('the commands are those of the program, all of them', () => {
  const table = readme.slice(readme.indexOf('| command |'), readme.indexOf('`--help` says'));
  const printed = [...table.matchAll(/^\| ([^|]+)\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([a-z]+)`/g)].map(([, name]) => name),
  );
  const program = read('sim/cli/program.ts');
  const list = /const COMMANDS\b[^{]*\{([\s\S]*?)\n\}/.exec(program)![1]!;
  const all = [...list.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name);
  expect([...printed].sort()).toEqual([...all].sort());
});

/** The functions that a paragraph prints must stand in the files it links, or in files that those import. */
test.each([
  ['One market day', 8],
  ['One visit', 8],
])('%s: a route through at most %d files that exist', (title, most) => {
  const paragraph = readme.slice(readme.indexOf(`**${title}**`)).split('\n\n')[0]!;
  const files = [...paragraph.matchAll(/\]\(([^)]+\.ts)\)/g)].map(([, file]) => file!);
  expect(files.length).toBeGreaterThan(1);
  expect(files.length).toBeLessThanOrEqual(most);
  for (const file of files) expect(existsSync(join(ROOT, file)), file).toBe(true);
});

test('the visit’s functions are there, in the kernel', () => {
  const paragraph = readme.slice(readme.indexOf('**One visit**')).split('\n\n')[0]!;
  const names = [...paragraph.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
  const kernel = ['visits', 'routes', 'purchase', 'ties', 'deliveries', 'orders']
    .map((file) => read(`sim/kernel/${file}.ts`))
    .join('\n');
  expect(names.filter((name) => !kernel.includes(`function ${name}(`))).toEqual([]);
  expect(names.length).toBeGreaterThan(8);
});

test('paths and pictures that the README names are there', () => {
  const named = [...readme.matchAll(/`((?:sim|reports|scenarios|test|docs)\/[\w./-]+)`/g)].map(
    ([, path]) => path!,
  );
  const missing = named.filter((path) => !/my-/.test(path) && !existsSync(join(ROOT, path)));
  expect(missing).toEqual([]);
  const layout = [...readme.matchAll(/^((?:sim|reports|scenarios|docs|test)\/\S*)/gm)].map(
    ([, path]) => path!,
  );
  expect(layout.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  for (const [, picture] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
    expect(existsSync(join(ROOT, picture!)), picture).toBe(true);
  }
});

test('the sample is the verdict of a run (npm run docs:sample writes it)', () => {
  const sample = /<!-- sample -->\n([\s\S]*?)<!-- \/sample -->/.exec(readme)![1]!;
  expect(sample).toMatch(/P\(gmv 2021 ≥ 700bn yuan\) = [\d.]+% ± [\d.]+%/);
  expect(sample).toMatch(/^report: runs\/kuaishou-2021-laotie-2021\/report\.html$/m);
});
