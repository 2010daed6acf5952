/**
 * Every command of the tutorials is typed here in its order, as a reader would, and prints what the page shows. After a change
 * that moves figures: `npm run docs:tutorials`. Two of them are typed in test/package, where the program is installed.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hereIn } from '../../docs/generate/follow.ts';
import { stepsOf, withoutVersions, withPrints } from '../../docs/generate/tutorial-steps.ts';
import { INSTALLED, pageOf, TUTORIALS } from '../../docs/generate/tutorials.ts';
import { lender } from '../../sim/cli/means.ts';
import { temporaryFolder } from '../runs/small.ts';
import { sharedThreads } from '../threads.ts';

const ROOT = join(import.meta.dirname, '../..');
const dir = temporaryFolder();
lender.withThreads = sharedThreads;

test('all tutorials are known, and each has commands, outputs and statements about them', () => {
  const files = readdirSync(join(ROOT, 'docs/tutorials'));
  expect(files.sort()).toEqual(TUTORIALS.map((name) => `${name}.md`).sort());
  for (const name of TUTORIALS) {
    const kinds = stepsOf(pageOf(name)).map(({ kind }) => kind);
    for (const kind of ['commands', 'prints', 'holds']) expect(kinds, name).toContain(kind);
  }
});

test.each(TUTORIALS.filter((name) => !INSTALLED.includes(name)))('%s: every command does what the page shows', async (name) => {
  const folder = join(dir, name);
  mkdirSync(folder);
  const page = pageOf(name);
  const { printed, wrong } = await hereIn(folder, page, join(dir, 'memo'));
  expect(wrong).toEqual([]);
  expect(withoutVersions(withPrints(page, printed))).toBe(withoutVersions(page));
}); // biome-ignore format: one line

const PAGE = `# A page
<!-- file: a.txt -->
\`\`\`
one
two
\`\`\`
\`\`\`sh
head -1 a.txt
\`\`\`
<!-- prints -->
old
<!-- /prints -->
<!-- holds: ^one$ -->
`;

test('steps are carried out, outputs replaced, and what is not so is told', async () => {
  const folder = join(dir, 'page');
  mkdirSync(folder);
  const right = await hereIn(folder, PAGE);
  expect(right).toEqual({ printed: ['one'], wrong: [] });
  const made = withPrints(PAGE, right.printed);
  expect(made).toBe(PAGE.replace('\nold\n', '\n```\none\n```\n'));
  expect(withPrints(made, right.printed)).toBe(made);
  const { wrong } = await hereIn(
    folder,
    PAGE.replace('^one$', '^two$').replace('head -1 a.txt', 'head -1 b.txt'),
  );
  expect(wrong).toHaveLength(2);
  expect(wrong[0]).toMatch(/^head -1 b\.txt: expected exit code 0, got 1: .*b\.txt/);
  expect(wrong[1]).toMatch(/^output: expected \/\^two\$\/m, got /);
  const refused = await hereIn(folder, PAGE.replace('head -1 a.txt', 'npx laotie explain nothing').replace('prints -->', 'prints: exit 2 -->')); // biome-ignore format: one line
  expect(refused.printed[0]).toMatch(/^explain: expected .*, got "nothing"/);
});

test('lines that tell versions of fit and backtest may differ, others not', () => {
  const text = 'a\nhealth: 1 pass\nMarket “x”: grade C\nwarning: made by another engine than this one\nb';
  expect(withoutVersions(text)).toBe('a\nb');
  const zh =
    '甲\n8 次运行中 8 次已有答案，未重新计算\n体检：1 项通过\n市场“甲”：等级 C\n警告：不是由当前引擎得出，结论\n乙';
  expect(withoutVersions(zh)).toBe('甲\n乙');
});
