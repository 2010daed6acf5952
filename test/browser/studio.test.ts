/** A studio opened from disk without a network: a control moves, the answer follows, and its plan is that of the command line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { NO_CHROMIUM } from '../../docs/browsers/chromium.ts';
import { within } from '../cli/tiny.ts';
import { answered, download, IS_THERE, printsOf, put, studioForTests } from './studio-page.ts';

const { dir, open } = studioForTests();
const STRENGTH = 'Trust card: Strength, %';

test.skipIf(!IS_THERE)(
  `a lever is changed, and the plan runs to the same fingerprints${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await answered(page);
    expect(await page.locator('.verdict').textContent()).toMatch(
      /^GMV of at least .* in February 2021: a chance of .* in 10/,
    );
    await put(page, STRENGTH, '20');
    await answered(page);
    expect(await page.locator('#count').textContent()).toBe('3 of 3 pairs of runs');
    expect(await page.locator('.verdict').textContent()).toMatch(/; base: .*a change of/);
    const prints = await printsOf(page);
    await download(page, dir, 'plan.yaml');
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

test.skipIf(!IS_THERE)(
  `a run's report leads to a studio that simulates its base itself, to the bytes of the command line${NO_CHROMIUM}`,
  async () => {
    const { code } = await within(
      dir,
      'run',
      'small.yaml',
      '--out',
      'own',
      '--threads',
      '1',
      '--replicates',
      '2',
    );
    expect(code).toBe(0);
    const { page, complaints } = await open('', {}, { file: join('own', 'report.html') });
    await page.getByRole('link', { name: 'What if …? Open the studio' }).click();
    await page.locator('#count', { hasText: '2 of 2' }).waitFor();
    await answered(page);
    const { fingerprints } = JSON.parse(readFileSync(join(dir, 'own', 'manifest.json'), 'utf8'));
    expect((await printsOf(page)).map(([base]) => base)).toEqual(fingerprints);
    await put(page, STRENGTH, '0');
    await answered(page);
    await page.locator('#differences').waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!IS_THERE)(
  `undo gives the base back, redo the plan, and what is wrong is said${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await page.getByText('More settings').click();
    await put(page, 'coverage', '160%');
    await page.getByText(/^levers\.trust-card\.coverage: expected a share .*, got "160%"/).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText(/^levers\.trust-card\.coverage: 应为.*实为 "160%"/).waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await answered(page);
    expect(await page.locator('#count').textContent()).toBe('3 / 3 对运行');
    await page.getByText('方案与基准相同').waitFor();
    await page.getByRole('button', { name: '重做' }).click();
    await page.getByText(/^levers\.trust-card\.coverage/).waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!IS_THERE)(
  `a link brings the plan back; one of another engine is shown only; a broken one says why${NO_CHROMIUM}`,
  async () => {
    const { page, complaints } = await open();
    await put(page, STRENGTH, '35');
    await answered(page);
    await page.getByRole('button', { name: 'Link to this plan' }).click();
    await page.getByText(/^The address of this page now holds the plan/).waitFor();
    // asked of the page itself: the browser tells of a new address in its own time
    const hash: string = await page.evaluate('location.hash');
    expect(hash).toMatch(/^#plan=[\w-]+$/);

    const again = await open(hash);
    await again.page.locator('#differences').waitFor();
    expect(await again.page.getByLabel(STRENGTH).inputValue()).toBe('35');

    const text = inflateRawSync(Buffer.from(hash.slice('#plan='.length), 'base64url')).toString();
    const packed = (told: string) => `#plan=${deflateRawSync(told).toString('base64url')}`;
    const other = await open(packed(text.replace(/"engine":"[^"]*"/, '"engine":"0.0.1+other"')));
    await other.page.getByText(/^This link was made by another engine \(0\.0\.1\+other\)/).waitFor();
    expect(await other.page.getByLabel(STRENGTH).inputValue()).toBe('35');
    expect(await other.page.getByLabel(STRENGTH).isDisabled()).toBe(true);
    // nothing that bears the page's own engine can be taken of it, and there is a way out
    expect(await other.page.getByRole('button', { name: 'Download the plan (YAML)' }).isDisabled()).toBe(
      true,
    );
    expect(await other.page.getByRole('button', { name: 'Link to this plan' }).isDisabled()).toBe(true);
    await other.page.getByRole('button', { name: 'Undo' }).click();
    await answered(other.page);
    expect(await other.page.getByRole('alert').count()).toBe(0);
    await put(other.page, STRENGTH, '40');
    await other.page.locator('#differences').waitFor();

    const markup = '<img src=x onerror=document.title=1>';
    const hostile = await open(
      packed(text.replace(/"title":\{[^}]*\}/, `"title":{"zh":"${markup}","en":"${markup}"}`)),
    );
    await hostile.page.getByRole('radio', { name: markup }).waitFor({ state: 'attached' });
    await answered(hostile.page);
    expect(await hostile.page.title()).toBe('A small market · Studio');
    expect(await hostile.page.locator('img').count()).toBe(0);

    const broken = await open(`${hash.slice(0, 40)}!`);
    await broken.page.getByText('This link cannot be opened: it holds signs that no link has.').waitFor();
    expect([again, other, hostile, broken].flatMap((one) => one.complaints)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
