/** What the runs of an ensemble differ in, as columns: what a study sets, what each run draws, what attention comes to. */

import { PARAMETERS } from '../../model/params.ts';
import { dayNumber } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { DiscoveredFactor } from '../../result/discover.ts';
import type { Span } from '../../result/summary.ts';
import { drawMarket, drawnBy } from '../../runs/requests.ts';
import type { Factor, Value } from '../designs/factor.ts';
import type { Point } from '../sensitivity/design.ts';
import { changesAt, drawnNames, POSTERIOR, preparedAt, type Subject } from '../sensitivity/subject.ts';

type Named = Omit<DiscoveredFactor, 'low' | 'high'>;

/** A column of numbers, a run each. */
export interface InputColumn extends DiscoveredFactor {
  readonly values: Float64Array;
}

const same = (text: string): Bilingual => ({ zh: text, en: text });

/** A date as its day number, a word by its place among the factor's values. */
function numberOf({ values, unit }: Factor, value: Value): number {
  if (typeof value === 'number') return value;
  return unit === 'date' ? dayNumber(value) : values.indexOf(value);
}

const ATTENTION: readonly (Named & { readonly key: 'users' | 'time' | 'rivals' })[] = [
  { key: 'users', name: 'attention.users', title: { zh: '月活跃用户', en: 'Monthly active users' }, unit: 'users', from: 'attention' },
  { key: 'time', name: 'attention.minutes', title: { zh: '每名月活用户每天的分钟', en: 'Minutes a day of a monthly user' }, unit: 'minutes', from: 'attention' },
  { key: 'rivals', name: 'attention.rivals', title: { zh: '对手规模（2020 年为 1）', en: 'Size of rivals (2020 is 1)' }, unit: 'index', from: 'attention' },
]; // biome-ignore format: one a line

/** What a run drew and was set to, by the name of the column. */
function rowOf(subject: Subject, point: Point, replicate: number, span: Span): Map<string, number> {
  const prepared = preparedAt(subject, point);
  const row = new Map<string, number>();
  for (const [factor, value] of changesAt(subject.columns, point))
    row.set(factor.path, numberOf(factor, value));
  for (const [name, value] of Object.entries(drawnBy(prepared, replicate))) row.set(name, value);
  const { market } = drawMarket(prepared, replicate);
  for (const { id, strength } of market.levers) row.set(`levers.${id}.strength`, strength);
  const { mau, dauShare, minutes, rivals } = market.exogenous;
  let [users, time, size] = [0, 0, 0];
  for (let day = span.first; day <= span.last; day++) {
    users += mau[day]!;
    time += mau[day]! * dauShare[day]! * minutes[day]!;
    size += rivals[day]!;
  }
  row.set('attention.users', users / (span.last - span.first + 1));
  row.set('attention.minutes', time / users);
  row.set('attention.rivals', size / (span.last - span.first + 1));
  return row;
}

function namedColumns({ base, columns }: Subject): Named[] {
  const set = columns.flatMap((column) => {
    if (column === POSTERIOR) return [];
    const { path, title, unit } = column;
    return [{ name: path, title, unit, from: 'study' as const }];
  });
  const taken = new Set(set.map(({ name }) => name.replace(/^parameters\./, '')));
  const units = new Map<string, string>(PARAMETERS.map(({ name, unit }) => [name, unit]));
  const drawn = drawnNames(base.posterior)
    .filter((name) => !taken.has(name) && !(name in base.scenario.parameters))
    .map((name) => ({ name, title: same(name), unit: units.get(name)!, from: 'posterior' as const }));
  const strengths = base.scenario.levers
    .filter(({ id, upTo }) => upTo !== undefined && !taken.has(`levers.${id}.strength`))
    .map(({ id, title }) => ({
      name: `levers.${id}.strength`,
      title: { zh: `${title.zh}：强度`, en: `${title.en}: strength` },
      unit: 'share',
      from: 'lever' as const,
    }));
  return [...set, ...drawn, ...strengths, ...ATTENTION];
}

/**
 * Columns in which runs differ; what is the same in all of them can mean nothing.
 * @param runs of each its point and the number of its replicate
 * @param span days of the figure: attention is the mean over them
 */
export function inputColumns(
  subject: Subject,
  runs: readonly { readonly point: Point; readonly replicate: number }[],
  span: Span,
): InputColumn[] {
  const rows = runs.map(({ point, replicate }) => rowOf(subject, point, replicate, span));
  return namedColumns(subject).flatMap(({ name, title, unit, from }) => {
    const values = Float64Array.from(rows, (row) => row.get(name) ?? Number.NaN);
    const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    return low < high ? [{ name, title, unit, from, low, high, values }] : [];
  });
}
