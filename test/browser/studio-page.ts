/** A studio opened from disk without a network, for tests: how it is opened, changed, and known to have answered. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { NO_CHROMIUM, openChromium } from '../../docs/browsers/chromium.ts';
import { within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';
import { writeStudied } from './studio-market.ts';

export const IS_THERE = NO_CHROMIUM === '';

export interface Opened {
  readonly page: Page;
  /** Whatever the browser complains of, or asks for outside of the file. */
  readonly complaints: string[];
}

type ContextOptions = Parameters<Browser['newContext']>[0];

export interface Studio {
  readonly dir: string;
  /** Opens a page; it is closed after the test, one that lasts after all of them. */
  readonly open: (
    hash?: string,
    options?: ContextOptions,
    of?: { readonly file?: string; readonly lasting?: boolean },
  ) => Promise<Opened>;
}

/** Writes the studio of a small market before the tests of a file, and closes after each what it has opened. */
export function studioForTests(scenario?: string): Studio {
  const dir = temporaryFolder();
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (!IS_THERE) return;
    writeStudied(dir, scenario);
    const { code, err } = await within(dir, 'studio', 'small.yaml', '--threads', '1', '--lang', 'en');
    const complaints = err.match(/expected.*/g)?.filter((line) => !line.endsWith('a warning only'));
    expect([code, complaints ?? []]).toEqual([0, []]);
    browser = await openChromium();
  });
  afterAll(() => browser?.close());
  const contexts: BrowserContext[] = [];
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  return {
    dir,
    async open(hash = '', options = {}, { file = 'studio.html', lasting = false } = {}) {
      const context = await browser!.newContext({ offline: true, locale: 'en', ...options });
      if (!lasting) contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(0); // a slow machine is no fault
      const complaints: string[] = [];
      page.on('request', (request) => {
        if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(pathToFileURL(join(dir, file)).href + hash);
      await page.locator('h1').first().waitFor({ state: 'attached' });
      return { page, complaints };
    },
  };
}

/** Until the plan as it stands has been asked about, and every replicate has ended on both sides. */
export async function answered(page: Page): Promise<void> {
  await page.locator('.verdict[aria-busy="false"]').waitFor();
}

/** Types into a field and leaves it, as a reader does. */
export async function put(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Tab');
}

/** Fingerprints of base and plan, a row a replicate. */
export async function printsOf(page: Page): Promise<string[][]> {
  const rows = await page.locator('#prints tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('code').allTextContents()));
}

/** The plan as the page hands it out, under a name in the folder. */
export async function download(page: Page, dir: string, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Download the plan/ }).click(),
  ]);
  const path = join(dir, name);
  await file.saveAs(path);
  return path;
}
