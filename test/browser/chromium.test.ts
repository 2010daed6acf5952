/** A page opened from disk, without a network and without special headers, runs a market and gives Node's fingerprint. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { NO_CHROMIUM, openChromium } from '../../docs/browsers/chromium.ts';
import { bundle } from '../../reports/studio/build.ts';
import { runMarket } from './engine.ts';

/** What the page shows once its script has run, and every address that it asked for. */
async function shownBy(html: string): Promise<{ text: string; asked: string[]; complaints: string[] }> {
  const dir = mkdtempSync(join(tmpdir(), 'laotie-page-'));
  const browser = await openChromium();
  try {
    const file = join(dir, 'page.html');
    writeFileSync(file, html);
    const page = await (await browser.newContext({ offline: true })).newPage();
    page.setDefaultTimeout(0); // a slow machine is no fault
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    const text = await page.locator('output').textContent();
    return { text: text ?? '', asked: asked.filter((url) => !url.endsWith('/page.html')), complaints };
  } finally {
    await browser.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

test.skipIf(NO_CHROMIUM !== '')(`a page in Chromium gives Node's fingerprint${NO_CHROMIUM}`, async () => {
  const { script } = await bundle(new URL('./engine.ts', import.meta.url), 'runs');
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>laotie</title><output></output>
<script>${script.replaceAll('</script', '<\\/script')}</script>
<script>document.querySelector('output').textContent = JSON.stringify([typeof SharedArrayBuffer, laotie.runMarket()]);</script>`;
  const { text, asked, complaints } = await shownBy(html);
  expect(complaints).toEqual([]);
  expect(JSON.parse(text)).toEqual(['undefined', runMarket()]);
  expect(asked).toEqual([]);
});
