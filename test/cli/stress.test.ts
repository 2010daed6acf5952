/** `stress` in this process: what it prints and writes, shocks that are handed in, what it refuses. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { shockFiguresCsv, shocksCsv, shockTargetsCsv, weeksCsv } from '../../sim/cli/stress-tables.ts';
import type { StressResult } from '../../sim/result/stress.ts';
import { mismatchOfRecord } from '../../sim/runs/record.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesIn } from './folders.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
beforeAll(() => {
  writeFileSync(join(dir, 'market.yaml'), TINY.replace('knownUntil: 2021-03-31', 'knownUntil: 2021-01-05'));
  writeFileSync(join(dir, 'late.yaml'), TINY);
  writeFileSync(join(dir, 'fewer.yaml'), 'levers:\n  - { id: fewer, lever: visit-push, from: 2021-01-12, until: 2021-01-20, factor: 0.5 }\n');
  writeFileSync(join(dir, 'nothing.yaml'), 'targets:\n  - { id: x, metric: gmv, over: 2021-01, atLeast: 1bn, source: s }\n');
}); // biome-ignore format: one line each

const stress = (...words: readonly string[]) =>
  within(dir, 'stress', ...words, '--threads', '2', ...(words.includes('--lang') ? [] : ['--lang', 'en']));

function held(out: string): StressResult {
  return JSON.parse(readFileSync(join(dir, out, 'stress.json'), 'utf8'));
}

test('the shocks of the program, from the day after the information date; the same again gives the same bytes', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  const words = ['market.yaml', '--memo', 'memo', '--out', 'all'];
  const { code, out, err } = await stress(...words);
  expect([code, err.includes('28/28 runs')]).toEqual([0, true]);
  expect(out).toMatch(/^shock +change of GMV +share +90% interval +back after +90% interval/m);
  expect(out).toMatch(/results: all\nreport: all\/report\.html\n$/);
  const result = held('all');
  expect(result.shocks.every(({ from }) => from === '2021-01-06')).toBe(true);
  expect(result.shocks).toHaveLength(6);
  const losses = result.shocks.map(({ atRisk }) => atRisk!.difference.mean);
  expect(losses).toEqual(losses.toSorted((a, b) => a - b));
  for (const [name, text] of [
    ['shocks.csv', shocksCsv(result)],
    ['figures.csv', shockFiguresCsv(result)],
    ['targets.csv', shockTargetsCsv(result)],
    ['weeks.csv', weeksCsv(result)],
  ] as const) {
    expect(readFileSync(join(dir, 'all', name), 'utf8')).toBe(text);
    const [head, ...rows] = text.trimEnd().split('\n');
    for (const row of rows) expect(row.split(',')).toHaveLength(head!.split(',').length);
  }
  const before = bytesIn(join(dir, 'all'));
  rmSync(join(dir, 'all/stress.json'));
  const again = await stress(...words, '--json');
  expect(again.err).toContain('28 of 28 runs remembered');
  expect(bytesIn(join(dir, 'all'))).toEqual(before);
  const { dir: to, report, ...printed } = JSON.parse(again.out);
  expect([to, report]).toEqual(['all', join('all', 'report.html')]);
  expect(held('all')).toMatchObject(printed);
  expect(mismatchOfRecord('stress.json', held('all'))).toBeUndefined();
});

test('a lever file is a shock of one’s own; --only and --from choose among those of the program', async () => {
  const own = await stress('market.yaml', '--shock', 'fewer.yaml', '--out', 'own', '--lang', 'zh');
  expect(own.code).toBe(0);
  const [fewer] = held('own').shocks;
  expect(fewer).toMatchObject({ id: 'fewer', from: '2021-01-12', until: '2021-01-20' });
  expect(fewer!.atRisk!.difference.mean).toBeLessThan(0);
  expect(fewer!.comparison.apart).toBe('2021-01-12');
  const some = await stress('market.yaml', '--only', 'outage', '--from', '2021-01-20', '--replicates', '2', '--out', 'some');
  expect(some.code).toBe(0);
  expect(held('some').shocks.map(({ id, from }) => [id, from])).toEqual([['outage', '2021-01-20']]);
}); // biome-ignore format: one line

test.each([
  [['late.yaml'], '--from: expected a date after 2020-12-15, at most 2021-01-31, got "2021-04-01"; --from says when shocks begin'],
  [['market.yaml', '--from', 'soon'], '--from: expected a date after 2020-12-15, at most 2021-01-31, got "soon"'],
  [['market.yaml', '--only', 'outtage'], '--only: expected the id of a shock, such as top-host, got "outtage"; did you mean outage?'],
  [['market.yaml', '--shock', 'fewer.yaml', '--only', 'outage'], '--only: expected shocks of the program, got shocks that were handed in'],
  [['market.yaml', '--shock', 'fewer.yaml', '--shock', './fewer.yaml'], '--shock: expected files of different names, got two named "fewer"'],
  [['market.yaml', '--shock', 'gone.yaml'], /gone\.yaml.*: expected .*, got no such file/],
]) ('%j is refused in one line, and nothing is written', async (words, line) => {
  const { code, err } = await stress(...words, '--out', 'refused');
  expect(code).toBe(2);
  const said = err.trimEnd().split('\n').filter((one) => !one.includes('a warning only'));
  expect(said).toEqual([typeof line === 'string' ? line : expect.stringMatching(line)]);
  expect(existsSync(join(dir, 'refused'))).toBe(false);
}); // biome-ignore format: one case a line
