/** Many changes leave no memory behind. LAOTIE_LONG makes two hundred. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { NO_CHROMIUM } from '../../docs/browsers/chromium.ts';
import { answered, IS_THERE, studioForTests } from './studio-page.ts';

const { open } = studioForTests();
const CHANGES = process.env.LAOTIE_LONG === undefined ? 24 : 200;
const MOST_BYTES = 400e6;
/** What the second half may add to the first: buffers that are not yet given back, and no more. */
const MOST_GROWTH = 40e6;

/** Bytes that belong to the page's process alone: the page and all its workers. Linux tells them. */
async function bytesOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const browser = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  await browser.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const text = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
      return ['Private_Clean', 'Private_Dirty'].reduce(
        (sum, name) => sum + 1024 * Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0),
        0,
      );
    });
  return Math.max(...sizes);
}

test.skipIf(!IS_THERE || process.platform !== 'linux')(
  `${CHANGES} changes leave nothing behind${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    const field = page.getByLabel('Trust card: Strength, %');
    const sizes: number[] = [];
    for (let at = 1; at <= CHANGES; at++) {
      await field.fill(String((at * 37) % 100));
      await field.press('Tab');
      await answered(page);
      if (at % (CHANGES / 2) === 0) sizes.push(await bytesOf(page));
    }
    const [half, all] = sizes as [number, number];
    expect(all).toBeLessThan(MOST_BYTES);
    expect(all - half).toBeLessThan(MOST_GROWTH);
    expect(complaints).toEqual([]);
  },
);
