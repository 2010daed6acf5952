import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  begun,
  changed,
  edited,
  type Plan,
  redone,
  settingsOf,
  undone,
  withMore,
  without,
  withShock,
} from '../../../reports/studio/plan.ts';
import { planText, readPlan, writtenOf } from '../../../reports/studio/written.ts';
import { LEVERS } from '../../../sim/levers/all.ts';
import { SHOCKS } from '../../../sim/study/stress/shocks.ts';
import { STUDIED, STUDIED_IN } from '../../browser/studio-market.ts';

const title = { zh: '方案', en: 'A plan' };
const written = writtenOf(STUDIED);
const plan: Plan = { title, levers: written.levers };
const dates = { from: '2021-01-21', until: '2021-02-28', amount: 1e7 };

test('every kind of lever can be added, and the plan is still a scenario', () => {
  const none = { ...plan, levers: [] };
  for (const { id } of LEVERS) {
    const more = withMore(none, id, dates);
    const { scenario, problems } = readPlan(planText(written, more), STUDIED_IN, undefined);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors, id).toEqual([]);
    expect(scenario!.levers.map(({ lever, from, until }) => [lever, from, until])).toEqual([
      [id, '2021-01-21', '2021-02-28'],
    ]);
  }
});

test('every shock can be added, and the plan is still a scenario', () => {
  for (const { id, lever } of SHOCKS) {
    const more = withShock({ ...plan, levers: [] }, id, '2021-02-01', {
      from: '2020-12-15',
      until: '2021-02-28',
    });
    const { scenario, problems } = readPlan(planText(written, more), STUDIED_IN, undefined);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(scenario!.levers.map((one) => [one.id, one.lever, one.from])).toEqual([
      [`shock-${id}`, lever, '2021-02-01'],
    ]);
  }
});

test('one more lever of a kind that is there has an id of its own', () => {
  const more = withMore(withMore(plan, 'coupon', dates), 'coupon', dates);
  expect(more.levers.map(({ id, lever }) => [id, lever])).toEqual([
    ['trust-card', undefined],
    ['coupon', 'coupon'],
    ['coupon-2', 'coupon'],
  ]);
});

test('a change touches one key of one lever, and a lever can be taken out', () => {
  const more = withMore(plan, 'coupon', dates);
  const other = changed(more, 'coupon', { strength: 0.5 });
  expect(other.levers[0]).toBe(more.levers[0]);
  expect(other.levers[1]).toEqual({ ...more.levers[1], strength: 0.5 });
  expect(without(other, 'trust-card').levers.map(({ id }) => id)).toEqual(['coupon']);
  expect(plan.levers).toHaveLength(1);
});

test('settings are what a field can hold and has no control of its own', () => {
  const [lever] = plan.levers;
  expect(settingsOf(lever!)).toEqual([{ name: 'coverage', value: '60%' }]);
});

test('undo and redo walk through all edits, whatever they were', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4), { maxLength: 30 }), (values) => {
      const all = values.reduce((edits, value) => edited(edits, value), begun(-1));
      const steps = [-1, ...values].filter((value, at, list) => at === 0 || value !== list[at - 1]);
      expect([...all.past, all.present]).toEqual(steps);
      let back = all;
      for (const _ of values) back = undone(back);
      expect(back.present).toBe(-1);
      for (const _ of values) back = redone(back);
      expect(back).toEqual(all);
    }),
  );
});

test('after an undo a new edit leaves nothing to redo', () => {
  const edits = undone(edited(edited(begun('a'), 'b'), 'c'));
  expect(edits.present).toBe('b');
  expect(redone(edited(edits, 'd')).present).toBe('d');
});
