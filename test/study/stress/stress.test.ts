/** Shocks of a small market: what the table of them may hold, and what comes of it, by hand. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leverOf } from '../../../sim/levers/all.ts';
import { METRICS } from '../../../sim/model/measures/all.ts';
import { runEnsembles } from '../../../sim/runs/ensemble.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import { planOfShock, SHOCKS } from '../../../sim/study/stress/shocks.ts';
import { judgeShocks } from '../../../sim/study/stress/stress.ts';
import { TINY } from '../../cli/tiny.ts';
import { withTestMeans } from '../../runs/means.ts';
import { temporaryFolder } from '../../runs/small.ts';

const dir = temporaryFolder();

test.each(SHOCKS)('$id is a lever that there is, with settings that it allows', ({ lever, args, strength = 1, days }) => {
  const { settings } = leverOf(lever)!;
  expect(Object.keys(args).sort()).toEqual(Object.keys(settings).sort());
  for (const [name, value] of Object.entries(args)) {
    const setting = settings[name]!;
    if (setting.kind === 'choices') throw new Error(name);
    expect(value).toBeGreaterThanOrEqual(setting.range[0]);
    expect(value).toBeLessThanOrEqual(setting.range[1]);
  }
  expect(strength > 0 && strength <= 1 && days > 0).toBe(true);
}); // biome-ignore format: one line

test('ids are all different; a shock begins on its day and ends with the run at the latest', () => {
  expect(new Set(SHOCKS.map(({ id }) => id)).size).toBe(SHOCKS.length);
  const run = { from: '2020-12-15', until: '2021-01-31' };
  const plan = planOfShock(SHOCKS[1]!, '2021-01-10', run);
  expect(plan).toMatchObject({ fromDay: 26, untilDay: 47, until: '2021-01-31', strength: 1, rampDays: 0 });
  expect(planOfShock({ ...SHOCKS[1]!, days: 3 }, '2021-01-10', run)).toMatchObject({
    untilDay: 28,
    until: '2021-01-12',
  });
});

test('a day without visits loses that day; a shock of no strength loses nothing and is the last', async () => {
  writeFileSync(join(dir, 'stress.yaml'), TINY);
  const { scenario } = loadScenario(join(dir, 'stress.yaml'), {});
  const prepared = prepare({ ...scenario!, seed: 'small' });
  const outage = SHOCKS.find(({ id }) => id === 'outage')!;
  const plans = [
    { ...planOfShock(outage, '2021-01-10', prepared.scenario), strength: 0, id: 'shock/none' },
    planOfShock(outage, '2021-01-10', prepared.scenario),
  ];
  const sides = [[], ...plans.map((plan) => [plan])].map((levers, at) => ({
    letter: ['(none)', 'idle', 'outage'][at]!,
    source: 'stress.yaml',
    title: outage.title,
    prepared: { ...prepared, scenario: { ...prepared.scenario, levers: [...prepared.scenario.levers, ...levers] } },
    levers,
  }));
  const runs = await withTestMeans({}, (means) => runEnsembles(sides, means));
  const [base, ...shocks] = sides.map((side, at) => ({ ...side, run: runs[at]! }));
  const result = judgeShocks(base!, shocks, { title: outage.title, source: 'stress.yaml' });
  expect(result.shocks.map(({ id }) => id)).toEqual(['outage', 'idle']);
  const [lost, idle] = result.shocks;
  expect(idle!.comparison.same).toBe(true);
  expect(idle!.atRisk!.difference.mean).toBe(0);
  expect(idle!.recovery).toEqual({ days: 0, low90: 0, high90: 0, depth: 0 });
  expect(idle!.weeks.every(({ ratio }) => ratio === 1)).toBe(true);
  // from the tenth of January (day 26) to the last day, replicate by replicate
  const row = METRICS.findIndex(({ name }) => name === 'gmv') * 48;
  const since = (at: number) =>
    runs[at]!.series.map(({ values }) => values.subarray(row + 26, row + 48).reduce((a, b) => a + b, 0));
  const [without, having] = [since(0), since(2)];
  const mean = without.reduce((sum, value, k) => sum + having[k]! - value, 0) / without.length;
  expect(lost!.atRisk).toMatchObject({ period: '2021-01-10/2021-01-31', pairs: 4 });
  expect(lost!.atRisk!.difference.mean).toBeCloseTo(mean, 1);
  expect([lost!.from, lost!.until]).toEqual(['2021-01-10', '2021-01-10']);
  for (const { values } of runs[2]!.series) expect(values[row + 26]).toBe(0);
  // two weeks before, then a week after another, whole ones only
  expect(lost!.weeks.map(({ date }) => date)).toEqual(['2020-12-27', '2021-01-03', '2021-01-10', '2021-01-17', '2021-01-24']);
  expect(lost!.weeks.slice(0, 2).map(({ ratio }) => ratio)).toEqual([1, 1]);
  expect(lost!.weeks[2]!.ratio).toBeLessThan(1);
}); // biome-ignore format: one line
