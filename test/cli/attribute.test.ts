/** `attribute` in this process: what it prints and writes, how it goes on, what it refuses. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { attribute as command } from '../../sim/cli/attribute.ts';
import { growthCsv, sharesCsv } from '../../sim/cli/attribute-tables.ts';
import type { AttributeResult } from '../../sim/result/attribute.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { mismatchOfRecord } from '../../sim/runs/record.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesIn } from './folders.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
const SCENARIO = TINY.replace('until: 2021-01-31', 'until: 2021-02-28').replace(
  'targets:',
  `  - { id: push, lever: visit-push, from: 2021-01-20, factor: 1.2 }
targets:`,
);

beforeAll(() => writeFileSync(join(dir, 'two.yaml'), SCENARIO));

const attribute = (...words: readonly string[]) =>
  within(dir, 'attribute', ...words, '--threads', '2', ...(words.includes('--lang') ? [] : ['--lang', 'en']));

function held(out: string): AttributeResult {
  return JSON.parse(readFileSync(join(dir, out, 'attribute.json'), 'utf8'));
}

const sum = (result: AttributeResult) => result.items.reduce((all, { whole }) => all + whole, 0);

test('growth between two months: shares, a growth tree, and a folder; the same again gives the same bytes', async () => {
  const words = ['two.yaml', '--between', '2021-01', '2021-02', '--out', 'two'];
  const { code, out, err } = await attribute(...words);
  expect(code).toBe(0);
  expect(err).toContain('4/4 runs');
  expect(err).toMatch(/^after 2 of 4 runs, shares: .*Trust card .* \(.+ – .+\)/m);
  expect(out).toMatch(/^A small market: growth of GMV from January 2021 to February 2021$/m);
  expect(out).toMatch(/^Lever +Share +Part +90% interval +8 of 10 futures$/m);
  expect(out).toMatch(/^Growth tree: January 2021 to February 2021$/m);
  expect(out).toMatch(/results: two\nreport: two\/report\.html\n$/);
  const before = bytesIn(join(dir, 'two'));
  expect(Object.keys(before)).toEqual([
    '.laotie.json',
    'attribute.json',
    'charts/attribute-intervals.en.vl.json',
    'charts/attribute-intervals.zh.vl.json',
    'charts/attribute-shares.en.vl.json',
    'charts/attribute-shares.zh.vl.json',
    'charts/attribute-tree.en.vl.json',
    'charts/attribute-tree.zh.vl.json',
    'growth.csv',
    'report.html',
    'shares.csv',
    'variants.parquet',
  ]);
  const result = held('two');
  expect(sum(result)).toBe(result.shared.whole);
  expect(result.all.whole - result.none.whole).toBe(result.shared.whole);
  expect(result.growth!.factors.reduce((all, { whole }) => all + whole, 0)).toBe(result.growth!.growth.whole);
  expect(result.growth!.growth.whole).toBe(result.all.whole);
  expect(readFileSync(join(dir, 'two/shares.csv'), 'utf8')).toBe(sharesCsv(result));
  expect(readFileSync(join(dir, 'two/growth.csv'), 'utf8')).toBe(growthCsv(result));
  rmSync(join(dir, 'two/attribute.json'));
  const again = await attribute(...words, '--json', '--threads', '1');
  expect(bytesIn(join(dir, 'two'))).toEqual(before);
  const { dir: to, report, ...printed } = JSON.parse(again.out);
  expect([to, report]).toEqual(['two', join('two', 'report.html')]);
  expect(held('two')).toMatchObject(printed);
  expect(mismatchOfRecord('attribute.json', held('two'))).toBeUndefined();
});

test('the variants are in one table: all of them is the run itself', async () => {
  const rows = await withDatabase(async (database) => {
    const reader = await database.runAndReadAll(
      `SELECT items, count(*), avg(value) FROM read_parquet('${join(dir, 'two/variants.parquet')}')
       WHERE metric = 'gmv' AND period = '2021-02' GROUP BY items ORDER BY items`,
    );
    return reader.getRowsJS().map(([items, count, value]) => [String(items), Number(count), Number(value)]);
  });
  expect(rows.map(([items]) => items)).toEqual(['', 'push', 'trust-card', 'trust-card+push']);
  // as the outcome, and in the growth tree
  expect(rows.every(([, count]) => count === 8)).toBe(true);
  await within(dir, 'run', 'two.yaml', '--out', 'run', '--no-report', '--threads', '2');
  const lines = readFileSync(join(dir, 'run/summary.csv'), 'utf8').slice(1).split('\n');
  const cells = lines.find((line) => line.includes(',2021-02,gmv,'))!.split(',');
  const mean = Number(cells[lines[0]!.split(',').indexOf('mean')]);
  expect(rows.at(-1)![2]).toBeCloseTo(mean, 0);
});

test('mechanisms by drawn orders, of the outcome; Chinese words; remembered answers are not simulated again', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  const words = ['two.yaml', '--by', 'mechanism', '--since', '2021-01-10', '--permutations', '2', '--replicates', '2'];
  const { code, out } = await attribute(...words, '--memo', 'memo', '--out', 'mechanisms', '--lang', 'zh');
  expect(code).toBe(0);
  expect(out).toMatch(/^私域 .* ± /m);
  const result = held('mechanisms');
  expect(result).toMatchObject({ by: 'mechanism', since: '2021-01-10', orderPairs: 2, before: null, growth: null });
  expect(result.items).toHaveLength(8);
  expect(sum(result)).toBe(result.shared.whole);
  expect(result.items.some(({ orderError }) => orderError! > 0)).toBe(true);
  const again = await attribute(...words, '--memo', 'memo', '--out', 'again');
  expect(again.err).toContain('2 of 2 runs remembered');
  expect(held('again')).toEqual(result);
}); // biome-ignore format: one line each

test('Ctrl-C: code 130, nothing is shared, and the same command goes on where it was', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  let [err, asked] = ['', false];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    if (/^\d+\/8 runs/.test(String(text)) && !asked) asked = process.emit('SIGINT');
    return true;
  });
  const [scenario, memo, out] = [join(dir, 'two.yaml'), join(dir, 'stopped-memo'), join(dir, 'stopped')];
  await command.handler({ _: [], $0: 'laotie', scenario, memo, out, replicates: '8', threads: '1', lang: 'en' });
  vi.restoreAllMocks();
  expect([asked, process.exitCode]).toEqual([true, 130]);
  process.exitCode = undefined;
  expect(err).toMatch(/interrupted \(the same command goes on\)\n$/);
  expect(readdirSync(out)).toEqual(['.laotie.json']);
  const words = ['two.yaml', '--replicates', '8', '--out'];
  const again = await attribute(...words, 'stopped', '--memo', 'stopped-memo');
  expect([again.code, /[1-9]\d* of 8 runs remembered/.test(again.err)]).toEqual([0, true]);
  await attribute(...words, 'undisturbed', '--no-memo');
  expect({ ...held('stopped'), source: '' }).toEqual({ ...held('undisturbed'), source: '' });
}); // biome-ignore format: one line each

const PERIODS = '--between: expected two periods of one kind, the sooner first, such as 2020 2021, got';
test.each([
  [['--between', '2021-02', '2021-01'], `${PERIODS} "2021-02" "2021-01"`],
  [['--between', '2021-01', '2021Q1'], `${PERIODS} "2021-01" "2021Q1"`],
  [['--between', '2021-01', 'spring'], `${PERIODS} "2021-01" "spring"`],
  [['--between', '2021-01', '2021-03'], '--between: expected a period inside the run, 2020-12-15 to 2021-02-28, got 2021-03'],
  [['--since', '2021-01-10'], '--since: expected --by mechanism, or no --since, got levers, which are left out altogether'],
  [['--by', 'mechanism', '--since', '2022-01-01'], '--since: expected a date within the run, 2020-12-15 to 2021-02-28, got "2022-01-01"'],
  [['--by', 'mechanism', '--only', 'trusst'], '--only: expected the id of a mechanism, such as trust, got "trusst"; did you mean trust?'],
  [['--only', 'pusch'], '--only: expected the id of a lever of the scenario, got "pusch"; did you mean push?'],
  [['--permutations', '1'], '--permutations: expected at least 2 pairs of orders, got 1'],
]) ('%j is refused in one line, and nothing is written', async (words, line) => {
  const { code, err } = await attribute('two.yaml', ...words, '--out', 'refused');
  expect(code).toBe(2);
  const said = err.trimEnd().split('\n').filter((one) => !one.includes('a warning only'));
  expect(said).toEqual([line]);
  expect(existsSync(join(dir, 'refused'))).toBe(false);
}); // biome-ignore format: one case a line

test('its folder is its own: not one of another question or of another command', async () => {
  const other = await attribute('two.yaml', '--out', 'two');
  expect(other.code).toBe(2);
  expect(other.err).toMatch(/two: expected an attribution of the same plan, got an attribution of another scenario, seed, data or version; name another with --out\n$/);
  const run = await within(dir, 'run', 'two.yaml', '--out', 'two', '--lang', 'en');
  expect([run.code, run.err]).toEqual([2, expect.stringMatching(/two: expected a run of the same plan, got an attribution; name another/)]);
}); // biome-ignore format: one line each
