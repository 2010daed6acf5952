/** A report of any kind of result, from its charts and words: one page, and each chart as a specification. Pure. */
import { LANGUAGES, type Language } from '../sim/notation/language.ts';
import { type Chart, type DrawnChart, drawCharts } from './chart.ts';
import { documentOf, figure } from './page/document.ts';
import { escaped, section } from './page/html.ts';
import { wordsIn } from './words/in.ts';

/** What stands on a page in one language. */
export interface PageText {
  /** What kind of report it is, above the title and behind it in the browser's. */
  readonly kind: string;
  readonly title: string;
  /** Lines under the title. */
  readonly about: readonly string[];
  /** HTML before the charts, and after them. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A kind of report: which charts, and what is said around them. */
export interface ReportKind<Result> {
  readonly charts: readonly Chart<Result>[];
  /** Must not change `result`. */
  readonly textIn: (result: Result, lang: Language) => PageText;
}

function body(
  { kind, title, about, before, after }: PageText,
  charts: readonly DrawnChart[],
  lang: Language,
) {
  const { page } = wordsIn(lang);
  return [
    `<p class="kind">${escaped(kind)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    ...about.map((line) => `<p class="about">${escaped(line)}</p>`),
    ...before,
    section(
      page.charts,
      `<noscript><p>${escaped(page.noScript)}</p></noscript>`,
      ...charts.map(({ id, caption, specs }) => figure(id, caption[lang], lang, specs[lang])),
    ),
    ...after,
  ];
}

/**
 * The whole page, which needs no network.
 * @param programs the browser builds of Vega, Vega-Lite and Vega-Embed, in this order
 */
export function pageOf<Result>(
  report: ReportKind<Result>,
  result: Result,
  programs: readonly string[],
  charts: readonly DrawnChart[] = drawCharts(report.charts, result),
): string {
  const texts = { zh: report.textIn(result, 'zh'), en: report.textIn(result, 'en') };
  const title = ({ title, kind }: PageText) => `${title} · ${kind}`;
  return documentOf(
    {
      title: { zh: title(texts.zh), en: title(texts.en) },
      body: { zh: body(texts.zh, charts, 'zh'), en: body(texts.en, charts, 'en') },
      charts,
    },
    programs,
  );
}

/**
 * The files of a report by their path in its folder, `report.html` first, then `charts/<id>.<lang>.vl.json`; the same
 * result gives the same bytes.
 */
export function reportFiles<Result>(
  report: ReportKind<Result>,
  result: Result,
  programs: readonly string[],
): Map<string, string> {
  const charts = drawCharts(report.charts, result);
  const specs = charts.flatMap(({ id, specs }) =>
    LANGUAGES.map((lang): [string, string] => [
      `charts/${id}.${lang}.vl.json`,
      `${JSON.stringify(specs[lang], null, 1)}\n`,
    ]),
  );
  return new Map([['report.html', pageOf(report, result, programs, charts)], ...specs]);
}
