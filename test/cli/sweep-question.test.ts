/** What a study file asks, before anything runs: the scenario of each point, what is drawn, the days that all have. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sweepQuestion } from '../../sim/cli/sweep-question.ts';
import { Refusal } from '../../sim/notation/refusal.ts';
import { drawMarket } from '../../sim/runs/requests.ts';
import { temporaryFolder } from '../runs/small.ts';
import { catchOutput } from './output.ts';
import { TINY } from './tiny.ts';

const dir = temporaryFolder();
const caught = catchOutput();
const MARKET = TINY.replace(
  'targets:',
  `  - { id: coupon, from: 2021-01-05, share: 2%, cap: 5m, budget: { amount: 50m, per: quarter } }
  - { id: push, lever: visit-push, from: 2021-01-05, factor: 1.2, when: { metric: gmv, days: 7, below: 2bn, untilAbove: 3bn } }
targets:`,
).replace('parameters: {', 'parameters: { posterior: posterior.json,');
writeFileSync(join(dir, 'market.yaml'), MARKET);
writeFileSync(
  join(dir, 'posterior.json'),
  JSON.stringify({
    schema: 'laotie/posterior@1',
    knownUntil: '2021-01-20',
    draws: [0.7, 0.9].map((rate) => ({
      weight: 1,
      parameters: { 'visits.rate': rate, 'trust.memory': 0.9 },
    })),
  }),
);

function ask(factors: string, design: string, more = '', given: { points?: number; seed?: string } = {}) {
  const study = `schema: laotie/study@1\ntitle: { zh: 研究, en: A study }\nscenario: market.yaml\n${factors === '' ? '' : `factors:\n${factors}`}design: ${design}\n${more}`;
  writeFileSync(join(dir, 'study.yaml'), study);
  return sweepQuestion({ study: join(dir, 'study.yaml'), lang: 'en', ...given }, undefined);
}

function refusalOf(...asked: Parameters<typeof ask>): string {
  try {
    ask(...asked);
    return '';
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.message.replaceAll(`${dir}/`, '');
  }
}

test('settings of levers and dates of the scenario, in a zip', () => {
  const { asked, plan } = ask(
    `  - { path: levers.coupon.budget, values: [10m, 2000 万] }
  - { path: levers.coupon.cap, values: [1m, 2m] }
  - { path: levers.push.when.below, values: [1bn, 1.5bn] }
  - { path: levers.push.ramp, values: [0d, 2w] }
  - { path: until, values: [2021-01-31, 2021-02-10] }
  - { path: knownUntil, values: [2021-01-20, 2021-03-31] }
  - { path: population.scale, values: [1000000, 2m] }
`,
    '{ kind: zip }',
    'outcomes: [{ metric: gmv, over: 2021-01 }]\n',
  );
  const told = asked.points.map(({ prepared: { scenario } }) => {
    const [coupon, push] = ['coupon', 'push'].map((id) => scenario.levers.find((lever) => lever.id === id)!);
    const { until, knownUntil, scale } = scenario;
    return [coupon!.budget, coupon!.args.cap, push!.when!.below, push!.rampDays, until, knownUntil, scale];
  });
  expect(told).toEqual([
    [{ amount: 10e6, per: 'quarter' }, 1e6, 1e9, 0, '2021-01-31', '2021-01-20', 1e6],
    [{ amount: 20e6, per: 'quarter' }, 2e6, 1.5e9, 14, '2021-02-10', '2021-03-31', 2e6],
  ]);
  expect(plan.factors.map(({ unit }) => unit)).toEqual([
    'yuan',
    'yuan',
    'yuan',
    'days',
    'date',
    'date',
    'users',
  ]);
  const days = asked.points.map(({ prepared }) => drawMarket(prepared, 0).market.exogenous.days);
  expect(days).toEqual([48, 58]);
});

test('replicates have the same luck and draw at every point; what the study sets is not drawn', () => {
  const { asked, plan } = ask('  - { path: parameters.trust.memory, range: [0.85, 0.95] }\n', '{ kind: latin-hypercube, points: 3 }');
  const markets = (replicate: number) => asked.points.map(({ prepared }) => drawMarket(prepared, replicate).market);
  for (const replicate of [0, 1, 2]) {
    const all = markets(replicate);
    expect(new Set(all.map(({ key }) => `${key.k0} ${key.k1}`)).size).toBe(1);
    expect(new Set(all.map(({ params }) => params['visits.rate']))).toEqual(new Set([plan.draws[replicate]![0]]));
    expect(all.map(({ params }) => params['trust.memory'])).toEqual(plan.points.map(({ values }) => values[0]));
  }
  expect(plan.drawn).toEqual(['visits.rate']);
}); // biome-ignore format: one line

test('the seed decides points and luck; a study’s seed and replicates stand unless the command line says others', () => {
  const factors = '  - { path: parameters.trust.memory, range: [0.85, 0.95] }\n';
  const sobol = '{ kind: sobol, points: 8 }';
  const [one, same, other] = ['a', 'a', 'b'].map((seed) => ask(factors, sobol, '', { seed }).plan);
  expect(same!.points).toEqual(one!.points);
  expect(other!.points).not.toEqual(one!.points);
  const own = ask(factors, sobol, 'seed: 007\nreplicates: 3\n').plan;
  expect([own.seed, own.replicates]).toEqual(['007', 3]);
  expect(ask(factors, sobol, 'seed: 007\n', { seed: 'b' }).plan.points).toEqual(other!.points);
  expect(ask(factors, sobol, '', { seed: 'a', points: 16 }).plan.points.slice(0, 8)).toEqual(one!.points);
});

test('where nothing is asked, the target and the main figures over days that all points have', () => {
  const { plan } = ask('  - { path: until, values: [2021-01-31, 2021-02-10] }\n', '{ kind: grid }');
  const main = ['gmv', 'netGmv', 'platformNet', 'leverCost', 'buyersYear', 'meanTrust'];
  expect(plan.outcomes.map(({ metric, period }) => `${metric}@${period}`)).toEqual([
    'gmv@2021-01',
    ...main.map((metric) => `${metric}@2020-12-15/2021-01-31`),
  ]);
}); // biome-ignore format: one line

test.each([
  ['  - { path: knownUntil, values: [2021-01-10] }\n', '{ kind: grid }', /^posterior\.json:1:\d+ knownUntil: expected a fit that knows nothing after the scenario's knownUntil, 2021-01-10, got 2021-01-20$/],
  ['  - { path: until, values: [2021-01-25, 2020-12-01] }\n', '{ kind: grid }', /^study\.yaml:5:28 until: expected a date not before 2020-12-15, got (2020-12-01|"2020-12-01")/],
  ['  - { path: levers.push.budget, values: [1m] }\n', '{ kind: grid }', /^study\.yaml:5:13 factors\.1\.path: expected a setting of the lever that is a number or a date, got "budget"/],
  ['  - { path: until, values: [2021-02-05, 2021-01-25] }\n', '{ kind: grid }', /^market\.yaml:15:38 targets\.gmv-q1\.over: expected a period within the run, 2020-12-15 to 2021-01-25, got 2021-01; at point 1$/],
  ['  - { path: levers.trust-card.rights, values: [1] }\n', '{ kind: grid }', /expected a setting of the lever that is a number or a date, got "rights"/],
  ['  - { path: seed, values: [1] }\n', '{ kind: grid }', /^study\.yaml:5:13 factors\.1\.path: expected a path of a parameter, a lever or a date, .*got "seed"/],
  ['  - { path: until, values: [2021-01-25] }\n  - { path: from, values: [2020-12-15, 2020-12-16] }\n', '{ kind: zip }', /^study\.yaml:7:9 design: expected factors of as many levels each, got 1, 2$/],
  ['  - { path: until, values: [2021-01-25] }\n  - { path: until, values: [2021-01-26] }\n', '{ kind: grid }', /^study\.yaml:6:13 factors\.2\.path: expected each path once, got a second "until"$/],
  ['  - { path: parameters.trust.stake, range: [0, 2], scale: log }\n', '{ kind: grid }', /^study\.yaml:5:59 factors\.1\.scale: expected linear for a range that holds 0, got log$/],
  ['', '{ kind: grid }', /^study\.yaml:1:1 factors: expected a list of factors, got nothing$/],
  ['', '{ kind: file, file: none.csv }', /^study\.yaml:4:29 design\.file: expected a table of points, got "none\.csv", no such file$/],
])('%j, %s is refused with its place', (factors, design, line) => {
  expect(refusalOf(factors, design)).toMatch(line);
  expect(caught.out).toBe('');
}); // biome-ignore format: one case a line

test('a number of points for a design that has none', () => {
  expect(refusalOf('  - { path: parameters.trust.memory, values: [0.9] }\n', '{ kind: grid }', '', { points: 4 })).toBe(
    'study.yaml:6:9 design: expected a design with a number of points, got grid',
  );
}); // biome-ignore format: one line
