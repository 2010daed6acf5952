/** Parts of a whole over months, and amounts side by side over quarters. */

import { readPeriod } from '../../sim/notation/dates.ts';
import type { Language } from '../../sim/notation/language.ts';
import { forChart, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult, SummaryRow } from '../../sim/result/result.ts';
import { rowsOf, titleOf } from '../run-rows.ts';
import { COLOUR, type Key, keyScale, type Layer, legend, timeAxis, type Values } from './frame.ts';

/** A metric and its colour. */
export type Part = readonly [metric: string, colour: string];

/** How a figure of a part is written, and the unit its axis counts in. */
export interface Measure {
  readonly unit: number;
  readonly written: (value: number) => string;
}

export function partsKey(parts: readonly Part[], lang: Language): Key {
  return parts.map(([metric, colour]) => [titleOf(metric, lang), colour]);
}

/** One value a part and period: medians, in the order of the parts. */
export function partValues(
  result: RunResult,
  lang: Language,
  parts: readonly Part[],
  kind: 'month' | 'quarter',
  { unit, written }: Measure,
): Values {
  const numbers = numbersIn(lang);
  const value = (row: SummaryRow, order: number) => ({
    at: readPeriod(row.period).from,
    quarter: row.period,
    when: numbers.period(row.period),
    part: titleOf(row.metric, lang),
    order,
    q50: forChart(row.q50 / unit),
    q10: forChart(row.q10 / unit),
    q90: forChart(row.q90 / unit),
    middle: written(row.q50),
    range: `${written(row.q10)} – ${written(row.q90)}`,
  });
  return parts.flatMap(([metric], order) => rowsOf(result, metric, kind).map((row) => value(row, order)));
}

function tooltip(lang: Language) {
  const words = {
    zh: { when: '时间', part: '项目', middle: '中位数', range: '80% 区间' },
    en: { when: 'when', part: 'part', middle: 'median', range: '80% interval' },
  }[lang];
  return (['when', 'part', 'middle', 'range'] as const).map((field) => ({
    field,
    type: 'nominal' as const,
    title: words[field],
  }));
}

/** Stacked areas over months; `normalize` makes every month add up to 100%. */
export function stackedAreas(lang: Language, key: Key, normalize: boolean): Layer[] {
  const y = {
    field: 'q50',
    type: 'quantitative' as const,
    stack: normalize ? ('normalize' as const) : ('zero' as const),
    axis: { title: null, ...(normalize ? { format: '%' } : {}) },
  };
  const color = { field: 'part', type: 'nominal' as const, scale: keyScale(key), legend: legend(key) };
  return [
    {
      mark: { type: 'area', stroke: 'white', strokeWidth: 0.8, fillOpacity: 0.8 },
      encoding: {
        x: timeAxis(lang, 3),
        y,
        color,
        order: { field: 'order', type: 'quantitative' },
        tooltip: tooltip(lang),
      },
    },
  ];
}

/** Lines of medians over months, each in its 80% band; `format` is that of the axis, `columns` those of the legend. */
export function bandedLines(
  lang: Language,
  key: Key,
  axis: { readonly zero: boolean; readonly format?: string; readonly columns?: number },
): Layer[] {
  const keys = { ...legend(key), ...(axis.columns === undefined ? {} : { columns: axis.columns }) };
  const color = { field: 'part', type: 'nominal' as const, scale: keyScale(key), legend: keys };
  const x = timeAxis(lang, 3);
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { zero: axis.zero },
    axis: { title: null, ...(axis.format ? { format: axis.format } : {}) },
  });
  return [
    { mark: { type: 'area', opacity: 0.22 }, encoding: { x, y: y('q10'), y2: { field: 'q90' }, color } },
    { mark: { type: 'line', strokeWidth: 2.5 }, encoding: { x, y: y('q50'), color } },
    {
      mark: { type: 'point', opacity: 0, filled: true, size: 250 },
      encoding: { x, y: y('q50'), color, tooltip: tooltip(lang) },
    },
  ];
}

/** Bars side by side in each quarter, with their 80% intervals, which the legend names. */
export function groupedBars(lang: Language, parts: Key): Layer[] {
  const interval = { zh: '80% 区间', en: '80% interval' }[lang];
  const key: Key = [...parts, [interval, COLOUR.ink]];
  const x = { field: 'quarter', type: 'ordinal' as const, axis: { title: null, labelAngle: 0 } };
  const xOffset = { field: 'part', type: 'nominal' as const, sort: parts.map(([label]) => label) };
  const color = { field: 'part', type: 'nominal' as const, scale: keyScale(key), legend: legend(key) };
  const y = (field: string) => ({ field, type: 'quantitative' as const, axis: { title: null } });
  return [
    {
      mark: { type: 'bar', fillOpacity: 0.85 },
      encoding: { x, xOffset, y: y('q50'), color, tooltip: tooltip(lang) },
    },
    {
      mark: { type: 'rule', strokeWidth: 1.4 },
      encoding: { x, xOffset, y: y('q10'), y2: { field: 'q90' }, color: { datum: interval } },
    },
  ];
}
