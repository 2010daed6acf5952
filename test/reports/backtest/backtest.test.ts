/** The backtest's report: charts without a warning, sentences that follow the numbers, a small file. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { BACKTEST_CHARTS } from '../../../reports/backtest/charts/all.ts';
import { methodKey } from '../../../reports/backtest/charts/colours.ts';
import { BACKTEST_REPORT } from '../../../reports/backtest/report.ts';
import { inUnit, ranges } from '../../../reports/backtest/scores.ts';
import { sentencesIn, sentencesOf } from '../../../reports/backtest/sentences.ts';
import { scoreTable } from '../../../reports/backtest/terminal.ts';
import { writeReport } from '../../../sim/cli/report-files.ts';
import { LANGUAGES } from '../../../sim/notation/language.ts';
import { type BacktestResult, MARKET } from '../../../sim/result/backtest.ts';
import { temporaryFolder } from '../../runs/small.ts';
import { exampleBacktest } from './example.ts';

const RESULT = exampleBacktest();
const CASES = BACKTEST_CHARTS.flatMap((chart) =>
  LANGUAGES.map((lang) => ({ chart, lang, name: `${chart.id} ${lang}` })),
);

test('a file in charts is a chart of all.ts', () => {
  const files = readdirSync(join(import.meta.dirname, '../../../reports/backtest/charts'));
  expect(files.filter((name) => !['all.ts', 'colours.ts'].includes(name))).toHaveLength(
    BACKTEST_CHARTS.length,
  );
});

test.each(CASES)('$name draws without a warning and is plain data', async ({ chart, lang }) => {
  const before = JSON.stringify(RESULT);
  const spec = chart.spec(RESULT, lang)!;
  expect(JSON.stringify(RESULT)).toBe(before);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  const svg = await svgOf(spec);
  expect(svg).toContain(`>${chart.title[lang]}<`);
  expect(svg).not.toMatch(/NaN|undefined|>null</);
  expect(JSON.stringify(spec).match(/https?:/g)).toHaveLength(1);
});

test.each(CASES)('$name is left out when nothing was forecast', ({ chart, lang }) => {
  expect(chart.spec({ ...RESULT, forecasts: [], scores: [], origins: [] }, lang)).toBeUndefined();
});

test('each fan shows what was known and what came later', () => {
  const fans = BACKTEST_CHARTS.find(({ id }) => id === 'backtest-fans')!;
  const { values } = fans.spec(RESULT, 'en')!.data as unknown as { values: Record<string, unknown>[] };
  const at = values.filter(({ origin }) => origin === 'origin Q1 2022');
  expect(at.filter(({ known }) => known !== undefined)).toHaveLength(9); // 2020Q1 to 2022Q1
  expect(at.filter(({ later }) => later !== undefined)).toHaveLength(7); // to 2023Q4
  expect(at.filter(({ q50 }) => q50 !== undefined)).toHaveLength(6);
});

/** The same with the market's CRPS at one baseline and horizon made worse. */
function spoiled(baseline: string, horizon: number): BacktestResult {
  const comparisons = RESULT.comparisons.map((row) =>
    row.baseline === baseline && row.horizon === horizon
      ? { ...row, market: 2 * row.other, p: 0.001, holm: 0.02 }
      : row,
  );
  return { ...RESULT, comparisons };
}

test('small pictures stand in the order of their origins, each under its quarter', async () => {
  const fans = BACKTEST_CHARTS.find(({ id }) => id === 'backtest-fans')!;
  for (const [lang, first] of [
    ['en', 'origin Q1 2021'],
    ['zh', '起点 2021 年一季度'],
  ] as const) {
    const svg = await svgOf(fans.spec(RESULT, lang)!);
    const { sort } = (fans.spec(RESULT, lang) as unknown as { facet: { sort: string[] } }).facet;
    expect(sort[0]).toBe(first);
    const places = sort.map((title) => svg.indexOf(`>${title}<`));
    expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true);
  }
});

test('the axis of CRPS begins below the least value and ends above the greatest, at lines of its own', () => {
  const crps = BACKTEST_CHARTS.find(({ id }) => id === 'backtest-crps')!;
  const spec = crps.spec(RESULT, 'en') as unknown as {
    data: { values: { crps: number }[] };
    layer: { encoding: { y: { scale: { domain: number[] }; axis: { values: number[] } } } }[];
  };
  const { scale, axis } = spec.layer[0]!.encoding.y;
  const values = spec.data.values.map((row) => row.crps);
  expect([axis.values[0], axis.values.at(-1)]).toEqual(scale.domain);
  expect(values.every((value) => value > scale.domain[0]! && value < scale.domain[1]!)).toBe(true);
  expect(axis.values[1]).toBeGreaterThan(Math.min(...values));
  expect(axis.values.at(-2)).toBeLessThan(Math.max(...values));
});

test('sentences say where it is worse, in both languages, as clearly as where it is better', () => {
  expect(sentencesIn(RESULT, 'en').join('\n')).toMatch(/At h = 1–6 .* below that of every baseline/);
  const en = sentencesIn(spoiled('drift', 3), 'en');
  expect(en.find((text) => text.startsWith('Against drift'))).toMatch(
    /better at h = 1–2, 4–6, worse at h = 3\./,
  );
  expect(en.join('\n')).toMatch(
    /not the best everywhere: in 1 pair .* or even: drift at h = 3 \(the market’s is 2\.000 times its, 9 origins\)\./,
  );
  expect(en.join('\n')).toMatch(/it loses to drift \(h = 3\)/);
  const zh = sentencesIn(spoiled('drift', 3), 'zh').join('\n');
  expect(zh).toMatch(/3 季后较差/);
  expect(zh).toMatch(/并非处处最好：有 1 处.*3 季后“对数漂移”.*9 个共同起点/);
  expect(sentencesOf(RESULT)).toEqual(RESULT.sentences);
});

test('coverage far below its nominal share is called too narrow, near it within sampling error', () => {
  const covered = (cover80: number) => ({
    ...RESULT,
    scores: RESULT.scores.map((row) => (row.method === MARKET ? { ...row, cover80 } : row)),
  });
  expect(sentencesIn(covered(0.4), 'en').join()).toMatch(/the 80% interval is too narrow/);
  expect(sentencesIn(covered(0.78), 'en').join()).toMatch(/within sampling error/);
  expect(sentencesIn(covered(1), 'en').join()).toMatch(/too wide/);
});

test('a horizon whose interval fails is named, and so is an origin at which a baseline did better', () => {
  const scores = RESULT.scores.map((row) => ({ ...row, cover80: row.horizon === 1 ? 0.5 : 0.8 }));
  const text = sentencesIn({ ...RESULT, scores }, 'en').join('\n');
  expect(text.match(/the 80% interval is too narrow: it held 50% of 11/g)).toHaveLength(1);
  const origins = RESULT.origins.map((row) => ({
    ...row,
    better: row.quarter === '2022Q2' ? ['drift', 'ets'] : [],
  }));
  expect(sentencesIn({ ...RESULT, origins }, 'en').join('\n')).toMatch(
    /below the market’s: Q2 2022 drift, ETS\./,
  );
  const none = RESULT.origins.map((row) => ({ ...row, better: [] }));
  expect(sentencesIn({ ...RESULT, origins: none }, 'zh').join('\n')).toMatch(/没有一个起点/);
});

test('from where two years are known the comparison is told apart', () => {
  const text = sentencesIn(RESULT, 'en').find((sentence) => sentence.startsWith('From origin Q1 2022 on'))!;
  expect(text.match(/the market wins \d+ of 27/g)).toHaveLength(4); // the nearest of them
  expect(text).toMatch(/damped Holt with constants set .* \(the market wins/);
  const settled = { since: null, comparisons: [] };
  expect(sentencesIn({ ...RESULT, settled }, 'en').join('\n')).not.toMatch(/From origin/);
});

test('nothing to score and baselines that cannot be computed are said', () => {
  expect(sentencesIn({ ...RESULT, scores: [] }, 'en')).toEqual(['No forecast can be scored.']);
  expect(sentencesIn(RESULT, 'en').join('\n')).toMatch(
    /Too little was public for Holt–Winters at Q1 2021, Q2 2021, Q3 2021, Q4 2021\./,
  );
});

test('the terminal’s lines are of one width a table, with Chinese signs of two', () => {
  const width = (text: string) =>
    [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);
  for (const lang of LANGUAGES) {
    const [, head, ...rows] = scoreTable(RESULT, lang);
    for (const row of rows.slice(0, RESULT.methods.length)) expect(width(row)).toBe(width(head!));
  }
});

test('the market and a baseline stand beside each other on the same forecasts, with their number', () => {
  const page = BACKTEST_REPORT.textIn(RESULT, 'en').after.join('');
  for (const { baseline, horizon, n, market, other } of RESULT.comparisons) {
    const { title } = RESULT.methods.find(({ id }) => id === baseline)!;
    if (horizon > 0) continue;
    const cells = [
      n,
      inUnit(other, 'yuan', 'en'),
      inUnit(market, 'yuan', 'en'),
      `×${(market / other).toFixed(2)}`,
    ];
    const row = page.split('<tr').find((text) => text.includes(title.en) && text.includes(`>${cells[3]}<`))!;
    for (const cell of cells) expect(row, title.en).toContain(`>${cell}<`);
  }
  expect(page).toContain('after Holm’s correction for all tests');
  expect(page).not.toContain('laotie rescore');
});

test('p of an older file are shown as they are, and called too small', () => {
  const comparisons = RESULT.comparisons.map(({ holm: _, ...row }) => ({ ...row, p: row.p && 0.04 }));
  const old = { ...RESULT, comparisons, analysts: undefined };
  const page = BACKTEST_REPORT.textIn(old, 'en').after.join('');
  expect(page).toMatch(/n 11, p 0\.04/);
  expect(page).toContain('laotie rescore computes them again');
  expect(page).not.toContain('Analysts');
  expect(sentencesIn(old, 'en').join()).toMatch(/tests reach the 5% level: the market beats/);
  expect(sentencesIn(RESULT, 'en').join()).toMatch(/after Holm’s correction/);
});

test('analysts: years that were forecast before they were known, the market on or before the same day', () => {
  const text = sentencesIn(RESULT, 'en').join('\n');
  expect(text).toMatch(/5 analysts’ forecasts of a year have a mean absolute error of 1%/);
  expect(text).toMatch(/3 more analysts’ forecasts have no origin to compare; .* is 5\.1%/);
  const page = BACKTEST_REPORT.textIn(RESULT, 'zh').after.join('');
  expect(page).toMatch(/CICC.*−3\.7%/s);
});

test('charts show the market and the strongest baselines, a colour each', () => {
  const key = methodKey(RESULT, 'en');
  expect(key).toHaveLength(7);
  expect(new Set(key.map(([, colour]) => colour)).size).toBe(7);
  const names = key.map(([name]) => name);
  expect(names).toContain('damped Holt with constants set');
  expect(names).not.toContain('drift');
});

test('ranges of horizons', () => {
  expect(ranges([1, 2, 3, 5], ', ')).toBe('1–3, 5');
  expect(ranges([4], ', ')).toBe('4');
  expect(ranges([], ', ')).toBe('');
});

test('the folder: a page that needs no network in both languages, charts; the same result gives the same bytes', async () => {
  const dir = temporaryFolder();
  const files = await writeReport(dir, BACKTEST_REPORT, RESULT);
  const page = readFileSync(files[0]!, 'utf8');
  const words = page.replaceAll('\u2060', '').replaceAll('\u00a0', ' '); // the signs that hold a line together
  for (const text of [...RESULT.sentences.zh, ...RESULT.protocol.zh]) {
    expect(words).toContain(text.replaceAll('<', '&lt;').replaceAll('"', '&quot;'));
  }
  expect(/<(script|link|img) [^>]*(src|href)=/.exec(page.slice(0, page.indexOf('<script>')))).toBeNull();
  expect(files.slice(1)).toHaveLength(2 * BACKTEST_CHARTS.length);
  expect(files.every(existsSync)).toBe(true);
  await writeReport(dir, BACKTEST_REPORT, exampleBacktest());
  expect(readFileSync(files[0]!, 'utf8')).toBe(page);
});

test('a full backtest is a small file', () => {
  expect(JSON.stringify(RESULT, null, 1).length).toBeLessThan(450_000);
});
