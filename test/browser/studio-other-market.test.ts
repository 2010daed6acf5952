/** A studio of a market with another currency, which nobody has fitted: all its money is in that, and no chance is told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { NO_CHROMIUM } from '../../docs/browsers/chromium.ts';
import { within } from '../cli/tiny.ts';
import { OTHER_MARKET } from './studio-market.ts';
import { answered, download, IS_THERE, printsOf, put, studioForTests } from './studio-page.ts';

const { dir, open } = studioForTests(OTHER_MARKET);
const STRENGTH = 'Trust card: Strength, %';

/** All texts of the page but those of its choices, where every currency there is can be chosen. */
async function textOf(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const copy = document.body.cloneNode(true);
    for (const one of copy.querySelectorAll('select, script')) one.remove();
    return copy.textContent;
  })()`);
}

test.skipIf(!IS_THERE)(
  `money is in the market's currency wherever it stands, in both languages${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await put(page, STRENGTH, '100');
    await put(page, 'Cap on the total', '$2m');
    await page.getByLabel('Add a lever or a shock').selectOption('coupon');
    const budget = page.getByLabel('Budget', { exact: true }).last();
    await budget.fill('1.5m');
    await budget.press('Tab');
    await page.locator('.launch > summary').click();
    expect(await page.getByLabel('Ads, USD a day').inputValue()).toMatch(/^[1-9]0*$/);
    await page.getByRole('button', { name: 'Launch', exact: true }).click();
    await page.getByRole('button', { name: 'Copy as a new plan' }).click();
    await put(page, STRENGTH, '50');
    await answered(page);
    await page.locator('#launched').waitFor();
    expect(await page.locator('#budget-total').textContent()).toBe('$1.5m');
    await page.getByText('The budgets leave $500K of the cap.').waitFor();
    const differences = await page.locator('#differences tbody').textContent();
    expect(differences).toMatch(/\$/);
    expect(differences).toContain('GMV per USD of cost');
    // an amount of another currency is none: nobody states a rate
    await put(page, 'Cap on the total', 'RMB 5m');
    expect(await page.getByLabel('Cap on the total').inputValue()).toBe('');
    for (const [tab, other] of [
      ['Money', /yuan|RMB|CNY|¥|元/],
      ['资金', /yuan|RMB|CNY|¥|(?<!美)元/],
    ] as const) {
      if (tab !== 'Money') await page.getByRole('button', { name: '中文' }).click();
      for (const one of await page.getByRole('tab').all()) {
        await one.click();
        expect(await textOf(page)).not.toMatch(other);
      }
    }
    expect(await textOf(page)).toMatch(/美元/);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!IS_THERE)(`without a fit no chance is told, and the page says why${NO_CHROMIUM}`, async () => {
  const { page } = await open();
  await answered(page);
  await page.getByText(/^“TikTok Shop US” has not been fitted: .* Run laotie calibrate first\.$/).waitFor();
  await put(page, STRENGTH, '10');
  await answered(page);
  await page.locator('#differences').waitFor();
  expect(await page.locator('.verdict').textContent()).not.toMatch(/in 10/);
  expect(await page.locator('.verdict').textContent()).toMatch(/\$/);
});

test.skipIf(!IS_THERE)(
  `its plan names its market and has the fingerprints of the command line${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await put(page, STRENGTH, '20');
    await answered(page);
    const prints = await printsOf(page);
    const file = await download(page, dir, 'plan.yaml');
    expect(readFileSync(file, 'utf8')).toMatch(/^market: tiktok-shop-us$/m);
    const ran = await within(dir, 'run', 'plan.yaml', '--out', 'run', '--threads', '1', '--no-report');
    expect(ran.code).toBe(0);
    const { fingerprints } = JSON.parse(readFileSync(join(dir, 'run', 'manifest.json'), 'utf8'));
    expect(prints.map(([, own]) => own)).toEqual(fingerprints);
    expect(prints.some(([base, own]) => base !== own)).toBe(true);
    await page.locator('.own > summary').click();
    expect(await page.locator('.own select').inputValue()).toBe('USD');
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Figures (CSV)' }).click(),
    ]);
    const lines = readFileSync(await csv.path(), 'utf8').split('\n');
    const [figure, fan] = ['figure,gmv,', 'gmvToDate,q50,'].map((start) =>
      lines.find((line) => line.startsWith(start)),
    );
    expect([figure?.split(',')[3], fan?.split(',')[3]]).toEqual(['USD', 'USD']);
    expect(complaints).toEqual([]);
  },
);
