/** The studio in Firefox: opened from disk, changed, and answered with the fingerprints of the command line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { NO_FIREFOX, openFirefox } from '../../docs/browsers/firefox.ts';
import { within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';
import { STUDIED, writeStudied } from './studio-market.ts';

const dir = temporaryFolder();
const STRENGTH = 'input[aria-label="Trust card: Strength, %"]';
const ENDED = '.verdict[aria-busy="false"]';

test.skipIf(NO_FIREFOX !== '')(
  `a plan in Firefox has the fingerprints of the command line${NO_FIREFOX}`,
  async () => {
    writeStudied(dir);
    expect((await within(dir, 'studio', 'small.yaml', '--threads', '1')).code).toBe(0);
    const browser = await openFirefox();
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(0);
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('request', (request) => {
        if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url());
      });
      await page.goto(pathToFileURL(join(dir, 'studio.html')).href);
      await page.waitForSelector(ENDED);
      await page.$eval(STRENGTH, (field) => {
        (field as unknown as { value: string }).value = '20';
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.waitForSelector('#differences');
      await page.waitForSelector(ENDED);
      const prints = await page.$$eval('#prints tbody tr', (rows) =>
        rows.map((row) => row.querySelectorAll('code')[1]!.textContent),
      );
      const isIsolated = await page.evaluate('typeof SharedArrayBuffer');
      writeFileSync(join(dir, 'plan.yaml'), STUDIED.replace('coverage: 60%', 'coverage: 60%, strength: 20%'));
      const ran = await within(dir, 'run', 'plan.yaml', '--out', 'run', '--threads', '1', '--no-report');
      expect(ran.code).toBe(0);
      const { fingerprints } = JSON.parse(readFileSync(join(dir, 'run', 'manifest.json'), 'utf8'));
      expect(prints).toEqual(fingerprints);
      expect(isIsolated).toBe('undefined');
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
