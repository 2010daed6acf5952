import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

import { drawCharts } from '../../reports/chart.ts';
import { CHARTS } from '../../reports/charts/all.ts';
import { FRONT_CHARTS } from '../../reports/front/charts.ts';
import { pageOf } from '../../reports/report.ts';
import { RUN_REPORT } from '../../reports/run.ts';
import { drawingPrograms, writeReport } from '../../sim/cli/report-files.ts';
import type { Discrepancy } from '../../sim/result/forecast/discrepancy.ts';
import type { HealthRow } from '../../sim/result/health-figures.ts';
import type { RunResult } from '../../sim/result/result.ts';
import { exampleResult } from './example.ts';

const RESULT = exampleResult();
const PROGRAMS = drawingPrograms();
/** Charts that the result has figures for. */
const DRAWN = drawCharts([...FRONT_CHARTS, ...CHARTS], RESULT).length;

function pageFor(result: RunResult): string {
  return pageOf(RUN_REPORT, result, PROGRAMS);
}

let dir = '';
let paths: string[] = [];
let html = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'laotie-report-'));
  paths = await writeReport(dir, RUN_REPORT, RESULT);
  html = await readFile(join(dir, 'report.html'), 'utf8');
});

/** The page without scripts: what a reader sees. */
function seen(page: string): string {
  return page.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<style[\s\S]*?<\/style>/g, '');
}

test('writes the report and two specifications a chart, whole, and says so', async () => {
  const specs = await readdir(join(dir, 'charts'));
  // without an outlook page one has one chart, the fan
  expect(specs).toHaveLength(2 * DRAWN);
  expect(paths).toEqual([join(dir, 'report.html'), ...paths.slice(1)]);
  expect(
    paths
      .slice(1)
      .map((path) => path.slice(join(dir, 'charts').length + 1))
      .sort(),
  ).toEqual(specs.sort());
  expect([...specs, ...(await readdir(dir))].filter((name) => name.endsWith('.tmp'))).toEqual([]);
  const spec = JSON.parse(await readFile(join(dir, 'charts/gmv-quarters.zh.vl.json'), 'utf8'));
  expect(spec).toEqual(CHARTS.find(({ id }) => id === 'gmv-quarters')!.spec(RESULT, 'zh'));
});

test('the same result gives the same bytes, and the machine’s times are not in them', async () => {
  const machine = { started: '2030-01-01T00:00:00Z', seconds: 1, threads: 64, visitsPerSecond: 1, node: '' };
  const elsewhere: RunResult = { ...RESULT, manifest: { ...RESULT.manifest, machine } };
  expect(pageFor(elsewhere) === html).toBe(true);
});

test('opens with no network: no address is loaded, and the page forbids it', () => {
  const tags = html.replace(/(<script[^>]*>)[\s\S]*?(<\/script>)/g, '$1$2');
  expect(tags.match(/<[a-z][^>]*\b(src|href|data|action|poster)\s*=[^>]*>/gi)).toBeNull();
  expect(tags.match(/https?:|@import|url\(/g)).toBeNull();
  expect(tags).toContain(`content="default-src 'none';`);
  expect(html.includes('sourceMappingURL')).toBe(false);
});

test('scripts end where they should', () => {
  const open = html.match(/<script\b/g)!.length;
  const close = html.match(/<\/script>/g)!.length;
  expect(close).toBe(2 * DRAWN + 1 + 3 + 1);
  expect(open).toBe(close);
});

test('text from a scenario cannot become markup', () => {
  const title = { zh: '</script><b>坏', en: '<img src=x onerror=alert(1)>' };
  const result: RunResult = { ...RESULT, scenario: { ...RESULT.scenario, title } };
  const page = pageFor(result);
  expect(page.includes('<b>坏')).toBe(false);
  expect(page.includes('<img src=x')).toBe(false);
  expect(seen(page)).toContain('&lt;img src=x');
});

test('the verdict, in both languages', () => {
  const page = seen(html);
  for (const text of ['7150 亿元', '6550 亿元 – 7750 亿元', '63% ± 7%', '超出 150 亿元'])
    expect(page).toContain(text);
  for (const text of ['715bn yuan', '655bn yuan – 775bn yuan', '15bn yuan over'])
    expect(page).toContain(text);
  const short = exampleResult({ median: 680e9 });
  expect(seen(pageFor(short))).toContain('20bn yuan short');
});

test('quarters published after the information date, and only those, are marked as hindsight', () => {
  const marked = (mark: string) =>
    [...seen(html).matchAll(/<tr><th scope="row">([^<]+)<\/th>.*?<\/tr>/g)]
      .filter(([row]) => row.includes(`>${mark}<`))
      .map(([, name]) => name);
  expect(marked('hindsight')).toEqual(['Q2 2021', 'Q3 2021', 'Q4 2021']);
  expect(marked('事后')).toEqual(['2021 年二季度', '2021 年三季度', '2021 年四季度']);
});

test('failed and missing runs are announced before the first figure', () => {
  expect(seen(html)).not.toContain('class="alert"');
  const manifest = { ...RESULT.manifest, failed: 3, status: 'interrupted' as const };
  const page = seen(pageFor({ ...RESULT, manifest }));
  expect(page).toContain('only 37 of 40 runs');
  expect(page).toContain('没有做完');
  expect(page.indexOf('class="alert"')).toBeLessThan(page.indexOf('class="verdict"'));
});

test('limits say how large the model’s own error is taken to be, and what that rests on', () => {
  const seenWith = (sd: number, forecasts: number, discrepancy?: Discrepancy) =>
    seen(
      pageFor({
        ...RESULT,
        forecast: { base: '2021Q1', modelError: { sd, forecasts }, discrepancy, rows: [], hangsOn: [] },
      }),
    );
  const ahead = [{ quarter: '2021Q2', mean: -0.04, sd: 0.09 }];
  const missed = seenWith(0.06, 0, { residuals: [{ quarter: '2021Q1', value: -0.1 }], ahead });
  expect(missed).toMatch(/9% one quarter after Q1\s2021/);
  expect(missed).toMatch(/Q2\s2021 is moved by −3\.9%/);
  expect(seenWith(0.06, 0, { residuals: [], ahead })).not.toContain('is moved by');
  expect(seenWith(0.06, 0)).toContain('6% one quarter after');
  expect(seenWith(0.06, 0)).toContain('a prior alone');
  expect(seenWith(0.083, 5)).toContain('8.3% one quarter after');
  expect(seenWith(0.083, 5)).toContain('5 earlier forecasts and a prior');
  expect(seen(html)).toContain('Intervals do not hold errors of the model itself');
});

test('limits say whether parameters were drawn', () => {
  const fixed = RESULT.replicates.map((row) => ({ ...row, parameters: {} }));
  expect(seen(html)).toContain('Each run draws its own parameters');
  expect(seen(pageFor({ ...RESULT, replicates: fixed }))).toContain('All runs use the same parameters');
});

test('a run without targets still has a verdict; one without figures still has a page', () => {
  const page = seen(pageFor({ ...RESULT, targets: [] }));
  expect(page).toContain('This scenario sets no target.');
  expect(page).toContain('715bn yuan');
  const empty: RunResult = {
    ...RESULT,
    targets: [],
    summary: [],
    actuals: [],
    replicates: [],
    spread: undefined,
    health: undefined,
  };
  expect(drawCharts(CHARTS, empty)).toEqual([]);
  expect(seen(pageFor(empty))).not.toMatch(/NaN|undefined/);
});

test('the health card stands under the verdict in both languages, with marks, figures and what to do', () => {
  const page = seen(html);
  for (const text of [
    '模型体检',
    '4 项通过，2 项复核（次数够不够、回测覆盖率），1 项不通过（与已公布数字的吻合）',
    '概率的标准误 7 个百分点',
    '中位数偏差最大的是 2020 年二季度 GMV：−12.3%（5% 以内通过，10% 以内复核）',
    '→ 运行 laotie backtest',
  ])
    expect(page).toContain(text);
  for (const text of [
    'Model health',
    '4 pass, 2 review (enough runs, coverage in backtest), 1 fail (fit to published figures)',
    'that of the chance 7 percentage points (pass within 1% and 5 percentage points)',
    'furthest off for GMV Q2 2020: −12.3%',
    '→ Run laotie backtest',
  ])
    expect(page).toContain(text);
  expect(page.match(/class="mark pass"/g)).toHaveLength(8);
  expect(page.match(/class="mark review"/g)).toHaveLength(4);
  expect(page.match(/class="mark fail"/g)).toHaveLength(2);
  expect(page.match(/class="todo"/g)).toHaveLength(6); // nothing to do where a check passed
  expect(page.indexOf('class="verdict"')).toBeLessThan(page.indexOf('class="health"'));
  expect(page.indexOf('class="health"')).toBeLessThan(page.indexOf('class="findings"'));
});

test('every check has words in both languages for figures of every mark', () => {
  const card = RESULT.health!;
  for (const mark of ['pass', 'review', 'fail'] as const) {
    const health = card.map((row) => ({ ...row, mark })) as HealthRow[];
    const page = seen(pageFor({ ...RESULT, health }));
    expect(page.match(/class="mark /g)).toHaveLength(2 * card.length);
    expect(page).not.toMatch(/NaN|undefined|Infinity|null|\[object/);
  }
});

test('nothing on the page is half-finished', () => {
  expect(seen(html)).not.toMatch(/NaN|undefined|Infinity|\[object/);
});

test('under the levers stands how sure the effect of each is, and what it hangs on', () => {
  const page = seen(html);
  expect(page).toMatch(
    /Trust card: effect assumed; hangs on purchase\.guarantee \S+–\S+, delivery\.recovery /,
  );
  expect(page).toMatch(/信任卡：效果假设；取决于 purchase\.guarantee [\d.]+–[\d.]+、delivery/);
  const own = { ...RESULT.scenario.levers[0]!, lever: 'a-lever-of-a-later-program' };
  const other = { ...RESULT, scenario: { ...RESULT.scenario, levers: [own] } };
  expect(seen(pageFor(other))).not.toContain('hangs on');
});

test('what growth is made of: a row a quarter with one a year before, whose parts multiply to the whole', () => {
  const with_ = (changes: Readonly<Record<string, readonly [sooner: number, later: number]>>): RunResult => ({
    ...RESULT,
    summary: RESULT.summary.map((row) => {
      const change = changes[row.metric];
      const at = ['2020Q1', '2021Q1'].indexOf(row.period);
      return change && at >= 0 ? { ...row, q50: change[at]! } : row;
    }),
  });
  const made = { gmv: [1e9, 3.2e9], orders: [4e7, 1e8], buyersMonth: [2e7, 4e7] } as const;
  const page = seen(pageFor(with_(made)));
  const row =
    />Q1 2021<\/th><td>\+220%<\/td><td>\+100% <span class="note">59\.6% of it<\/span><\/td><td>\+25% <span class="note">19\.2% of it<\/span><\/td><td>\+28% <span class="note">21\.2% of it<\/span><\/td>/;
  expect(page).toMatch(row);
  expect(page).toContain('增长由什么构成');
  const part = page.slice(page.indexOf('What growth is made of'));
  expect(part.slice(0, part.indexOf('</table>')).match(/<th scope="row">/g)).toHaveLength(4); // 2021 has four quarters, 2020 none before
  const none = { ...RESULT, summary: RESULT.summary.filter(({ metric }) => metric !== 'buyersMonth') };
  expect(seen(pageFor(none))).not.toContain('What growth is made of');
});
