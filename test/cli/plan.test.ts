import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../runs/small.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
writeFileSync(join(dir, 'tiny.yaml'), TINY);

test('plan tells counts, memory, disk and time, and writes nothing', async () => {
  const { code, out } = await within(
    dir,
    'plan',
    'tiny.yaml',
    '--replicates',
    '6',
    '--threads',
    '2',
    '--json',
  );
  expect(code).toBe(0);
  const [told] = JSON.parse(out).plans;
  expect(told).toMatchObject({ replicates: 6, days: 48, threads: 2 });
  for (const key of ['fans', 'streamers', 'memoryBytes', 'diskBytes', 'seconds'])
    expect(told[key], key).toBeGreaterThan(0);
  expect(readdirSync(dir)).toEqual(['tiny.yaml']);
});

test('scenarios that run together need the memory of both results', async () => {
  writeFileSync(join(dir, 'other.yaml'), TINY);
  const { code, out } = await within(
    dir,
    'plan',
    'tiny.yaml',
    'other.yaml',
    '--replicates',
    '2000',
    '--lang',
    'en',
  );
  rmSync(join(dir, 'other.yaml'));
  expect(code).toBe(0);
  const figures = [...out.matchAll(/memory about (\d+)/g)].map(([, figure]) => Number(figure));
  expect(figures).toHaveLength(3);
  expect(figures[2]!).toBeGreaterThan(figures[0]! + 2000 * 77 * 48 * 8e-6);
});

test.each(['plan', 'run'])('%s refuses more memory than there is, in one line', async (command) => {
  const ended = await within(
    dir,
    command,
    'tiny.yaml',
    '--scale',
    '2',
    '--threads',
    '64',
    '--replicates',
    '64',
  );
  expect(ended).toMatchObject({ code: 2, out: '' });
  expect(ended.err).toMatch(/tiny: expected a run that needs at most the .* GB of free memory, got .*\n$/);
  expect(readdirSync(dir)).toEqual(['tiny.yaml']);
});
