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

/** A page that comes before all others and has charts of its own, such as page one of a run. */
export interface FrontPage<Result> {
  readonly charts: readonly Chart<Result>[];
  /**
   * @param head what stands at the top of every report
   * @param charts places of the charts that could be drawn, by id
   */
  readonly htmlIn: (
    result: Result,
    lang: Language,
    head: readonly string[],
    charts: ReadonlyMap<string, string>,
  ) => string;
}

/** A kind of report: which charts, and what is said around them. */
export interface ReportKind<Result> {
  readonly front?: FrontPage<Result>;
  readonly charts: readonly Chart<Result>[];
  /** Must not change `result`. */
  readonly textIn: (result: Result, lang: Language) => PageText;
}

/** Charts of a result, those of its front page apart. */
interface Drawn {
  readonly front: readonly DrawnChart[];
  readonly charts: readonly DrawnChart[];
}

function drawn<Result>({ front, charts }: ReportKind<Result>, result: Result): Drawn {
  return { front: drawCharts(front?.charts ?? [], result), charts: drawCharts(charts, result) };
}

function placed(charts: readonly DrawnChart[], lang: Language): Map<string, string> {
  return new Map(charts.map(({ id, caption, specs }) => [id, figure(id, caption[lang], lang, specs[lang])]));
}

function body<Result>(report: ReportKind<Result>, result: Result, { front, charts }: Drawn, lang: Language) {
  const { kind, title, about, before, after } = report.textIn(result, lang);
  const { page } = wordsIn(lang);
  const head = [
    `<p class="kind">${escaped(kind)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    ...about.map((line) => `<p class="about">${escaped(line)}</p>`),
  ];
  return [
    ...(report.front ? [report.front.htmlIn(result, lang, head, placed(front, lang))] : head),
    ...before,
    section(
      page.charts,
      `<noscript><p>${escaped(page.noScript)}</p></noscript>`,
      `<div class="charts">${[...placed(charts, lang).values()].join('')}</div>`,
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
  of: Drawn = drawn(report, result),
): string {
  const title = (lang: Language) => {
    const { title: own, kind } = report.textIn(result, lang);
    return `${own} · ${kind}`;
  };
  return documentOf(
    {
      title: { zh: title('zh'), en: title('en') },
      body: { zh: body(report, result, of, 'zh'), en: body(report, result, of, 'en') },
      charts: [...of.front, ...of.charts],
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
  const of = drawn(report, result);
  const specs = [...of.front, ...of.charts].flatMap(({ id, specs }) =>
    LANGUAGES.map((lang): [string, string] => [
      `charts/${id}.${lang}.vl.json`,
      `${JSON.stringify(specs[lang], null, 1)}\n`,
    ]),
  );
  return new Map([['report.html', pageOf(report, result, programs, of)], ...specs]);
}
