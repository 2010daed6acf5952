/** `solve` in this process: what it prints and writes, plans that `run` takes, how it goes on, what it refuses. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { solve as command } from '../../sim/cli/solve.ts';
import { givenCsv, plansCsv } from '../../sim/cli/solve-tables.ts';
import type { SolveResult } from '../../sim/result/solve.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { mismatchOfRecord } from '../../sim/runs/record.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesIn } from './folders.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
/** Twelve days and some two thousand fans: chances are judged by 256 runs. */
const MARKET = TINY.replace('from: 2020-12-15', 'from: 2021-01-01')
  .replace('until: 2021-01-31', 'until: 2021-01-12')
  .replace('scale: 1000000', 'scale: 300000')
  .replace('talents.count: 160', 'talents.count: 40')
  .replace(/ {2}- \{ id: trust-card.*/, '  - { id: coupon, from: 2021-01-03, share: 2%, cap: 5m }')
  .replace('replicates: 4', 'replicates: 2')
  .replace('over: 2021-01, atLeast: 10bn', 'over: 2021-01-12, atLeast: 250m');

const PLAN = `- { id: coupon, from: 2021-01-11, share: 40%, cap: 100m }
- { id: ad-subsidy, from: 2021-01-11, share: 50% }
`;

beforeAll(() => {
  writeFileSync(join(dir, 'market.yaml'), MARKET);
  writeFileSync(join(dir, 'plan.yaml'), PLAN);
});

const solve = (...words: readonly string[]) =>
  within(dir, 'solve', ...words, '--threads', '2', ...(words.includes('--lang') ? [] : ['--lang', 'en']));

function held(out: string): SolveResult {
  return JSON.parse(readFileSync(join(dir, out, 'solve.json'), 'utf8'));
}

const WORDS = ['market.yaml', '--levers', 'plan.yaml', '--chance', '60%', '--memo', 'memo'];

test('the frontier on fresh luck, tables, plans and a page; the same again gives the same bytes from the memo', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  const { code, out, err } = await solve(...WORDS, '--out', 'one');
  expect(code).toBe(0);
  expect(err).toMatch(
    /^search: at most \d+ plans × 2 runs; judging: at most 8 plans × 256 runs on fresh luck$/m,
  );
  expect(err).toMatch(
    /^with common days simulated once: at most some [\d,]+ whole runs, (less than a minute|about \d+ min) on 2 threads/m,
  );
  expect(err).toMatch(/^round 1 \(none of them\): 1 plans$/m);
  expect(err).toMatch(/^round \d+ \(fresh luck\): \d plans$/m);
  expect(out).toMatch(/^GMV 2021-01-12: to be reached with a chance of 60%$/m);
  expect(out).toMatch(/^plan +cost +chance +90% interval +in the search +platform net$/m);
  expect(out).toMatch(/^Today +/m); // the scenario has a coupon of its own
  expect(out).toMatch(/results: one\nreport: one\/report\.html\n$/);
  const result = held('one');
  expect([result.fresh, result.replicates, result.failed, result.asked]).toEqual([256, 2, 0, 0.6]);
  const files = result.plans.map(({ file }) => file!);
  const before = bytesIn(join(dir, 'one'));
  expect(Object.keys(before)).toEqual(
    ['.laotie.json', 'charts/solve-frontier.en.vl.json', 'charts/solve-frontier.zh.vl.json', 'given.csv', ...files, 'plans.csv', 'report.html', 'solve.json', 'tried.parquet'].toSorted(),
  ); // biome-ignore format: a list
  for (const [name, text] of [['plans.csv', plansCsv(result)], ['given.csv', givenCsv(result)]] as const) {
    expect(readFileSync(join(dir, 'one', name), 'utf8')).toBe(text);
    const [head, ...rows] = text.trimEnd().split('\n');
    for (const row of rows) expect(row.split(',')).toHaveLength(head!.split(',').length);
  } // biome-ignore format: pairs
  rmSync(join(dir, 'one/solve.json'));
  const again = await solve(...WORDS, '--out', 'one', '--json');
  expect(again.err).toMatch(/(\d+) of \1 runs remembered/);
  expect(bytesIn(join(dir, 'one'))).toEqual(before);
  const { dir: to, report, ...printed } = JSON.parse(again.out);
  expect([to, report]).toEqual(['one', join('one', 'report.html')]);
  expect(held('one')).toMatchObject(printed);
  expect(mismatchOfRecord('solve.json', held('one'))).toBeUndefined();
});

test('a plan is a scenario that others take, and costs there what the search found', async () => {
  const { none, plans, search } = held('one');
  const plan = plans.at(-1)!;
  expect(plan.given.find(({ lever }) => lever === 'coupon')!.amount).toBeGreaterThan(0);
  expect([none.given, none.cost.fresh.mean, none.figure.mean]).toEqual([[], 0, 0]);
  // what the coupon has done before the plan's own days is past, and stays
  const without = MARKET.replace('from: 2021-01-03,', 'from: 2021-01-03, until: 2021-01-10,');
  writeFileSync(join(dir, 'without.yaml'), without);
  expect(without).not.toBe(MARKET);
  const words = ['--replicates', '2', '--json', '--out', 'compare', '--memo', 'memo', '--threads', '2', '--lang', 'en'];
  const { code, out } = await within(dir, 'compare', 'without.yaml', join('one', plan.file!), ...words);
  expect(code).toBe(0);
  const [{ figures, pairs }] = JSON.parse(out).comparisons;
  const cost = figures.find(({ metric }: { metric: string }) => metric === 'leverCost').difference.mean;
  expect(pairs).toBe(2);
  expect(cost).toBeGreaterThan(0);
  expect(Math.min(...search.map((one) => Math.abs(one.cost - cost)))).toBeLessThan(0.01);
  const tried = await withDatabase(async (database) => {
    const reader = await database.runAndReadAll(`SELECT count(*), max(chance) FROM read_parquet('${join(dir, 'one/tried.parquet')}')`);
    return reader.getRowsJS()[0]!.map(Number);
  });
  expect(tried).toEqual([search.length, Math.max(...search.map(({ chance }) => chance))]);
}); // biome-ignore format: one line each

test('Ctrl-C: code 130, nothing is judged, and the same command goes on where it was', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  let asked = false;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    if (/^\d+\/\d+ runs/.test(String(text)) && !asked) asked = process.emit('SIGINT');
    return true;
  });
  const [scenario, levers, memo, out] = ['market.yaml', 'plan.yaml', 'stopped-memo', 'stopped'].map((name) => join(dir, name)) as [string, string, string, string];
  await command.handler({ _: [], $0: 'laotie', scenario, levers, memo, out, chance: '60%', threads: '1', lang: 'en' });
  vi.restoreAllMocks();
  expect([asked, process.exitCode]).toEqual([true, 130]);
  process.exitCode = undefined;
  expect(readdirSync(out)).toEqual(['.laotie.json']);
  // with the answers of the test above, it goes on to the same end
  const again = await solve('market.yaml', '--levers', 'plan.yaml', '--chance', '60%', '--memo', 'memo', '--out', 'stopped');
  expect([again.code, /(\d+) of \1 runs remembered/.test(again.err)]).toEqual([0, true]);
  expect(held('stopped')).toEqual(held('one'));
}); // biome-ignore format: one line each

test.each([
  [['--chance', '130%'], '--chance: expected a chance between 0% and 100%, such as 80%, got "130%"'],
  [['--target', 'gmv-q2'], '--target: expected the id of a target of the scenario, got "gmv-q2"; did you mean gmv-q1?'],
  [['--fresh', '64'], '--fresh: expected at least 256 runs, got 64'],
  [['--levers', 'none.yaml'], 'none.yaml: expected at least one lever, got none'],
  [['--levers', 'wrong.yaml'], 'wrong.yaml:1:17 levers.coupon.shaer: expected a key of a coupon lever, got "shaer"; did you mean share?'],
  [['--levers', 'drawn.yaml'], 'drawn.yaml levers.coupon.upTo: expected a strength that can be chosen, got one that every run draws'],
  [['--levers', 'budget.yaml', '--by', 'quarter'], 'budget.yaml levers.coupon.budget: expected a budget per quarter, as levers are chosen by quarter, got one for its whole life'],
  [['--levers', 'budget.yaml', '--by', 'month'], 'budget.yaml levers.coupon.budget: expected no budget by month, got one for its whole life'],
  [['--set', 'targets.gmv-q1.over=2021-01-05'], '--target: expected a target that the levers can change, got 2021-01-05, and levers from 2021-01-11 on'],
]) ('%j is refused in one line, and nothing is written', async (words, line) => {
  writeFileSync(join(dir, 'none.yaml'), '[]\n');
  writeFileSync(join(dir, 'wrong.yaml'), '- { id: coupon, shaer: 5%, cap: 1m, share: 5% }\n');
  writeFileSync(join(dir, 'drawn.yaml'), '- { id: coupon, share: 5%, cap: 1m, strength: 10%, upTo: 50% }\n');
  writeFileSync(join(dir, 'budget.yaml'), '- { id: coupon, share: 5%, cap: 1m, budget: 5m }\n');
  const given = words.includes('--levers') ? [] : ['--levers', 'plan.yaml'];
  const { code, err } = await solve('market.yaml', ...given, ...words, '--out', 'refused');
  expect(code).toBe(2);
  const said = err.trimEnd().split('\n').filter((one) => !one.includes('a warning only'));
  expect(said).toEqual([line]);
  expect(existsSync(join(dir, 'refused'))).toBe(false);
}); // biome-ignore format: one case a line

test('refusals in Chinese hold no English', async () => {
  const { err } = await solve('market.yaml', '--levers', 'plan.yaml', '--chance', '2', '--out', 'refused', '--lang', 'zh');
  const said = err.trimEnd().split('\n').at(-1);
  expect(said).toBe('--chance: 应为 0% 至 100% 之间的概率，如 80%，实为 "2"');
}); // biome-ignore format: one line
