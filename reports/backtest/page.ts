/** The page of a backtest: what it comes to, charts, tables, and how it was done. */
import type { TopLevelSpec } from 'vega-lite';
import type { BacktestResult } from '../../sim/result/backtest.ts';
import { type Lang, moneyAxis, numbersIn } from '../numbers.ts';
import { documentOf, figure, list, small } from '../page/document.ts';
import { type Cell, escaped, section, table } from '../page/html.ts';
import { wordsIn } from '../words/in.ts';
import type { BacktestChart } from './charts/chart.ts';
import { comparisonsWith, horizonsOf, inUnit, nameOf, ratio, scoreOf } from './figures.ts';
import { WORDS } from './words.ts';

export interface DrawnBacktestChart {
  readonly chart: BacktestChart;
  readonly specs: Readonly<Record<Lang, TopLevelSpec>>;
}

function crpsTable(result: BacktestResult, lang: Lang): string {
  const words = WORDS[lang];
  const { name } = moneyAxis(lang);
  const horizons = [...horizonsOf(result), 0];
  const heads = [words.method, ...horizons.map((h) => (h === 0 ? words.all : words.horizon(h)))];
  const rows = result.methods.map(({ id }): Cell[] => [
    nameOf(result, id, lang),
    ...horizons.map((h) => inUnit(scoreOf(result, id, h)?.crps, lang)),
  ]);
  return section(words.crpsTable(name), table(heads, rows));
}

function coverTable(result: BacktestResult, lang: Lang): string {
  const words = WORDS[lang];
  const { name } = moneyAxis(lang);
  const { share, signedShare } = numbersIn(lang);
  const rows = result.methods.flatMap(({ id }): Cell[][] => {
    const row = scoreOf(result, id, 0);
    if (!row) return [];
    const { n, cover50, cover80, cover90, bias, mape, wis } = row;
    const shares = [cover50, cover80, cover90].map(share);
    return [
      [nameOf(result, id, lang), String(n), ...shares, signedShare(bias), share(mape), inUnit(wis, lang)],
    ];
  });
  return section(words.coverTable(name), table(words.coverHeads, rows), small(words.coverNote));
}

function testTable(result: BacktestResult, lang: Lang): string {
  const words = WORDS[lang];
  const horizons = horizonsOf(result);
  const baselines = result.methods.filter(({ id }) => comparisonsWith(result, id).length > 0);
  const rows = baselines.map(({ id }): Cell[] => [
    nameOf(result, id, lang),
    ...horizons.map((h): Cell => {
      const row = comparisonsWith(result, id).find(({ horizon }) => horizon === h);
      if (!row) return '—';
      const text = ratio(row.market / row.other);
      return row.p === null ? text : { text, note: row.p < 0.01 ? 'p < 0.01' : `p ${row.p.toFixed(2)}` };
    }),
  ]);
  const heads = [...words.testHeads, ...horizons.map(words.horizon)];
  return section(words.testTable, table(heads, rows), small(words.testNote));
}

function originTable(result: BacktestResult, lang: Lang): string {
  const words = WORDS[lang];
  const { period, date } = numbersIn(lang);
  const rows = result.origins.map((row): Cell[] => [
    period(row.quarter),
    date(row.knownUntil),
    String(row.quarters),
    String(row.facts),
    row.lost > 0 ? `${row.members}/${row.members + row.lost}` : String(row.members),
    row.objective.toFixed(1),
  ]);
  return section(words.originTable, table(words.originHeads, rows), small(words.originNote));
}

function body(result: BacktestResult, charts: readonly DrawnBacktestChart[], lang: Lang): string[] {
  const words = WORDS[lang];
  const { page } = wordsIn(lang);
  const figures = charts.map(({ chart, specs }) => figure(chart.id, chart.caption[lang], lang, specs[lang]));
  const methods = result.methods.map(({ title, about }) => `${title[lang]}${words.colon}${about[lang]}`);
  const settings = words.settings(result.seed, numbersIn(lang).count(result.scenario.scale), result.engine);
  return [
    `<p class="kind">${escaped(words.kind)}</p>`,
    `<h1>${escaped(words.title(result.scenario.title[lang]))}</h1>`,
    `<p class="about">${escaped(settings)}</p>`,
    section(page.findings, list(result.sentences[lang])),
    section(page.charts, `<noscript><p>${escaped(page.noScript)}</p></noscript>`, ...figures),
    crpsTable(result, lang),
    testTable(result, lang),
    coverTable(result, lang),
    originTable(result, lang),
    section(words.protocol, list(result.protocol[lang])),
    section(words.methods, list(methods)),
    section(words.refitted, small(result.refitted.join(words.comma))),
  ];
}

function titleIn(result: BacktestResult, lang: Lang): string {
  return `${WORDS[lang].title(result.scenario.title[lang])} · ${WORDS[lang].kind}`;
}

/** The whole page. Does not change `result`. */
export function backtestPage(result: BacktestResult, charts: readonly DrawnBacktestChart[]): string {
  return documentOf({
    title: { zh: titleIn(result, 'zh'), en: titleIn(result, 'en') },
    body: { zh: body(result, charts, 'zh'), en: body(result, charts, 'en') },
    charts: charts.map(({ chart, specs }) => ({ id: chart.id, specs })),
  });
}
