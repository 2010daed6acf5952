/** The report of a run on paper and on a phone: page one is one sheet of A4, all of it at most six, nothing is cut off. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_CHROMIUM, openChromium } from '../../docs/browsers/chromium.ts';
import { pageOf } from '../../reports/report.ts';
import { RUN_REPORT } from '../../reports/run.ts';
import { drawingPrograms } from '../../sim/cli/report-files.ts';
import { examplePage, exampleStudies, OUTLOOK } from '../reports/front/example.ts';

const dir = mkdtempSync(join(tmpdir(), 'laotie-print-'));
const file = join(dir, 'report.html');
/** The same without what draws charts, for what has nothing to do with them. */
const bare = join(dir, 'bare.html');
/** With tables of everything, and two targets besides the first. */
function fullPage() {
  const page = examplePage({}, { studies: exampleStudies() });
  const more = page.targets.flatMap((target) => ['b', 'c'].map((id) => ({ ...target, id })));
  const asked = [...OUTLOOK.asked, 'b', 'c'];
  return { ...page, targets: [...page.targets, ...more], outlook: { ...OUTLOOK, asked } };
}

let browser: Awaited<ReturnType<typeof openChromium>> | undefined;

beforeAll(async () => {
  if (NO_CHROMIUM !== '') return;
  writeFileSync(file, pageOf(RUN_REPORT, fullPage(), drawingPrograms()));
  writeFileSync(bare, pageOf(RUN_REPORT, fullPage(), []));
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** The report in a window of some width, with every chart of the language drawn. */
async function opened(lang: string, width: number): Promise<Page> {
  const context = await browser!.newContext({ offline: true, viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(0); // a slow machine is no fault
  await page.goto(`${pathToFileURL(file).href}#${lang}`);
  const charts = page.locator(`main[lang^="${lang}"] .chart`);
  await expect.poll(() => charts.locator('svg.marks').count()).toBeGreaterThanOrEqual(await charts.count());
  return page;
}

/** Sheets of A4 that a browser prints it on. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
}

test.skipIf(NO_CHROMIUM !== '').each(['zh', 'en'])(
  `in %s page one fits on one sheet, the whole on six, and a phone cuts nothing off${NO_CHROMIUM}`,
  async (lang) => {
    const desk = await opened(lang, 1280);
    const sheets = await sheetsOf(desk);
    expect(sheets).toBeGreaterThan(3);
    expect(sheets).toBeLessThanOrEqual(6);
    await desk.evaluate("document.querySelectorAll('main > :not(.front)').forEach((one) => one.remove())");
    expect(await sheetsOf(desk)).toBe(1);
    const phone = await opened(lang, 400);
    const wide = `[document.documentElement, ...document.querySelectorAll('main[lang^="${lang}"] .front .wide')]
      .map((one) => one.scrollWidth - one.clientWidth)`;
    expect(Math.max(...((await phone.evaluate(wide)) as number[]))).toBeLessThanOrEqual(1);
  },
);

test.skipIf(NO_CHROMIUM !== '').each([
  ['zh-CN', 'zh-CN'],
  ['en-GB', 'en'],
  ['fr-FR', 'en'],
])(`a reader whose language is %s sees the page in %s${NO_CHROMIUM}`, async (locale, shown) => {
  const page = await (await browser!.newContext({ offline: true, locale })).newPage();
  page.setDefaultTimeout(0);
  await page.goto(pathToFileURL(bare).href);
  expect(await page.locator('html').getAttribute('lang')).toBe(shown);
});
