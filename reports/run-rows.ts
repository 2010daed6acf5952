/** Picks figures out of a result; computes nothing but which ones. */

import { METRICS } from '../sim/model/measures/all.ts';
import type { Metric } from '../sim/model/measures/metric.ts';
import { type Period, periodOf } from '../sim/notation/dates.ts';
import type { Language } from '../sim/notation/language.ts';
import type { ActualRow, RunResult, SummaryRow, TargetResult } from '../sim/result/result.ts';

/** The target the report is about: the scenario's first; undefined when the scenario has none. */
export function headlineTarget(result: RunResult): TargetResult | undefined {
  return result.targets[0];
}

/** The year the report is about: the target's if the run covers it or no other, or the last one that it covers, or the one it ends in. */
export function yearOf(result: RunResult): string {
  const over = headlineTarget(result)?.over.slice(0, 4);
  const years = rowsAbout(result, 'gmv').flatMap(({ period }) => (period.length === 4 ? [period] : []));
  if (over !== undefined && (years.includes(over) || years.length === 0)) return over;
  return years.at(-1) ?? result.scenario.until.slice(0, 4);
}

/** The year before the report's. */
export function yearBefore(result: RunResult): string {
  return String(Number(yearOf(result)) - 1);
}

/** Every row; of GMV ahead of its published quarters that of the forecast. */
function allRows({ summary, forecast }: Pick<RunResult, 'summary' | 'forecast'>): readonly SummaryRow[] {
  if (!forecast) return summary;
  const name = ({ metric, period }: SummaryRow) => `${metric}@${period}`;
  const ahead = new Map(forecast.rows.map((row) => [name(row), row]));
  return summary.map((row) => ahead.get(name(row)) ?? row);
}

interface ByMetric extends Pick<RunResult, 'summary' | 'forecast'> {
  readonly rows: ReadonlyMap<string, readonly SummaryRow[]>;
}
/** A page asks hundreds of times for a row of thousands. */
const sorted = new WeakMap<RunResult, ByMetric>();

/** Rows of a metric, in the order of the summary. */
function rowsAbout(result: RunResult, metric: string): readonly SummaryRow[] {
  const { summary, forecast } = result;
  let known = sorted.get(result);
  if (known?.summary !== summary || known.forecast !== forecast) {
    known = { summary, forecast, rows: Map.groupBy(allRows(result), (row) => row.metric) };
    sorted.set(result, known);
  }
  return known.rows.get(metric) ?? [];
}

/** Distribution of a metric in one period; undefined when the run has none. */
export function rowOf(result: RunResult, metric: string, period: string): SummaryRow | undefined {
  return rowsAbout(result, metric).find((row) => row.period === period);
}

/** Rows of a metric in the order of time, from the year before the report's on (earlier ones are run-in). */
export function rowsOf(result: RunResult, metric: string, kind: Period['kind']): SummaryRow[] {
  const since = yearBefore(result);
  return rowsAbout(result, metric)
    .filter((row) => row.period >= since && periodOf(row.period)?.kind === kind)
    .sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** The published figure of a metric in a period; undefined when none is known, or the run's past is another. */
export function actualOf(result: RunResult, metric: string, period: string): ActualRow | undefined {
  if (result.forecast?.otherPast) return undefined;
  return result.actuals.find((row) => row.metric === metric && row.period === period);
}

/** The name of a metric in a language; the metric itself for one that is not in the list. */
export function titleOf(metric: string, lang: Language): string {
  const known: Metric | undefined = METRICS.find(({ name }) => name === metric);
  return known?.title[lang] ?? metric;
}

/** What a target is called where its scenario gives it a name, and not only metric and period. */
export function ownName(
  { title, metric, over }: Pick<TargetResult, 'title' | 'metric' | 'over'>,
  lang: Language,
): string | undefined {
  return title.en === `${titleOf(metric, 'en')} ${over}` ? undefined : title[lang];
}
