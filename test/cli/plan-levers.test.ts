/** What a command line makes of a scenario and a file of levers: which luck is for what, what is past, what can be chosen. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { planQuestionOf } from '../../sim/cli/plan-levers.ts';
import { temporaryFolder } from '../runs/small.ts';
import { TINY } from './tiny.ts';

const dir = temporaryFolder();
const scenario = join(dir, 'market.yaml');
const levers = join(dir, 'plan.yaml');
writeFileSync(
  scenario,
  TINY.replace(
    'from: 2021-01-10, coverage: 60%',
    'from: 2020-12-20, ramp: 10d, fade: 5d, coverage: 60%',
  ).replace('targets:', '  - { id: pinocchio, from: 2020-12-15 }\ntargets:'),
);
writeFileSync(
  levers,
  '- { id: trust-card, from: 2021-01-10, coverage: 90% }\n- { id: coupon, from: 2021-01-20, share: 5%, cap: 1m }\n',
);

// warnings about parameters of so small a market
beforeEach(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true));

const asked = (fresh: number, money?: number) =>
  planQuestionOf(
    { scenario, levers, lang: 'en' },
    { by: 'whole', fresh, ...(money === undefined ? {} : { money }) },
  );

test.each([3, 256])(
  'the search, the decision and the judging have no replicate in common (%i fresh)',
  (fresh) => {
    const { search, between, fresh: judged } = asked(fresh);
    expect([search.length, between.length, judged.length]).toEqual([4, 8, fresh]);
    const all = [...search, ...between, ...judged];
    expect(new Set(all).size).toBe(all.length);
    // nor have the first replicates, as many as the fresh ones, by which is told how far a target is without any plan
    expect(Math.min(...judged)).toBeGreaterThanOrEqual(fresh);
  },
);

test('a lever of the scenario keeps what it did before the plan’s first day; the plan goes on from there', () => {
  const { base, own, cells, hasToday, kept } = asked(8);
  const [pinocchio, before] = base.scenario.levers;
  expect(pinocchio!.id).toBe('pinocchio');
  expect(before).toMatchObject({ id: 'trust-card-before', from: '2020-12-20', until: '2021-01-09', rampDays: 10, untilDay: 25, args: { coverage: 0.6 } });
  expect(before).not.toHaveProperty('fadeDays');
  expect(cells.map(({ lever, full }) => [lever, full.from, full.rampDays, full.args.coverage])).toEqual([
    ['trust-card', '2021-01-10', 0, 0.9],
    ['coupon', '2021-01-20', 0, undefined],
  ]);
  expect([hasToday, kept.map(({ en }) => en), base.scenario.spread]).toEqual([true, ['Pinocchio'], 0]);
  expect(own.scenario.levers.map(({ id }) => id)).toEqual(['trust-card', 'pinocchio']);
}); // biome-ignore format: rows

test('where money is chosen, each may have all of it', () => {
  expect(asked(8, 5e6).cells.map(({ by, most }) => [by, most])).toEqual([['budget', 5e6], ['budget', 5e6]]);
  expect(asked(8).cells.map(({ by, most }) => [by, most])).toEqual([['strength', 1], ['strength', 1]]);
}); // biome-ignore format: rows
