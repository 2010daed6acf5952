/** For everybody: no barrier that axe finds, all by keyboard, nothing cut off on a phone, one sheet of paper, hostile texts are texts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { NO_CHROMIUM } from '../../docs/browsers/chromium.ts';
import { within } from '../cli/tiny.ts';
import { STUDIED } from './studio-market.ts';
import { answered, IS_THERE, put, studioForTests } from './studio-page.ts';

const { dir, open } = studioForTests();
const STRENGTH = 'Trust card: Strength, %';

/** Everything that can be opened is open: a launch, two plans, the figures of charts. */
async function full(page: Page): Promise<void> {
  await page.locator('.launch > summary').click();
  await page.getByRole('button', { name: 'Launch', exact: true }).click();
  await page.getByRole('button', { name: 'Copy as a new plan' }).click();
  await put(page, STRENGTH, '20');
  await put(page, 'Cap on the total', '1m');
  await answered(page);
  await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
}

/** One page for all tests that only look at it: in whatever window and colours, it is the same page. */
let looked: Page;
beforeAll(async () => {
  if (!IS_THERE) return;
  ({ page: looked } = await open('', { viewport: { width: 400, height: 900 } }, { lasting: true }));
  await full(looked);
});

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

async function violationsOn(page: Page): Promise<string[][]> {
  // the page's policy lets in no script, but the browser's own tools are outside of it
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
}

test.skipIf(!IS_THERE).each([
  ['light', 400],
  ['dark', 400],
  ['light', 1440],
] as const)(`axe finds nothing to mend: %s, %i wide${NO_CHROMIUM}`, async (colorScheme, width) => {
  await looked.emulateMedia({ colorScheme });
  await looked.setViewportSize({ width, height: 900 });
  for (const tab of ['GMV', 'Trust']) {
    await looked.getByRole('tab', { name: tab, exact: true }).click();
    expect(await violationsOn(looked)).toEqual([]);
  }
});

const CONTROLS = 'button, input, select, textarea, summary, a[href], [tabindex="0"]';

test.skipIf(!IS_THERE)(
  `every control is reached by the keyboard, and moves by it${NO_CHROMIUM}`,
  async () => {
    const page = looked;
    await page.setViewportSize({ width: 1440, height: 900 });
    // a group of radio buttons is one stop, and a tab list another
    const wanted: number = await page.evaluate(`(() => {
    const all = [...document.querySelectorAll(${JSON.stringify(CONTROLS)})];
    window.controls = all.filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility()
      && !(one.type === 'radio' && !one.checked) && !one.closest('fieldset:disabled'));
    return window.controls.length;
  })()`);
    expect(wanted).toBeGreaterThan(40);
    await page.evaluate('document.activeElement.blur(); window.reached = new Set();');
    for (let at = 0; at < wanted + 40; at++) {
      await page.keyboard.press('Tab');
      await page.evaluate('window.reached.add(document.activeElement)');
    }
    const missed = await page.evaluate(
      'window.controls.filter((one) => !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 90))',
    );
    expect(missed).toEqual([]);
    const slider = page.getByRole('slider', { name: 'Trust card: Strength', exact: true });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByLabel(STRENGTH).inputValue()).toBe('21');
  },
);

test.skipIf(!IS_THERE).each([320, 400, 768, 1440])(
  `nothing is wider than a window of %i${NO_CHROMIUM}`,
  async (width) => {
    const page = looked;
    await page.setViewportSize({ width, height: 800 });
    for (const tab of ['GMV', 'Traffic']) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      // the panel of the plan stays in sight; what the chart's key calls the plan scrolls with it
      const places = "[...document.querySelectorAll('.key li')].map((one) => getComputedStyle(one).position)";
      expect(new Set((await page.evaluate(places)) as string[])).toEqual(new Set(['static']));
    }
  },
);

test.skipIf(!IS_THERE)(
  `a plan prints on one sheet of A4 with its verdict and its chart${NO_CHROMIUM}`,
  async () => {
    const { page } = await open();
    await put(page, STRENGTH, '20');
    await answered(page);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  },
);

test.skipIf(!IS_THERE)(`texts of a scenario are texts, whatever stands in them${NO_CHROMIUM}`, async () => {
  const markup = `</script><img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
  const text = STUDIED.replace('en: A small market', `en: ${JSON.stringify(markup)}`)
    .replace('{ id: trust-card,', `{ id: trust-card, title: ${JSON.stringify({ zh: markup, en: markup })},`)
    .replaceAll(
      'source: a test',
      `title: ${JSON.stringify({ zh: markup, en: markup })}, source: ${JSON.stringify(markup)}`,
    );
  writeFileSync(join(dir, 'hostile.yaml'), text);
  const { code } = await within(dir, 'studio', 'hostile.yaml', '--threads', '1', '--out', 'hostile.html');
  expect(code).toBe(0);
  const { page, complaints } = await open('', {}, { file: 'hostile.html' });
  await answered(page);
  await page.locator('input[type="number"]').first().fill('10');
  await page.keyboard.press('Tab');
  await answered(page);
  expect(await page.locator('h1').textContent()).toBe(markup);
  expect(await page.title()).toBe(`${markup} · Studio`);
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('.verdict').textContent()).toContain(markup);
  expect(complaints).toEqual([]);
});
