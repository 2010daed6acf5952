/** The market file: what ships is whole, festivals fall where their rules say, and every mistake has its place. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PARAMETERS } from '../../sim/model/params.ts';
import { dayNumber } from '../../sim/notation/dates.ts';
import { marketFiles, shippedMarketFile } from '../../sim/runs/node/markets.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { calendarReach } from '../../sim/scenario/calendar.ts';
import { type Festival, festivalOn } from '../../sim/scenario/festivals.ts';
import { baseValue } from '../../sim/scenario/history.ts';
import { readMarketFile } from '../../sim/scenario/market-file.ts';
import { firstValues, parametersOf } from '../../sim/scenario/market-parameters.ts';
import { marketDataFrom } from '../../sim/scenario/market-tables.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';
import { knownFacts } from '../../sim/study/facts.ts';
import { SMALL, temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();
const SHIPPED = readFileSync(shippedMarketFile('kuaishou'), 'utf8');
const HEAD = `schema: laotie/market@1
title: { zh: 市, en: A market }
currency: { code: CNY }
tables: { history: history.csv }
`;

function read(text: string) {
  const { market, problems } = readMarketFile(text, 'm.yaml');
  return { market, said: problems.map(formatProblem).join('\n') };
}

function festivalsOf(...lines: readonly string[]): readonly Festival[] {
  const list = lines.map((line) => `    - { ${line} }\n`).join('');
  const covers = 'covers: { from: 2023-01-01, until: 2026-12-31 }';
  const { market, said } = read(`${HEAD}calendar:\n  ${covers}\n  festivals:\n${list}`);
  expect(said).toBe('');
  return market!.calendar.festivals;
}

test('every market that ships can be read', () => {
  expect([...marketFiles().keys()]).toContain('kuaishou');
  for (const file of marketFiles().values()) {
    expect(read(readFileSync(file, 'utf8')).said, file).toBe('');
  }
});

test('days that begin at a weekday: the four from the day after the fourth Thursday of November', () => {
  const festivals = festivalsOf(
    'id: black-friday, strength: 3, weekday: { nth: fourth, day: thursday, month: 11, after: 1d, lasts: 4d }',
    'id: late-may, strength: 1, weekday: { nth: last, day: monday, month: 5 }',
  );
  const on = (date: string) => festivalOn(date, festivals).strength;
  expect(['2023-11-23', '2023-11-24', '2023-11-27', '2023-11-28'].map(on)).toEqual([0, 3, 3, 0]);
  expect(['2024-11-28', '2024-11-29', '2024-12-02', '2024-12-03'].map(on)).toEqual([0, 3, 3, 0]);
  // four Mondays in May 2025, five in May 2023
  expect(['2025-05-26', '2025-05-19', '2023-05-29', '2023-05-22'].map(on)).toEqual([1, 0, 1, 0]);
});

test('one that begins in December goes on in January; the strongest of a day counts, with its kind', () => {
  const festivals = festivalsOf(
    'id: turn, strength: 0.5, weekday: { nth: last, day: sunday, month: 12, after: 2d, lasts: 7d }',
    'id: once, strength: 2, own: true, on: [2024-07-09..2024-07-17, 2025-01-01]',
  );
  // the last Sunday of December 2024 is the 29th
  expect(festivalOn('2024-12-30', festivals)).toEqual({ strength: 0, isOwn: false });
  expect(festivalOn('2024-12-31', festivals)).toEqual({ strength: 0.5, isOwn: false });
  expect(festivalOn('2025-01-01', festivals)).toEqual({ strength: 2, isOwn: true });
  expect(festivalOn('2025-01-06', festivals)).toEqual({ strength: 0.5, isOwn: false });
  expect(festivalOn('2025-01-07', festivals)).toEqual({ strength: 0, isOwn: false });
  expect(festivalOn('2024-07-17', festivals).strength).toBe(2);
});

test.each([
  [
    'calender: {}',
    /^m\.yaml:5:1 calender: expected a key of a market, got "calender"; did you mean calendar\?$/m,
  ],
  ['calendar: {}', /^m\.yaml:5:11 calendar: expected newYear or covers: how far the calendar reaches, got/m],
  [
    'rivals: { table: ../../x.csv }',
    /^m\.yaml:5:18 rivals\.table: expected the name of a CSV file in the folder/m,
  ],
  [
    'calendar:\n  covers: { from: 2024-01-01, until: 2023-01-01 }',
    /^m\.yaml:6:11 calendar\.covers: expected a first day not after the last/m,
  ],
  [
    'calendar:\n  festivals:\n    - { id: f, strength: 1, days: 02-29 }',
    /^m\.yaml:7:35 calendar\.festivals\.f\.days: expected days of any year such as 11-11 or 11-01\.\.11-10, got "02-29"/m,
  ],
  [
    'calendar:\n  festivals:\n    - { id: f, strength: 1 }',
    /^m\.yaml:7:7 calendar\.festivals\.f: expected one of days, weekday and on, got/m,
  ],
  [
    'calendar:\n  festivals:\n    - { id: f, strength: 1, weekday: { nth: 4, day: thursday, month: 11 } }',
    /^m\.yaml:7:45 calendar\.festivals\.f\.weekday\.nth: expected first, second, third, fourth or last, got 4/m,
  ],
  [
    'calendar:\n  festivals:\n    - { id: f, strength: 1, on: [2021-11-11], longer: { 2021: 11-01..11-11 } }',
    /^m\.yaml:7:55 calendar\.festivals\.f\.longer: expected days beside it: only a festival of the same days in every year/m,
  ],
  [
    'calendar:\n  week: [1, 1, 1, 1, 1, 1, 2]',
    /^m\.yaml:6:9 calendar\.week: expected numbers with a mean of 1, got a list$/m,
  ],
])('%s is refused where it stands', (text, expected) => {
  const { market, said } = read(`${HEAD}${text}\n`);
  expect(market).toBeUndefined();
  expect(said).toMatch(expected);
});

/** A scenario beside a folder of markets: Kuaishou's under other names. */
function besides(names: readonly string[], line: string) {
  for (const name of names) {
    const folder = join(dir, 'markets', name);
    mkdirSync(folder, { recursive: true });
    cpSync(dirname(shippedMarketFile('kuaishou')), folder, {
      recursive: true,
      filter: (file) => !file.endsWith('.json'),
    });
  }
  const file = join(dir, 'small.yaml');
  writeFileSync(file, `${SMALL}${line}\n`);
  const { scenario, problems } = loadScenario(file);
  return { scenario, said: problems.filter(({ severity }) => severity === 'error').map(formatProblem) };
}

test('a scenario names its market, beside its file or among those that ship', () => {
  const { scenario } = besides([], '');
  expect(scenario).toMatchObject({ market: 'kuaishou', marketFile: shippedMarketFile('kuaishou') });
  expect(scenario!.resolved).toContain('market: kuaishou\n');
  const near = besides(['other'], 'market: other');
  expect(near.scenario!.marketFile).toBe(join(dir, 'markets', 'other', 'market.yaml'));
  const unclear = besides(['other'], '');
  expect(unclear.scenario).toBeUndefined();
  expect(unclear.said[0]).toContain(
    'market: expected the name of a market: kuaishou, other, tiktok-shop-us, got nothing',
  );
  const unknown = besides(['other'], 'market: kuaishuo').said[0];
  expect(unknown).toMatch(/:\d+:9 market: expected the name of a market: .*; did you mean kuaishou\?$/);
});

test('a market has values and ranges of parameters of its own, a week, seasons and days around a new year', () => {
  const { market, said } = read(`${HEAD}calendar:
  covers: { from: 2020-01-01, until: 2020-12-31 }
  week: [1, 1, 1, 1, 1, 1, 1]
  newYear: { table: c.csv, event: first, visits: [{ days: -6..8, loss: 40% }, { days: 9, gain: 5% }] }
parameters:
  fans.users: { value: 40m, range: [30m, 50m], source: a test }
  purchase.basket: { value: 30, range: [20, 50], source: a test }
goals:
  - { title: { zh: 目标, en: goal }, metric: gmv, atLeast: 5bn, until: 2021-12-31, published: 2021-01-01 }
`);
  expect(said).toBe('');
  expect(market!.parameters).toEqual({
    'fans.users': { value: 40e6, plausible: [30e6, 50e6] },
    'purchase.basket': { value: 30, plausible: [20, 50] },
  });
  expect(market!.calendar.newYear!.visits).toEqual([
    { from: -6, until: 8, gain: 0, loss: 0.4 },
    { from: 9, until: 9, gain: 0.05, loss: 0 },
  ]);
  expect(market!.goals[0]).toMatchObject({ metric: 'gmv', atLeast: 5e9 });
});

test.each([
  ['parameters: { fans.user: { value: 3m, range: [1m, 5m], source: s } }', /fans\.user: expected a parameter name.*did you mean fans\.users\?/],
  ['parameters: { purchase.basket: { value: 30, range: [50, 20], source: s } }', /range: expected two values, the lower one first/],
  ['parameters: { purchase.basket: { value: -1, range: [-1, 1], source: s } }', /value: expected an amount .*, from 1 to 10000, got -1/],
  ['goals: [{ metric: gmv }]', /goals\.1\.title: expected a mapping/],
])('%s is refused', (text, expected) => {
  const calendar = 'calendar: { covers: { from: 2020-01-01, until: 2020-12-31 }, week: [1, 1] }';
  const { said } = read(`${HEAD}${calendar}\n${text}\n`);
  expect(said).toMatch(/week: expected a list of 7 numbers/);
  expect(said).toMatch(expected);
}); // biome-ignore format: rows

test('a market file keeps what it says: its text has no key that is not read', () => {
  const { market } = read(SHIPPED);
  expect(market!.calendar.festivals).toHaveLength(8);
  expect(market!.rivals).toEqual({ table: 'rivals/douyin.csv', metric: 'gmv', unit: 'RMB bn', norm: 500 });
});

test.each([
  [
    'metric: gmv, over: 2020, each: quarter',
    /facts\.1: expected either over or each: the row of one figure, or of several/,
  ],
  [
    'metric: gmv, over: 2020-03-LTM',
    /periods: expected periods, for the period of the row is none of the calendar/,
  ],
  ['metric: gvm, over: 2020', /metric: expected a metric, got "gvm"; did you mean gmv\?/],
  [
    'metric: gmv, over: 2020, against: [2019H3]',
    /expected a period such as 2021, 2021Q1, 2021H1, 2021-03 or 2021-03-22\.\.2021-03-31, got/,
  ],
  [
    'metric: gmv, over: 2020, more: { 2020: 3 days }',
    /expected a share such as 36% or 0\.36, from 0 to 1, got/,
  ],
  ['metric: gmv, over: 2020, more: { half: 2% }', /more: expected a period for each of more, got a mapping/],
])('a fact with %s is refused where it stands', (written, expected) => {
  const calendar = 'calendar: { covers: { from: 2020-01-01, until: 2020-12-31 } }';
  const fact = `{ name: f, published: ecommerce_gmv, within: 3%, ${written} }`;
  const { market, said } = read(`${HEAD}${calendar}\nfacts:\n  - ${fact}\n`);
  expect(market).toBeUndefined();
  expect(said).toMatch(/^m\.yaml:7:\d+ facts/);
  expect(said).toMatch(expected);
});

const CALENDAR = 'calendar: { covers: { from: 2020-01-01, until: 2020-12-31 } }';

test.each([
  [
    'currency: { code: USD }',
    /^m\.yaml:3:11 currency\.rate: expected a rate, for the model’s first amounts are in another currency, got/m,
  ],
  [
    'currency: { code: USB, rate: 0.1 }',
    /^m\.yaml:3:19 currency\.code: expected a currency: CNY, USD, .*; did you mean USD\?$/m,
  ],
  [
    'currency: { code: CNY, rate: 7 }',
    /^m\.yaml:3:30 currency\.rate: expected a rate of 1, for the model’s first amounts are in this currency, got 7$/m,
  ],
  ['currency: USD', /^m\.yaml:3:11 currency: expected a mapping \(code, rate\), got "USD"/m],
])('%s is refused where it stands', (line, expected) => {
  const { market, said } = read(`${HEAD.replace('currency: { code: CNY }', line)}${CALENDAR}\n`);
  expect(market).toBeUndefined();
  expect(said).toMatch(expected);
});

test.each([
  [
    'trackers: { tabcut: a third }',
    /^m\.yaml:6:21 trackers\.tabcut: expected a share such as 36% or 0\.36, from 0\.001 to 3, got "a third"/m,
  ],
  [
    'trackers: { tabcut: 20% }\nfacts:\n  - { name: f, published: ecommerce_gmv, over: 2024, metric: gmv, within: 3%, tracker: charm }',
    /^m\.yaml:8:88 facts\.1\.tracker: expected a tracker, one of trackers, got "charm"/m,
  ],
  [
    'facts:\n  - { name: f, published: ecommerce_gmv, over: 2024, metric: gmv, within: 3%, bound: over }',
    /facts\.1\.bound: expected least or most, got "over"/,
  ],
  [
    'facts:\n  - { name: f, published: ecommerce_gmv, each: week, metric: gmv, within: 3% }',
    /facts\.1\.each: expected quarter, period, day, month, half or year, got "week"/,
  ],
  [
    'facts:\n  - { name: f, published: ecommerce_gmv, over: 2024, metric: orders, within: 3% }',
    /^m\.yaml:7:62 facts\.1\.metric: expected a metric of the kind of the figure, money, got "orders"$/m,
  ],
  [
    'facts:\n  - { name: f, published: ecommerce_gmv, over: 2024, metric: gmv, against: [2023], within: 3% }',
    /facts\.1\.metric: expected a metric of the kind of the figure, money, got "gmv"/,
  ],
  [
    'facts:\n  - { name: f, published: buyers_yoy, over: 2024, metric: buyersYear, within: 3% }',
    /facts\.1\.metric: expected a metric of the kind of the figure, share, got "buyersYear"/,
  ],
  [
    'facts:\n  - { name: f, published: ecommerce_annual_active_buyers, over: 2024H1, metric: buyersMonth, within: 3% }',
    /facts\.1\.periods: expected one period, for the metric of several does not add up/,
  ],
  [
    'parameters: { fans.user: { value: 5m, range: [1m, 9m], source: s } }',
    /parameters\.fans\.user: expected a parameter name, got "fans\.user"; did you mean fans\.users\?/,
  ],
  [
    'parameters: { fans.users: { value: 5 days, range: [1m, 9m], source: s } }',
    /parameters\.fans\.users\.value: expected a count such as 580m or 5\.8 亿/,
  ],
  [
    'parameters: { fans.users: { value: 10m, range: [1m, 9m], source: s } }',
    /parameters\.fans\.users\.value: expected a value inside its range, got "10m"/,
  ],
])('%s is refused where it stands', (lines, expected) => {
  const { market, said } = read(`${HEAD}${CALENDAR}\n${lines}\n`);
  expect(market).toBeUndefined();
  expect(said).toMatch(expected);
});

test.each([
  [
    'figures: { ecommerce_gmv: { kind: money } }',
    /figures\.ecommerce_gmv: expected a name of small letters, digits and _ that no market has yet, got "ecommerce_gmv"/,
  ],
  [
    'figures: { tickets: { kind: tickets } }',
    /figures\.tickets\.kind: expected a kind of figure: money, people, things, share, growth, points, minutes, got "tickets"/,
  ],
  [
    'figures: { tickets: { kind: things, per: week } }',
    /figures\.tickets\.per: expected day, month or year, got "week"/,
  ],
  [
    'facts:\n  - { name: f, published: ecommerce_gvm, over: 2024, metric: gmv, within: 3% }',
    /facts\.1\.published: expected the name of a published figure, got "ecommerce_gvm"; did you mean ecommerce_gmv\?/,
  ],
])('%s is refused where it stands', (lines, expected) => {
  const { market, said } = read(`${HEAD}${CALENDAR}\n${lines}\n`);
  expect(market).toBeUndefined();
  expect(said).toMatch(expected);
});

test('a market reads figures that only it has, each in units of its kind, and may be fitted to them', () => {
  const lines = [
    CALENDAR,
    'figures: { tickets: { kind: things, per: day }, fans_met: { kind: growth } }',
    'facts:\n  - { name: tickets, published: tickets, over: 2024, metric: orders, within: 3% }',
  ];
  const { market } = read(`${HEAD}${lines.join('\n')}\n`);
  const data = (row: string) =>
    marketDataFrom(market!, () => ({
      text: `period,metric,value,unit,source,confidence,published\n${row},s,A,2025-02-28\n`,
      file: 'h.csv',
    }));
  const own = data('2024,tickets,2,m orders per day');
  expect(own.history.map(baseValue)).toEqual([2e6]);
  expect(data('2024,fans_met,-30,%').history.map(baseValue)).toEqual([-0.3]);
  // of a mean day the sum of its year
  const [fact] = knownFacts(own, '2025-12-31', { from: '2023-01-01' });
  expect(fact!.value).toBeCloseTo(Math.log(2e6 * 366), 12);
  // whether its unit says so or the market's file alone
  const [same] = knownFacts(data('2024,tickets,2,m orders'), '2025-12-31', { from: '2023-01-01' });
  expect(same!.value).toBe(fact!.value);
  expect(() => data('2024,tickets,2,RMB m')).toThrow(/h\.csv:2:4 unit: expected a unit such as/);
  expect(() => data('2024,ticket,2,m orders')).toThrow(/metric: .* got "ticket"; did you mean tickets\?/);
});

test('amounts among first values are taken at the rate of the market, and its own values before them', () => {
  const lines = [
    'currency: { code: USD, rate: 0.14 }',
    'parameters: { purchase.basket: { value: 40, range: [25, 60], source: s } }',
  ];
  const { market } = read(`${HEAD.replace('currency: { code: CNY }', lines.join('\n'))}${CALENDAR}\n`);
  const data = marketDataFrom(market!, () => ({
    text: 'period,metric,value,unit,source,confidence,published\n2024,ecommerce_gmv,9,USD bn,s,A,2025-02-28\n',
    file: 'h.csv',
  }));
  expect(data.currency).toBe('USD');
  const own = parametersOf(data);
  const of = (name: string) => own.find((parameter) => parameter.name === name)!;
  expect(of('purchase.basket')).toMatchObject({ value: 40, plausible: [25, 60], unit: 'money' });
  // 1.5 yuan an entry, 0.5 to 3; a share stays as it is
  expect(of('traffic.adReserve').value).toBeCloseTo(0.21, 12);
  expect(of('traffic.adReserve').plausible).toEqual([0.07, 0.42]);
  expect(of('traffic.adLoad')).toBe(PARAMETERS.find(({ name }) => name === 'traffic.adLoad'));
  expect(of('brands.selfCost').meaning).toContain('live room');
  expect(firstValues(data)['purchase.basket']).toBe(40);
});

test('rivals of whom no row says how large they are are refused, and not left out', () => {
  const { market } = read(
    `${HEAD}${CALENDAR}\nrivals: { table: r.csv, metric: gmv, unit: RMB bn, norm: 500 }\n`,
  );
  const tables: Readonly<Record<string, string>> = {
    'history.csv':
      'period,metric,value,unit,source,confidence,published\n2020,ecommerce_gmv,381,RMB bn,s,A,2021-03-01',
    'r.csv':
      'period,metric,value,unit,published,source,address,confidence,note\n2020,gmv,500,RMB bn,2021-03-01,s,,B,',
  };
  const data = (change = (text: string) => text) =>
    marketDataFrom(market!, (file) => ({ text: `${change(tables[file]!)}\n`, file }));
  expect(data().rivals).toEqual([{ year: 2020, size: 1, published: '2021-03-01' }]);
  expect(() => data((text) => text.replace('500,RMB bn', '500,USD bn'))).toThrow(
    'r.csv: expected a whole year of gmv in RMB bn, of confidence A or B, got none',
  );
  expect(() => data((text) => text.replace('500,RMB bn', '0,RMB bn'))).toThrow(
    'r.csv: expected a figure above 0 in 2020, got 0',
  );
});

test('a calendar reaches no farther than its new years, whatever it says', () => {
  const newYears = [dayNumber('2020-01-25'), dayNumber('2021-02-12')];
  const covers = { from: '2019-06-01', until: '2030-12-31' };
  const reach = (calendar: object) => calendarReach({ newYears: [], festivals: [], ...calendar });
  expect(reach({ newYears })).toEqual({ from: '2019-03-31', until: '2021-12-09' });
  expect(reach({ covers })).toEqual(covers);
  expect(reach({ newYears, covers })).toEqual({ from: '2019-06-01', until: '2021-12-09' });
});
