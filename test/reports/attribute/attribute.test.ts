/** The page of `attribute`: charts without a warning, sentences that follow the numbers, and no number from nowhere. */
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { ATTRIBUTE_CHARTS } from '../../../reports/attribute/charts.ts';
import { attributeLines, interimShares } from '../../../reports/attribute/lines.ts';
import { ATTRIBUTE_REPORT } from '../../../reports/attribute/report.ts';
import { attributeSentences } from '../../../reports/attribute/sentences.ts';
import { waterfallValues } from '../../../reports/drawing/waterfall.ts';
import { pageOf } from '../../../reports/report.ts';
import { LANGUAGES } from '../../../sim/notation/language.ts';
import { numbersFromNowhere } from '../numbers.ts';
import { exampleAttribution } from './example.ts';

const RESULT = exampleAttribution();
const CASES = ATTRIBUTE_CHARTS.flatMap((chart) =>
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

test('each bar begins where the one before ends, and the last total stands on the ground', () => {
  const words = { total: 't', up: 'u', down: 'd' };
  const steps = [
    { name: 'none', value: 5, text: '', isTotal: true },
    { name: 'a', value: 4, text: '' },
    { name: 'b', value: -2, text: '' },
    { name: 'all', value: 7, text: '', isTotal: true },
  ];
  expect(waterfallValues(steps, 1, words).map(({ start, end, part }) => [start, end, part])).toEqual([
    [0, 5, 't'],
    [5, 9, 'u'],
    [9, 7, 'd'],
    [0, 7, 't'],
  ]);
  // in units of the axis
  expect(waterfallValues(steps, 2, words)[1]).toMatchObject({ start: 2.5, end: 4.5 });
});

test('what is shared, the largest share, what takes away, what cannot be told, what does nothing; the growth tree', () => {
  expect(attributeSentences(RESULT, 'en')).toEqual([
    'Growth of GMV from 2020 to 2021 is 300bn yuan; with none of these it is 110bn yuan, so that +190bn yuan is shared among them.',
    'The largest share is that of Private domain: +150bn yuan, 78.9% of it (90% interval +138bn yuan to +162bn yuan).',
    'There is less with them than without: Brands.',
    'Whether they add or take away cannot be told: Ads.',
    'No effect at all: One-offs.',
    'From 2020 to 2021 GMV changes by +300bn yuan: buyers +170bn yuan, orders per buyer +155bn yuan, order value −25bn yuan.',
  ]);
  const outcome = { ...RESULT, before: null, growth: null };
  const [first, ...rest] = attributeSentences(outcome, 'en');
  expect(first).toMatch(/^GMV, 2021 is 300bn yuan; with none of these/);
  expect(rest).toHaveLength(4);
  const zh = attributeSentences(RESULT, 'zh');
  expect(zh).toHaveLength(6);
  expect(zh[1]).toBe('最大的一份是私域：+1500 亿元，占 78.9%（90% 区间 +1380 亿元 至 +1620 亿元）。');
}); // biome-ignore format: sentences

test('a terminal has a line an item, the sum, and the growth tree; lost runs are said', () => {
  const lines = attributeLines(RESULT, 'en');
  expect(lines[0]).toBe('700 billion in 2021: growth of GMV from 2020 to 2021');
  expect(lines).toContainEqual(
    expect.stringMatching(/^Trust learning +\+62bn yuan +32\.6% +\+53bn – \+71bn +\+35bn – \+89bn$/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^All of them +\+190bn yuan +100%$/));
  expect(lines).toContain('Growth tree: 2020 to 2021');
  expect(lines).toContainEqual(expect.stringMatching(/^Order value +−25bn yuan +−8\.3% /));
  expect(lines.join('\n')).not.toContain('Error of the draw');
  expect(attributeLines({ ...RESULT, failed: 2 }, 'en').at(-1)).toBe(
    '2 of 32 runs are missing because they failed.',
  );
  expect(interimShares({ ...RESULT, items: RESULT.items.slice(0, 1) }, 4, 'en')).toBe(
    'after 4 of 32 runs, shares: Private domain +150bn yuan (+138bn – +162bn)',
  );
});

test('drawn orders have a column of their error, and are said to be drawn', () => {
  const items = RESULT.items.map((item) => ({ ...item, orderError: 1.2e9 }));
  const drawn = { ...RESULT, items, orderPairs: 8 };
  expect(attributeLines(drawn, 'en')).toContainEqual(
    expect.stringMatching(/^Lever|^Mechanism +Share .* Error of the draw$/),
  );
  expect(attributeLines(drawn, 'en')).toContainEqual(expect.stringMatching(/^Ads .* ± 1\.2bn yuan$/));
  const page = pageOf(ATTRIBUTE_REPORT, drawn, []);
  expect(page).toContain('each run draws 8 pairs of orders');
  expect(pageOf(ATTRIBUTE_REPORT, RESULT, [])).not.toContain('pairs of orders');
});

test('levers are left out altogether, mechanisms from a day on; what stays in force is named', () => {
  expect(pageOf(ATTRIBUTE_REPORT, RESULT, [])).toContain('Mechanisms are off from 1 January 2021 on');
  const kept = [{ zh: '推动', en: 'A push' }];
  const page = pageOf(ATTRIBUTE_REPORT, { ...RESULT, by: 'lever', since: null, kept }, []);
  expect(page).toContain('Without a lever means that it is in force on no day.');
  expect(page).toContain('not shared among: A push');
  expect(page).toContain('<h2>Share of each lever</h2>');
});

test.each(LANGUAGES)('every number on the page is one of attribute.json (%s)', (lang) => {
  const { found, unknown } = numbersFromNowhere(ATTRIBUTE_REPORT, RESULT, lang);
  expect(found).toBeGreaterThan(60);
  expect(unknown).toEqual([]);
});
