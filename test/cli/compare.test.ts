/** `compare` in this process: files, run folders and levers side by side; its folder; what it refuses. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { compare as command } from '../../sim/cli/compare.ts';
import { figuresCsv, targetsCsv } from '../../sim/cli/compare-tables.ts';
import type { CompareResult } from '../../sim/result/compare.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { mismatchOfRecord } from '../../sim/runs/record.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesIn as bytesOfFolder } from './folders.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
const OFF = `schema: laotie/scenario@1
title: { zh: 没有信任卡, en: Without the card }
extends: on.yaml
levers:
  - { id: trust-card, remove: true }
`;
const LEVER = `levers:
  - { id: push, lever: visit-push, from: 2021-01-20, factor: 1.2 }
`;

beforeAll(() => {
  writeFileSync(join(dir, 'on.yaml'), TINY);
  writeFileSync(join(dir, 'off.yaml'), OFF);
  writeFileSync(join(dir, 'push.yaml'), LEVER);
});

const compare = (...words: readonly string[]) =>
  within(dir, 'compare', ...words, '--threads', '2', ...(words.includes('--lang') ? [] : ['--lang', 'en']));

function held(out: string): CompareResult {
  return JSON.parse(readFileSync(join(dir, out, 'compare.json'), 'utf8'));
}

const bytesIn = (out: string) => bytesOfFolder(join(dir, out));

test('two files: a table, sentences, and a folder; the same again gives the same bytes', async () => {
  const { code, out, err } = await compare('off.yaml', 'on.yaml', '--out', 'two');
  expect(err).toContain('8/8 runs');
  expect(code).toBe(0);
  expect(out).toMatch(/^A: Without the card$/m);
  expect(out).toMatch(/^B: A small market$/m);
  expect(out).toMatch(/^15 December 2020 – 31 January 2021 +A +B +B − A +90% of the mean +8 of 10 futures/m);
  expect(out).toMatch(/^lever cost +0 +\S+ +\+\S+ yuan +\S+ – \S+ +— +\d\/4 +×1$/m);
  expect(out).toMatch(/^ {2}Before 10 January 2021, B and A are the same in every byte;/m);
  expect(out).toMatch(/results: two\nreport: two\/report\.html\n$/);
  const before = bytesIn('two');
  expect(Object.keys(before)).toEqual([
    '.laotie.json',
    'charts/compare-figures.en.vl.json',
    'charts/compare-figures.zh.vl.json',
    'charts/compare-gmv.en.vl.json',
    'charts/compare-gmv.zh.vl.json',
    'compare.json',
    'figures.csv',
    'pairs.parquet',
    'report.html',
    'targets.csv',
  ]);
  rmSync(join(dir, 'two/compare.json'));
  const again = await compare('off.yaml', 'on.yaml', '--out', 'two', '--json', '--threads', '1');
  expect(again.code).toBe(0);
  expect(bytesIn('two')).toEqual(before);
  const { dir: to, report, ...printed } = JSON.parse(again.out);
  expect([to, report]).toEqual(['two', join('two', 'report.html')]);
  const record = held('two');
  expect(record).toMatchObject(printed);
  expect(mismatchOfRecord('compare.json', record)).toBeUndefined();
  expect(record).toMatchObject({ schema: 'laotie/compare@1', seed: 'small', replicates: 4, failed: 0 });
});

test('files that are named by their whole paths give the same bytes', async () => {
  const files = ['off.yaml', 'on.yaml'].map((name) => join(dir, name));
  expect((await compare(...files, '--out', 'whole')).code).toBe(0);
  expect(bytesIn('whole')).toEqual(bytesIn('two'));
});

test('its tables hold the same: figures and targets a line each, and what the differences are made of', async () => {
  const result = held('two');
  expect(readFileSync(join(dir, 'two/figures.csv'), 'utf8')).toBe(figuresCsv(result));
  expect(readFileSync(join(dir, 'two/targets.csv'), 'utf8')).toBe(targetsCsv(result));
  const [head, first] = figuresCsv(result).slice(1).split('\n');
  expect(head!.split(',').slice(0, 8)).toEqual(['side', 'metric', 'period', 'unit', 'pairs', 'a', 'b', 'difference']); // biome-ignore format: a list
  const gmv = result.comparisons[0]!.figures[0]!;
  const { a, b, difference } = gmv;
  expect(first!.split(',').slice(0, 8)).toEqual(
    ['B', 'gmv', gmv.period, 'yuan', 4, a, b, difference.mean].map(String),
  );
  expect(head!.split(',')).toHaveLength(first!.split(',').length);
  const [targetHead, target] = targetsCsv(result).slice(1).split('\n');
  expect(target!.split(',')).toHaveLength(targetHead!.split(',').length);
  const rows = await withDatabase(async (database) => {
    const reader = await database.runAndReadAll(
      `SELECT b.value - a.value AS difference FROM read_parquet('${join(dir, 'two/pairs.parquet')}') a
       JOIN read_parquet('${join(dir, 'two/pairs.parquet')}') b USING (replicate, metric, period)
       WHERE a.side = 'A' AND b.side = 'B' AND metric = 'gmv' AND period = '${gmv.period}' ORDER BY replicate`,
    );
    return reader.getRowsJS().map(([value]) => Number(value));
  });
  expect(rows).toHaveLength(4);
  expect(rows.reduce((x, y) => x + y, 0) / 4).toBe(difference.mean);
});

test('run folders and files give the same; nothing is simulated that a folder holds, and nothing written into it', async () => {
  for (const name of ['on', 'off']) {
    await within(dir, 'run', `${name}.yaml`, '--no-report', '--out', `run-${name}`, '--threads', '2');
  }
  const before = bytesIn('run-off');
  const { code, err } = await compare('run-off', 'run-on', '--out', 'folders');
  expect(code).toBe(0);
  expect(err).toContain('8 of 8 runs remembered');
  expect(bytesIn('run-off')).toEqual(before);
  const { comparisons, sides, paths } = held('two');
  expect(held('folders')).toMatchObject({ comparisons, paths });
  expect(held('folders').sides.map(({ source }) => source)).toEqual(['run-off', 'run-on']);
  expect(sides.map(({ source }) => source)).toEqual(['off.yaml', 'on.yaml']);
  // a file beside a folder, and fewer replicates: the pairs that both have
  const mixed = await compare('run-off', 'on.yaml', '--replicates', '3', '--out', 'mixed');
  expect(mixed.err).toContain('3 of 6 runs remembered');
  expect(held('mixed')).toMatchObject({ replicates: 3 });
  expect(held('mixed').comparisons[0]!.pairs).toBe(3);
});

test('--with: each file of levers is one more scenario, A with them; of a run folder too', async () => {
  const { code, out } = await compare('off.yaml', '--with', 'push.yaml', '--out', 'with', '--lang', 'zh');
  expect(code).toBe(0);
  expect(out).toMatch(/^B：没有信任卡 \+ 访问推动$/m);
  const result = held('with');
  expect(result.sides[1]).toMatchObject({ source: 'off.yaml + push.yaml' });
  expect(result.comparisons[0]).toMatchObject({ apart: '2021-01-20', same: false });
  await compare('run-off', 'on.yaml', '--with', 'push.yaml', '--out', 'folder-with');
  const three = held('folder-with');
  expect(three.sides.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
  expect(three.comparisons[1]!.figures).toEqual(result.comparisons[0]!.figures);
  expect(three.comparisons[0]!.figures).toEqual(held('two').comparisons[0]!.figures);
});

test('the same scenario twice, and a lever of strength 0, say that nothing differs', async () => {
  writeFileSync(join(dir, 'idle.yaml'), LEVER.replace('factor: 1.2', 'factor: 1.2, strength: 0'));
  const { out } = await compare('on.yaml', 'on.yaml', '--with', 'idle.yaml', '--out', 'same');
  expect(out.match(/are the same on every day of every pair: every difference is 0\./g)).toHaveLength(2);
  for (const { same, figures } of held('same').comparisons) {
    expect(same).toBe(true);
    expect(figures.every(({ difference }) => difference.mean === 0 && difference.high90 === 0)).toBe(true);
  }
});

test('Ctrl-C: code 130, nothing is compared, and the same command goes on where it was', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  const words = ['off.yaml', 'on.yaml', '--replicates', '12', '--memo', 'memo', '--out', 'stopped'];
  let [err, asked] = ['', false];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    if (/^\d+\/24 runs/.test(String(text)) && !asked) asked = process.emit('SIGINT');
    return true;
  });
  const [scenario, memo, out] = [[join(dir, 'off.yaml'), join(dir, 'on.yaml')], join(dir, 'memo'), join(dir, 'stopped')];
  await command.handler({ _: [], $0: 'laotie', scenario, memo, out, replicates: '12', threads: '1', lang: 'en' });
  vi.restoreAllMocks();
  expect([asked, process.exitCode]).toEqual([true, 130]);
  process.exitCode = undefined;
  expect(err).toMatch(/interrupted \(the same command goes on\)\n$/);
  expect(readdirSync(out)).toEqual(['.laotie.json']);
  const again = await compare(...words);
  expect([again.code, /[1-9]\d* of 24 runs remembered/.test(again.err)]).toEqual([0, true]);
  expect(Number(/(\d+) of 24/.exec(again.err)![1])).toBeLessThan(24);
  await compare('off.yaml', 'on.yaml', '--replicates', '12', '--no-memo', '--out', 'undisturbed');
  expect(held('stopped')).toEqual(held('undisturbed'));
}); // biome-ignore format: one line each

test.each([
  [['on.yaml'], 'compare: expected 2 to 6 scenarios, got 1; name another, or a lever file with --with'],
  [['run-on', 'run-off', '--scale', '5'], '--scale: expected a scenario file that it changes, got run folders only'],
  [['run-on', 'run-off', '--replicates', 'x'], '--replicates: expected a whole number, 1 or more, got "x"'],
  [['run-on', 'on.yaml', '--seed', 'y'], 'B (on.yaml): expected the seed of A, "small", got "y"; --seed gives it to both'],
  [['on.yaml', 'nowhere.yaml'], 'nowhere.yaml:1:1: expected a scenario file, got no such file'],
  [['on.yaml', 'empty'], 'empty: expected a run folder, got an empty folder'],
  [['on.yaml', '--with', 'none.yaml'], /none\.yaml.*: expected .*, got no such file/],
  [['part', 'on.yaml'], 'part: expected a complete run, got part 1/2; merge joins the parts'],
]) ('%j is refused in one line, and nothing is written', async (words, line) => {
  mkdirSync(join(dir, 'empty'), { recursive: true });
  if (words[0] === 'part') await within(dir, 'run', 'on.yaml', '--shard', '1/2', '--no-report', '--out', 'part');
  const { code, err } = await compare(...words, '--out', 'refused');
  expect(code).toBe(2);
  const said = err.trimEnd().split('\n').filter((one) => !one.includes('a warning only'));
  expect(said).toEqual([typeof line === 'string' ? line : expect.stringMatching(line)]);
  expect(existsSync(join(dir, 'refused'))).toBe(false);
}); // biome-ignore format: one case a line

test('a run folder of another engine is refused, with what can be compared instead', async () => {
  const file = join(dir, 'run-on/manifest.json');
  const text = readFileSync(file, 'utf8');
  const { sha256: _, ...manifest } = JSON.parse(text);
  writeFileSync(file, JSON.stringify({ ...manifest, engine: '0.0.1+old' }));
  const { code, err } = await compare('run-on', 'run-off', '--out', 'refused');
  writeFileSync(file, text);
  expect(code).toBe(2);
  expect(err).toMatch(
    /^run-on: expected a run of engine \S+, got one of engine 0\.0\.1\+old; run-on\/scenario\.resolved\.yaml can be compared: it is run by this engine\n$/,
  );
});

test('its folder is its own: not one of another comparison, and no other command’s', async () => {
  const other = await compare('on.yaml', 'off.yaml', '--out', 'two');
  expect([other.code, other.err.trimEnd().split('\n').at(-1)]).toEqual([
    2,
    `${join(dir, 'two')}: expected a comparison of the same plan, got a comparison of another scenario, seed, data or version; name another with --out`,
  ]);
  const run = await within(dir, 'run', 'on.yaml', '--out', 'two', '--lang', 'en');
  expect([run.code, run.err]).toEqual([2, expect.stringMatching(/two: expected a run of the same plan, got a comparison; name another/)]);
  const folder = await compare('on.yaml', 'off.yaml', '--out', 'run-on');
  expect([folder.code, folder.err]).toEqual([
    2,
    expect.stringMatching(/run-on: expected a comparison of the same plan, got a run; name another/),
  ]);
}); // biome-ignore format: one line each

const ONE = ['--replicates', '1'];

test('without --out it goes to runs/compare-<seed>, the next free one for another plan', async () => {
  expect((await compare('off.yaml', 'on.yaml', ...ONE)).out).toContain(`results: ${join('runs', 'compare-small')}\n`);
  expect((await compare('on.yaml', 'off.yaml', ...ONE)).out).toContain(`results: ${join('runs', 'compare-small-2')}\n`);
  expect((await compare('off.yaml', 'on.yaml', ...ONE)).out).toContain(`results: ${join('runs', 'compare-small')}\n`);
}); // biome-ignore format: one line each
