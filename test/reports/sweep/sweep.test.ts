/** The page of `sweep`: pictures with titles on both axes, sentences that follow the numbers, no number from nowhere. */
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { pageOf } from '../../../reports/report.ts';
import { SWEEP_CHARTS } from '../../../reports/sweep/charts.ts';
import { sweepLines } from '../../../reports/sweep/lines.ts';
import { SWEEP_REPORT } from '../../../reports/sweep/report.ts';
import { sweepSentences } from '../../../reports/sweep/sentences.ts';
import { LANGUAGES } from '../../../sim/notation/language.ts';
import type { SweepFactor } from '../../../sim/result/sweep.ts';
import { type SweepPlan, sweepResult } from '../../../sim/study/sweep/sweep.ts';

const STAKE: SweepFactor = {
  path: 'parameters.trust.stake',
  title: { zh: '一分信任', en: 'Stake' },
  unit: 'evidence',
  meaning: { zh: '含义', en: 'Meaning' },
  low: 0.5,
  high: 2,
  scale: 'log',
};
const COVERAGE: SweepFactor = {
  ...STAKE,
  path: 'levers.trust-card.coverage',
  title: { zh: '覆盖', en: 'Coverage' },
  unit: 'share',
  low: 0,
  high: 1,
  scale: 'linear',
};
const FROM: SweepFactor = {
  ...STAKE,
  path: 'levers.trust-card.from',
  title: { zh: '首日', en: 'First day' },
  unit: 'date',
  low: '2021-06-01',
  high: '2021-09-01',
  scale: 'linear',
};

const GRID = [0.5, 1, 2].flatMap((stake) =>
  [0, 0.5, 1].flatMap((coverage) =>
    ['2021-06-01', '2021-09-01'].map((from) => [stake, coverage, from] as const),
  ),
);

/** GMV falls with the stake and rises a little with coverage, the date does nothing; three replicates. */
function gmvAt([stake, coverage]: readonly [number, number, string], replicate: number): number {
  return 700e9 - 40e9 * stake + 10e9 * coverage + 3e9 * replicate;
}

const PLAN: SweepPlan = {
  title: { zh: '一次扫描', en: 'A sweep' },
  source: 'study.yaml',
  scenario: 'scenario.yaml',
  scenarioName: 'scenario',
  engine: '0.1.0+53c3250fbc94',
  dataHash: 'fa0f450abe938f23',
  scenarioHash: '81d6c25eb21afefd',
  plan: 'b1',
  seed: 'laotie-2021',
  scale: 20000,
  from: '2019-07-01',
  until: '2021-12-31',
  knownUntil: '2021-07-22',
  design: 'grid',
  replicates: 3,
  shard: null,
  drawn: [],
  draws: [[], [], []],
  factors: [STAKE, COVERAGE, FROM],
  outcomes: [
    { metric: 'gmv', period: '2021' },
    { metric: 'meanTrust', period: '2021Q4' },
  ],
  points: GRID.map((values, index) => ({ index, values })),
};
const VALUES = new Map(
  GRID.map((values, point) => [
    point,
    new Map([0, 1, 2].map((replicate) => [replicate, [gmvAt(values, replicate), 0.6 + 0.01 * replicate]])),
  ]),
);
const RESULT = sweepResult(PLAN, { values: VALUES, failed: [{ point: 2, replicate: 1, error: 'a test' }] });

test.each(LANGUAGES)('a picture a factor, each with a title on both axes, drawn without a warning (%s)', async (lang) => {
  const before = JSON.stringify(RESULT);
  const [chart] = SWEEP_CHARTS;
  const spec = chart!.spec(RESULT, lang)!;
  expect(JSON.stringify(RESULT)).toBe(before);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  const { concat } = spec as unknown as { concat: { layer: { encoding: { x: { axis: { title: string } }; y: { axis: { title: string } } } }[] }[] };
  expect(concat).toHaveLength(3);
  const svg = await svgOf(spec);
  for (const { layer } of concat) {
    const { x, y } = layer[0]!.encoding;
    for (const title of [x.axis.title, y.axis.title]) {
      expect(title).not.toBe('');
      expect(svg).toContain(`>${title}<`);
    }
  }
  expect(svg).toContain(lang === 'zh' ? '>覆盖 (%)<' : '>Coverage (%)<');
  expect(svg).toContain(lang === 'zh' ? '>2021 年 GMV (亿元)<' : '>GMV 2021 (bn yuan)<');
  expect(svg).toContain(lang === 'zh' ? '90% 区间' : '90% interval'); // what the bars are stands in the picture
  expect(svg).not.toMatch(/NaN|undefined|>null</);
}); // biome-ignore format: one line

test('no chart where there is no outcome, and none of a part', () => {
  expect(SWEEP_CHARTS[2]!.spec(RESULT, 'en')).toBeUndefined();
  const part = sweepResult({ ...PLAN, shard: '1/2' }, { values: VALUES, failed: [] });
  expect(SWEEP_CHARTS[0]!.spec(part, 'en')).toBeUndefined();
  expect(sweepLines(part, 'en')).toEqual(['A sweep', 'part 1/2: 54 runs; merge joins the parts']);
});

test('sentences say what moves an outcome most, what cannot be told, where it is highest', () => {
  expect(sweepSentences(RESULT, 'en')).toEqual([
    'GMV 2021 moves most with “Stake”: from 0.5 to 2 it changes by −60bn yuan on average (90% interval −60bn yuan to −60bn yuan).',
    'GMV 2021 is the same whatever these are: First day.',
    'Mean trust Q4 2021 is the same whatever these are: Stake, Coverage, First day.',
    'GMV 2021 is highest at point 4 (693bn yuan): Stake 0.5, Coverage 100%, First day 1 June 2021.',
    'It is lowest at point 13 (623bn yuan): Stake 2, Coverage 0%, First day 1 September 2021.',
  ]);
  expect(sweepSentences(RESULT, 'zh')[0]).toBe('2021 年 GMV 随“一分信任”变化最大：从 0.5 到 2，平均变化 −600 亿元（90% 区间 −600 亿元 至 −600 亿元）。');
}); // biome-ignore format: one line

test('the page has every factor, the points by rank, and each run that failed', () => {
  const page = pageOf(SWEEP_REPORT, RESULT, []);
  for (const text of [
    'parameters.trust.stake',
    'levers.trust-card.from',
    'a test',
    '1 of 55 runs failed',
    'Points (18 of 18)',
  ]) {
    expect(page).toContain(text);
  }
  expect(page).not.toMatch(/NaN|undefined/);
});

test.each(LANGUAGES)('lines of a terminal (%s)', (lang) => {
  const lines = sweepLines(RESULT, lang);
  expect(lines[0]).toBe(PLAN.title[lang]);
  expect(lines.join('\n')).not.toMatch(/NaN|undefined/);
  if (lang === 'zh') expect(lines.join('\n')).not.toMatch(/(?:\b[A-Za-z]{2,} ){3}[A-Za-z]{2,}/);
});
