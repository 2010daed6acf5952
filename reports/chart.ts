/** What a chart is: a name, words for people, and a pure function from a result to a Vega-Lite specification. */
import type { TopLevelSpec } from 'vega-lite';
import type { Bilingual, Language } from '../sim/notation/language.ts';

/** A chart of a result: what it is called, how it is read, how it is drawn. */
export interface Chart<Result> {
  /** Also its file name: `charts/<id>.<lang>.vl.json`. */
  readonly id: string;
  /** Its heading. */
  readonly title: Bilingual;
  /** What is shown and how to read it, in one or two sentences; stands below the chart. */
  readonly caption: Bilingual;
  /**
   * A self-contained specification: data inside, no function, no address but `$schema`. Must not change `result`.
   * @returns undefined when the result holds no figures for this chart
   */
  readonly spec: (result: Result, lang: Language) => TopLevelSpec | undefined;
}

/** A chart of one result, in both languages. */
export interface DrawnChart {
  readonly id: string;
  readonly caption: Bilingual;
  readonly specs: Readonly<Record<Language, TopLevelSpec>>;
}

/** The charts that a result has figures for. */
export function drawCharts<Result>(charts: readonly Chart<Result>[], result: Result): DrawnChart[] {
  return charts.flatMap((chart) => {
    const [zh, en] = [chart.spec(result, 'zh'), chart.spec(result, 'en')];
    return zh && en ? [{ id: chart.id, caption: chart.caption, specs: { zh, en } }] : [];
  });
}
