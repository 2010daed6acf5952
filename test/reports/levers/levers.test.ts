/** The page of `levers`: charts without a warning, sentences that follow the numbers, and no number from nowhere. */
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { LEVERS_CHARTS } from '../../../reports/levers/charts.ts';
import { interimLine, leversLines } from '../../../reports/levers/lines.ts';
import { LEVERS_REPORT } from '../../../reports/levers/report.ts';
import { leversSentences } from '../../../reports/levers/sentences.ts';
import { pageOf } from '../../../reports/report.ts';
import { LANGUAGES } from '../../../sim/notation/language.ts';
import type { LeversResult } from '../../../sim/result/levers.ts';
import { figure } from '../compare/example.ts';
import { numbersFromNowhere } from '../numbers.ts';
import { exampleLevers, outcome } from './example.ts';

const RESULT = exampleLevers();
const CASES = LEVERS_CHARTS.flatMap((chart) =>
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
  const levers = RESULT.levers.map((lever) => ({
    ...lever,
    ranges: [],
    comparison: { ...lever.comparison, figures: [] },
  }));
  expect(chart.spec({ ...RESULT, levers }, lang)).toBeUndefined();
});

test('who pays, who costs, who cannot be told, who does nothing; what all do together, and what a range hangs on', () => {
  expect(leversSentences(RESULT, 'en')).toEqual([
    'Leaves the platform more in 2021: Support.',
    'Leaves the platform less in 2021: Coupon.',
    'Whether the platform nets more or less in 2021 cannot be told of: Trust card.',
    'Changes nothing at all: Idle.',
    'GMV is moved most by Coupon: +20bn yuan (+3.3%).',
    'All together change GMV by +24bn yuan and what the platform nets by −1.5bn yuan. That is −3bn yuan from the sum of what each does alone (90% interval −4bn yuan to −2bn yuan).',
    '“700 billion” is reached with a chance of 32% ± 8% with none of them and of 41% ± 8% with all. Alone, Coupon changes it most: +8 ± 2 percentage points.',
    'The effect of Coupon hangs most on purchase.price: from its low to its high end the effect on GMV goes from +12bn yuan to +28bn yuan.',
  ]);
  const zh = leversSentences(RESULT, 'zh');
  expect(zh).toHaveLength(8);
  expect(zh[0]).toBe('2021 年收回成本、平台净额增加：扶持。');
  expect(zh[4]).toBe('对 GMV 影响最大的是优惠券：+200 亿元（+3.3%）。');
}); // biome-ignore format: sentences

test('what cannot be told is said not to be; a range whose ends overlap is not told', () => {
  const unclear: LeversResult = {
    ...RESULT,
    beyondSum: { ...RESULT.beyondSum, high90: 1e9 },
    levers: RESULT.levers.map((lever) => ({
      ...lever,
      ranges: lever.ranges.map((range) => ({ ...range, high: { ...range.high, low90: 13.5e9 } })),
    })),
  };
  const said = leversSentences(unclear, 'en').join('\n');
  expect(said).toContain(
    'Whether that differs from the sum of what each does alone cannot be told (mean difference −3bn yuan).',
  );
  expect(said).not.toContain('hangs most on');
  const still = RESULT.levers.map((lever) => ({
    ...lever,
    comparison: {
      ...lever.comparison,
      targets: lever.comparison.targets.map((target) => ({ ...target, change: 0 })),
    },
  }));
  expect(leversSentences({ ...RESULT, levers: still }, 'en').join('\n')).toContain(
    'of 41% ± 8% with all. No lever changes that by itself.',
  );
});

test('the box names the lever that nets most only where one nets more than nothing, and says when that is not sure', () => {
  const page = pageOf(LEVERS_REPORT, RESULT, []);
  expect(page).toContain('<span class="value">Support</span>');
  expect(page).not.toContain('cannot be told from none');
  const losing = [outcome('coupon', '优惠券', 'Coupon', { net: -2.5e9, netSpread: 0.2e9, gmv: 20e9, cost: 4e9 })];
  expect(pageOf(LEVERS_REPORT, { ...RESULT, levers: losing }, [])).toContain('none nets the platform more');
  const unsure = [outcome('ska', '扶持', 'Support', { net: 0.4e9, netSpread: 0.5e9, gmv: 6e9, cost: 0.1e9 })];
  expect(pageOf(LEVERS_REPORT, { ...RESULT, levers: unsure }, [])).toContain('cannot be told from none');
}); // biome-ignore format: one line each

test('a terminal has one line a lever, sorted, and all together; lost pairs are said', () => {
  const lines = leversLines(RESULT, 'en');
  const at = (name: string) => lines.findIndex((line) => line.startsWith(`${name} `));
  expect(at('lever')).toBeGreaterThan(0);
  const places = ['Support', 'Idle', 'Trust card', 'Coupon', 'All together'].map(at);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(lines[places[3]!]).toMatch(
    /^Coupon +−2\.5bn yuan +−2\.7bn – −2\.3bn +\+20bn yuan +\+19bn – \+21bn +\+4bn yuan +5 +measured +\+8 ± 2$/,
  );
  expect(leversLines({ ...RESULT, failed: 2 }, 'en').at(-1)).toBe(
    '2 of 32 pairs are missing because a run failed.',
  );
  const rows = [
    {
      title: { zh: '扶持', en: 'Support' },
      unit: 'yuan',
      net: figure('platformNet', '2021', 1, 0.4e9, 0.1e9).difference,
    },
  ];
  expect(interimLine(4, 32, rows, 'en')).toBe(
    'after 4 of 32 pairs, platform net: Support +400m yuan (+300m – +500m)',
  );
  expect(interimLine(4, 32, rows, 'zh')).toBe('32 对中的前 4 对，平台净额：扶持 +4 亿元（+3 亿 – +5 亿）');
});

test('levers that are in force in every variant are named; ends that were simulated are said to be', () => {
  const kept = { ...RESULT, kept: [{ zh: '匹诺曹', en: 'Pinocchio' }], rangeReplicates: 4 };
  const page = pageOf(LEVERS_REPORT, kept, []);
  expect(page).toContain('In force in every variant, and not judged: Pinocchio');
  expect(page).toContain('in 4 runs each');
  expect(pageOf(LEVERS_REPORT, RESULT, [])).toContain('By a regression over the parameters');
  expect(page).toContain('Trust card: no range is told of purchase.guarantee');
});

test.each(LANGUAGES)('every number on the page is one of levers.json (%s)', (lang) => {
  const { found, unknown } = numbersFromNowhere(LEVERS_REPORT, RESULT, lang);
  expect(found).toBeGreaterThan(80);
  expect(unknown).toEqual([]);
});
