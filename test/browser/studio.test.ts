/** A studio opened from disk without a network: a control moves, the answer follows, and its plan is that of the command line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';
import { NO_CHROMIUM, openChromium } from './chromium.ts';
import { writeStudied } from './studio-market.ts';

const dir = temporaryFolder();
const isThere = NO_CHROMIUM === '';
let browser: Browser;

beforeAll(async () => {
  if (!isThere) return;
  writeStudied(dir);
  const { code, err } = await within(dir, 'studio', 'small.yaml', '--threads', '1', '--lang', 'en');
  expect([code, err.match(/expected.*/g)?.filter((line) => !line.endsWith('a warning only'))]).toEqual([
    0,
    [],
  ]);
  browser = await openChromium();
});
afterAll(() => browser?.close());

const opened: BrowserContext[] = [];
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
});

/** An opened studio, and whatever the browser complains of or asks for. */
async function open(hash = '', options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ offline: true, locale: 'en', ...options });
  opened.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(0); // a slow machine is no fault
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(pathToFileURL(join(dir, 'studio.html')).href + hash);
  await page.locator('h1').waitFor();
  return { page, complaints };
}

/** Until every replicate has ended on both sides. */
async function answered(page: Page): Promise<void> {
  await page.locator('#count', { hasText: '3 of 3' }).waitFor();
}

async function printsOf(page: Page): Promise<string[][]> {
  const rows = await page.locator('#prints tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('code').allTextContents()));
}

test.skipIf(!isThere)(
  `a lever is changed, and the plan runs to the same fingerprints${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    expect(await page.locator('.verdict').textContent()).toMatch(/^GMV 2021-02: .* in 10\./);
    await page.getByLabel('Trust card: Strength, %').fill('20');
    await page.getByLabel('Trust card: Strength, %').press('Tab');
    await page.locator('#differences').waitFor();
    await answered(page);
    expect(await page.locator('.verdict').textContent()).toMatch(/\(base: .*a change of/);
    const prints = await printsOf(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Download the plan/ }).click(),
    ]);
    const plan = join(dir, 'plan.yaml');
    await download.saveAs(plan);
    const { code } = await within(dir, 'run', 'plan.yaml', '--out', 'run', '--threads', '1');
    expect(code).toBe(0);
    const { fingerprints } = JSON.parse(readFileSync(join(dir, 'run', 'manifest.json'), 'utf8'));
    expect(prints.map(([, own]) => own)).toEqual(fingerprints);
    expect(prints.some(([base, own]) => base !== own)).toBe(true);
    await page.getByRole('button', { name: 'Check this report' }).click();
    await page.getByText(/^Run 0 gave the stored fingerprint again/).waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!isThere)(
  `undo gives the base back, redo the plan, and what is wrong is said${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await page.getByText('More settings').click();
    await page.getByLabel('coverage').fill('160%');
    await page.getByLabel('coverage').press('Tab');
    await page.getByText(/^levers\.trust-card\.coverage: expected a share .*, got "160%"/).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText(/^levers\.trust-card\.coverage: 应为.*实为 "160%"/).waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.locator('#count', { hasText: '3 / 3' }).waitFor();
    await page.getByText('方案与基准相同').waitFor();
    await page.getByRole('button', { name: '重做' }).click();
    await page.getByText(/^levers\.trust-card\.coverage/).waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!isThere).each(['light', 'dark'] as const)(
  `axe finds nothing to mend: %s${NO_CHROMIUM}`,
  async (colorScheme) => {
    const { page } = await open('', { colorScheme, viewport: { width: 400, height: 800 } });
    await page.getByLabel('Trust card: Strength, %').fill('20');
    await page.getByLabel('Trust card: Strength, %').press('Tab');
    await answered(page);
    await page.locator('#differences').waitFor();
    // the page's policy lets in no script, but the browser's own tools are outside of it
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  },
);

test.skipIf(!isThere)(
  `a shock from a day that is chosen, and a second plan beside it${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await page.getByLabel('From this day on').fill('2021-02-01');
    await page.getByLabel('Add a lever or a shock').selectOption('shock/outage');
    await page.locator('#differences').waitFor();
    await answered(page);
    await page.getByRole('button', { name: 'Copy as a new plan' }).click();
    await page.locator('#plans tbody tr').nth(1).waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!isThere)(
  `a link brings the plan back; one of another engine is shown only; a broken one says why${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await page.getByLabel('Trust card: Strength, %').fill('35');
    await page.getByLabel('Trust card: Strength, %').press('Tab');
    await answered(page);
    await page.getByRole('button', { name: 'Link to this plan' }).click();
    await page.getByText(/^The address of this page now holds the plan/).waitFor();
    const { hash } = new URL(page.url());

    const again = await open(hash);
    await again.page.locator('#differences').waitFor();
    expect(await again.page.getByLabel('Trust card: Strength, %').inputValue()).toBe('35');

    const text = inflateRawSync(Buffer.from(hash.slice('#plan='.length), 'base64url')).toString();
    const packed = (told: string) => `#plan=${deflateRawSync(told).toString('base64url')}`;
    const other = await open(packed(text.replace(/"engine":"[^"]*"/, '"engine":"0.0.1+other"')));
    await other.page.getByText(/^This link was made by another engine \(0\.0\.1\+other\)/).waitFor();
    expect(await other.page.getByLabel('Trust card: Strength, %').inputValue()).toBe('35');
    expect(await other.page.getByLabel('Trust card: Strength, %').isDisabled()).toBe(true);

    const markup = '<img src=x onerror=document.title=1>';
    const hostile = await open(
      packed(text.replace(/"title":\{[^}]*\}/, `"title":{"zh":"${markup}","en":"${markup}"}`)),
    );
    await answered(hostile.page);
    expect(await hostile.page.title()).toBe('A small market · Studio');
    expect(await hostile.page.locator('img').count()).toBe(0);

    const broken = await open(`${hash.slice(0, 40)}!`);
    await broken.page.getByText('This link cannot be opened: it holds signs that no link has.').waitFor();
    expect([again, other, hostile, broken].flatMap((one) => one.complaints)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
