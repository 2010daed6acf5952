/** The report of a run as one HTML file: what stands on it, in both languages. */
import type { TopLevelSpec } from 'vega-lite';
import type { RunResult } from '../sim/result/result.ts';
import type { Chart } from './charts/chart.ts';
import { findingsOf } from './findings.ts';
import { type Lang, numbersIn } from './numbers.ts';
import { documentOf, figure, list } from './page/document.ts';
import { healthCard } from './page/health.ts';
import { escaped, section } from './page/html.ts';
import { leverTable, madeTable, pathTable, quarterTable, targetTable } from './page/tables.ts';
import { verdict } from './page/verdict.ts';
import { wordsIn } from './words/in.ts';

/** A chart with its specifications, one a language. */
export interface DrawnChart {
  readonly chart: Chart;
  readonly specs: Readonly<Record<Lang, TopLevelSpec>>;
}

/** What a reader must know before the first figure: failed or missing runs. */
function alerts({ manifest }: RunResult, lang: Lang): string[] {
  const { page } = wordsIn(lang);
  const { count } = numbersIn(lang);
  const { replicates, failed, status } = manifest;
  return [
    ...(failed > 0 ? [page.warning(count(replicates - failed), count(replicates))] : []),
    ...(status === 'complete' ? [] : [page.unfinished]),
  ].map((text) => `<p class="alert">${escaped(text)}</p>`);
}

/** What the numbers do and do not hold, in plain words. */
function limits(result: RunResult, lang: Lang): string {
  const { limits: say, page } = wordsIn(lang);
  const { count } = numbersIn(lang);
  const { manifest, replicates, scenario } = result;
  const drawn = replicates.some(({ parameters }) => Object.keys(parameters).length > 0);
  const sentences = [
    say.model,
    say.assumptions,
    drawn ? say.parametersDrawn : say.parametersFixed,
    say.precision(count(manifest.replicates - manifest.failed)),
    say.agents(count(scenario.scale)),
    say.hindsight,
  ];
  return section(page.limits, list(sentences));
}

function body(result: RunResult, charts: readonly DrawnChart[], lang: Lang): string[] {
  const words = wordsIn(lang);
  const { page } = words;
  const numbers = numbersIn(lang);
  const { scenario } = result;
  const covers = page.covers(numbers.date(scenario.from), numbers.date(scenario.until));
  return [
    `<p class="kind">${escaped(page.kind)}</p>`,
    `<h1>${escaped(scenario.title[lang])}</h1>`,
    `<p class="about">${escaped(covers)}</p>`,
    `<p class="about">${escaped(page.knownUntil(numbers.date(scenario.knownUntil)))}</p>`,
    ...alerts(result, lang),
    verdict(result, words, numbers),
    healthCard(result, words, numbers),
    section(page.findings, list(findingsOf(result).map(({ text }) => text[lang]))),
    section(
      page.charts,
      `<noscript><p>${escaped(page.noScript)}</p></noscript>`,
      ...charts.map(({ chart, specs }) => figure(chart.id, chart.caption[lang], lang, specs[lang])),
    ),
    quarterTable(result, words, numbers),
    pathTable(result, words, numbers),
    targetTable(result, words, numbers),
    leverTable(result, words, numbers),
    madeTable(result, words, numbers),
    limits(result, lang),
  ];
}

/** The whole page. Does not change `result`. */
export function pageOf(result: RunResult, charts: readonly DrawnChart[]): string {
  const title = (lang: Lang) => `${result.scenario.title[lang]} · ${wordsIn(lang).page.kind}`;
  return documentOf({
    title: { zh: title('zh'), en: title('en') },
    body: { zh: body(result, charts, 'zh'), en: body(result, charts, 'en') },
    charts: charts.map(({ chart, specs }) => ({ id: chart.id, specs })),
  });
}
