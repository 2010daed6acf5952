/** The page of `discover`: charts without a warning and with titles on their axes, boxes in words of both languages. */
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { DISCOVER_CHARTS } from '../../../reports/discover/charts.ts';
import { discoverLines } from '../../../reports/discover/lines.ts';
import { DISCOVER_REPORT } from '../../../reports/discover/report.ts';
import { discoverSentences } from '../../../reports/discover/sentences.ts';
import { pageOf } from '../../../reports/report.ts';
import { DISCOVER_WORDS } from '../../../reports/words/discover.ts';
import { LANGUAGES } from '../../../sim/notation/language.ts';
import { numbersFromNowhere } from '../numbers.ts';
import { exampleDiscovery } from './example.ts';

const RESULT = exampleDiscovery();
const CASES = DISCOVER_CHARTS.flatMap((chart) =>
  LANGUAGES.map((lang) => ({ chart, lang, name: `${chart.id} ${lang}` })),
);

test.each(CASES)('$name draws without a warning, is plain data, and its axes have titles', async ({ chart, lang }) => {
  const before = JSON.stringify(RESULT);
  const spec = chart.spec(RESULT, lang)!;
  expect(JSON.stringify(RESULT)).toBe(before);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  const svg = await svgOf(spec);
  expect(svg).toContain(`>${chart.title[lang]}<`);
  expect(svg).not.toMatch(/NaN|undefined|>null</);
  const { trajectory, bounds } = DISCOVER_WORDS[lang].charts;
  const titles = chart.id === 'discover-bounds' ? [bounds.x] : [trajectory.x, trajectory.y, trajectory.factors];
  for (const title of titles) expect(svg).toContain(`>${title}<`);
}); // biome-ignore format: one line

test('boxes in words: what must be true, how dense, how much of all; what holds elsewhere, what is shaky', () => {
  expect(discoverSentences(RESULT, 'en')).toEqual([
    'Of 400 runs 35% reach it.',
    'Where adoption.imitation ≥ 0.8 and Monthly active users is between 520m and 600m: 74% of the runs reach it (of all runs 35%), which is 82% of all that reach it.',
    'In halves of the runs in which a box was not sought, boxes found in the same way hold 66% on average, with 77% of all cases: go by these, for the figures above flatter.',
    'Bounds that often do not come again on half of the runs: Monthly active users.',
    'Besides, where Coupon: first day ≤ 22 June 2021: 48% reach it, another 13% of all that do.',
  ]);
  expect(discoverSentences(RESULT, 'zh').slice(0, 2)).toEqual([
    '400 次运行中，达成的占 35%。',
    'adoption.imitation ≥ 0.8，且月活跃用户在 5.2 亿 至 6 亿 之间：其中 74% 达成（全部为 35%），涵盖全部达成情形的 82%。',
  ]);
  const miss = discoverSentences({ ...RESULT, miss: true }, 'en');
  expect(miss[0]).toBe('Of 400 runs 35% miss it.');
});

test('without a box that is said, and why', () => {
  const none = { ...RESULT, boxes: [], leaves: [] };
  expect(discoverSentences(none, 'en')).toEqual([
    'Of 400 runs 35% reach it.',
    DISCOVER_WORDS.en.none('reach it'),
  ]);
  const all = { ...none, all: { ...RESULT.all, cases: 400, density: 1 } };
  expect(discoverSentences(all, 'en')[1]).toBe(DISCOVER_WORDS.en.single('reach it'));
  expect(pageOf(DISCOVER_REPORT, none, [])).toContain(DISCOVER_WORDS.en.none('reach it'));
});

test('a terminal has a line a bounded factor, with the figures of the box in its first', () => {
  const lines = discoverLines(RESULT, 'en');
  expect(lines).toContainEqual(
    expect.stringMatching(/^Box 1 +adoption\.imitation ≥ 0\.8 +74% +82% +66% +77%$/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^ +Monthly active users is between 520m and 600m$/));
  expect(lines).toContainEqual(
    expect.stringMatching(/^Leaf 1 +adoption\.imitation ≥ 0\.81 +69% +84% +— +—$/),
  );
  expect(discoverLines({ ...RESULT, failed: 3 }, 'en').at(-1)).toBe(
    '3 of 400 runs are missing because they failed.',
  );
  const page = pageOf(DISCOVER_REPORT, RESULT, []);
  expect(page).toContain('Published quarters stand in the figure');
  expect(page).toContain('attention.users');
});

test.each(LANGUAGES)('every number on the page is one of discover.json (%s)', (lang) => {
  const { found, unknown } = numbersFromNowhere(DISCOVER_REPORT, RESULT, lang);
  expect(found).toBeGreaterThan(50);
  // numbers of boxes, how many factors, and days, which the record has as day numbers
  const days = ['1', '2', '4', '22', '31', '6', '2021'];
  expect(unknown.filter((number) => !days.includes(number))).toEqual([]);
});
