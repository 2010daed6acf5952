/** What docs/experiments.md shows runs: the study that ships, at a tiny scale, and every query on its table. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { SweepResult } from '../../sim/result/sweep.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { dictionaryOf } from '../../sim/study/sweep/dictionary.ts';
import { within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/experiments.md'), 'utf8');
const blocks = (kind: string) =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text!);
const STUDY = 'scenarios/studies/trust-and-coupon.yaml';
/** Some 450 fans and 40 talents: sixteen runs of two years and a half in little time. */
const TINY = ['--scale', '1000000', '--replicates', '2', '--points', '8'];
const SMALL = [
  'parameters.talents.count=40',
  'parameters.rings.count=4',
  'parameters.brands.pool=60',
  'parameters.brands.initial=6',
  'parameters.providers.count=24',
];
const out = temporaryFolder();
const words = [
  '--lang',
  'en',
  '--memo',
  join(out, 'memo'),
  ...TINY,
  ...SMALL.flatMap((set) => ['--set', set]),
];

let result: SweepResult;
beforeAll(async () => {
  const { code, err } = await within(ROOT, 'sweep', STUDY, '--out', join(out, 'sweep'), ...words);
  expect(code, err).toBe(0);
  result = JSON.parse(readFileSync(join(out, 'sweep/sweep.json'), 'utf8'));
});

test('every command of the page is one of the program, on a study that is there', async () => {
  const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
  const sweeps = commands.filter((line) => line.startsWith('npx laotie sweep'));
  expect(sweeps.length).toBeGreaterThan(2);
  for (const line of sweeps) {
    const [, , , file, ...rest] = line.split(' ');
    expect(file).toBe(STUDY);
    const { code, err } = await within(ROOT, 'sweep', file!, ...words, ...rest, '--plan');
    expect(code, `${line}\n${err}`).toBe(0);
  }
});

test('the study on the page is the one that ships, but for what is left out', () => {
  const shipped = readFileSync(join(ROOT, STUDY), 'utf8').replaceAll(/ *#.*/g, '');
  const shown = blocks('yaml')[0]!.replaceAll(/ *#.*/g, '');
  for (const line of shown.trim().split('\n')) expect(shipped.split('\n')).toContain(line.trimEnd());
});

test('what ships has every factor over its range, and replicates on common luck', () => {
  expect(result.factors.map(({ path }) => path)).toEqual(['parameters.trust.negativity', 'parameters.trust.stake', 'levers.trust-card.coverage', 'levers.trust-card.from']);
  expect([result.points.length, result.replicates, result.failed.length]).toEqual([8, 2, 0]);
  expect(result.drawn.length).toBeGreaterThan(30);
  expect(result.drawn).not.toContain('trust.stake');
}); // biome-ignore format: one line

test('every query on the page gives rows of the table it is asked of', async () => {
  const queries = blocks('sql');
  expect(queries.length).toBe(10);
  const file = join(out, 'sweep/runs.parquet').replaceAll("'", "''");
  await withDatabase(async (database) => {
    for (const sql of queries) {
      const reader = await database.runAndReadAll(sql.replaceAll("'runs.parquet'", `'${file}'`));
      const rows = reader.getRowObjectsJson();
      if (!sql.includes('error IS NOT NULL')) expect(rows.length, sql).toBeGreaterThan(0);
    }
  });
});

test('the page names every file of the folder and every column of the table', () => {
  const names = readdirSync(join(out, 'sweep')).filter((name) => !name.startsWith('.') && name !== 'charts' && name !== 'run.lock');
  for (const name of names) expect(PAGE).toContain(`\`${name}\``);
  const columns = dictionaryOf({ ...result, factors: [], drawn: [] }).filter(({ kind }) => kind === 'column');
  for (const { name } of columns) expect(PAGE).toContain(`\`${name}\``);
}); // biome-ignore format: one line
