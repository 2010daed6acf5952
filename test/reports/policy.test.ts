/** The page's policy lets only the program's own scripts run, and the charts draw all the same. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_CHROMIUM, openChromium } from '../../docs/browsers/chromium.ts';
import { BACKTEST_REPORT } from '../../reports/backtest/report.ts';
import { COMPARE_REPORT } from '../../reports/compare/report.ts';
import { pageOf } from '../../reports/report.ts';
import { RUN_REPORT } from '../../reports/run.ts';
import { drawingPrograms } from '../../sim/cli/report-files.ts';
import { exampleBacktest } from './backtest/example.ts';
import { exampleComparison } from './compare/example.ts';
import { exampleResult } from './example.ts';

const PROGRAMS = drawingPrograms();
const EVIL = '</script><script>window.broken = 1</script><img src="x" onerror="window.broken = 1"><b>坏</b>';
const RESULT = exampleResult();
const hostile = {
  ...RESULT,
  scenario: { ...RESULT.scenario, title: { zh: EVIL, en: EVIL } },
  targets: RESULT.targets.map((target) => ({ ...target, title: { zh: EVIL, en: EVIL }, source: EVIL })),
};

function sha256(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

test('every script and style of the page is named in the policy by its hash, and nothing is let in besides', () => {
  const page = pageOf(RUN_REPORT, RESULT, PROGRAMS);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
  const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0]!, rule.split(' ').slice(1)]));
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => sha256(text!));
  expect(scripts).toHaveLength(PROGRAMS.length + 1);
  expect(rules.get('script-src')).toEqual(scripts);
  expect(rules.get('style-src')).toEqual([sha256(/<style>([\s\S]*?)<\/style>/.exec(page)![1]!)]);
  expect(rules.get('default-src')).toEqual(["'none'"]);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(page).not.toMatch(/<[^>]+ (style|on[a-z]+)=/);
});

test('line ends of a program are hashed as a browser reads them', () => {
  const page = pageOf(RUN_REPORT, RESULT, ['a();\r\nb();\rc();\n']);
  expect(page).toContain('<script>a();\nb();\nc();\n</script>');
  expect(page).toContain(sha256('a();\nb();\nc();\n'));
});

test('marks that turn the order of a line are spelled out', () => {
  const title = { zh: '甲\u202e乙', en: 'a\u202eb\u2066c\u001b[2J' };
  const page = pageOf(RUN_REPORT, { ...RESULT, scenario: { ...RESULT.scenario, title } }, []);
  expect(/<h1>(.*)<\/h1>/.exec(page)![1]).toBe('甲\\u202e乙');
  expect(page).toContain('a\\u202eb\\u2066c\\u001b[2J');
});

const dir = mkdtempSync(join(tmpdir(), 'laotie-policy-'));
let browser: Browser | undefined;

beforeAll(async () => {
  if (NO_CHROMIUM === '') browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true, force: true });
});

test.skipIf(NO_CHROMIUM !== '').each([
  ['of a run', pageOf(RUN_REPORT, hostile, PROGRAMS)],
  ['of a backtest', pageOf(BACKTEST_REPORT, exampleBacktest(), PROGRAMS)],
  ['of a comparison', pageOf(COMPARE_REPORT, exampleComparison(), PROGRAMS)],
])(
  `in Chromium every chart %s draws, no rule of the policy is broken, and no text runs${NO_CHROMIUM}`,
  async (_, html) => {
    const file = join(dir, 'report.html');
    writeFileSync(file, html);
    const page = await (await browser!.newContext({ offline: true })).newPage();
    page.setDefaultTimeout(0); // a slow machine is no fault
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    for (const [lang, tag] of [
      ['zh', 'zh-CN'],
      ['en', 'en'],
    ]) {
      await page.goto(`${pathToFileURL(file).href}#${lang}`);
      const charts = page.locator(`main[lang="${tag}"] .chart`);
      const count = await charts.count();
      expect(count).toBeGreaterThan(1);
      await expect.poll(() => charts.locator('svg.marks').count()).toBeGreaterThanOrEqual(count);
      await expect.poll(() => charts.locator('.vega-actions a').count()).toBe(3 * count);
    }
    expect(await page.evaluate('window.broken')).toBeUndefined();
    expect(await page.locator('b').count()).toBe(0);
    expect(complaints).toEqual([]);
    // what the policy is for: markup that came through does nothing
    await page.evaluate('document.body.innerHTML += \'<img src="x" onerror="window.broken = 1">\'');
    await page.evaluate(
      "document.body.append(Object.assign(document.createElement('script'), { text: 'window.broken = 2' }))",
    );
    await page.waitForTimeout(100);
    expect(await page.evaluate('window.broken')).toBeUndefined();
  },
);
