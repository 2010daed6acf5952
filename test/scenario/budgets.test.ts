/** Budgets as a scenario writes them, and as a run tells of them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forkTree } from '../../sim/runs/forks.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { readRun } from '../../sim/runs/node/store.ts';
import { drawMarket } from '../../sim/runs/requests.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';
import type { Scenario } from '../../sim/scenario/scenario.ts';
import { TINY, within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();
const LEVERS = /levers:\n.*\n/;

function load(lever: string, ...set: string[]): { scenario?: Scenario; said: string } {
  const file = join(dir, 'budgets.yaml');
  writeFileSync(file, TINY.replace(LEVERS, `levers:\n  - ${lever}\n`));
  const { scenario, problems } = loadScenario(file, { set });
  const said = problems.filter(({ path }) => !path.startsWith('parameters')); // a market this small is no other
  return { ...(scenario ? { scenario } : {}), said: said.map(formatProblem).join('\n') };
}

const COUPON = 'id: coupon, share: 10%, cap: 50m';

test('an amount by itself is for its whole life; a mapping says the period; --set changes either', () => {
  const budget = (lever: string, ...set: string[]) => load(lever, ...set).scenario?.levers[0]?.budget;
  expect(budget(`{ ${COUPON}, budget: 3bn }`)).toEqual({ amount: 3e9 });
  expect(budget(`{ ${COUPON}, budget: { amount: 30 亿, per: quarter } }`)).toEqual({
    amount: 3e9,
    per: 'quarter',
  });
  expect(budget(`{ ${COUPON} }`, 'levers.coupon.budget=2bn')).toEqual({ amount: 2e9 });
  expect(
    budget(`{ ${COUPON}, budget: { amount: 3bn, per: year } }`, 'levers.coupon.budget.amount=1bn'),
  ).toEqual({ amount: 1e9, per: 'year' });
  expect(budget(`{ ${COUPON} }`)).toBeUndefined();
});

test('what older files call an amount is read, alone, over another layer and under one', () => {
  const budget = (lever: string, ...set: string[]) => load(lever, ...set).scenario?.levers[0]?.budget;
  const [older, newer] = ['{ yuan: 3bn, per: year }', '{ amount: 3bn, per: year }'];
  expect(budget(`{ ${COUPON}, budget: ${older} }`)).toEqual({ amount: 3e9, per: 'year' });
  for (const [written, key] of [
    [older, 'yuan'],
    [older, 'amount'],
    [newer, 'yuan'],
  ])
    expect(budget(`{ ${COUPON}, budget: ${written} }`, `levers.coupon.budget.${key}=1bn`)).toEqual({
      amount: 1e9,
      per: 'year',
    });
});

test('two parameters are read by the names that older files have', () => {
  const lever = `{ ${COUPON} }`;
  const of = (...set: string[]) => load(lever, ...set).scenario?.parameters;
  expect(of('parameters.sellers.followerYuan=200', 'parameters.sellers.complaintYuan=30')).toMatchObject({
    'sellers.followerWorth': 200,
    'sellers.complaintCost': 30,
  });
  expect(of('parameters.sellers.followerWorth=200', 'parameters.sellers.followerYuan=250')).toMatchObject({
    'sellers.followerWorth': 250,
  });
});

test('the resolved scenario gives the same levers and the same text', () => {
  const { scenario } = load('{ id: ska-support, vouchers: 40%, budget: { amount: 3bn, per: quarter } }');
  const file = join(dir, 'again.yaml');
  writeFileSync(file, scenario!.resolved);
  const again = loadScenario(file).scenario!;
  expect(again.levers).toEqual(scenario!.levers);
  expect(again.resolved).toBe(scenario!.resolved);
  expect(scenario!.levers[0]!.args).toMatchObject({ vouchers: 0.4, tools: 1 });
});

test('a share under the old name of the vouchers is still read as one', () => {
  for (const written of ['0.4', '40%']) {
    const { scenario, said } = load(`{ id: ska-support, budget: ${written} }`);
    expect(said).toBe('');
    expect(scenario!.levers[0]).toMatchObject({ args: { vouchers: 0.4 } });
    expect(scenario!.levers[0]!.budget).toBeUndefined();
  }
  expect(load('{ id: ska-support }', 'levers.ska-support.budget=0').scenario!.levers[0]!.args.vouchers).toBe(
    0,
  );
});

test.each([
  [
    `{ ${COUPON}, budget: 10 }`,
    'levers.coupon.budget.amount: expected an amount such as 7000 亿 or 700bn, from 1000 to 1e13, got 10',
  ],
  [
    `{ ${COUPON}, budget: { yuan: 1bn, amount: 2bn } }`,
    'levers.coupon.budget.yuan: expected a key of a budget (amount, per), got "yuan"',
  ],
  [`{ ${COUPON}, budget: [1bn] }`, 'levers.coupon.budget: expected a mapping (amount, per), got a list'],
  [`{ ${COUPON}, budget: { per: year } }`, 'levers.coupon.budget.amount: expected an amount'],
  [`{ ${COUPON}, budget: { amount: 1bn, per: month } }`, 'expected year or quarter, got "month"'],
  [`{ ${COUPON}, budget: { amount: 1bn, by: year } }`, 'expected a key of a budget (amount, per), got "by"'],
  [
    '{ id: visit-push, factor: 2, budget: 3bn }',
    'levers.visit-push.budget: expected no budget: how many visits it brings is known afterwards, got "3bn"',
  ],
  [
    '{ id: host-ban, budget: { amount: 3bn } }',
    'expected no budget: it costs the platform no money, got a mapping',
  ],
])('%s is refused in one line', (lever, part) => {
  const { scenario, said } = load(lever);
  expect(scenario).toBeUndefined();
  expect(said).toContain(part);
  expect(said.split('\n')).toHaveLength(1);
});

test('two budgets part on the first day in force, and only there', () => {
  const market = (...set: string[]) => {
    const { scenario } = load(`{ ${COUPON}, from: 2021-01-05 }`, ...set);
    return drawMarket(prepare({ ...scenario!, seed: 'x' }), 0).market;
  };
  const [none, small, large] = [[], ['levers.coupon.budget=1bn'], ['levers.coupon.budget=2bn']].map((set) =>
    market(...set),
  );
  expect(forkTree([none!, small!]).until).toBe(21);
  expect(forkTree([small!, large!]).until).toBe(21);
  expect(
    forkTree([small!, market('levers.coupon.budget.amount=1bn', 'levers.coupon.title={zh: 他, en: Other}')])
      .branches,
  ).toEqual([]);
});

test('a run tells what each budget has paid, in its tables and its report', async () => {
  const levers = [
    `  - { ${COUPON}, from: 2020-12-20, budget: { amount: 2m, per: quarter } }`,
    '  - { id: wind-maker, fundPerDay: 100k, from: 2021-01-10, budget: 10m }',
    '  - { id: trust-card }',
  ];
  writeFileSync(join(dir, 'told.yaml'), TINY.replace(LEVERS, `levers:\n${levers.join('\n')}\n`));
  const { code } = await within(dir, 'run', 'told.yaml', '--out', 'told', '--replicates', '2');
  expect(code).toBe(0);
  const { rules } = await readRun(join(dir, 'told'));
  const lines = readFileSync(join(dir, 'told/budgets.csv'), 'utf8').slice(1).trim().split('\n');
  expect(lines).toHaveLength(1 + 2 * 3);
  expect(lines.slice(0, 4).map((line) => line.split(',').slice(0, 4).join())).toEqual([
    'replicate,lever,period,budget',
    '0,coupon,2020Q4,2000000',
    '0,coupon,2021Q1,2000000',
    '0,wind-maker,2021-01-10/2021-01-31,10000000',
  ]);
  for (const { budget, spent, unspent, lever } of rules!.budgets) {
    expect(spent + unspent).toBe(budget);
    // 22 days of the fund, which a fen of an agent is coarser than by little
    if (lever === 'wind-maker') expect(spent).toBeCloseTo(2.2e6, -6);
    else expect(unspent).toBeLessThan(20_000); // two fen of agents
  }
  const page = readFileSync(join(dir, 'told/report.html'), 'utf8');
  expect(page).toContain('<h2>Budgets of levers</h2>');
  expect(page).toContain('2 of 2 runs');
  const plain = await within(
    dir,
    'run',
    'told.yaml',
    '--out',
    'plain',
    '--set',
    'levers.coupon.remove=true',
    '--set',
    'levers.wind-maker.remove=true',
  );
  expect(plain.code).toBe(0);
  expect((await readRun(join(dir, 'plain'))).rules).toBeUndefined();
});
