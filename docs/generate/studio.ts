/** Takes the pictures of docs/studio.md in a browser, step by step as the page tells. `npm run docs:studio`; it needs Chromium. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { openChromium } from '../browsers/chromium.ts';
import { ROOT } from './circumstances.ts';

const SCENARIO = 'scenarios/kuaishou-2021.yaml';
const SIZE = { width: 1440, height: 860 };
const PICTURES = fileURLToPath(new URL('../studio/', import.meta.url));

const pictureOf = (name: string) => ({ path: join(PICTURES, `${name}.png`) });

/** Until the plan as it stands has been asked about, and every replicate has ended on both sides. */
async function answered(page: Page): Promise<void> {
  await page.locator('.verdict[aria-busy="false"]').waitFor();
}

async function put(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).last();
  await field.fill(value);
  await field.press('Tab');
}

async function walk(page: Page): Promise<void> {
  await page.locator('#engine-state', { hasText: 'ready' }).waitFor();
  await answered(page);
  await page.screenshot(pictureOf('desk'));
  await page.locator('summary', { hasText: 'Trust card' }).last().click();
  await put(page, 'Trust card: Strength, %', '0');
  await answered(page);
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot(pictureOf('plan'));
  await page.getByRole('button', { name: 'Back to the base' }).click();
  await page.getByLabel('Add a lever or a shock').selectOption('coupon');
  await put(page, 'Budget', '3bn');
  await page.getByRole('button', { name: 'Coupon: by quarter' }).click();
  await put(page, 'Cap on the total', '2.5bn');
  await answered(page);
  await page.locator('.quarters').screenshot(pictureOf('quarters'));
}

const folder = mkdtempSync(join(tmpdir(), 'laotie-studio-'));
const browser = await openChromium();
try {
  const file = join(folder, 'studio.html');
  execFileSync(process.execPath, ['sim/cli/laotie.mjs', 'studio', SCENARIO, '--out', file], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const context = await browser.newContext({ offline: true, locale: 'en', viewport: SIZE });
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  await page.goto(pathToFileURL(file).href);
  await walk(page);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
