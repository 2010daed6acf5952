/** The tables of a run folder name what a run writes, all of it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TINY, within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/reproducibility.md'), 'utf8');
const section = PAGE.slice(PAGE.indexOf('## A run folder'), PAGE.indexOf('## What is written'));
/** Names in the first column of its two tables: what every folder has, what some have. */
const [always, sometimes] = section
  .split('Where there is cause')
  .map((part) =>
    [...part.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`([^`]+?)\/?`/g)].map(([, name]) => name!),
    ),
  ) as [string[], string[]];

test('a run writes what every folder is said to have, and nothing besides but what some are said to have', async () => {
  const dir = temporaryFolder();
  writeFileSync(join(dir, 'tiny.yaml'), TINY.replace('trust-card,', 'trust-card, budget: 1bn,'));
  const words = ['run', 'tiny.yaml', '--replicates', '2', '--threads', '1', '--events', 'all'];
  const { code, err } = await within(dir, ...words, '--no-memo', '--out', 'whole');
  expect(code, err).toBe(0);
  const there = readdirSync(join(dir, 'whole'));
  expect(always.length).toBeGreaterThan(15);
  expect(always.filter((name) => !there.includes(name))).toEqual([]);
  const besides = there.filter((name) => !always.includes(name));
  expect(besides.sort()).toEqual(['budgets.csv', 'ledger', 'levers.json']);
  expect(besides.filter((name) => !sometimes.includes(name))).toEqual([]);
});
