/** The page of `sensitivity`: charts without a warning and with titles on their axes, sentences that follow the numbers. */
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { pageOf } from '../../../reports/report.ts';
import { SENSITIVITY_CHARTS } from '../../../reports/sensitivity/charts.ts';
import { sensitivityLines } from '../../../reports/sensitivity/lines.ts';
import { SENSITIVITY_REPORT } from '../../../reports/sensitivity/report.ts';
import { sensitivitySentences } from '../../../reports/sensitivity/sentences.ts';
import { SENSITIVITY_WORDS } from '../../../reports/words/sensitivity.ts';
import { LANGUAGES } from '../../../sim/notation/language.ts';
import { numbersFromNowhere } from '../numbers.ts';
import { exampleSensitivity } from './example.ts';

const RESULT = exampleSensitivity();
const CASES = SENSITIVITY_CHARTS.flatMap((chart) =>
  LANGUAGES.map((lang) => ({ chart, lang, name: `${chart.id} ${lang}` })),
);

test.each(CASES)('$name draws without a warning, is plain data, and says what its axis and its intervals are', async ({ chart, lang }) => {
  const before = JSON.stringify(RESULT);
  const spec = chart.spec(RESULT, lang)!;
  expect(JSON.stringify(RESULT)).toBe(before);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  const svg = await svgOf(spec);
  expect(svg).toContain(`>${chart.title[lang]}<`);
  expect(svg).not.toMatch(/NaN|undefined|>null</);
  const name = chart.id.replace('sensitivity-', '') as keyof (typeof SENSITIVITY_WORDS)['en']['charts'];
  const { axis } = SENSITIVITY_WORDS[lang].charts[name];
  const title = typeof axis === 'string' ? axis : axis('GMV', lang === 'zh' ? '亿元' : 'bn yuan');
  expect(svg).toContain(`>${title}<`);
  if (name !== 'variance') expect(chart.caption[lang]).toContain('90%');
}); // biome-ignore format: one line each

test('what matters most, what also does, what cannot be told; luck apart; the tornado; what the screening leaves', () => {
  expect(sensitivitySentences(RESULT, 'en')).toEqual([
    'Matters most: Fitted parameters. It has part in 46% of the variance that not knowing makes (total index, 90% interval 35% to 57%), and makes 35% by itself (first order).',
    'These matter too (the interval of their total index lies above zero): The card (2).',
    'Total indices that cannot be told from zero: purchase.price.',
    'What only several groups together make: 24% (90% interval 14% to 34%).',
    'Of the variance of one run 90% comes from what is not known (90% interval 86% to 94%); the rest is luck, which would stay if everything were known.',
    'purchase.price: +12bn yuan on average at 3.5, −9bn yuan at 5.5.',
    'The screening leaves: The card (2), purchase.price, Fitted parameters.',
    'Not told from luck by the screening: visits.idleDays. That is not the same as no effect.',
    'Groups of several factors (The card (2)) are told as a whole: to look inside, name their factors in a study file.',
  ]);
  expect(sensitivitySentences(RESULT, 'zh')[0]).toBe(
    '最要紧的是拟合的参数：未知造成的方差有 46% 与它有关（总指数，90% 区间 35% 至 57%），单独由它造成的为 35%（一阶指数）。',
  );
  const single = sensitivitySentences({ ...RESULT, replicates: 1 }, 'en');
  expect(single).toContain(SENSITIVITY_WORDS.en.knownOnly);
});

test('where nothing can be told apart from luck, no index is said', () => {
  const [main, ...rest] = RESULT.indices!.periods;
  const untold = { ...main!, ignorance: { value: 1, error: 9, low90: -3, high90: 5 } };
  const result = {
    ...RESULT,
    tornado: null,
    screening: null,
    indices: { points: 64, periods: [untold, ...rest] },
  };
  expect(sensitivitySentences(result, 'en')[0]).toBe(SENSITIVITY_WORDS.en.nothing);
  expect(sensitivitySentences(result, 'en').join()).not.toMatch(/Matters most/);
  const drawn = SENSITIVITY_CHARTS.filter((chart) => chart.spec(result, 'en')).map(({ id }) => id);
  expect(drawn).toEqual(['sensitivity-time', 'sensitivity-variance']);
});

test('a terminal has screening and indices, the largest first; failures are told', () => {
  const lines = sensitivityLines(RESULT, 'en');
  expect(lines).toContainEqual(expect.stringMatching(/^Fitted parameters +70bn yuan +50bn – 90bn +6bn yuan +told apart$/));
  expect(lines).toContainEqual(expect.stringMatching(/^The card \(2\) +12% +7% – 17% +20% +15% – 25%$/));
  const failed = { ...RESULT, failed: 2 };
  expect(sensitivityLines(failed, 'en').at(-1)).toBe(
    '2 of 1,234 runs failed: pairs that miss one are left out, and nothing is filled in.',
  );
  expect(pageOf(SENSITIVITY_REPORT, failed, [])).toContain('class="alert"');
  const page = pageOf(SENSITIVITY_REPORT, RESULT, []);
  expect(page).toContain('levers.trust-card.from');
  expect(page).toContain('30 June 2021');
}); // biome-ignore format: one line

test.each(LANGUAGES)('every number on the page is one of sensitivity.json (%s)', (lang) => {
  const { found, unknown } = numbersFromNowhere(SENSITIVITY_REPORT, RESULT, lang);
  expect(found).toBeGreaterThan(80);
  // how many factors a group has, how many groups the screening left of how many
  expect(unknown.filter((number) => !['2', '3', '4'].includes(number))).toEqual([]);
});
