/** What docs/unknowns.md shows runs: its commands say what they take, its study is one, its numbers are the program's. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HALVES } from '../../sim/study/discover/stability.ts';
import { SAMPLES } from '../../sim/study/sensitivity/bootstrap.ts';
import { within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/unknowns.md'), 'utf8');
const blocks = (kind: string) =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text!);
const SMALL = [
  'talents.count=40',
  'rings.count=4',
  'brands.pool=60',
  'brands.initial=6',
  'providers.count=24',
];
const words = [
  '--lang',
  'en',
  '--scale',
  '1000000',
  ...SMALL.flatMap((set) => ['--set', `parameters.${set}`]),
];

test('every command of the page can be planned', async () => {
  const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
  expect(commands.length).toBe(4);
  for (const line of commands) {
    const [, , name, ...rest] = line.split(' ');
    const { code, out, err } = await within(ROOT, name!, ...rest.filter((word) => word !== '--plan'), ...words, '--plan');
    expect(code, `${line}\n${err}`).toBe(0);
    expect(out).toMatch(/whole runs, about \d+/);
  }
}); // biome-ignore format: one line

test('the study on the page is one: its groups, and the posterior', async () => {
  const dir = temporaryFolder();
  writeFileSync(join(dir, 'study.yaml'), blocks('yaml')[0]!);
  const { code, out, err } = await within(dir, 'sensitivity', 'study.yaml', ...words, '--plan');
  expect(code, err).toBe(0);
  expect(out).toMatch(/^not known: 4 groups of 5 factors in all$/m);
});

test('numbers that the page says are those of the program', () => {
  expect(PAGE).toContain(`by resampling rows ${SAMPLES.toLocaleString('en')} times`);
  expect(PAGE).toContain(`on ${HALVES} random halves`);
});
