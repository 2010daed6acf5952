/** Tables of effects, launches, rivals and facts: what ships is read whole, and what is wrong in a row is named by its place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { shippedFolder } from '../../sim/runs/node/shipped.ts';
import { csvRows } from '../../sim/scenario/csv.ts';
import { factRows } from '../../sim/scenario/fact-rows.ts';
import {
  comparableSales,
  effectRows,
  type LaunchRow,
  launchRows,
  rivalRows,
} from '../../sim/scenario/published-tables.ts';
import { knownFacts } from '../../sim/study/facts.ts';

const shipped = (name: string) => readFileSync(join(shippedFolder()!, 'markets/kuaishou', name), 'utf8');
const linesOf = (text: string, file: string) => csvRows(text, file).length;

test('the tables that ship are read, every row of them', () => {
  const effects = shipped('effects.csv');
  expect(effectRows(effects, 'effects.csv')).toHaveLength(linesOf(effects, 'effects.csv'));
  const launches = shipped('launches.csv');
  expect(launchRows(launches, 'launches.csv')).toHaveLength(linesOf(launches, 'launches.csv'));
  for (const file of ['rivals/douyin.csv', 'rivals/other-markets.csv']) {
    const text = shipped(file);
    expect(rivalRows(text, file)).toHaveLength(linesOf(text, file));
  }
});

test('an effect is a number in its unit, or what its source says in words', () => {
  const rows = effectRows(shipped('effects.csv'), 'effects.csv');
  const of = (lever: string) => rows.find((row) => row.lever === lever)!;
  expect(of('free returns')).toMatchObject({ value: 9.15, unit: '%', written: '9.15', confidence: 'B' });
  expect(of('trust badge (eTRS)')).toMatchObject({ value: undefined, written: 'positive' });
  expect(of('repeat purchase').value).toBe(27);
});

const LAUNCH = 'case,platform,date,metric,value,unit,source,address,published,confidence,note';
const launch = (date: string, value = '5', published = '2023', metric = 'day_gmv') =>
  `${LAUNCH}\nBrand,Douyin,${date},${metric},${value},RMB m,Tracker,,${published},B,\n`;
const one = (text: string) => launchRows(text, 'l.csv')[0]!;

test.each([
  ['2021-08-14', '2021-08-14', '2021-08-14'],
  ['2021-08-14..20', '2021-08-14', '2021-08-20'],
  ['2021-10-04..11-03', '2021-10-04', '2021-11-03'],
  ['2021-05..2022-04', '2021-05-01', '2022-04-30'],
  ['2021-07-end', '2021-07-01', '2021-07-31'],
  ['2024H1', '2024-01-01', '2024-06-30'],
  ['2020H2', '2020-07-01', '2020-12-31'],
  ['2023-10M', '2023-01-01', '2023-10-31'],
  ['2019', '2019-01-01', '2019-12-31'],
])('the date %s spans %s to %s', (date, from, until) => {
  expect(one(launch(date, '5', '2030')).span).toEqual({ from, until });
});

test.each(['2021-12 vs 2021-01', '2023-07 one week', '2021-08-20..14'])(
  'the date %s is no single span',
  (date) => {
    expect(one(launch(date))).toMatchObject({ date, span: undefined });
  },
);

test('a day of publication without day or month is the last one that it can be', () => {
  expect(one(launch('2021-01', '5', '2021-02')).published).toBe('2021-02-28');
  expect(one(launch('2021-01', '5', '2021')).published).toBe('2021-12-31');
  expect(one(launch('2021-01', '5', '2021-02-03')).published).toBe('2021-02-03');
});

test('what only happened has no value', () => {
  expect(one(launch('2021-01-01', '', '2021', 'start')).value).toBeUndefined();
});

test.each<[string, () => unknown, string]>([
  [
    'a value that is no number',
    () => launchRows(launch('2021-01-01', 'much'), 'l.csv'),
    'l.csv:2:5 value: expected a number such as 680.5, got "much"',
  ],
  [
    'no day of publication',
    () => launchRows(launch('2021-01-01', '5', 'soon'), 'l.csv'),
    'l.csv:2:9 published: expected a day, month or year such as 2021-07-22, 2021-07 or 2021, got "soon"',
  ],
  [
    'a figure that was public before it could be',
    () => launchRows(launch('2021-03-01', '5', '2021-02'), 'l.csv'),
    'l.csv:2:9 published: expected a day not before 2021-03-01, from which the figure counts, got "2021-02"',
  ],
  [
    'no source, no confidence',
    () =>
      effectRows(
        'lever,effect,value,unit,setting,source,address,confidence,note\nbadge,sales,1,%,eBay,,,D,\n',
        'e.csv',
      ),
    'e.csv:2:6 source: expected a text, got nothing\ne.csv:2:8 confidence: expected A, B or C, got "D"',
  ],
  [
    'a rival without a number',
    () =>
      rivalRows(
        'period,metric,value,unit,source,address,confidence,published,note\n2021,gmv,,RMB bn,Press,,B,2022,\n',
        'r.csv',
      ),
    'r.csv:2:3 value: expected a number such as 680.5, got nothing',
  ],
  [
    'a column that is not there',
    () => rivalRows('period,metric,value\n2021,gmv,5\n', 'r.csv'),
    'r.csv:1:1: expected the column unit (of period, metric, value, unit, published, source, address, confidence, note), got the columns period, metric, value',
  ],
  [
    'an unknown use, a fact of the fit without its name',
    () =>
      factRows(
        'fact,table,metric,period,use,fitted,tolerance,definition,why\na,history,m,2021,maybe,,,d,w\nb,history,m,2021,fit,,,d,\nc,press,m,2021,check,,,d,w\n',
        'f.csv',
      ),
    'f.csv:2:5 use: expected fit, check, input or not yet, got "maybe"\nf.csv:3:6 fitted: expected a text, got nothing\nf.csv:4:2 table: expected history or micro-figures, got "press"',
  ],
])('%s is refused by its place', (_, read, message) => {
  expect(read).toThrow(message);
});

test('sales that can be compared: one metric and unit of one launch on one platform, on two dates or more', () => {
  const row = (
    launch: string,
    date: string,
    value: number | undefined,
    changes: Partial<LaunchRow> = {},
  ): LaunchRow => ({
    ...one(launch_(date)),
    launch,
    value,
    ...changes,
  });
  const launch_ = (date: string) => `${LAUNCH}\nBrand,Douyin,${date},day_gmv,5,RMB m,Tracker,,2030,B,\n`;
  const groups = comparableSales([
    row('A', '2021-02-01', 3),
    row('A', '2021-01-01', 7),
    row('A', '2021-03-01', 9, { unit: 'USD m' }), //      another unit
    row('A', '2021-03-01', 9, { metric: 'followers' }), // no sales
    row('B', '2021-01-01', 1),
    row('B', '2021-01-01', 2), //                         the same day twice
    row('C', '2021-01-01', 1),
    row('C', '2021-02-01', undefined),
    row('C', '2021-02-01', 1, { platform: 'Kuaishou' }),
  ]);
  expect(groups.map(({ launch, rows }) => [launch, rows.map(({ value }) => value)])).toEqual([['A', [7, 3]]]);
});

test('every fact points at figures that are there, and says why it is not fitted', () => {
  const facts = factRows(shipped('facts.csv'), 'facts.csv');
  const have = Object.fromEntries(
    ['history', 'micro-figures'].map((name) => [
      name,
      new Set(csvRows(shipped(`${name}.csv`), name).map(({ values }) => `${values.metric}@${values.period}`)),
    ]),
  );
  for (const { fact, table, metric, period, use, why } of facts) {
    expect(have[table]!.has(`${metric}@${period}`), fact).toBe(true);
    if (use === 'not yet') expect(why.length, fact).toBeGreaterThan(10);
  }
  expect(new Set(facts.map(({ fact }) => fact)).size).toBe(facts.length);
});

test('the facts that are told to be fitted are those that calibrate fits, no more and no less', () => {
  const facts = factRows(shipped('facts.csv'), 'facts.csv').filter(({ use }) => use === 'fit');
  const fitted = knownFacts(shippedMarket('kuaishou'), '2021-07-22', { from: '2019-07-01', days: 915 });
  expect(facts.map((one) => one.fitted).sort()).toEqual(fitted.map(({ name }) => name).sort());
});

test('no fact that was published after the information date is fitted', () => {
  const published = new Map<string, string>();
  for (const { values } of csvRows(shipped('history.csv'), 'history.csv')) {
    const key = `${values.metric}@${values.period}`;
    if (values.published! < (published.get(key) ?? '9999')) published.set(key, values.published!);
  }
  for (const { fact, metric, period, use } of factRows(shipped('facts.csv'), 'facts.csv')) {
    if (use === 'fit') expect(published.get(`${metric}@${period}`)! <= '2021-07-22', fact).toBe(true);
  }
});
