/** `allocate` in this process: what it prints and writes, splits that `run` takes, what it refuses. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { responsesCsv, splitsCsv } from '../../sim/cli/allocate-tables.ts';
import type { AllocateResult } from '../../sim/result/allocate.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { mismatchOfRecord } from '../../sim/runs/record.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesIn } from './folders.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
const MARKET = TINY.replace('replicates: 4', 'replicates: 2').replace(
  'targets:',
  `  - { id: coupon, from: 2021-01-05, share: 2%, cap: 5m }
targets:`,
);
const PLAN = `levers:
  - { id: coupon, from: 2021-01-20, share: 10%, cap: 20m }
  - { id: ads, lever: ad-subsidy, from: 2021-01-20, share: 50% }
`;

beforeAll(() => {
  writeFileSync(join(dir, 'market.yaml'), MARKET);
  writeFileSync(join(dir, 'plan.yaml'), PLAN);
});

const allocate = (...words: readonly string[]) =>
  within(dir, 'allocate', ...words, '--threads', '2', ...(words.includes('--lang') ? [] : ['--lang', 'en']));

function held(out: string): AllocateResult {
  return JSON.parse(readFileSync(join(dir, out, 'allocate.json'), 'utf8'));
}

const WORDS = ['market.yaml', '--budget', '100m', '--levers', 'plan.yaml', '--fresh', '6', '--memo', 'memo'];

test('where the money goes, on fresh luck and in the search; tables, splits and a page; the same again gives the same bytes', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  const { code, out, err } = await allocate(...WORDS, '--out', 'one');
  expect(code).toBe(0);
  expect(err).toMatch(
    /^search: at most \d+ plans × 2 runs; judging: at most 4 plans × 6 runs on fresh luck$/m,
  );
  expect(err).toMatch(/^round 1 \(what levers can use\): 3 plans$/m);
  expect(out).toMatch(/^100m yuan for the most GMV January 2021$/m);
  expect(out).toMatch(/^Lever +Best +Even +Can use +Saturated from$/m);
  expect(out).toMatch(/^Best split .*\nEven split .*\nToday /m);
  expect(out).toMatch(/^On fresh luck it (beats|is worse than|does not beat) the even split/m);
  expect(out).toMatch(/results: one\nreport: one\/report\.html\n$/);
  const result = held('one');
  expect(result.responses.map(({ lever, period }) => [lever, period])).toEqual([
    ['coupon', '2021Q1'],
    ['ads', '2021Q1'],
  ]);
  for (const { points, most } of result.responses) {
    expect(points.map(({ amount }) => Math.round((40 * amount) / most))).toEqual([0, 1, 5, 20, 40]);
    expect([points[0]!.spent, points[0]!.difference.mean]).toEqual([0, 0]);
    expect(points.at(-1)!.spent).toBeGreaterThan(0);
  }
  expect(result.splits.map(({ id }) => id)).toEqual(['best', 'even', 'today']);
  expect(result.splits[0]!.amount).toBeLessThanOrEqual(100e6);
  const before = bytesIn(join(dir, 'one'));
  const charts = ['response-1', 'response-2', 'split', 'values'].flatMap((name) =>
    ['en', 'zh'].map((lang) => `charts/allocate-${name}.${lang}.vl.json`),
  );
  expect(Object.keys(before)).toEqual([
    '.laotie.json',
    'allocate.json',
    'best.yaml',
    ...charts,
    'even.yaml',
    'report.html',
    'responses.csv',
    'responses.parquet',
    'splits.csv',
  ]);
  for (const [name, text] of [['splits.csv', splitsCsv(result)], ['responses.csv', responsesCsv(result)]] as const) {
    expect(readFileSync(join(dir, 'one', name), 'utf8')).toBe(text);
    const [head, ...rows] = text.trimEnd().split('\n');
    for (const row of rows) expect(row.split(',')).toHaveLength(head!.split(',').length);
  } // biome-ignore format: rows
  rmSync(join(dir, 'one/allocate.json'));
  const again = await allocate(...WORDS, '--out', 'one', '--json');
  expect(again.err).toMatch(/(\d+) of \1 runs remembered/);
  expect(bytesIn(join(dir, 'one'))).toEqual(before);
  const { dir: to, report, ...printed } = JSON.parse(again.out);
  expect([to, report]).toEqual(['one', join('one', 'report.html')]);
  expect(held('one')).toMatchObject(printed);
  expect(mismatchOfRecord('allocate.json', held('one'))).toBeUndefined();
});

test('the even split is a scenario that run takes: it costs there, within its budgets, what was said of it', async () => {
  const { splits } = held('one');
  const text = readFileSync(join(dir, 'one/even.yaml'), 'utf8');
  expect(text.match(/amount: \d+/g)!.length).toBe(2);
  const words = ['--out', 'compare', '--no-memo', '--threads', '2', '--lang', 'en', '--replicates', '2', '--json'];
  const { code, out } = await within(dir, 'compare', 'one/best.yaml', 'one/even.yaml', ...words);
  expect(code).toBe(0);
  const { comparisons } = JSON.parse(out);
  expect(comparisons[0].pairs).toBe(2);
  expect(splits.every(({ amount }) => amount === null || amount <= 100e6)).toBe(true);
  const grid = await withDatabase(async (database) => {
    const reader = await database.runAndReadAll(`SELECT lever, count(*) FROM read_parquet('${join(dir, 'one/responses.parquet')}') GROUP BY lever ORDER BY lever`);
    return reader.getRowsJS().map(([lever, count]) => [String(lever), Number(count)]);
  });
  expect(grid).toEqual([['ads', 5], ['coupon', 5]]);
}); // biome-ignore format: one line each

test.each([
  [['--budget', 'much'], '--budget: expected an amount such as 7000 亿 or 700bn, from 1e5 to 1e13, got "much"'],
  [['--budget', '50'], '--budget: expected an amount such as 7000 亿 or 700bn, from 1e5 to 1e13, got "50"'],
  [['--budget', '$1m'], '--budget: expected an amount in yuan, got "$1m"'],
  [['--levers', 'push.yaml'], 'push.yaml levers.push: expected a lever that can have a budget, got visit-push; how many visits it brings is known afterwards'],
  [['--levers', 'life.yaml'], 'life.yaml levers.coupon.budget: expected a budget per quarter, as levers are chosen by quarter, got one for its whole life'],
  [['--levers', 'no.yaml'], 'no.yaml:1:1: expected a scenario file, got no such file'],
]) ('%j is refused in one line, and nothing is written', async (words, line) => {
  writeFileSync(join(dir, 'push.yaml'), '- { id: push, lever: visit-push, from: 2021-01-20, factor: 1.2 }\n');
  writeFileSync(join(dir, 'life.yaml'), '- { id: coupon, from: 2021-01-20, share: 5%, cap: 1m, budget: 5m }\n');
  const given = [...(words.includes('--levers') ? [] : ['--levers', 'plan.yaml']), ...(words.includes('--budget') ? [] : ['--budget', '1m'])];
  const { code, err } = await allocate('market.yaml', ...given, ...words, '--out', 'refused');
  expect(code).toBe(2);
  const said = err.trimEnd().split('\n').filter((one) => !one.includes('a warning only'));
  expect(said).toEqual([line]);
  expect(existsSync(join(dir, 'refused'))).toBe(false);
}); // biome-ignore format: one case a line

test('too many levers and periods are refused before anything runs', async () => {
  const kinds = ['coupon', 'ad-subsidy', 'trust-card', 'ska-support', 'pinocchio'];
  const years = Array.from({ length: 5 }, (_, at) => `- { id: ${kinds[at]}, from: 2021-01-01${at === 0 ? ', share: 5%, cap: 1m' : at === 1 ? ', share: 5%' : ''} }\n`);
  writeFileSync(join(dir, 'many.yaml'), years.join(''));
  const words = ['--budget', '1bn', '--levers', 'many.yaml', '--by', 'month', '--set', 'until=2021-06-30', '--out', 'refused'];
  const { code, err } = await allocate('market.yaml', ...words);
  expect(code).toBe(2);
  expect(err.trimEnd().split('\n').at(-1)).toBe('many.yaml: expected at most 24 levers times periods, got 30; fewer levers, later first days, or longer periods with --by');
}); // biome-ignore format: one line each
