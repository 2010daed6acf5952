/** The page of `compare`: charts without a warning, sentences that follow the numbers, and no number from nowhere. */
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { COMPARE_CHARTS } from '../../../reports/compare/charts.ts';
import { compareLines } from '../../../reports/compare/lines.ts';
import { COMPARE_REPORT } from '../../../reports/compare/report.ts';
import { comparisonSentences } from '../../../reports/compare/sentences.ts';
import { pointsText, spaced } from '../../../reports/compare/written.ts';
import { pageOf } from '../../../reports/report.ts';
import { LANGUAGES } from '../../../sim/notation/language.ts';
import type { CompareResult } from '../../../sim/result/compare.ts';
import { numbersFromNowhere } from '../numbers.ts';
import { exampleComparison, figure } from './example.ts';

const RESULT = exampleComparison();
const [B, C] = RESULT.comparisons;
const CASES = COMPARE_CHARTS.flatMap((chart) =>
  LANGUAGES.map((lang) => ({ chart, lang, name: `${chart.id} ${lang}` })),
);

test.each(CASES)('$name draws without a warning and is plain data', async ({ chart, lang }) => {
  const before = JSON.stringify(RESULT);
  const spec = chart.spec(RESULT, lang)!;
  expect(JSON.stringify(RESULT)).toBe(before);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  const svg = await svgOf(spec);
  expect(svg).toContain(`>${chart.title[lang]}<`);
  expect(svg).not.toMatch(/NaN|undefined|>null</);
});

test.each(CASES)('$name is left out where it has nothing to show', ({ chart, lang }) => {
  const none = RESULT.comparisons.map((one) => ({ ...one, figures: [] }));
  expect(chart.spec({ ...RESULT, comparisons: none, paths: [] }, lang)).toBeUndefined();
});

test('intervals that there are none of draw nothing, and no chart breaks', async () => {
  const bare = (one: CompareResult['comparisons'][number]) => ({
    ...one,
    figures: one.figures.map((own) => ({
      ...own,
      difference: { ...own.difference, low80: null, high80: null, low90: null, high90: null },
    })),
  });
  for (const chart of COMPARE_CHARTS) {
    const svg = await svgOf(chart.spec({ ...RESULT, comparisons: RESULT.comparisons.map(bare) }, 'en')!);
    expect(svg).not.toMatch(/NaN|undefined/);
  }
});

test('a difference that is told, and one that is not, in both languages', () => {
  expect(comparisonSentences(RESULT, B!, 'en')).toEqual([
    'In 2021, GMV of B is 5.87bn yuan (+0.9%) higher than that of A; the 90% interval of this mean is +4.63bn yuan to +7.11bn yuan.',
    'In eight of ten futures the difference lies between +2.15bn yuan and +9.59bn yuan.',
    'B is above A in 29 of 32 pairs (a chance of 91% ± 6%).',
    '“700 billion” is reached with a chance of 32% ± 8% in A and 37% ± 8% in B: a change of +4.4 ± 0.9 percentage points.',
    'The levers cost 1.03bn yuan more, and the platform nets 950m yuan less. Each yuan of cost brings 5.7 yuan of GMV (90% interval 3.48 to 7.91).',
    'Unpaired, the same precision would take about 430 times as many runs.',
    'Before 1 June 2021, B and A are the same in every byte; they differ from then on.',
  ]);
  const [first, , , , money] = comparisonSentences(RESULT, C!, 'en');
  expect(first).toBe(
    'In 2021, GMV of C cannot be told from that of A: the mean difference is +587m yuan; the 90% interval of this mean is −653m yuan to +1.83bn yuan.',
  );
  expect(money).toBe(
    'The levers cost 103m yuan more, and whether the platform nets more or less cannot be told (mean difference −95m yuan).',
  );
  const zh = comparisonSentences(RESULT, B!, 'zh');
  expect(zh[0]).toBe('2021 年，B 的 GMV 比 A 高 58.7 亿元（+0.9%）；平均差的 90% 区间为 +46.3 亿元 至 +71.1 亿元。');
  expect(zh[3]).toBe('达成“7000 亿”的概率：A 为 32% ± 8%，B 为 37% ± 8%，变化 +4.4 ± 0.9 个百分点。');
  expect(comparisonSentences(RESULT, C!, 'zh')[0]).toMatch(/^2021 年，分不清 C 的 GMV 比 A 高还是低/);
}); // biome-ignore format: sentences

test('the side that is lower is said to be, cheaper and with more left; one pair has no interval', () => {
  const turned = {
    ...B!,
    figures: [
      figure('gmv', '2021', 600e9, -8e9, 1e9),
      figure('leverCost', '2021', 2e9, -1e9, 0),
      figure('platformNet', '2021', 10e9, 0.5e9, 0.1e9),
    ],
  };
  const text = comparisonSentences(RESULT, turned, 'en').join('\n');
  expect(text).toContain('GMV of B is 8bn yuan (−1.3%) lower than that of A; the 90% interval of this mean is −9bn yuan to −7bn yuan.');
  expect(text).toContain('The levers cost 1bn yuan less, and the platform nets 500m yuan more.');
  const [gmv] = turned.figures;
  const one = { ...turned, figures: [{ ...gmv!, difference: { ...gmv!.difference, low90: null, high90: null, low80: null, high80: null } }] };
  expect(comparisonSentences(RESULT, one, 'en')[0]).toMatch(/the mean difference is −8bn yuan; one pair has no interval\.$/);
  expect(comparisonSentences(RESULT, { ...B!, same: true }, 'en')).toEqual([
    'B and A are the same on every day of every pair: every difference is 0.',
  ]);
}); // biome-ignore format: sentences

test('the target that a scenario asks first is what the sentences are about', () => {
  const target = { ...B!.targets[0]!, metric: 'providers', over: '2021-12-31', unit: 'count' as const };
  const [first] = comparisonSentences(RESULT, { ...B!, targets: [target] }, 'en');
  expect(first).toMatch(/^On 31 December 2021, providers of B is 3 \(\+0\.8%\) higher/);
});

test('chances change in whole points where their error is one or more', () => {
  expect(pointsText(0.0444, 0.021, 'en')).toBe('+4 ± 2 percentage points');
  expect(pointsText(-0.0444, 0.0061, 'zh')).toBe('−4.4 ± 0.6 个百分点');
  expect(pointsText(0, 0, 'en')).toBe('0 ± 0 percentage points');
  expect(['GMV', '退款', '净 GMV'].map((text) => spaced(text, 'zh'))).toEqual([' GMV ', '退款', '净 GMV ']);
});

test('only periods in which the sides can differ are shown; lost pairs are said', () => {
  const [page, lines] = [pageOf(COMPARE_REPORT, RESULT, []), compareLines(RESULT, 'en').join('\n')];
  expect(page).toContain('<h2>B against A: 2021</h2>');
  expect(page).not.toContain('against A: 2020<');
  expect(page).not.toContain('>Q1 2021<');
  expect(lines).toMatch(/^2021 +A +B/m);
  expect(lines).toMatch(/^providers · 31 December 2021 /m);
  expect(lines).not.toContain('missing');
  const lost = { ...RESULT, failed: 2 };
  expect(compareLines(lost, 'en').at(-1)).toBe('2 of 32 pairs are missing because a run failed.');
  expect(pageOf(COMPARE_REPORT, lost, [])).toContain('<p class="alert">2 of 32 pairs are missing');
  const own = pageOf(COMPARE_REPORT, { ...RESULT, isPublishedPast: false }, []);
  expect(own).toContain('published quarters stand in none of them');
});

test.each(LANGUAGES)('every number on the page is one of compare.json (%s)', (lang) => {
  const { found, unknown } = numbersFromNowhere(COMPARE_REPORT, RESULT, lang);
  expect(found).toBeGreaterThan(150);
  expect(unknown).toEqual([]);
});
