/** Windows of a lever: on which days it is in force, and how that is said in a scenario. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, isoOf } from '../../sim/notation/dates.ts';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { festivalOn } from '../../sim/scenario/festivals.ts';
import { strengthOn } from '../../sim/scenario/force.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';
import type { LeverPlan, Scenario } from '../../sim/scenario/scenario.ts';
import { windowOf, windowsOf } from '../../sim/scenario/windows.ts';
import { SMALL, temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();
const FROM = '2020-12-15';
const { festivals } = shippedMarket('kuaishou').calendar;

function load(levers: string, ...set: string[]): { scenario?: Scenario; said: string } {
  const file = join(dir, 'windows.yaml');
  writeFileSync(file, SMALL.replace(/levers:\n.*\n/, `levers:\n${levers}\n`));
  const { scenario, problems } = loadScenario(file, { set });
  const said = problems.filter(({ path }) => !path.startsWith('parameters')); // a market this small is no other
  return { ...(scenario ? { scenario } : {}), said: said.map(formatProblem).join('\n') };
}

/** Dates on which a lever of the small scenario has a strength, with it. */
function inForce(plan: LeverPlan): string[] {
  const first = dayNumber(FROM);
  return Array.from({ length: 107 }, (_, day) => [isoOf(first + day), strengthOn(plan, day)] as const)
    .filter(([, strength]) => strength > 0)
    .map(([date, strength]) => `${date} ${strength}`);
}

test('in force in its windows and nowhere else, each ramps again', () => {
  const push = '  - { id: visit-push, factor: 2, ramp: 2d, on: [2021-02-01..2021-02-03, 2021-01-05] }';
  const plan = load(push).scenario!.levers[0]!;
  expect(inForce(plan)).toEqual(['2021-01-05 0.5', '2021-02-01 0.5', '2021-02-02 1', '2021-02-03 1']);
  expect(plan).toMatchObject({ from: '2021-01-05', until: '2021-02-03', fromDay: 21, untilDay: 50 });
});

test('windows that touch or overlap are one; one window needs no list', () => {
  const joined = load(
    '  - { id: visit-push, factor: 2, ramp: 4d, on: [2021-01-03..2021-01-04, 2021-01-01..2021-01-02] }',
  );
  expect(inForce(joined.scenario!.levers[0]!).map((line) => line.slice(11))).toEqual([
    '0.25',
    '0.5',
    '0.75',
    '1',
  ]);
  const one = load('  - { id: visit-push, factor: 2, on: 2021-01-03 }').scenario!.levers[0]!;
  expect(inForce(one)).toEqual(['2021-01-03 1']);
  expect(one.on).toEqual(['2021-01-03']);
});

test('every festival: the days of the calendar, and not those on which it is announced', () => {
  const plan = load('  - { id: visit-push, factor: 2, every: festival }').scenario!.levers[0]!;
  const days = Array.from({ length: 107 }, (_, day) => isoOf(dayNumber(FROM) + day));
  expect(inForce(plan)).toEqual(
    days.filter((day) => festivalOn(day, festivals).strength > 0).map((day) => `${day} 1`),
  );
  expect(inForce(plan)[0]).toBe('2020-12-29 1');
  const year = windowsOf({ every: 'festival' }, { from: '2021-01-01', until: '2021-12-31' }, festivals)!;
  expect(year.map(({ from, until }) => `${from}..${until}`)).toEqual([
    '2021-03-04..2021-03-08',
    '2021-06-01..2021-06-20',
    '2021-08-16..2021-08-18',
    '2021-10-20..2021-11-11', // three stages that touch
    '2021-12-05..2021-12-12',
    '2021-12-29..2021-12-31',
  ]);
});

test('the resolved scenario gives the same levers and the same text', () => {
  const levers = '  - { id: visit-push, factor: 2, on: 2021-01-03 }\n  - { id: trust-card, every: festival }';
  const { scenario } = load(levers);
  const file = join(dir, 'again.yaml');
  writeFileSync(file, scenario!.resolved);
  const again = loadScenario(file).scenario!;
  expect(again.levers).toEqual(scenario!.levers);
  expect(again.resolved).toBe(scenario!.resolved);
});

test('an overlay that says when in one way takes the other away', () => {
  const base = load('  - { id: visit-push, factor: 2, every: festival }', 'levers.visit-push.on=2021-01-09');
  expect(base.said).toBe('');
  expect(inForce(base.scenario!.levers[0]!)).toEqual(['2021-01-09 1']);
});

test.each([
  [
    'on: 2021-13-01',
    'levers.visit-push.on.1: expected days such as 2021-11-11 or 2021-11-01..2021-11-11, got "2021-13-01"',
  ],
  ['on: [2021-01-05, 2021-02-03..2021-02-01]', 'levers.visit-push.on.2: expected days such as'],
  ['on: []', 'levers.visit-push.on: expected a list of 1 to 1000 windows'],
  ['on: 2021-05-01', 'expected days within those of the lever, 2020-12-15 to 2021-03-31, got 2021-05-01'],
  ['on: 2021-01-05, until: 2021-01-04', 'expected days within those of the lever, 2020-12-15 to 2021-01-04'],
  ['on: 2021-01-05, every: festival', 'levers.visit-push.every: expected either on or every, got both'],
  ['every: weekend', 'levers.visit-push.every: expected festival, got "weekend"'],
  ['from: 2021-01-01, until: 2021-02-01, every: festival', 'expected dates with at least one festival'],
])('%s is refused in one line', (keys, part) => {
  const { scenario, said } = load(`  - { id: visit-push, factor: 2, ${keys} }`);
  expect(scenario).toBeUndefined();
  expect(said).toContain(part);
  expect(said.split('\n')).toHaveLength(1);
});

test('two levers of a kind may take turns; on a day that both have they are refused', () => {
  const push = (id: string, on: string) => `  - { id: ${id}, lever: visit-push, factor: 2, on: ${on} }`;
  const turns = [push('a', '[2021-01-01..2021-01-03, 2021-02-01]'), push('b', '[2021-01-04, 2021-02-02]')];
  expect(load(turns.join('\n')).said).toBe('');
  const both = [push('a', '[2021-01-01..2021-01-03, 2021-02-01]'), push('b', '[2021-01-04, 2021-02-01]')];
  expect(load(both.join('\n')).said).toContain('got a and b together, 2021-02-01 to 2021-02-01');
});

test('a ramp longer than the longest window is told', () => {
  const { said } = load(
    '  - { id: visit-push, factor: 2, ramp: 4d, on: [2021-01-01..2021-01-03, 2021-02-01] }',
  );
  expect(said).toContain('levers.visit-push.ramp: expected at most the 3 days of the lever, got 4 days');
});

test('a window is a day or two of them, in order; nothing else', () => {
  const day = fc.integer({ min: 18_000, max: 19_000 }).map(isoOf);
  fc.assert(
    fc.property(day, day, (a, b) => {
      expect(windowOf(a)).toEqual({ from: a, until: a });
      expect(windowOf(`${a}..${b}`)).toEqual(a <= b ? { from: a, until: b } : undefined);
      for (const text of [`${a}...${b}`, `${a} .. ${b}`, `${a}..`, `..${b}`, `${a}..${b}..${b}`])
        expect(windowOf(text)).toBeUndefined();
    }),
  );
});
