/** Every chart: listed, accepted without a warning, drawn in both languages, small, self-contained; changes nothing. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { legendsOf, pngOf, svgOf } from '../../docs/generate/picture.ts';
import { CHARTS } from '../../reports/charts/all.ts';
import { LANGUAGES } from '../../sim/notation/language.ts';
import type { RunResult } from '../../sim/result/result.ts';
import { exampleResult } from './example.ts';

/** Throws on any write, however deep. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

const RESULT = frozen(exampleResult());
const CASES = CHARTS.flatMap((chart) =>
  LANGUAGES.map((lang) => ({ chart, lang, name: `${chart.id} ${lang}` })),
);

test('a file in reports/charts is a chart of all.ts under its own name', () => {
  const files = readdirSync(join(import.meta.dirname, '../../reports/charts')).map((name) =>
    name.replace('.ts', ''),
  );
  const expected = files.filter((name) => name !== 'all' && name !== 'chart').sort();
  expect(CHARTS.map(({ id }) => id).sort()).toEqual(expected);
});

test.each(CASES)('$name draws without a warning, in its language', async ({ chart, lang }) => {
  const spec = chart.spec(RESULT, lang)!;
  const svg = await svgOf(spec);
  expect(svg).toMatch(/^<svg/);
  expect(svg).toContain(`>${chart.title[lang]}<`);
  const marks = svg.match(/class="mark-(area|line|rect|symbol|rule)[^>]*>\s*<path|<path aria-label/g) ?? [];
  expect(marks.length).toBeGreaterThan(0);
  expect(svg).not.toMatch(/NaN|undefined/);
});

/** Encodings of all layers that have an axis. */
function axesOf(
  spec: unknown,
): { readonly type?: string; readonly field?: string; readonly axis: { readonly title?: unknown } }[] {
  const { layer = [] } = spec as { layer?: { encoding?: Record<string, object> }[] };
  const channels = layer.flatMap(({ encoding = {} }) => [encoding.x, encoding.y]);
  return channels.filter((one) => one !== undefined && 'axis' in one && one.axis) as never;
}

test.each(CASES)('$name says at its axes what they count', ({ chart, lang }) => {
  const axes = axesOf(chart.spec(RESULT, lang)!);
  const counting = axes.filter(
    ({ type, field }) => (type !== 'nominal' && type !== 'ordinal') || field === 'quarter',
  );
  for (const { axis } of counting) expect(axis.title).toMatch(/./);
  expect(counting.length).toBeGreaterThan(0);
});

test.each(CASES)('$name has its whole legend in the picture', async ({ chart, lang }) => {
  const { legends, width } = await legendsOf(chart.spec(RESULT, lang)!);
  for (const right of legends) expect(right).toBeLessThanOrEqual(width);
});

test('bars with intervals name the interval in their legend', async () => {
  const chart = CHARTS.find(({ id }) => id === 'platform-money')!;
  expect(await svgOf(chart.spec(RESULT, 'en')!)).toContain('>80% interval<');
});

test.each(CASES)('$name is plain data: round trip, size, nothing to fetch or run', ({ chart, lang }) => {
  const spec = chart.spec(RESULT, lang)!;
  const text = JSON.stringify(spec);
  expect(JSON.parse(text)).toEqual(spec);
  expect(text.length).toBeLessThan(100_000);
  expect(text).not.toContain('null,null');
  expect(spec.$schema).toBe('https://vega.github.io/schema/vega-lite/v6.json');
  expect(text.match(/https?:/g)).toHaveLength(1);
  expect(text).not.toMatch(/"url"|"params"|"calculate"/);
  expect(/[\u4e00-\u9fff]/.test(chart.caption.en + chart.title.en)).toBe(false);
});

test.each(CASES)('$name is left out when the run holds no figures for it', ({ chart, lang }) => {
  const empty: RunResult = {
    ...RESULT,
    summary: [],
    replicates: [],
    actuals: [],
    targets: [],
    spread: undefined,
  };
  expect(chart.spec(empty, lang)).toBeUndefined();
});

test('the fan ends at the published quantiles of the year', () => {
  const spec = CHARTS.find(({ id }) => id === 'gmv-cumulative')!.spec(RESULT, 'en')!;
  const values = (spec.data as { values: Record<string, number | string>[] }).values;
  const last = RESULT.summary.find((row) => row.metric === 'gmvToDate' && row.period === '2021-12-31')!;
  expect(values.at(-1)).toMatchObject({ at: '2021-12-31', q50: Number((last.q50 / 1e9).toPrecision(4)) });
  expect(values.length).toBeLessThan(60);
});

test('hindsight has its own colour, and a known figure never wears it', () => {
  const chart = CHARTS.find(({ id }) => id === 'gmv-quarters')!;
  const kinds = (result: RunResult) => {
    const spec = chart.spec(result, 'en')!;
    const { values } = spec.data as { values: { quarter: string; kind: string }[] };
    return values.filter(({ quarter }) => quarter === '2021Q2').map(({ kind }) => kind);
  };
  expect(kinds(RESULT)).toContain('hindsight');
  expect(kinds(RESULT)).not.toContain('published');
  const actuals = RESULT.actuals.map((row) => ({ ...row, hindsight: false }));
  expect(kinds({ ...RESULT, actuals })).toContain('published');
});

test('outcomes: as many dots of each kind as replicates that hit or miss', async () => {
  const chart = CHARTS.find(({ id }) => id === 'target-outcomes')!;
  const outcomes = (result: RunResult) =>
    (chart.spec(result, 'en')!.data as { values: { outcome: string }[] }).values.map(
      ({ outcome }) => outcome,
    );
  const hits = RESULT.replicates.filter(({ headline }) => headline['gmv@2021']! >= 700e9).length;
  expect(outcomes(RESULT).filter((outcome) => outcome === 'reaches it')).toHaveLength(hits);
  expect(outcomes(RESULT)).toHaveLength(40);
  const withoutRuns = { ...RESULT, replicates: [] };
  expect(await svgOf(chart.spec(withoutRuns, 'zh')!)).toContain('目标 7000 亿元');
});

test('a specification with a warning is refused, and says what it got', async () => {
  const spec = structuredClone(CHARTS[0]!.spec(RESULT, 'en')!) as { layer: unknown[] };
  spec.layer.push({ mark: 'bar', encoding: { shape: { field: 'q50', type: 'quantitative' } } });
  await expect(svgOf(spec as never)).rejects.toThrow(
    /^chart: expected a specification without warnings, got /,
  );
});

test('pictures for the README are PNG of the asked width', async () => {
  const png = Buffer.from(await pngOf(CHARTS[2]!.spec(RESULT, 'zh')!, 400));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(400);
});
