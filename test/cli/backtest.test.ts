/** `backtest`: what it writes and says, and what it refuses. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { BacktestResult } from '../../sim/result/backtest.ts';
import { SMALL, temporaryFolder } from '../runs/small.ts';
import { within } from './tiny.ts';

const dir = temporaryFolder();
const scenario = join(dir, 'small.yaml');
writeFileSync(
  scenario,
  SMALL.replace('from: 2020-12-15', 'from: 2021-01-01')
    .replace('targets:', '')
    .replace(/^ {2}- \{ id: gmv.*$/m, ''),
);
const SIZE = ['--scale', '1000000', '--members', '3', '--seeds', '1', '--rounds', '1', '--threads', '2'];
const given = (...more: string[]) => ['backtest', scenario, '--seed', 'x', ...more];

test('writes everything, tells the table and the sentences, and leaves no notes', async () => {
  const out = join(dir, 'out');
  const ended = await within(
    dir,
    ...given(...SIZE, '--out', out, '--origins', '2021Q1..2021Q2', '--lang', 'en'),
  );
  expect(ended.err).toMatch(/2021Q2: \d members/);
  expect(ended.code).toBe(0);
  expect(ended.out).toMatch(/Mean CRPS \(bn yuan/);
  expect(ended.out).toMatch(/Against seasonal naive/);
  const result = JSON.parse(readFileSync(join(out, 'backtest.json'), 'utf8')) as BacktestResult;
  expect(result.schema).toBe('laotie/backtest@1');
  expect(result.origins.map(({ knownUntil }) => knownUntil)).toEqual(['2021-05-24', '2021-08-25']);
  expect(result.forecasts.filter(({ method }) => method === 'market')).toHaveLength(12);
  expect(result.refitted.length).toBeGreaterThan(10);
  for (const sentence of result.sentences.en) expect(ended.out).toContain(sentence);
  for (const name of ['forecasts.csv', 'scores.csv', 'report.html', 'charts/backtest-fans.zh.vl.json']) {
    expect(existsSync(join(out, name)), name).toBe(true);
  }
  for (const name of ['notes', 'run.lock']) expect(existsSync(join(out, name)), name).toBe(false);
  const before = readFileSync(join(out, 'backtest.json'), 'utf8');
  const again = await within(dir, 'report', out);
  expect(again.out.trim()).toBe(join(out, 'report.html'));
  expect(readFileSync(join(out, 'backtest.json'), 'utf8')).toBe(before);
  writeFileSync(join(out, 'backtest.json'), '{"schema": "laotie/run@1"}');
  const refused = await within(dir, 'report', out);
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(/backtest\.json:1:12 schema: expected laotie\/backtest@1, got "laotie\/run@1"/);
});

test.each([
  [['--origins', '2021'], /^--origins: expected quarters such as 2021Q1\.\.2023Q3, got "?2021"?/],
  [['--origins', '2023Q4'], /^--origins: expected quarters whose next GMV is known, got 2023Q4/],
  [['--members', '0'], /^--members: expected a whole number, 1 or more, got 0/],
  [['--history', 'nowhere.csv'], /nowhere\.csv/],
])('%s is refused in one line', async (more, message) => {
  const { code, err } = await within(dir, ...given('--out', join(dir, 'refused'), ...more));
  expect(code).toBe(2);
  expect(err.trim()).toMatch(message);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(existsSync(join(dir, 'refused'))).toBe(false);
});

test('rescore: the forecasts that ship beside today’s opponents, nothing simulated, the file as it ships', async () => {
  const shipped = resolve('scenarios/markets/kuaishou/backtest/kuaishou-2021.json');
  const out = join(dir, 'rescored');
  const ended = await within(dir, 'rescore', shipped, '--out', out, '--lang', 'en');
  expect(ended.code).toBe(0);
  expect(ended.out).toMatch(/The strongest opponent is /);
  const [made, before] = [join(out, 'backtest.json'), shipped].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')) as BacktestResult,
  );
  // which program scores, and that it says so, is all that may differ
  const scored = (result: BacktestResult) => ({
    ...result,
    rescored: null,
    sha256: '',
    protocol: {
      en: result.protocol.en.filter((line) => !line.includes('scored again by a later program')),
      zh: result.protocol.zh.filter((line) => !line.includes('由后来的程序在同样的起点上重新评分')),
    },
  });
  expect(made!.rescored).toBeDefined();
  expect(scored(made!)).toEqual(scored(before!));
  // figures of another history are another result: what lies there stays
  const history = readFileSync('scenarios/markets/kuaishou/history.csv', 'utf8')
    .trimEnd()
    .split('\n')
    .slice(0, -1);
  writeFileSync(join(dir, 'other.csv'), `${history.join('\n')}\n`);
  const other = await within(dir, 'rescore', shipped, '--out', out, '--history', 'other.csv', '--lang', 'en');
  expect(other).toMatchObject({
    code: 2,
    err: expect.stringMatching(/expected a backtest of the same plan/),
  });
  const refused = await within(dir, 'rescore', join(dir, 'nowhere.json'), '--out', join(dir, 'none'));
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(/nowhere\.json/);
});
