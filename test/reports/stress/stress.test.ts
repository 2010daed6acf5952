/** The page of `stress`: charts without a warning, sentences that follow the numbers, and no number from nowhere. */
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { pageOf } from '../../../reports/report.ts';
import { STRESS_CHARTS } from '../../../reports/stress/charts.ts';
import { stressLines } from '../../../reports/stress/lines.ts';
import { STRESS_REPORT } from '../../../reports/stress/report.ts';
import { stressSentences } from '../../../reports/stress/sentences.ts';
import { LANGUAGES } from '../../../sim/notation/language.ts';
import type { Recovery, ShockOutcome, StressResult } from '../../../sim/result/stress.ts';
import { figure } from '../compare/example.ts';
import { exampleLevers } from '../levers/example.ts';
import { numbersFromNowhere } from '../numbers.ts';

const { levers, together, beyondSum, rangeReplicates, kept, ...made } = exampleLevers();
const PERIOD = '2021-07-23/2021-12-31';

function shock(id: string, zh: string, en: string, mean: number, recovery: Recovery): ShockOutcome {
  const { comparison } = levers[mean === 0 ? 1 : 3]!;
  return {
    id,
    title: { zh, en },
    from: '2021-07-23',
    until: '2021-09-20',
    comparison,
    atRisk: { ...figure('gmv', '2021', 400e9, mean, Math.abs(mean) / 4), period: PERIOD },
    recovery,
    weeks: [
      { date: '2021-07-23', ratio: 0.9 },
      { date: '2021-07-30', ratio: 0.97 },
    ],
  };
}

const RESULT: StressResult = {
  ...made,
  schema: 'laotie/stress@1',
  recoveredShare: 0.98,
  shocks: [
    shock('host', '头部停播', 'Top host banned', -16e9, { days: 21, low90: 14, high90: null, depth: 0.12 }),
    shock('wave', '夸大潮', 'A wave', -8e9, { days: null, low90: 40, high90: null, depth: 0.05 }),
    shock('outage', '宕机', 'An outage', -0.8e9, { days: 0, low90: 0, high90: 0, depth: 0.14 }),
    shock('idle', '无', 'Nothing', 0, { days: 0, low90: 0, high90: 0, depth: 0 }),
  ],
};
const CASES = STRESS_CHARTS.flatMap((chart) =>
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

test('what each shock takes, what does nothing, what does not come back, whose chance changes most', () => {
  const said = stressSentences(RESULT, 'en');
  const span = '23 July 2021 – 31 December 2021';
  expect(said[0]).toBe(`Top host banned: GMV −16bn yuan (−4%) over ${span}; the 90% interval is −20bn yuan to −12bn yuan.`);
  expect(said).toContain('Changes nothing at all: Nothing.');
  expect(said).toContain('Not back within the run: A wave.');
  expect(said.at(-1)).toBe('The chance of “700 billion” is changed most by Top host banned: +8 ± 2 percentage points (32% ± 8% → 40% ± 8%).');
  const wide = RESULT.shocks.map((one) => ({ ...one, atRisk: { ...one.atRisk!, difference: { ...one.atRisk!.difference, high90: 1e9 } } }));
  expect(stressSentences({ ...RESULT, shocks: wide.slice(0, 1) }, 'en')[0]).toBe('Whether anything is lost cannot be told of: Top host banned.');
  expect(stressSentences(RESULT, 'zh')).toHaveLength(said.length);
}); // biome-ignore format: sentences

test('a terminal has a line a shock: days to recover in words where they are none or beyond the run', () => {
  const lines = stressLines(RESULT, 'en');
  expect(lines).toContainEqual(
    expect.stringMatching(/^Top host banned +−16bn yuan +−4% +−20bn – −12bn +21 days +14 – … +\+8 ± 2$/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^A wave .* not within the run +40 – …/));
  expect(lines).toContainEqual(expect.stringMatching(/^An outage .* at once +0 /));
  expect(stressLines({ ...RESULT, failed: 2 }, 'en').at(-1)).toBe('2 of 32 pairs are missing because a run failed.');
  const page = pageOf(STRESS_REPORT, RESULT, []);
  expect(page).toContain('to the first week that sells 98% of');
  expect(page).toContain('<span class="value">Top host banned</span>');
  expect(page).toContain('Top host banned, 23 July 2021 – 20 September 2021: measured;');
}); // biome-ignore format: one line

test.each(LANGUAGES)('every number on the page is one of stress.json (%s)', (lang) => {
  const { found, unknown } = numbersFromNowhere(STRESS_REPORT, RESULT, lang);
  expect(found).toBeGreaterThan(60);
  expect(unknown).toEqual([]);
});
