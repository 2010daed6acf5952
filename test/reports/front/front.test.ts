/** Page one: every sentence follows the numbers, none says more than the runs can carry, and none needs the manual. */
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { drawCharts } from '../../../reports/chart.ts';
import { FRONT_CHARTS } from '../../../reports/front/charts.ts';
import { frontHtml } from '../../../reports/front/front.ts';
import { carried, errorOf80, errorOf90, quartileError, tenthsOf } from '../../../reports/front/rounding.ts';
import { signpostLines } from '../../../reports/front/watch.ts';
import { FRONT_WORDS } from '../../../reports/words/front.ts';
import { outlookCsv } from '../../../sim/cli/outlook-table.ts';
import { PARAMETERS } from '../../../sim/model/params.ts';
import { LANGUAGES, type Language } from '../../../sim/notation/language.ts';
import type { HealthRow, Mark } from '../../../sim/result/health-figures.ts';
import type { RunPage } from '../../../sim/result/run-page.ts';
import { exampleResult } from '../example.ts';
import { examplePage, exampleStudies, OUTLOOK, signpost } from './example.ts';
import { unknownNumbers } from './numbers.ts';

function textOf(page: RunPage, lang: Language): string {
  const html = frontHtml(page, lang, [], new Map());
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&quot;/g, '"')
    .replaceAll(/\s+/g, ' ');
}

function withMarks(mark: Mark): Partial<RunPage> {
  const health = exampleResult().health!.map((row) => ({ ...row, mark })) as HealthRow[];
  return { health };
}

test('a figure has the digits that its error carries, and three at most', () => {
  expect(carried(692_345, 10_200)).toBe(690_000);
  expect(carried(692_345, 9_900)).toBe(692_000);
  expect(carried(692_345, 100)).toBe(692_000);
  expect(carried(692_345)).toBe(692_000);
  expect(carried(-0.004567, 0.0003)).toBe(-0.0046);
  expect(carried(4, 100)).toBe(0);
  expect([carried(0, 5), carried(7, 0)]).toEqual([0, 7]);
  expect(errorOf90(-1.644854, 1.644854)).toBeCloseTo(1, 12);
  expect(errorOf90(null, 1)).toBeNull();
  // a standard normal distribution: 80% within ± 1.2816, half within ± 0.6745; a quartile's density is 0.3178
  expect(errorOf80(-1.281552, 1.281552, 16)).toBeCloseTo(1 / 4, 6);
  expect(quartileError(-0.67449, 0.67449, 16)).toBeCloseTo(Math.sqrt(0.25 * 0.75) / 0.3177766 / 4, 5);
});

test('a chance of 32 runs is tenths, with the tenths that its error leaves open', () => {
  expect(tenthsOf({ probability: 0.406, standardError: 0.087 })).toEqual({ tenths: 4, low: 3, high: 5 });
  expect(tenthsOf({ probability: 0.02, standardError: 0.07 })).toEqual({ tenths: 0, low: 0, high: 1 });
  expect(tenthsOf({ probability: 1, standardError: 0.11 })).toEqual({ tenths: 10, low: 8, high: 10 });
});

test.each([
  [0.03, 0.07, 'almost out of reach, less than 1 in 10.', '几乎达不到，不到一成。'],
  [0.1, 0.02, 'very unlikely, about 1 in 10', '很不可能，约一成'],
  [0.3, 0.05, 'unlikely, 3 in 10 (2 to 4 in 10)', '不大可能，约三成（二至四成）'],
  [0.406, 0.087, 'slightly less likely than not, 4 in 10 (3 to 5 in 10)', '比一半略低，约四成（三至五成）'],
  [0.5, 0.08, 'as likely as not, 5 in 10 (4 to 6 in 10)', '一半对一半，约五成（四至六成）'],
  [0.6, 0.08, 'slightly more likely than not, 6 in 10 (5 to 7 in 10)', '比一半略高，约六成（五至七成）'],
  [0.75, 0.01, 'likely, 8 in 10 (7 to 8 in 10)', '较有可能，约八成（七至八成）'],
  [0.9, 0.03, 'very likely, about 9 in 10.', '很有可能，约九成'],
  [0.98, 0.1, 'almost certain, more than 9 in 10 (at least 8 in 10)', '几乎肯定，九成以上（至少八成）'],
])('a chance of %d ± %d', (probability, standardError, en, zh) => {
  const page = examplePage();
  const targets = page.targets.map((target) => ({ ...target, probability, standardError }));
  const said = (lang: Language) => textOf({ ...page, targets }, lang);
  expect(said('en')).toContain(en);
  expect(said('zh')).toContain(zh);
});

test('a target without a name of its own is told by its figure; one with a name by that, and when it does not say so', () => {
  const page = examplePage();
  const named = (title: { zh: string; en: string }) =>
    ({ ...page, targets: page.targets.map((target) => ({ ...target, title })) }) as RunPage;
  const own = named({ zh: '2021 GMV', en: 'GMV 2021' }); // as a scenario names it that says nothing
  expect(textOf(own, 'en')).toContain(
    'GMV of at least 700bn yuan in 2021 is slightly more likely than not: 6 in 10',
  );
  expect(textOf(own, 'zh')).toContain('2021 年 GMV 达到 7000 亿元：比一半略高，约六成');
  const other = named({ zh: '大目标', en: 'The great aim' });
  expect(textOf(other, 'en')).toContain('The great aim (2021): slightly more likely than not, 6 in 10');
  expect(textOf(other, 'zh')).toContain('大目标（2021 年）：比一半略高');
});

test('best guess and gap in the digits of the runs; a gap within the error is none', () => {
  const said = textOf(examplePage(), 'en');
  expect(said).toContain('Best guess 715bn yuan; 8 in 10 futures lie between 655bn yuan and 775bn yuan.');
  expect(said).toContain('The best guess is 15bn yuan above the target.');
  expect(textOf(examplePage({ median: 662.4e9 }), 'zh')).toContain('最佳估计离目标还差 380 亿元');
  expect(textOf(examplePage({ median: 704e9 }), 'en')).toContain(
    'cannot tell the best guess from the target',
  );
  const targets = OUTLOOK.targets.map((target) => ({ ...target, medianError: 12e9 }));
  const coarse = textOf(examplePage({}, { outlook: { ...OUTLOOK, targets } }), 'en');
  expect(coarse).toContain('Best guess 720bn yuan; 8 in 10 futures lie between 660bn yuan and 780bn yuan.');
});

test('the box is as the gravest mark of the health card', () => {
  const boxOf = (mark: Mark) => frontHtml(examplePage({}, withMarks(mark)), 'en', [], new Map());
  expect(boxOf('pass')).toContain('class="answer pass"');
  expect(boxOf('pass')).not.toContain('health card');
  expect(boxOf('review')).toContain('class="answer review"');
  expect(boxOf('review')).toContain('See the health card before use: identities, enough runs');
  expect(boxOf('fail')).toContain('class="answer fail"');
  expect(frontHtml(examplePage(), 'zh', [], new Map())).toContain('暂勿当作结论：与已公布数字的吻合。');
});

test('signposts: which way the chance turns; one that turns nowhere is not told', () => {
  const [target] = examplePage().targets;
  const lines = signpostLines(target!, OUTLOOK, 'en');
  expect(lines).toEqual([
    'GMV from 1 January to 30 June 2021 (published about 23 August): below 255bn yuan the chance falls to 2 in 10 (1 to 3 in 10); above 279bn yuan the chance rises to 8 in 10 (7 to 9 in 10).',
  ]);
  expect(signpostLines(target!, OUTLOOK, 'zh')[0]).toBe(
    '2021 年 1 月 1 日至 6 月 30 日的 GMV（约 8 月 23 日公布）：不到 2550 亿元，则可能性降到约二成（一至三成）；超过 2790 亿元，则可能性升到约八成（七至九成）。',
  );
  const only = (signposts: (typeof OUTLOOK.targets)[number]['signposts']) =>
    signpostLines(target!, { ...OUTLOOK, targets: [{ ...OUTLOOK.targets[0]!, signposts }] }, 'en');
  expect(only([signpost('2021-09-30', 1, 2, 0.6, 0.62)])[0]).toMatch(/^No figure on the way would change it/);
  expect(only([])).toEqual(['No figure can be read before the target is due.']);
  const stays = only([signpost('2021-09-30', 431.2, 467.8, 0.62, 0.8)])[0];
  expect(stays).toMatch(/below 431bn yuan the chance stays at 6 in 10 .*above 468bn yuan the chance rises/);
});

test('levers and shocks stand in tables where a study was taken in; else it is said that none was made', () => {
  const bare = textOf(examplePage(), 'en');
  expect(bare).toContain('In force: Trust card, SKA support.');
  expect(bare).toContain('has not been reckoned for this report; a study of the levers fills this table');
  expect(bare).toContain(
    'Futures differ by: what data cannot pin down 65%, users and minutes to come 30%, luck 5%.',
  );
  const full = textOf(examplePage({}, { studies: exampleStudies() }), 'en');
  expect(full).not.toContain('has not been reckoned');
  expect(full).toMatch(/Top host banned −16bn .*21 days/);
  expect(full).toMatch(/A wave −8bn .*not in the run/);
  expect(full).toContain('All together');
});

test('levers are told by name once, and not those that had ended before the target’s first day', () => {
  const { scenario } = exampleResult();
  const lever = (title: string, until: string) => ({
    ...scenario.levers[0]!,
    ...{ id: `${title}-${until}`, title: { zh: title, en: title }, until },
  });
  const levers = [lever('Past', '2020-12-31'), lever('Outage', '2021-01-01'), lever('Outage', '2021-06-30')];
  const said = textOf(examplePage({}, { scenario: { ...scenario, levers } }), 'en');
  expect(said).toContain('In force: Outage.');
  expect(said).toContain('the effect of Past, Outage (not measured)');
});

test('a run whose past is not the real one is compared with no published quarter', () => {
  const forecast = {
    base: '2021Q1',
    modelError: { sd: 0.06, forecasts: 0 },
    rows: [],
    hangsOn: [],
    otherPast: true as const,
  };
  const page = examplePage({}, { forecast });
  const said = textOf(page, 'en');
  expect(said).toContain('nothing is compared with published quarters');
  expect(said).not.toContain('fit to published figures');
  expect(textOf(examplePage(), 'en')).toContain('fit to published figures');
  const fan = JSON.stringify(FRONT_CHARTS[0]!.spec(page, 'en'));
  expect(fan).not.toContain('"published"');
  expect(JSON.stringify(FRONT_CHARTS[0]!.spec(examplePage(), 'en'))).toContain('"published"');
});

test('what the scenario changes: the difference from its baseline, or that it has not been reckoned', () => {
  const baseline = { zh: '原样', en: 'As it was' };
  const page = examplePage({}, { outlook: { ...OUTLOOK, baseline } });
  expect(textOf(page, 'en')).toContain('This scenario changes “As it was”; the difference between the two');
  expect(textOf(page, 'zh')).toContain('本场景在“原样”之上修改而来');
  const [comparison] = exampleStudies().levers!.levers.map((lever) => lever.comparison);
  const { levers: _, ...made } = exampleStudies().levers!;
  const side = (letter: string, title: typeof baseline, scenarioHash: string) => ({
    ...{ letter, source: letter, title, until: '2021-12-31', scenarioHash },
  });
  const compare = {
    ...made,
    schema: 'laotie/compare@1' as const,
    sides: [side('A', baseline, 'other'), side('B', page.scenario.title, page.manifest.scenarioHash)],
    comparisons: [{ ...comparison!, letter: 'B' }],
    paths: [],
  };
  const { mean } = comparison!.figures[0]!.difference;
  const said = textOf({ ...page, studies: { compare } }, 'en');
  expect(said).toContain(`Against “As it was”: GMV 2021 ${mean > 0 ? '+' : '−'}`);
  expect(said).not.toContain('has not been reckoned for this report; the difference');
});

test.each(LANGUAGES)('in %s nobody needs the manual: no commands, no parameters, no claims', (lang) => {
  const lacks = ['fit', 'unused', 'engine', 'backtest', 'coverage'] as const;
  const market = { ...exampleResult().market!, lacks };
  const pages = [
    {},
    { studies: exampleStudies() },
    { market },
    { market: { ...market, lacks: ['backtest' as const] } },
  ];
  for (const page of pages.map((changes) => examplePage({}, changes))) {
    const said = textOf(page, lang);
    expect(said).not.toMatch(/laotie|posterior|--|\.yaml|\.json|\.csv|\bC\d\d\b|undefined|NaN|null|\[object/);
    expect(PARAMETERS.filter(({ name }) => said.includes(name))).toEqual([]);
  }
});

test.each(LANGUAGES)('in %s every number of page one stands in outlook.csv', (lang) => {
  for (const page of [examplePage(), examplePage({}, { studies: exampleStudies() })]) {
    const { found, unknown } = unknownNumbers(frontHtml(page, lang, [], new Map()), outlookCsv(page), lang);
    expect(unknown).toEqual([]);
    expect(found).toBeGreaterThan(lang === 'en' ? 30 : 15);
  }
  // what the test can see: a table that lacks one of the figures
  const less = outlookCsv(examplePage()).replace(/^signpost,.*,low,.*\n/gm, '');
  expect(unknownNumbers(frontHtml(examplePage(), lang, [], new Map()), less, lang).unknown).not.toEqual([]);
});

test.each(LANGUAGES)('in %s its charts draw without a warning', async (lang) => {
  const drawn = drawCharts(FRONT_CHARTS, examplePage());
  expect(drawn.map(({ id }) => id)).toEqual(['front-fan', 'front-bridge']);
  const words = FRONT_WORDS[lang];
  const [fan, bridge] = await Promise.all(drawn.map(({ specs }) => svgOf(specs[lang])));
  expect(fan).toContain(words.now);
  for (const name of [words.factors.buyers, words.factors.correction, words.above, words.target]) {
    expect(bridge).toContain(name);
  }
  expect(`${fan}${bridge}`).not.toMatch(/NaN|undefined|>null</);
});

test('a page without outlook, targets or figures still has a first page', () => {
  expect(textOf({ ...exampleResult(), targets: [] }, 'en')).toContain(
    'GMV 2021: the scenario sets no target.',
  );
  const empty = { ...exampleResult(), targets: [], summary: [], replicates: [], health: undefined };
  expect(textOf(empty, 'zh')).toContain('没有可以判断的数字');
});
