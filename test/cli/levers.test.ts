/** `levers` in this process: what it prints and writes, how it goes on, what it refuses. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { levers as command } from '../../sim/cli/levers.ts';
import { leverFiguresCsv, leverRangesCsv, leversCsv, leverTargetsCsv } from '../../sim/cli/levers-tables.ts';
import type { LeversResult } from '../../sim/result/levers.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { mismatchOfRecord } from '../../sim/runs/record.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesIn } from './folders.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
const SCENARIO = TINY.replace(
  'targets:',
  `  - { id: push, lever: visit-push, from: 2021-01-20, factor: 1.2 }
targets:`,
);

beforeAll(() => {
  writeFileSync(join(dir, 'two.yaml'), SCENARIO);
  writeFileSync(join(dir, 'bare.yaml'), TINY.replace(/levers:\n.*\n/, ''));
});

const levers = (...words: readonly string[]) =>
  within(dir, 'levers', ...words, '--threads', '2', ...(words.includes('--lang') ? [] : ['--lang', 'en']));

function held(out: string): LeversResult {
  return JSON.parse(readFileSync(join(dir, out, 'levers.json'), 'utf8'));
}

test('a table sorted by platform net, sentences, and a folder; the same again gives the same bytes', async () => {
  const { code, out, err } = await levers('two.yaml', '--out', 'two');
  expect(code).toBe(0);
  expect(err).toContain('16/16 runs');
  expect(err).toMatch(/^after 2 of 4 pairs, platform net: .*Trust card .* \(.+ – .+\)/m);
  expect(err).not.toMatch(/^after 4 of 4/m);
  expect(out).toMatch(/^A small market: 15 December 2020 – 31 January 2021$/m);
  expect(out).toMatch(/^lever +platform net +90% interval +GMV +90% interval +cost +GMV\/yuan +evidence/m);
  expect(out).toMatch(/results: two\nreport: two\/report\.html\n$/);
  const before = bytesIn(join(dir, 'two'));
  expect(Object.keys(before)).toEqual([
    '.laotie.json',
    'charts/levers-gmv.en.vl.json',
    'charts/levers-gmv.zh.vl.json',
    'charts/levers-net.en.vl.json',
    'charts/levers-net.zh.vl.json',
    'figures.csv',
    'levers.csv',
    'levers.json',
    'pairs.parquet',
    'ranges.csv',
    'report.html',
    'targets.csv',
  ]);
  rmSync(join(dir, 'two/levers.json'));
  const again = await levers('two.yaml', '--out', 'two', '--json', '--threads', '1');
  expect(again.code).toBe(0);
  expect(bytesIn(join(dir, 'two'))).toEqual(before);
  const { dir: to, report, ...printed } = JSON.parse(again.out);
  expect([to, report]).toEqual(['two', join('two', 'report.html')]);
  expect(held('two')).toMatchObject(printed);
  expect(mismatchOfRecord('levers.json', held('two'))).toBeUndefined();
});

test('its tables hold the same; pairs of none, each and all are in one table', async () => {
  const result = held('two');
  for (const [name, text] of [
    ['levers.csv', leversCsv(result)],
    ['figures.csv', leverFiguresCsv(result)],
    ['targets.csv', leverTargetsCsv(result)],
    ['ranges.csv', leverRangesCsv(result)],
  ] as const) {
    expect(readFileSync(join(dir, 'two', name), 'utf8')).toBe(text);
    const [head, ...rows] = text.trimEnd().split('\n');
    for (const row of rows) expect(row.split(',')).toHaveLength(head!.split(',').length);
  }
  const ids = result.levers.map(({ id }) => id);
  expect(ids.toSorted()).toEqual(['push', 'trust-card']);
  const gmv = result.levers[0]!.comparison.figures.find(({ metric }) => metric === 'gmv')!;
  const rows = await withDatabase(async (database) => {
    const reader = await database.runAndReadAll(
      `SELECT side, avg(value) FROM read_parquet('${join(dir, 'two/pairs.parquet')}')
       WHERE metric = 'gmv' AND period = '${gmv.period}' GROUP BY side`,
    );
    return new Map(reader.getRowsJS().map(([side, value]) => [side, value]));
  });
  expect([...rows.keys()].map(String).sort()).toEqual(['(all)', '(none)', 'push', 'trust-card']);
  expect(rows.get('(none)')).toBeCloseTo(gmv.a, 1);
  expect(rows.get(ids[0]!)).toBeCloseTo(gmv.b, 1);
});

test('what run has answered is not simulated again, nor what compare has', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  await within(dir, 'run', 'two.yaml', '--no-report', '--memo', 'memo', '--out', 'run', '--threads', '2');
  const { err } = await levers('two.yaml', '--memo', 'memo', '--out', 'after-run');
  expect(err).toContain('4 of 16 runs remembered');
  const compared = await within(dir, 'compare', 'bare.yaml', 'two.yaml', '--memo', 'memo', '--lang', 'en', '--out', 'compared');
  expect(compared.err).toContain('8 of 8 runs remembered');
  expect(held('after-run').levers).toEqual(held('two').levers);
}); // biome-ignore format: one line each

test('--only: the others stay in force, and are named; --ranges simulates the ends of what nobody measured', async () => {
  const { code, out, err } = await levers('two.yaml', '--only', 'push', '--ranges', '2', '--out', 'only', '--lang', 'zh');
  expect(code).toBe(0);
  expect(out).toMatch(/^访问推动 /m);
  expect(out).not.toMatch(/^信任卡 /m);
  const result = held('only');
  expect(result.kept.map(({ en }) => en)).toEqual(['Trust card']);
  expect(result.rangeReplicates).toBe(2);
  const [push] = result.levers;
  const named = new Set(push!.ranges.map(({ parameter }) => parameter));
  expect([...named]).toEqual(['adoption.seasonCap', 'costs.visit', 'visits.rate']);
  expect(push!.ranges.map(({ metric }) => metric).filter((name) => name === 'platformNet')).toHaveLength(3);
  expect(push!.untold).toEqual([]);
  // what a visit costs changes what is netted, and no sale
  const cost = push!.ranges.find(({ metric, parameter }) => metric === 'platformNet' && parameter === 'costs.visit')!;
  expect(cost.low.mean).toBeGreaterThan(cost.high.mean);
  const sold = push!.ranges.find(({ metric, parameter }) => metric === 'gmv' && parameter === 'costs.visit')!;
  expect(sold.low.mean).toBe(sold.high.mean);
  expect(err).toContain('6/6 组参数端点');
  expect(readFileSync(join(dir, 'only/ranges.csv'), 'utf8')).toContain('visits.rate,fitted,ends');
  expect(existsSync(join(dir, 'only/charts/levers-ranges.en.vl.json'))).toBe(true);
}); // biome-ignore format: one line each

test('Ctrl-C: code 130, nothing is judged, and the same command goes on where it was', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  let [err, asked] = ['', false];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    if (/^\d+\/48 runs/.test(String(text)) && !asked) asked = process.emit('SIGINT');
    return true;
  });
  const [scenario, memo, out] = [join(dir, 'two.yaml'), join(dir, 'stopped-memo'), join(dir, 'stopped')];
  await command.handler({ _: [], $0: 'laotie', scenario, memo, out, replicates: '12', threads: '1', lang: 'en' });
  vi.restoreAllMocks();
  expect([asked, process.exitCode]).toEqual([true, 130]);
  process.exitCode = undefined;
  expect(err).toMatch(/interrupted \(the same command goes on\)\n$/);
  expect(readdirSync(out)).toEqual(['.laotie.json']);
  const words = ['two.yaml', '--replicates', '12', '--out'];
  const again = await levers(...words, 'stopped', '--memo', 'stopped-memo');
  expect([again.code, /[1-9]\d* of 48 runs remembered/.test(again.err)]).toEqual([0, true]);
  await levers(...words, 'undisturbed', '--no-memo');
  expect({ ...held('stopped'), source: '' }).toEqual({ ...held('undisturbed'), source: '' });
}); // biome-ignore format: one line each

test.each([
  [['bare.yaml'], 'bare.yaml: expected a scenario with levers, got one without'],
  [['two.yaml', '--only', 'trust-kard'], '--only: expected the id of a lever of the scenario, got "trust-kard"; did you mean trust-card?'],
  [['two.yaml', '--ranges', '0'], '--ranges: expected a whole number, 1 or more, got 0'],
  [['two.yaml', '--ranges', '5'], '--ranges: expected at most the 4 replicates, got 5'],
  [['nowhere.yaml'], 'nowhere.yaml:1:1: expected a scenario file, got no such file'],
]) ('%j is refused in one line, and nothing is written', async (words, line) => {
  const { code, err } = await levers(...words, '--out', 'refused');
  expect(code).toBe(2);
  const said = err.trimEnd().split('\n').filter((one) => !one.includes('a warning only'));
  expect(said).toEqual([line]);
  expect(existsSync(join(dir, 'refused'))).toBe(false);
}); // biome-ignore format: one case a line

test('its folder is its own: not one of other levers or of another command', async () => {
  const other = await levers('two.yaml', '--only', 'push', '--out', 'two');
  expect([other.code, other.err.trimEnd().split('\n').at(-1)]).toEqual([
    2,
    'two: expected a table of levers of the same plan, got a table of levers of another scenario, seed, data or version; name another with --out'.replace('two', join(dir, 'two')),
  ]);
  const run = await within(dir, 'run', 'two.yaml', '--out', 'two', '--lang', 'en');
  expect([run.code, run.err]).toEqual([2, expect.stringMatching(/two: expected a run of the same plan, got a table of levers; name another/)]);
  expect((await levers('two.yaml', '--replicates', '1')).out).toContain(`results: ${join('runs', 'levers-small')}\n`);
}); // biome-ignore format: one line each
