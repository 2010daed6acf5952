/** Profiles and ranks of a small market: same bytes at any number of threads, and that stopping loses nothing. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { svgOf } from '../../docs/generate/picture.ts';
import { IDENTIFY_CHARTS } from '../../reports/identify/charts.ts';
import { IDENTIFY_REPORT } from '../../reports/identify/report.ts';
import { identifySentences } from '../../reports/identify/sentences.ts';
import { escaped } from '../../reports/page/html.ts';
import { pageOf } from '../../reports/report.ts';
import { rankSettings } from '../../sim/cli/identify.ts';
import type { IdentifyResult } from '../../sim/result/identify.ts';
import { noMemo } from '../../sim/runs/memo.ts';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { CALIBRATION } from '../../sim/study/calibrate.ts';
import { ranksPart } from '../../sim/study/identifiability.ts';
import { fittedParameters, valuesOf } from '../../sim/study/prior.ts';
import {
  checkRanks as checkWith,
  type RankCheck,
  type RankObserver,
  type RankPlan,
} from '../../sim/study/ranks.ts';
import { leastRuns } from '../../sim/study/surface.ts';
import { within } from '../cli/tiny.ts';
import { memoInMemory, type TestMeans, withTestMeans } from '../runs/means.ts';
import { SMALL, smallScenario, temporaryFolder } from '../runs/small.ts';

vi.mock('../../sim/model/params.ts', async (original) => {
  const { fewFitted } = await import('./few-fitted.ts');
  return fewFitted(await original<typeof import('../../sim/model/params.ts')>());
});

const FEWEST_RUNS = String(leastRuns(fittedParameters().length));

const dir = temporaryFolder();
const { parameters, levers } = smallScenario(dir);
const plan: RankPlan = {
  scenario: {
    from: '2021-01-01',
    until: '2021-12-31',
    knownUntil: '2021-07-22',
    scale: 1_000_000,
    parameters,
    levers,
  },
  data: shippedMarket('kuaishou'),
  seed: 'small',
  truths: 3,
  isSmall: true,
  size: 6,
  seeds: 1,
  rounds: { fit: 1, draws: 1 },
};

let ranks: RankCheck | undefined;

function checkRanks(means: TestMeans = {}, observer: RankObserver = {}) {
  return withTestMeans(means, (lent) => checkWith(plan, lent, observer));
}

test('a stopped check goes on from what is remembered, with the same ranks at any number of threads', async () => {
  const memo = memoInMemory();
  const stop = new Error('stopped here');
  let runs = 0;
  const onRun = () => {
    if (++runs === 6) throw stop;
  };
  await expect(checkRanks({ threads: 1, memo }, { onRun })).rejects.toThrow(stop);
  let again = 0;
  const resumed = await checkRanks({ threads: 2, memo }, { onRun: () => void again++ });
  let all = 0;
  const clean = await checkRanks({ threads: 1 }, { onRun: () => void all++ });
  ranks = clean;
  expect(JSON.stringify(resumed)).toBe(JSON.stringify(clean));
  expect(again).toBeGreaterThan(0);
  expect(again).toBeLessThan(all - 4);
  expect(clean.quantities.map(({ name }) => name)).toEqual([
    ...fittedParameters().map(({ name }) => name),
    'gmv 2021Q2+2021Q3',
  ]);
  // a truth that no member reaches is told, but judged in no test
  expect(clean.lost).toBe(clean.truths.filter(({ kept }) => kept === 0).length);
  expect(clean.quantities[0]!.bins.reduce((a, b) => a + b, 0)).toBe(3 - clean.lost);
  for (const { ranks, truth } of clean.truths) {
    expect(ranks.every((rank) => rank > 0 && rank < 1)).toBe(true);
    expect(Object.keys(valuesOf(truth))).toHaveLength(fittedParameters().length);
  }
  expect(new Set(clean.truths.map(({ truth }) => truth[0])).size).toBe(3);
});

writeFileSync(
  join(dir, 'known.yaml'),
  SMALL.replace('from: 2020-12-15', 'from: 2021-01-01')
    .replace('until: 2021-03-31', 'until: 2021-12-31')
    .replace('knownUntil: 2021-03-31', 'knownUntil: 2021-07-22'),
);

test('the command writes profiles, ranks, charts that compile, and a page in both languages', async () => {
  const out = join(dir, 'seen');
  const set = ['--scale', '1000000', '--truth-scale', '1000000', '--runs', FEWEST_RUNS, '--threads', '2'];
  const {
    code,
    err,
    out: told,
  } = await within(
    dir,
    'identify',
    'known.yaml',
    '--seed',
    'a',
    '--out',
    out,
    '--profile',
    'visits.rate,calendar.newYear',
    '--truths',
    '0',
    ...set,
    '--lang',
    'en',
  );
  expect(code, err).toBe(0);
  const result = JSON.parse(readFileSync(join(out, 'identify.json'), 'utf8')) as IdentifyResult;
  expect(result.profile!.profiles.map(({ name }) => name)).toEqual(['visits.rate', 'calendar.newYear']);
  expect(told).toContain('visits.rate');

  const whole: IdentifyResult = {
    ...result,
    ranks: ranksPart(ranks!, { scale: 400_000, members: 6, isSmall: true }),
  };
  const before = JSON.stringify(whole);
  for (const chart of IDENTIFY_CHARTS) {
    for (const lang of ['zh', 'en'] as const) {
      expect(await svgOf(chart.spec(whole, lang)!)).toContain('<svg');
    }
  }
  // without the signs that hold a line together
  const page = pageOf(IDENTIFY_REPORT, whole, []).replaceAll('\u2060', '').replaceAll('\u00a0', ' ');
  for (const lang of ['zh', 'en'] as const) {
    for (const sentence of identifySentences(whole, lang)) expect(page).toContain(escaped(sentence));
  }
  expect(JSON.stringify(whole)).toBe(before);
});

test('what cannot be profiled is refused in one line', async () => {
  const args = ['identify', 'small.yaml', '--seed', 'a', '--out', join(dir, 'bad')];
  const name = await within(dir, ...args, '--profile', 'visit.rate');
  expect([name.code, name.err]).toEqual([
    2,
    '--profile: expected a fitted parameter, got visit.rate; did you mean visits.rate?\n',
  ]);
  const tooFew = String(Number(FEWEST_RUNS) - 1);
  const thin = await within(dir, ...args, '--runs', tooFew);
  expect([thin.code, thin.err]).toEqual([
    2,
    `--runs: expected a whole number, ${FEWEST_RUNS} or more, got ${tooFew}\n`,
  ]);
  const few = await within(dir, ...args, '--truths', '2');
  expect([few.code, few.err]).toEqual([2, '--truths: expected 0, or 3 or more, got 2\n']);
  expect(existsSync(join(dir, 'bad'))).toBe(false);
});

test('the check at the calibration’s own settings is a calibration: its scale, sellers, draws, runs and rounds', () => {
  const file = join(dir, 'small.yaml');
  const own = rankSettings({ scenario: file, asCalibrated: true });
  expect([own.scenario.scale, own.isSmall]).toEqual([20_000, false]);
  expect({ size: own.size, seeds: own.seeds, rounds: own.rounds }).toEqual(CALIBRATION);
  expect(own.size).toBeGreaterThanOrEqual(80);
  const small = rankSettings({ scenario: file });
  expect([small.scenario.scale, small.isSmall, small.size]).toEqual([50_000, true, 80]);
  // what was given counts first
  const given = rankSettings({ scenario: file, asCalibrated: true, truthScale: 7000, members: 90 });
  expect([given.scenario.scale, given.size, given.seeds]).toEqual([7000, 90, CALIBRATION.seeds]);
});

test.each([true, false])('sellers are few only where the market is made small (%s)', async (isSmall) => {
  const stop = new Error('seen');
  let seen = '';
  const executor = {
    runtime: '',
    lanes: 1,
    run: async (jobs: Iterable<unknown> | AsyncIterable<unknown>) => {
      for await (const job of jobs) seen ||= JSON.stringify(job);
      throw stop;
    },
  };
  const { 'talents.count': count, ...others } = { 'talents.count': undefined, ...parameters };
  expect(count).toBe(160);
  const scenario = { ...plan.scenario, parameters: others };
  const means = { executor, memo: noMemo, engine: '' };
  await expect(checkWith({ ...plan, scenario, isSmall }, means)).rejects.toThrow(stop);
  expect(seen.includes('"talents.count":300')).toBe(isSmall);
});
