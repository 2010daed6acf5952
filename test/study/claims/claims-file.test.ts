/** Lists of claims: every mistake has its place, and what a check expects is what the list says. */
import { expect, test } from 'vitest';
import { Refusal } from '../../../sim/notation/refusal.ts';
import { checkDates, readClaims } from '../../../sim/study/claims/claims-file.ts';
import { SET } from './shipped.ts';

const HEAD = `schema: laotie/claim-list@1
title: { zh: 说法, en: Claims }
main: base
dates: { parting: 2021-01-01, card: 2021-06-01, cardPeriods: [2021Q3], clientsUntil: 2021-07-01, honestyFrom: 2020-07-01, attention: 2021Q1 }
runs: { base: { file: a.yaml } }
claims:
`;
const WORDS = '{ zh: 数, en: figure }';

function list(check: string, more = '') {
  return `${HEAD}  - { id: C01, claim: ${WORDS}, kind: found, why: ${WORDS}, runs: [base]${more}, checks: [{ what: ${WORDS}, unit: times, ${check} }] }\n`;
}

function said(text: string): string {
  try {
    readClaims(text, 'c.yaml', 'CNY');
    return '';
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.message;
  }
}

const NONE = { constants: {}, value: () => new Map([[0, 2]]), daily: () => new Map(), told: () => new Map() };

test('a check compares its figure with what is expected; without any it is told only', () => {
  const checks = (check: string) => readClaims(list(check), 'c.yaml', 'CNY').claims[0]!.checks(NONE);
  expect(checks('figure: "base:gmv@2021", expect: { near: 2, tolerance: 10% }')).toEqual([
    { what: { zh: '数', en: 'figure' }, unit: 'times', figures: new Map([[0, 2]]), expected: { kind: 'near', value: 2, tolerance: 0.1 } },
  ]); // biome-ignore format: rows
  expect(checks('figure: "base:gmv@2021"')[0]!.expected).toEqual({ kind: 'told' });
  expect(checks('chance: { of: "base:gmv@2021", atLeast: 2 }')[0]!.figures).toEqual(new Map([[0, 1]]));
});

test.each([
  ['figure: "base:gmv@2021 +"', /^c\.yaml:7:\d+ claims\.C01\.checks\.\S*figure: expected a formula such as/],
  ['figure: "other:gmv@2021"', /figure: expected the name of a run of the list/],
  ['figure: "base:gvm@2021"', /figure: expected a metric/],
  ['figure: "base:gmv@soon"', /figure: expected a period such as 2021/],
  ['figure: "watched.up"', /figure: expected an experiment of the claim/],
  ['figure: "share * base:gmv@2021"', /figure: expected a constant of the list/],
  ['kind: found', /expected either figure or chance/],
  [
    'figure: "base:gmv@2021", expect: { above: 2, tolerance: 10% }',
    /expect: expected no tolerance: only near and reach have one/,
  ],
  ['figure: "base:gmv@2021", expect: { near: 2, above: 1 }', /expect: expected one of near, reach, above/],
  [
    'figure: "base:gmv@2021", expects: { near: 2 }',
    /expects: expected a key of a check.*did you mean expect\?/,
  ],
])('%s is refused where it stands', (check, expected) => {
  expect(said(list(check))).toMatch(expected);
});

test('runs that a claim or the list names are in the list', () => {
  expect(said(list('figure: "base:gmv@2021"').replace('main: base', 'main: base2'))).toMatch(
    /^c\.yaml:3:7 main: expected the name of a run of the list/,
  );
  expect(said(list('figure: "base:gmv@2021"').replace('[base]', '[bas]'))).toMatch(
    /runs.*expected the name of a run of the list/,
  );
});

test('ids stand once, levers are kinds of them, and money is that of the market', () => {
  const one = list('figure: "base:gmv@2021"');
  const twice = one + one.slice(one.indexOf('  - { id: C01'));
  expect(said(twice)).toMatch(/^c\.yaml:8:\d+ claims\.C01\.id: expected each id once, got "C01"$/);
  expect(said(list('figure: "base:gmv@2021"', ', levers: [trust-crad]'))).toMatch(
    /claims\.C01\.levers\S*: expected a kind of lever, got "trust-crad"/,
  );
  expect(said(one.replace('unit: times', 'unit: USD'))).toMatch(
    /unit: expected an amount in yuan, got "USD"/,
  );
  expect(said(one.replace('unit: times', 'unit: yuan'))).toBe('');
  const ofUs = one.replace('unit: times', 'unit: USD');
  expect(readClaims(ofUs, 'c.yaml', 'USD').claims).toHaveLength(1);
});

test('periods that lie outside of their runs are told before anything is run', () => {
  const set = readClaims(
    list('figure: "base:gmv@2021 / base:gmv@2020Q4"', ', experiments: [watched]'),
    'c.yaml',
    'CNY',
  );
  const told = (from: string, until: string) => {
    try {
      checkDates(set, set.claims, new Map([['base', { from, until }]]), 'c.yaml');
      return [];
    } catch (cause) {
      return (cause as Refusal).message.split('\n');
    }
  };
  expect(told('2020-01-01', '2021-12-31')).toEqual([]);
  expect(told('2020-07-01', '2021-10-31')).toEqual([
    'c.yaml claims.C01 base: expected a period within the run, 2020-07-01 to 2021-10-31, got 2021',
  ]);
  expect(told('2020-10-01', '2021-12-31')).toEqual([
    'c.yaml dates.honestyFrom: expected a period within the run, 2020-10-01 to 2021-12-31, got 2020-07-01',
  ]);
});

test('a fitted claim is read in the market that was shown less, too', () => {
  const text = list(
    'figure: "base:gmv@2021", expect: { near: 2, tolerance: 10% }',
    ', statedBy: [gmv 2021Q1]',
  )
    .replace('main: base', 'main: base\nheldOut: less')
    .replace('runs: { base: { file: a.yaml } }', 'runs: { base: { file: a.yaml }, less: { file: b.yaml } }');
  const { reads } = readClaims(text, 'c.yaml', 'CNY');
  expect(reads.get('C01')).toEqual([
    { run: 'base', period: '2021' },
    { run: 'less', period: '2021' },
  ]);
});

test('the list that ships names its main run and the one that was shown no claim', () => {
  expect([SET.main, SET.heldOut]).toEqual(['kuaishou-2021', 'kuaishou-2021-held-out']);
  expect(SET.runs.get('yalu-launch')).toEqual({ file: 'yalu-launch.yaml', set: ['until=2021-07-21'], isOwnSize: true, isFine: false }); // biome-ignore format: one line
});
