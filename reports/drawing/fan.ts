/** A fan: the median of the replicates, the middle half, and nine tenths of them, over time. */

import { readPeriod } from '../../sim/notation/dates.ts';
import type { Language } from '../../sim/notation/language.ts';
import { forChart, numbersIn } from '../../sim/notation/numbers.ts';
import type { SummaryRow } from '../../sim/result/result.ts';
import { COLOUR, type Key, keyScale, type Layer, legend, timeAxis, type Values } from './frame.ts';

const LABELS = {
  zh: { wide: '90% 区间', narrow: '50% 区间', median: '中位数' },
  en: { wide: '90% interval', narrow: '50% interval', median: 'median' },
} as const;

/** Legend entries of every fan. */
export function fanKey(lang: Language): Key {
  const { wide, narrow, median } = LABELS[lang];
  return [
    [wide, COLOUR.wide],
    [narrow, COLOUR.narrow],
    [median, COLOUR.median],
  ];
}

/**
 * The data of a fan, in units of the axis.
 * @param end true: each figure stands at the end of its period (stocks), false: at its beginning
 */
export function fanValues(
  rows: readonly SummaryRow[],
  lang: Language,
  unit: number,
  written: (value: number) => string,
  end = false,
): Values {
  const numbers = numbersIn(lang);
  return rows.map((row) => {
    const { from, until } = readPeriod(row.period);
    return {
      at: end ? until : from,
      when: numbers.period(row.period),
      q05: forChart(row.q05 / unit),
      q25: forChart(row.q25 / unit),
      q50: forChart(row.q50 / unit),
      q75: forChart(row.q75 / unit),
      q95: forChart(row.q95 / unit),
      middle: written(row.q50),
      range: `${written(row.q05)} – ${written(row.q95)}`,
    };
  });
}

/** What the pointer reads off a fan. */
function fanTooltip(lang: Language) {
  const { wide, median } = LABELS[lang];
  return [
    { field: 'when', type: 'nominal' as const, title: { zh: '时间', en: 'when' }[lang] },
    { field: 'middle', type: 'nominal' as const, title: median },
    { field: 'range', type: 'nominal' as const, title: wide },
  ];
}

/**
 * Layers that draw a fan from `fanValues`.
 * @param key legend of the whole chart, which begins with `fanKey`
 * @param axis scale and axis of y
 */
export function fanLayers(
  lang: Language,
  key: Key,
  axis: {
    readonly zero?: boolean;
    readonly format?: string;
    readonly domain?: [number, number];
    readonly ticks?: number;
  } = {},
): Layer[] {
  const { wide, narrow, median } = LABELS[lang];
  const colour = (label: string) => ({ datum: label, scale: keyScale(key), legend: legend(key) });
  const x = timeAxis(lang, axis.ticks ?? 3);
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { zero: axis.zero ?? true, ...(axis.domain ? { domain: axis.domain } : {}) },
    axis: { title: null, ...(axis.format ? { format: axis.format } : {}) },
  });
  return [
    { mark: { type: 'area' }, encoding: { x, y: y('q05'), y2: { field: 'q95' }, color: colour(wide) } },
    { mark: { type: 'area' }, encoding: { x, y: y('q25'), y2: { field: 'q75' }, color: colour(narrow) } },
    { mark: { type: 'line', strokeWidth: 2.5 }, encoding: { x, y: y('q50'), color: colour(median) } },
    {
      mark: { type: 'point', opacity: 0, filled: true, size: 300 },
      encoding: { x, y: y('q50'), tooltip: fanTooltip(lang) },
    },
  ];
}

/** A horizontal line at a level of the y axis, with its words at the left end, `dy` pixels below it. */
export function levelLayers(level: number, label: string, colour: string, dy = -10): Layer[] {
  const data = { values: [{ level, label }] };
  const y = { field: 'level', type: 'quantitative' as const };
  return [
    { data, mark: { type: 'rule', strokeDash: [7, 4], strokeWidth: 1.6, color: colour }, encoding: { y } },
    {
      data,
      mark: { type: 'text', align: 'left', dx: 4, dy, fontSize: 12, fontWeight: 'bold', color: colour },
      encoding: { x: { value: 0 }, y, text: { field: 'label', type: 'nominal' } },
    },
  ];
}
