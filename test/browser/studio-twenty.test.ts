/**
 * Plans made at random in the studio and run by the command line: the same fingerprints, and the numbers on the page.
 * LAOTIE_LONG tries twenty.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_CHROMIUM } from '../../docs/browsers/chromium.ts';
import { periodText, signedText, spanText } from '../../reports/compare/written.ts';
import { titleOf } from '../../reports/run-rows.ts';
import { linkOf } from '../../reports/studio/link.ts';
import { changed, type Plan, withMore, without, withShock } from '../../reports/studio/plan.ts';
import { rowsOf } from '../../reports/studio/quarters.ts';
import { byQuarter } from '../../reports/studio/recut.ts';
import { LEVERS } from '../../sim/levers/all.ts';
import { dayNumber, isoOf } from '../../sim/notation/dates.ts';
import type { CompareResult } from '../../sim/result/compare.ts';
import { SHOCKS } from '../../sim/study/stress/shocks.ts';
import { within } from '../cli/tiny.ts';
import { answered, download, IS_THERE, printsOf, studioForTests } from './studio-page.ts';

const { dir, open } = studioForTests();
const PLANS = process.env.LAOTIE_LONG === undefined ? 4 : 20;
const RUN = { from: '2020-12-15', until: '2021-02-28', first: '2021-01-21' };

const day = fc.integer({ min: 0, max: dayNumber(RUN.until) - dayNumber(RUN.first) });
const dates = fc.tuple(day, day).map(([a, b]) => {
  const [from, until] = [Math.min(a, b), Math.max(a, b)].map((at) => isoOf(dayNumber(RUN.first) + at));
  return { from: from!, until: until! };
});
type Edit = (plan: Plan) => Plan;
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.constantFrom(...LEVERS.map(({ id }) => id)), dates, fc.integer({ min: 1, max: 100 })).map(
    ([kind, when, percent]): Edit =>
      (plan) => {
        const more = withMore(plan, kind, { ...when, amount: 1e7 });
        return changed(more, more.levers.at(-1)!.id, { strength: percent / 100 });
      },
  ),
  fc.tuple(fc.constantFrom(...SHOCKS.map(({ id }) => id)), day).map(
    ([shock, at]): Edit =>
      (plan) =>
        withShock(plan, shock, isoOf(dayNumber(RUN.first) + at), RUN),
  ),
  fc.integer({ min: 0, max: 100 }).map(
    (percent): Edit =>
      (plan) =>
        changed(plan, 'trust-card', { strength: percent / 100 }),
  ),
  fc.constant<Edit>((plan) => without(plan, 'trust-card')),
  fc.constant<Edit>((plan) =>
    rowsOf(plan, RUN).reduce((next, { id, cells }) => (cells ? next : byQuarter(next, id, RUN)), plan),
  ),
);
const plans = fc.sample(fc.array(edit, { minLength: 1, maxLength: 3 }), { numRuns: PLANS, seed: 20210722 });

test.skipIf(!IS_THERE)(`${PLANS} plans: page and command line agree${NO_CHROMIUM}`, async () => {
  const { page, complaints } = await open();
  await answered(page);
  const data = JSON.parse((await page.locator('#studio').textContent())!);
  const base = { engine: data.engine, scenario: data.scenarioHash, levers: data.written.levers };
  let [different, refused] = [0, 0];
  for (const [k, edits] of plans.entries()) {
    const title = { zh: `方案${k}`, en: `Plan ${k}` };
    const plan = edits.reduce((next, change) => change(next), { title, levers: base.levers } as Plan);
    const hash = await linkOf({ ...plan, title }, base);
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await expect.poll(() => page.getByLabel('Name of the plan').inputValue()).toBe(title.en);
    await answered(page);
    const file = `plan-${k}.yaml`;
    const isRefused = (await page.getByText('This plan cannot run:').count()) > 0;
    if (isRefused) {
      refused++;
      continue;
    }
    await download(page, dir, file);
    const shown = await printsOf(page);
    const out = `run-${k}`;
    const ran = await within(dir, 'run', file, '--out', out, '--threads', '1', '--no-report');
    expect(ran.code).toBe(0);
    const { fingerprints } = JSON.parse(readFileSync(join(dir, out, 'manifest.json'), 'utf8'));
    expect(shown.map(([, own]) => own)).toEqual(fingerprints);
    if (shown.every(([a, b]) => a === b)) continue;
    different++;
    const compared = await within(
      dir,
      'compare',
      'small.yaml',
      file,
      '--json',
      '--out',
      `compare-${k}`,
      '--threads',
      '1',
    );
    expect(compared.code).toBe(0);
    expect(await differencesOf(page)).toEqual(differencesIn(JSON.parse(compared.out)));
  }
  expect(different).toBeGreaterThan(PLANS / 2);
  expect(refused).toBeLessThan(PLANS / 5);
  expect(complaints).toEqual([]);
});

type Differences = Readonly<Record<string, readonly string[]>>;

async function differencesOf(page: Parameters<typeof answered>[0]): Promise<Differences> {
  const rows = await page.locator('#differences tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
  return Object.fromEntries(
    cells.filter(([name]) => name !== 'GMV per yuan of cost').map(([name, ...rest]) => [name!, rest]),
  );
}

/** The same table from what `compare` printed. */
function differencesIn({ main, comparisons: [one] }: CompareResult): Differences {
  expect(periodText(main, 'en')).not.toBe('');
  const names = ['gmv', 'netGmv', 'buyersMonth', 'meanTrust', 'platformRevenue', 'leverCost', 'platformNet'];
  const rows = names.flatMap((name) => {
    const figure = one!.figures.find(({ metric, period }) => metric === name && period === main);
    if (!figure) return [];
    const { difference, unit } = figure;
    const texts = [
      signedText(difference.mean, unit, 'en'),
      spanText(difference.low90, difference.high90, unit, 'en'),
    ];
    return [[titleOf(name, 'en'), texts]];
  });
  return Object.fromEntries(rows);
}
