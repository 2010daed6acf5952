/** What a chart is: a name, words for people, and a pure function from a result to a Vega-Lite specification. */
import type { TopLevelSpec } from 'vega-lite';
import type { RunResult } from '../../sim/result/result.ts';
import type { Lang } from '../numbers.ts';

export interface Chart {
  /** Also its file name: `charts/<id>.<lang>.vl.json`. */
  readonly id: string;
  readonly title: Readonly<Record<Lang, string>>;
  /** What is shown and how to read it, in one or two sentences; stands below the chart. */
  readonly caption: Readonly<Record<Lang, string>>;
  /**
   * A self-contained specification: data inside, no function, no address but `$schema`. Must not change `result`.
   * @returns undefined when the run holds no figures for this chart
   */
  readonly spec: (result: RunResult, lang: Lang) => TopLevelSpec | undefined;
}
