/** A market whose currency has small units: what an amount can be goes with its rate, and the rules know no currency. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadScenario as prepareScenario } from '../../sim/library/laotie.ts';
import { compileFanTables } from '../../sim/model/fans/tables.ts';
import { METRICS } from '../../sim/model/measures/all.ts';
import { PARAMETERS, type ParameterName, paramsWith } from '../../sim/model/params.ts';
import { simulate } from '../../sim/model/simulate.ts';
import { isOfMoney } from '../../sim/notation/currencies.ts';
import { planOf } from '../../sim/runs/market.ts';
import { marketAt } from '../../sim/runs/node/markets.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { drawMarket } from '../../sim/runs/requests.ts';
import { readMarketFile } from '../../sim/scenario/market-file.ts';
import { amountRange, hardFaults, parametersOf } from '../../sim/scenario/market-parameters.ts';
import { posteriorFrom } from '../../sim/scenario/posterior.ts';
import { formatProblem, type Problem } from '../../sim/scenario/problems.ts';
import { valueAt } from '../../sim/study/prior.ts';
import { TINY, within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();

/** A rate of 3,020: that of 300 k for a basket of 99.4. */
const ANSWERS = ['--users', '40m', '--currency', 'VND', '--basket', '300k', '--lang', 'en'];
beforeAll(async () => {
  expect(await within(dir, 'new', 'dong', ...ANSWERS)).toMatchObject({ code: 0, err: '' });
  const yuan = ANSWERS.with(3, 'CNY').with(5, '80');
  expect(await within(dir, 'new', 'yuan', ...yuan)).toMatchObject({ code: 0 });
  expect(await within(dir, 'new', 'cents', ...ANSWERS.with(3, 'USD').with(5, '30'))).toMatchObject({
    code: 0,
  });
});

/** What is wrong with the scenario of a market of which some values are set anew. */
function wrong(market: string, ...set: readonly string[]): string[] {
  const { problems } = loadScenario(join(dir, `scenarios/${market}.yaml`), { set });
  return problems.filter(({ severity }) => severity === 'error').map(formatProblem);
}

/** What is said of the scenario of a market with more lines. */
function saidOf(market: string, lines: string): readonly Problem[] {
  const file = join(dir, 'scenarios/more.yaml');
  writeFileSync(file, `schema: laotie/scenario@1\nextends: ${market}.yaml\n${lines}\n`);
  return loadScenario(file).problems;
}

test('amounts of a scenario may be what they can be at the rate of its market', () => {
  expect(wrong('dong')).toEqual([]);
  expect(wrong('dong', 'parameters.purchase.basket=400k', 'parameters.costs.support=2bn')).toEqual([]);
  expect(wrong('dong', 'parameters.purchase.basket=3m')).toEqual([
    '--set:1:28 parameters.purchase.basket: expected an amount such as 7000 亿 or 700bn, from 3020 to 2.9e6, got "3m"',
  ]);
  expect(wrong('dong', 'parameters.purchase.basket=99.4')[0]).toMatch(/from 3020 to 2\.9e6, got 99\.4$/);
  expect(wrong('cents', 'parameters.purchase.basket=400k')[0]).toMatch(/from 0\.302 to 3020, got "400k"$/);
  expect(wrong('cents', 'parameters.costs.support=-1')[0]).toMatch(/from 0 to 3\.02e5, got -1$/);
});

test('settings and budgets of levers have room in a currency of small units, and none becomes narrower', () => {
  const coupon = (market: string, cap: string, budget = '1m') =>
    saidOf(market, `levers: [{ id: coupon, share: 10%, cap: ${cap}, budget: ${budget} }]`)
      .filter(({ severity }) => severity === 'error')
      .map(formatProblem);
  expect(coupon('dong', '200tn')).toEqual([]);
  expect(coupon('dong', '400tn')[0]).toMatch(/levers\.coupon\.cap: .*, from 0 to 3\.02e14, got "400tn"$/);
  expect(coupon('cents', '90bn')).toEqual([]);
  expect(coupon('cents', '200bn')[0]).toMatch(/levers\.coupon\.cap: .*, from 0 to 1e11, got "200bn"$/);
  expect(coupon('cents', '1m', '500')).toEqual([]);
  expect(coupon('cents', '1m', '300')[0]).toMatch(/coupon\.budget\.amount: .*, from 302 to 1e13, got 300$/);
  expect(amountRange([1000, 1e13], {})).toEqual([1000, 1e13]);
});

test('a former name that has a currency in it stands for amounts in that one alone', () => {
  const said = (market: string, lines: string) =>
    saidOf(market, lines)
      .filter(({ severity }) => severity === 'error')
      .map(formatProblem)
      .map((line) => line.replace(/^.*more/, 'more'));
  const budget = 'levers: [{ id: coupon, share: 10%, cap: 1m, budget: { yuan: 1m } }]';
  expect(said('cents', budget)).toEqual([
    'more.yaml:3:55 levers.coupon.budget.amount: expected an amount in USD, got "yuan"; the market states no rate of exchange: convert the amount',
  ]);
  expect(said('cents', 'parameters: { sellers.followerYuan: 20 }')[0]).toMatch(
    /^more\.yaml:3:15 parameters\.sellers\.followerWorth: expected an amount in USD, got "sellers\.followerYuan"/,
  );
  expect(said('cents', 'parameters: { sellers.followerWorth: 20 }')).toEqual([]);
  expect(said('yuan', budget)).toEqual([]);
});

test('a market keeps its own amounts within what its rate allows', () => {
  const read = (basket: string, rate = 3020) =>
    readMarketFile(
      `schema: laotie/market@1
title: { zh: 市, en: A market }
currency: { code: VND, rate: ${rate} }
tables: { history: history.csv }
calendar: { covers: { from: 2020-01-01, until: 2020-12-31 } }
parameters: { purchase.basket: { ${basket}, source: s } }
`,
      'm.yaml',
    ).problems.map(formatProblem);
  expect(read('value: 300k, range: [200k, 400k]')).toEqual([]);
  expect(read('value: 300, range: [200k, 400k]').join()).toMatch(/value: expected a value inside its range/);
  expect(read('value: 300, range: [200, 400]').join()).toMatch(
    /^m\.yaml:6:41 parameters\.purchase\.basket\.value: expected an amount .*, from 3020 to 2\.9e6, got 300/,
  );
  // at a rate at which the first basket of the model has no room a market names one
  const large = read('value: 300k, range: [200k, 400k]', 40_000);
  expect(large).toEqual([]);
  const noBasket = readMarketFile(
    `schema: laotie/market@1\ntitle: { zh: 市, en: A market }\ncurrency: { code: VND, rate: 40000 }\ntables: { history: history.csv }\ncalendar: { covers: { from: 2020-01-01, until: 2020-12-31 } }\n`,
    'm.yaml',
  );
  expect(noBasket.problems.map(formatProblem)[0]).toMatch(
    /^m\.yaml:1:1 parameters\.purchase\.basket\.value: expected an amount .*, from 40000 to 2\.9e6, got nothing$/,
  );
  expect(read('value: 300k, range: [300k, 300k]').join()).toMatch(
    /range: expected two values, the lower one first/,
  );
});

test('priors, draws and warnings of size go with the rate', () => {
  const market = marketAt(join(dir, 'scenarios/markets/dong/market.yaml'));
  const of = (name: string) => parametersOf(market).find((one) => one.name === name)!;
  expect(of('costs.support').hard).toEqual([0, 3.02e9]);
  expect(of('platform.commission').hard).toEqual([0, 0.3]);
  expect(hardFaults(market, { 'purchase.basket': 300_000 }).size).toBe(0);
  const fitted = PARAMETERS.filter(({ source }) => source === 'fitted').map(({ name }) => name);
  const basket = valueAt(fitted.indexOf('purchase.basket'), 0, market);
  expect(basket).toBeGreaterThan(200_000); // and not cut at 10,000
  const draw = (value: number) =>
    JSON.stringify({
      schema: 'laotie/posterior@1',
      knownUntil: '2021-07-22',
      draws: [{ weight: 1, parameters: { 'purchase.basket': value } }],
    });
  expect(posteriorFrom(draw(300_000), 'p.json', '2021-07-22', market).draws).toHaveLength(1);
  expect(() => posteriorFrom(draw(300), 'p.json', '2021-07-22', market)).toThrow(
    /expected 3020 to 2900000, got 300$/,
  );
  expect(() => posteriorFrom(draw(300_000), 'p.json', '2021-07-22', {})).toThrow(/expected 1 to 10000/);
  // 80 m who can buy times 5 a day in the first currency: 10 tn a month are nothing strange, and 10 bn are
  const file = join(dir, 'scenarios/dong.yaml');
  const month = loadScenario(file).scenario!.until.slice(0, 7);
  const told = (least: string) =>
    saidOf('dong', `targets: [{ id: t, metric: gmv, over: ${month}, atLeast: ${least}, source: s }]`).filter(
      ({ path }) => path === 'targets.t.atLeast',
    );
  expect(told('10tn')).toEqual([]);
  expect(told('1bn')).toHaveLength(1);
});

test('the rules know no currency: with all amounts 3.5 times as large the same happens, at 3.5 times the money', () => {
  const file = join(dir, 'tiny.yaml');
  writeFileSync(file, TINY);
  const { market } = drawMarket(prepareScenario(file).prepared, 0);
  // in amounts so large that whole fen of agents do not matter
  const seriesOf = (factor: number) => {
    const params = { ...market.params } as Record<ParameterName, number>;
    for (const { name, unit } of PARAMETERS) if (isOfMoney(unit)) params[name] *= factor;
    return simulate(planOf({ ...market, params })).series;
  };
  const [one, other] = [seriesOf(1000), seriesOf(3500)];
  METRICS.forEach(({ name, unit }, row) => {
    if (name.startsWith('providersAbove') || name === 'adPrice') return; // the first have thresholds in the market's own money
    const [first, second] = [one, other].map((series) =>
      [...series[row]!].filter((value) => !Number.isNaN(value)),
    );
    if (unit === 'money') {
      const [sum, more] = [first!, second!].map((values) => values.reduce((a, b) => a + b, 0)) as [
        number,
        number,
      ];
      expect(Math.abs(more - 3.5 * sum), name).toBeLessThanOrEqual(1e-3 * Math.abs(sum));
    } else for (const [day, value] of first!.entries()) expect(second![day], name).toBeCloseTo(value, 3);
  });
});

test('an order of more money than has room is of the most that has, not of less than nothing', () => {
  const tables = compileFanTables(paramsWith({ 'purchase.basket': 2.9e6 }));
  expect(Math.min(...tables.basketFen)).toBeGreaterThan(0);
  expect(Math.max(...tables.basketFen)).toBe(2 ** 31 - 1);
  // one of two baskets is as it is
  const at = tables.basketFen.length / 2 + Math.round(Math.log(2) * 1024);
  expect(tables.basketFen[at]! / 100 / 2.9e6).toBeCloseTo(2, 2);
});
