/** Grades of markets by what their folders hold, and facts of any period that a market's file asks for. */
import { expect, test } from 'vitest';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { type FactRule, rowsOf } from '../../sim/scenario/fact-rules.ts';
import type { HistoryRow } from '../../sim/scenario/history.ts';
import type { Posterior } from '../../sim/scenario/posterior.ts';
import { knownFacts } from '../../sim/study/facts.ts';
import { type CheckedMarket, checkMarket } from '../../sim/study/market-check.ts';
import { atScore, fittedParameters } from '../../sim/study/prior.ts';

const data = shippedMarket('kuaishou');
const DAY = '2021-07-22';
const ENGINE = 'this one';

/** 101 draws of every fitted parameter at even scores from −1 to 1; the first parameter is nowhere in them. */
const POSTERIOR: Posterior = {
  knownUntil: DAY,
  record: { scenario: 's', engine: ENGINE },
  draws: Array.from({ length: 101 }, (_, at) => ({
    weight: 1,
    parameters: Object.fromEntries(
      fittedParameters()
        .slice(1)
        .map((parameter) => [parameter.name, atScore(parameter, at / 50 - 1)]),
    ),
  })),
};
const HELD = [0.5, 0.8, 0.9].map((level) => ({ level, inside: Math.round(level * 40), of: 40 }));

function check(changes: Partial<CheckedMarket> = {}) {
  return checkMarket({
    data,
    knownUntil: DAY,
    posterior: POSTERIOR,
    backtest: { levels: HELD, engine: ENGINE },
    engine: ENGINE,
    ...changes,
  });
}

test('a fit and a backtest of this program whose intervals held: A, and nothing is lacking', () => {
  expect(check()).toMatchObject({ grade: 'A', lacks: [] });
});

test.each([
  ['B', ['backtest'], { backtest: undefined }],
  ['B', ['backtest'], { backtest: { levels: HELD, engine: 'another' } }],
  ['B', ['coverage'], { backtest: { levels: [{ level: 0.8, inside: 10, of: 40 }], engine: ENGINE } }],
  ['C', ['fit'], { posterior: undefined }],
  ['C', ['engine'], { posterior: { ...POSTERIOR, record: { engine: 'another' } } }],
  ['D', ['facts'], { data: { ...data, facts: [] } }],
  ['D', ['attention', 'facts'], { data: { ...data, history: [], assumed: [] } }],
] as const)('%s where %s is lacking', (grade, lacks, changes) => {
  expect(check(changes as Partial<CheckedMarket>)).toMatchObject({ grade, lacks });
});

/** What a run needs to know of attention. */
const ATTENTION = ['avg_mau', 'avg_dau', 'minutes_per_dau_day'];

test('figures of which no rule reads any are no facts: all but attention are bounds here', () => {
  const history = data.history.map((row) =>
    ATTENTION.includes(row.metric) ? row : { ...row, bound: 'least' as const },
  );
  const facts = data.facts.filter(({ bound }) => bound === undefined);
  expect(check({ data: { ...data, history, facts } })).toMatchObject({ grade: 'D', lacks: ['facts'] });
  const row = history.find(({ metric, period }) => metric === 'ecommerce_gmv' && period === '2021Q1')!;
  const rule = { ...facts.find(({ published }) => published === 'ecommerce_gmv')!, each: 'quarter' } as const;
  expect([rowsOf(rule, [row]).length, rowsOf({ ...rule, bound: 'least' }, [row]).length]).toEqual([0, 1]);
  expect(rowsOf({ ...rule, bound: 'least', each: 'year' }, [row])).toEqual([]);
});

test('what is published later is not there', () => {
  const facts = (knownUntil: string) => check({ knownUntil }).rules.find(({ name }) => name === 'gmv')!.facts;
  expect([facts('2021-05-23'), facts('2021-05-24')]).toEqual([4, 5]);
});

test('the width of draws over that of the prior, none for a parameter that the fit did not know', () => {
  const { parameters } = check();
  const [unknown, known] = fittedParameters().map(({ name }) =>
    parameters.find((parameter) => parameter.name === name),
  );
  expect(unknown!.width).toBeUndefined();
  // even scores from −1 to 1: their tenth to their ninetieth part is 1.6 wide, that of a unit normal 2.5631
  expect(known!.width).toBeCloseTo(1.6 / 2.5631, 2);
});

function factsOf(rule: Partial<FactRule>, ...rows: readonly Partial<HistoryRow>[]) {
  const row = {
    metric: 'ecommerce_gmv',
    unit: 'RMB bn',
    source: 's',
    confidence: 'A',
    published: '2021-01-01',
  };
  const history = rows.map((one) => ({ ...row, period: '2020', value: 1, ...one }));
  const trackers = { tabcut: 0.2, charm: 0.35 };
  const whole: FactRule = {
    name: 'f',
    published: 'ecommerce_gmv',
    metric: 'gmv',
    growth: false,
    within: 0.1,
    ...rule,
  };
  return knownFacts({ history, facts: [whole], trackers }, '2021-12-31', { from: '2019-01-01' });
}

test.each([
  ['2020-06-18', ['2020-06-18', '2020-06-18'], 1],
  ['2020-06', ['2020-06-01', '2020-06-30'], 1],
  ['2020Q2', ['2020-04-01', '2020-06-30'], 1],
  ['2020H2', ['2020-07-01', '2020-12-31'], 2],
  ['2020', ['2020-01-01', '2020-12-31'], 1],
  ['2020-01..2020-11', ['2020-01-01', '2020-11-30'], 1],
  ['2020-11-13..2020-12-02', ['2020-11-13', '2020-12-02'], 1],
])('a fact of %s is read over that period', (over, days, periods) => {
  const [fact, ...none] = factsOf({ over }, { period: over, value: 7 });
  expect(none).toEqual([]);
  expect([fact!.since, fact!.until]).toEqual(days);
  expect(fact!.value).toBeCloseTo(Math.log(7e9), 12);
  expect(fact!.of(() => 3)).toBeCloseTo(Math.log(3 * periods), 12);
});

test('each period that is published is a fact of its own; a share of a half year is the mean of its quarters', () => {
  const rates = factsOf(
    { each: 'period', name: 'rate', published: 'take_rate', metric: 'repeatRate', more: { '2020H1': 0.02 } },
    { metric: 'take_rate', period: '2020H1', value: 60, unit: '%' },
    { metric: 'take_rate', period: '2020-11', value: 50, unit: '%' },
    { metric: 'take_rate', period: '2020-03-LTM', value: 40, unit: '%' },
  );
  expect(rates.map(({ name, logarithm }) => [name, logarithm])).toEqual([
    ['rate 2020H1', false],
    ['rate 2020-11', false],
  ]);
  expect(rates[0]!.value).toBeCloseTo(0.62, 12);
  expect(rates[0]!.of((_, period) => (period === '2020Q1' ? 0.4 : 0.6))).toBeCloseTo(0.5, 12);
});

test('the mean of a day is the sum of its period', () => {
  const [fact] = factsOf(
    { published: 'ecommerce_gmv_daily_average', over: '2020-02' },
    { metric: 'ecommerce_gmv_daily_average', period: '2020-02', value: 7, unit: 'RMB m per day' },
  );
  expect(fact!.value).toBeCloseTo(Math.log(7e6 * 29), 12); // 2020 was a leap year
  expect(fact!.of((metric, period) => (metric === 'gmv' && period === '2020-02' ? 5 : 0))).toBe(Math.log(5));
});

const YEAR = { over: '2020' } as const;
const BY_ALL = [
  { value: 9, confidence: 'B', tracker: 'tabcut' },
  { value: 6, confidence: 'A', tracker: 'charm' },
  { value: 8 },
  { value: 7, bound: 'least', confidence: 'A' },
] as const;

test.each([
  [{}, 8, {}],
  [{ tracker: 'tabcut' }, 9, { level: { tracker: 'tabcut', within: 0.2 } }],
  [{ tracker: 'charm' }, 6, { level: { tracker: 'charm', within: 0.35 } }],
  [{ bound: 'least' }, 7, { bound: 'least' }],
] as const)('of all figures of a period %j takes its own, whatever is surer', (rule, bn, more) => {
  const facts = factsOf({ ...YEAR, ...rule }, ...BY_ALL);
  expect(facts).toHaveLength(1);
  expect(facts[0]!.value).toBeCloseTo(Math.log(bn * 1e9), 12);
  const { level, bound } = facts[0]!;
  expect({ ...(level ? { level } : {}), ...(bound ? { bound } : {}) }).toEqual(more);
});

test('a ratio inside one tracker stands on no level', () => {
  const [fact] = factsOf(
    { published: 'ecommerce_gmv_yoy', over: '2020', against: ['2019'], growth: true, tracker: 'charm' },
    { metric: 'ecommerce_gmv_yoy', value: 50, unit: '%', tracker: 'charm' },
  );
  expect(fact!.level).toBeUndefined();
  expect(fact!.value).toBeCloseTo(Math.log(1.5), 12);
});

test('each of a kind takes periods of that kind alone, by time', () => {
  const rows = ['2020H2', '2020', '2020H1', '2020Q1', '2020-01..2020-05'].map((period) => ({ period }));
  const names = (each: FactRule['each']) =>
    factsOf({ each: each!, name: 'f' }, ...rows).map(({ name }) => name);
  expect(names('half')).toEqual(['f 2020H1', 'f 2020H2']);
  expect(names('year')).toEqual(['f 2020']);
  expect(names('quarter')).toEqual(['f 2020Q1']);
  expect(names('period')).toHaveLength(5);
});
