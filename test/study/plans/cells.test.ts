/** A plan cut into cells, what a mix of them gives, and the scenario file that comes of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import type { LeverPlan } from '../../../sim/scenario/scenario.ts';
import { cellsOf, cutLever, givenIn, leversOf } from '../../../sim/study/plans/cells.ts';
import { scenarioText } from '../../../sim/study/plans/scenario-text.ts';
import { SMALL, smallScenario, temporaryFolder } from '../../runs/small.ts';

const dir = temporaryFolder();

/** Levers of the small market as the loader gives them. */
function plans(...levers: readonly string[]): readonly LeverPlan[] {
  const file = join(dir, 'levers.yaml');
  writeFileSync(file, levers.map((lever) => `- ${lever}\n`).join(''));
  writeFileSync(join(dir, 'small.yaml'), SMALL.replace(/levers:\n.*\n/, ''));
  const { scenario, problems } = loadScenario(join(dir, 'small.yaml'), { leverFiles: [file] });
  if (!scenario) throw new Error(JSON.stringify(problems));
  return scenario.levers;
}

const PUSH = '{ id: push, lever: visit-push, from: 2020-12-20, until: 2021-02-10, factor: 1.2, ramp: 10d, fade: 5d, strength: 80% }'; // biome-ignore format: one line
const days = ({ from, until, fromDay, untilDay }: LeverPlan) => [from, until, fromDay, untilDay];

test('by quarter and by month: each lever on its days, cut at the ends of periods', () => {
  const quarters = cellsOf(plans(PUSH), 'quarter');
  expect(quarters.map(({ period, by, most }) => [period, by, most])).toEqual([['2020Q4', 'strength', 0.8], ['2021Q1', 'strength', 0.8]]);
  expect(quarters.map(({ full }) => days(full))).toEqual([
    ['2020-12-20', '2020-12-31', 5, 16],
    ['2021-01-01', '2021-02-10', 17, 57],
  ]);
  expect(cellsOf(plans(PUSH), 'month').map(({ period }) => period)).toEqual(['2020-12', '2021-01', '2021-02']);
  expect(cellsOf(plans(PUSH), 'whole')).toMatchObject([{ period: null, full: { fromDay: 5, untilDay: 57 } }]);
}); // biome-ignore format: rows

test('windows are cut with it, and a period without any is no cell', () => {
  const [coupon] = plans('{ id: coupon, share: 5%, cap: 1m, on: [2020-12-30..2021-01-02, 2021-03-05] }');
  const cells = cellsOf([coupon!], 'month');
  expect(cells.map(({ full }) => [full.on, full.windows, full.from])).toEqual([
    [['2020-12-30..2020-12-31'], [[15, 16]], '2020-12-30'],
    [['2021-01-01..2021-01-02'], [[17, 18]], '2021-01-01'],
    [['2021-03-05'], [[80, 80]], '2021-03-05'],
  ]);
  expect(cutLever(coupon!, { from: '2021-02-01', until: '2021-02-28' })).toBeUndefined();
  const [festive] = plans('{ id: coupon, share: 5%, cap: 1m, every: festival }');
  expect(cellsOf([festive!], 'month').every(({ full }) => full.windows!.length > 0 && full.every === 'festival')).toBe(true);
}); // biome-ignore format: rows

test('one strength in neighbouring periods is one lever; another goes on without a new ramp; what is left out ends', () => {
  const cells = cellsOf(plans(PUSH), 'month');
  const given = (...mix: readonly number[]) => leversOf(cells, mix).map(({ id, from, until, strength, rampDays, fadeDays }) => [id, from, until, strength, rampDays, fadeDays]);
  expect(given(1, 1, 1)).toEqual([['push', '2020-12-20', '2021-02-10', 0.8, 10, 5]]);
  expect(given(1, 0.5, 0.5)).toEqual([
    ['push-2020-12', '2020-12-20', '2020-12-31', 0.8, 10, undefined],
    ['push-2021-01', '2021-01-01', '2021-02-10', 0.4, 0, 5],
  ]);
  expect(given(1, 0, 1)).toEqual([
    ['push-2020-12', '2020-12-20', '2020-12-31', 0.8, 10, 5],
    ['push-2021-02', '2021-02-01', '2021-02-10', 0.8, 10, 5],
  ]);
  expect(given(0, 0, 0)).toEqual([]);
}); // biome-ignore format: rows

test('money: budgets in whole thousands, never more than the share; none below what a scenario may have', () => {
  const cells = cellsOf(plans('{ id: coupon, share: 5%, cap: 1m, budget: { amount: 2m, per: quarter } }'), 'quarter', 3e6);
  expect(cells.map(({ by, most }) => [by, most])).toEqual([['budget', 2e6], ['budget', 2e6]]);
  const plan = leversOf(cells, [0.33333, 0.0004]);
  expect(plan.map(({ id, budget, strength }) => [id, budget, strength])).toEqual([['coupon', { amount: 666_000, per: 'quarter' }, 1]]);
  expect(givenIn(cells, [0.33333, 0.0004]).map(({ amount }) => amount)).toEqual([666_000, 0]);
  expect(cellsOf(plans('{ id: coupon, share: 5%, cap: 1m }'), 'whole', 3e6)).toMatchObject([{ by: 'budget', most: 3e6 }]);
}); // biome-ignore format: rows

test('the file of a plan loads as the plan: no problem, the same levers, the same everything else', () => {
  const base = prepare(smallScenario(dir, 'seed="007"', 'name="17"'));
  const cells = cellsOf(plans(PUSH, '{ id: coupon, share: 5%, cap: 1m, on: [2021-01-05..2021-01-08, 2021-02-05] }'), 'month', undefined);
  const levers = leversOf(cells, cells.map((_, at) => (at + 1) / cells.length)); // biome-ignore format: one line
  const file = join(dir, 'plan.yaml');
  writeFileSync(file, scenarioText(base, levers, { id: 'plan-1', title: { zh: '方案 1', en: 'Plan 1' } }));
  const { scenario, problems } = loadScenario(file);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(scenario!.levers).toEqual([...base.scenario.levers, ...levers]);
  const { name, title, levers: _, files: __, resolved: ___, ...rest } = scenario!;
  const { name: own, title: called, levers: ____, files: _____, resolved: ______, ...expected } = base.scenario;
  expect(rest).toEqual(expected);
  expect([name, title.en]).toEqual([`${own}-plan-1`, `${called.en} · Plan 1`]);
}); // biome-ignore format: rows
