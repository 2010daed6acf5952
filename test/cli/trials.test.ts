/** `trials` inside this process: the table, its files, the same again, bad input. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trials } from '../../sim/cli/trials.ts';
import { trialCounts, trialLines, trialsCsv, trialsMarkdown } from '../../sim/cli/trials-words.ts';
import type { TrialFinding } from '../../sim/study/trials/trial.ts';
import { temporaryFolder } from '../runs/small.ts';
import { catchOutput } from './output.ts';

const dir = temporaryFolder();
const caught = catchOutput();
const SMALL = { _: [], $0: 'laotie', lang: 'en', replicates: '1', scale: '2000000', threads: '2' };

test('one trial: a table and its three files; again in the same folder the same bytes', async () => {
  const to = join(dir, 'out');
  await trials.handler({ ...SMALL, names: ['all-prices'], out: to });
  expect(process.exitCode).toBeUndefined();
  expect(caught.out).toMatch(/^trial +figure +expected +measured +80% interval +verdict$/m);
  expect(caught.out).toMatch(
    /^All prices \+10% +GMV of four months, change +−3% … 2% +\S+ +— +(in|out)side$/m,
  );
  expect(caught.err).toContain('2/2 runs');
  const json = readFileSync(join(to, 'trials.json'), 'utf8');
  const record = JSON.parse(json);
  expect(record).toMatchObject({ schema: 'laotie/trials@1', seed: 'laotie-2021', replicates: 1, scale: 2e6 });
  expect(record.trials[0]).toMatchObject({ id: 'all-prices', checks: [{ n: 1 }, { n: 1 }, { n: 1 }] });
  expect(readFileSync(join(to, 'trials.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(1 + 3);
  expect(readFileSync(join(to, 'trials.md'), 'utf8')).toMatch(/^\| All prices \+10% \| GMV of four months/m);
  rmSync(join(to, 'trials.json'));
  await trials.handler({ ...SMALL, names: ['all-prices'], out: to, json: true });
  expect(readFileSync(join(to, 'trials.json'), 'utf8')).toBe(json);
  expect(JSON.parse(caught.out.slice(caught.out.indexOf('{"dir"'))).trials).toHaveLength(1);
  await expect(trials.handler({ ...SMALL, names: ['own-price'], out: to })).rejects.toThrow(
    /expected a table of trials of the same plan/,
  );
});

test('a trial that is none is told in one line, and nothing is written', async () => {
  const to = join(dir, 'none');
  await expect(trials.handler({ ...SMALL, names: ['own-prise'], out: to })).rejects.toThrow(
    /^trials: expected names of trials, such as own-price, got "own-prise"; did you mean own-price\?/,
  );
  expect(existsSync(to)).toBe(false);
});

const check = {
  what: { zh: '订单', en: 'orders | all' },
  unit: 'share',
  expected: { low: -0.35, high: -0.18 },
  median: -0.2,
  low80: -0.3,
  high80: -0.002,
  n: 9,
  mean: -0.21,
  standardError: 0.01,
  verdict: 'inside',
} as const;
const finding: TrialFinding = {
  id: 'a',
  title: { zh: '提价', en: 'Dearer' },
  source: 'somebody',
  verdict: 'outside',
  checks: [
    check,
    { ...check, expected: { low: 0, beyondErrors: true }, verdict: 'outside' },
    { ...check, expected: { high: 0.5 }, n: 1 },
    { ...check, expected: {}, verdict: 'told' },
  ],
};

test('rows say what is expected and measured, in both languages', () => {
  const [, first, second, third, fourth] = trialLines([finding], 'en').map((line) => line.split(/ {2,}/));
  expect(first).toEqual(['Dearer', 'orders | all', '−35% … −18%', '−20%', '−30% – −0.20%', 'inside']);
  expect(second!.slice(2, 3)).toEqual(['≥ 0%, beyond two standard errors']);
  expect(third!.slice(2)).toEqual(['≤ 50%', '−20%', '—', 'inside']);
  expect(fourth!.slice(2, 3)).toEqual(['—']);
  expect(trialCounts([finding], 'en')).toBe('inside 2, outside 1, told 1');
  expect(trialCounts([finding], 'zh')).toBe('在内 2, 在外 1, 仅供参考 1');
  expect(trialLines([finding], 'zh')[1]).toMatch(/^提价 +订单/);
  expect(trialsMarkdown([finding], 'en')).toContain('| Dearer | orders \\| all | −35% … −18% |');
  expect(trialsMarkdown([finding], 'en')).toContain('- Dearer: somebody');
  expect(trialsCsv([finding]).split('\n')[1]).toBe(
    'a,orders | all,share,-0.35,-0.18,false,-0.2,-0.3,-0.002,-0.21,0.01,9,inside',
  );
});
