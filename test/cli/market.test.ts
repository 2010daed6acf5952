/** `market check`: what a market's folder carries, in both languages and as JSON. */
import { expect, test } from 'vitest';
import { temporaryFolder } from '../runs/small.ts';
import { within } from './tiny.ts';

const dir = temporaryFolder();

test('a market that ships is graded, with what it lacks and what each rule gives', async () => {
  const told = await within(dir, 'market', 'check', 'kuaishou', '--known', '2021-07-22', '--json');
  expect(told).toMatchObject({ code: 0, err: '' });
  const found = JSON.parse(told.out);
  expect(found).toMatchObject({ market: 'kuaishou', known: '2021-07-22', posterior: '2021-07.json' });
  expect(['A', 'B', 'C']).toContain(found.grade);
  expect(found.rules.find(({ name }: { name: string }) => name === 'gmv').facts).toBe(5);
  const zh = await within(dir, 'market', 'check', 'kuaishou', '--known', '2021-07-22', '--lang', 'zh');
  expect(zh.out.split('\n')[0]).toBe(`kuaishou：等级 ${found.grade}（截至 2021-07-22 公布的数据）`);
  const en = await within(dir, 'market', 'check', 'kuaishou', '--known', '2021-07-22', '--lang', 'en');
  expect(en.out).toMatch(/^kuaishou: grade [ABC], by what was public on 2021-07-22\n/);
});

test.each([
  [['market', 'check', 'kuaishuo'], /--market: expected the name of a market: kuaishou, tiktok-shop-us, got/],
  [['market', 'check', 'kuaishou', '--known', 'soon'], /--known: expected a date YYYY-MM-DD, got "soon"/],
])('%j is refused', async (words, expected) => {
  const { code, err } = await within(dir, ...words, '--lang', 'en');
  expect(code).toBe(2);
  expect(err).toMatch(expected);
});
