/** The rest of the desk in a browser: four plans, shocks, forks, quarters with a cap, a launch, one's own market, and what is taken away. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { NO_CHROMIUM } from '../../docs/browsers/chromium.ts';
import { BUDGET_AMOUNT } from '../../sim/study/plans/cells.ts';
import { within } from '../cli/tiny.ts';
import { STUDIED } from './studio-market.ts';
import { answered, download, IS_THERE, printsOf, put, studioForTests } from './studio-page.ts';

const { dir, open } = studioForTests();
const STRENGTH = 'Trust card: Strength, %';

test.skipIf(!IS_THERE)(
  `four plans stand beside one another, and one can be put away${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    for (const [name, strength] of [
      ['Half', '50'],
      ['Third', '33'],
      ['None', '0'],
    ] as const) {
      await page.getByRole('button', { name: 'Copy as a new plan' }).click();
      await put(page, 'Name of the plan', name);
      await put(page, STRENGTH, strength);
      await answered(page);
    }
    expect(await page.getByRole('button', { name: 'Copy as a new plan' }).isDisabled()).toBe(true);
    const cells = await Promise.all(
      (await page.locator('#plans tbody tr').all()).map((row) => row.locator('th, td').allTextContents()),
    );
    expect(cells.map(([name]) => name)).toEqual(['A A small market', 'B Half', 'C Third', 'D None']);
    expect(cells.map((row) => row.at(-1))).toEqual(['3', '3', '3', '3']);
    // A is the base: it differs by nothing; a weaker card costs less, one of no strength the least
    expect(cells[0]![2]).toBe('0 yuan');
    expect(cells.slice(1).every((row) => row[3]!.startsWith('−'))).toBe(true);
    await page.getByRole('radio', { name: 'B Half' }).check();
    expect(await page.getByLabel(STRENGTH).inputValue()).toBe('50');
    await page.getByRole('button', { name: 'Remove this plan' }).click();
    expect(await page.locator('#plans tbody tr').count()).toBe(3);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await page.locator('#plans tbody tr').count()).toBe(4);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!IS_THERE)(
  `every shock runs, from a day that a click on the chart chooses${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    const day = page.getByLabel('From this day on');
    expect(await day.inputValue()).toBe('2021-01-21');
    const over = (await page.locator('.fan .u-over').boundingBox())!;
    await page.mouse.click(over.x + 0.8 * over.width, over.y + over.height / 2);
    const chosen = await day.inputValue();
    expect(chosen > '2021-02-05' && chosen < '2021-02-25').toBe(true);
    const kinds = await page.locator('option[value^="shock/"]').all();
    expect(kinds.length).toBeGreaterThan(4);
    const add = async (name: string) => {
      await page.getByLabel('Add a lever or a shock').selectOption(name);
      await answered(page);
    };
    let different = 0;
    for (const kind of kinds) {
      await add((await kind.getAttribute('value'))!);
      const isDifferent = (await page.locator('#differences').count()) === 1;
      if (isDifferent) different++;
      else await page.getByText(/^The plan is the same as the base on every day/).waitFor();
      const text = readFileSync(await download(page, dir, 'shock.yaml'), 'utf8');
      expect(text).toMatch(new RegExp(`id: shock-[\\s\\S]*from: "?${chosen}`));
      await page.getByRole('button', { name: 'Undo' }).click();
    }
    expect(different).toBeGreaterThanOrEqual(4); // a small market may not have whom a shock is about
    // two of one kind on one day are refused, as they are by the command line
    await add('shock/rival');
    await add('shock/outage');
    await page.getByText(/^levers\.shock-outage: expected one outage lever at a time/).waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!IS_THERE)(
  `a plan is cut into quarters, its money and its cap are told, a block is moved${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await put(page, 'From this day on (or click the chart)', '2021-02-01');
    await page.getByLabel('Add a lever or a shock').selectOption('coupon');
    const budget = page.getByLabel('Budget', { exact: true }).last();
    await budget.fill('280m');
    await budget.press('Tab');
    await answered(page);
    expect(await page.locator('#budget-total').textContent()).toBe('280m yuan');
    await put(page, 'Cap on the total', '200m');
    await page.getByText('The budgets are 80m yuan over the cap.').waitFor();
    await page.getByRole('button', { name: 'Coupon: by quarter' }).click();
    await put(page, 'Coupon, Q1 2021', '150m');
    await page.getByText('The budgets leave 50m yuan of the cap.').waitFor();
    await answered(page);
    const block = page.getByRole('slider', { name: 'Trust card: first day' });
    const before = await block.getAttribute('aria-valuetext');
    const box = (await block.boundingBox())!;
    await page.mouse.move(box.x + 5, box.y + 5);
    await page.mouse.down();
    await page.mouse.move(box.x - 60, box.y + 5, { steps: 4 });
    await page.mouse.up();
    const after = await block.getAttribute('aria-valuetext');
    expect(after).not.toBe(before);
    await block.press('ArrowRight');
    expect(await block.getAttribute('aria-valuetext')).not.toBe(after);
    await answered(page);
    const { code, out } = await within(
      dir,
      'validate',
      await download(page, dir, 'quarters.yaml'),
      '--lang',
      'en',
    );
    expect([code, out.match(/expected.*/g) ?? []]).toEqual([0, []]);
    expect(readFileSync(join(dir, 'quarters.yaml'), 'utf8')).toMatch(
      new RegExp(`coupon-2021q1[\\s\\S]*${BUDGET_AMOUNT}: 150000000`),
    );
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!IS_THERE)(
  `a brand is launched, and the runs that its first days are told of are those of the command line${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await page.locator('.launch > summary').click();
    await put(page, 'Ads, yuan a day', '20m');
    await put(page, 'Size of the store', '3');
    await page.getByRole('button', { name: 'Launch', exact: true }).click();
    await page.locator('#launched').waitFor();
    await answered(page);
    const cells = await Promise.all(
      (await page.locator('#launched tbody tr').all()).map((row) => row.locator('th, td').allTextContents()),
    );
    expect(cells.map(([name]) => name)).toContain('followers of the launched store');
    expect(await page.locator('#launched thead th').first().textContent()).toBe('first 30 days');
    expect(await page.locator('.launch .alert').textContent()).toMatch(/too few/);
    const prints = await printsOf(page);
    await download(page, dir, 'launch.yaml');
    const ran = await within(dir, 'run', 'launch.yaml', '--out', 'launch', '--threads', '1', '--no-report');
    expect(ran.code).toBe(0);
    const { fingerprints } = JSON.parse(readFileSync(join(dir, 'launch', 'manifest.json'), 'utf8'));
    expect(prints.map(([, own]) => own)).toEqual(fingerprints);
    expect(prints.every(([base, own]) => base !== own)).toBe(true);
    expect(complaints).toEqual([]);
  },
);

async function judge(page: Page, figures: string): Promise<void> {
  await page.getByLabel('Figures, such as 2021Q1 1.9bn').fill(figures);
  await page.getByRole('button', { name: 'Grade' }).click();
}

test.skipIf(!IS_THERE)(
  `a market of one's own is graded, or refused with a reason${NO_CHROMIUM}`,
  async () => {
    writeFileSync(join(dir, 'longer.yaml'), STUDIED.replace('until: 2021-02-28', 'until: 2021-06-30'));
    const { code } = await within(dir, 'studio', 'longer.yaml', '--threads', '1', '--out', 'longer.html');
    expect(code).toBe(0);
    const { page, complaints } = await open('', {}, { file: 'longer.html' });
    await page.locator('.own > summary').click();
    await judge(page, '2021-01 1bn');
    await page.getByText('Five to twelve lines are needed.').waitFor();
    await judge(
      page,
      ['2021-01 1bn', '2021-02 2bn', '2021-03 1bn', '2021-04 40bn', '2021-05 1bn'].join('\n'),
    );
    await page.getByText(/^Not to be used for it: the figures are .* away/).waitFor();
    expect(await page.locator('#own-figures tbody tr').count()).toBe(5);
    await page.getByLabel(/^Own holidays/).fill('2021-03-08');
    await page.getByRole('button', { name: 'Add as festivals' }).click();
    await answered(page);
    expect(readFileSync(await download(page, dir, 'own.yaml'), 'utf8')).toMatch(
      /lever: festival[\s\S]*2021-03-08/,
    );
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!IS_THERE)(
  `tabs show what else has changed; figures and pictures are taken away${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await put(page, STRENGTH, '0');
    await answered(page);
    await page.getByRole('tab', { name: 'GMV' }).focus();
    const seen: string[] = [];
    for (let at = 0; at < 6; at++) {
      await page.keyboard.press('ArrowRight');
      seen.push((await page.getByRole('tab', { selected: true }).textContent())!);
      await page.locator('.paths figure').first().waitFor();
      expect(await page.locator('.paths figure, .paths p').count()).toBeGreaterThanOrEqual(4);
    }
    expect(seen).toEqual(['Trust', 'Traffic', 'Talents', 'Brands', 'Providers', 'Money']);
    await page.getByRole('tab', { name: 'GMV' }).click();
    for (const [button, start] of [
      ['Figures (CSV)', 'what,name,period,unit'],
      ['SVG', '<svg xmlns='],
      ['PNG', '\u2030PNG'],
    ] as const) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button, exact: true }).click(),
      ]);
      const bytes = readFileSync(await file.path());
      expect(new TextDecoder('windows-1252').decode(bytes.subarray(0, start.length))).toBe(start);
      expect(bytes.length).toBeGreaterThan(500);
    }
    expect(complaints).toEqual([]);
  },
);
