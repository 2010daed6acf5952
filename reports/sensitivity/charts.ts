/** Charts of `sensitivity`: screening, indices, both over time, and the tornado. */

import type { TopLevelSpec } from 'vega-lite';
import { figureAxis, forChart } from '../../sim/notation/numbers.ts';
import type { Interval, SensitivityResult } from '../../sim/result/sensitivity.ts';
import type { Chart } from '../chart.ts';
import { signedText, spanText } from '../compare/written.ts';
import { COLOUR, framed, type Key, keyScale, type Layer, legend, type Values } from '../drawing/frame.ts';
import { type IntervalRow, intervalDots, intervalValues, rowsHeight } from '../drawing/intervals.ts';
import { factorText } from '../factor-text.ts';
import { titleOf } from '../run-rows.ts';
import { SENSITIVITY_WORDS } from '../words/sensitivity.ts';
import { byTotal, figureSpan, figureText, groupOf, groupText, indexSpan, indexText, isTold, mainIndices } from './written.ts'; // biome-ignore format: one line

type Sensitivity = Chart<SensitivityResult>;
const WORDS = SENSITIVITY_WORDS;

function named(id: keyof (typeof WORDS)['en']['charts']): Pick<Sensitivity, 'id' | 'title' | 'caption'> {
  const { zh, en } = { zh: WORDS.zh.charts[id], en: WORDS.en.charts[id] };
  return { id: `sensitivity-${id}`, title: { zh: zh.title, en: en.title }, caption: { zh: zh.caption, en: en.caption } };
} // biome-ignore format: one line

const scaled = (value: number | null, unit: number) => (value === null ? null : forChart(value / unit));

/** The palette of groups. */
const COLOURS = [COLOUR.blue, COLOUR.orange, COLOUR.green, COLOUR.pink, COLOUR.sky, COLOUR.target, COLOUR.hindsight, COLOUR.grey] as const; // biome-ignore format: one line

const screening: Sensitivity = {
  ...named('screening'),
  spec(result, lang) {
    const { screening: found, metric, unit } = result;
    if (!found) return undefined;
    const words = WORDS[lang].charts.screening;
    const axis = figureAxis(unit, lang);
    const sorted = found.groups.toSorted((a, b) => (b.muStar.value ?? 0) - (a.muStar.value ?? 0));
    const rows = sorted.map(({ group, muStar, stands }): IntervalRow => ({
      name: groupText(result, group, lang),
      part: stands ? words.stands : words.falls,
      value: scaled(muStar.value, axis.unit),
      low: scaled(muStar.low90, axis.unit),
      high: scaled(muStar.high90, axis.unit),
      text: `${groupText(result, group, lang)}: ${figureText(muStar.value, unit, lang)} (${figureSpan(muStar, unit, lang)})`,
    }));
    const key: Key = [
      [words.stands, COLOUR.blue],
      [words.falls, COLOUR.grey],
      [words.floor, COLOUR.target],
    ];
    const floors = sorted.flatMap(({ group, floor }) =>
      floor === null ? [] : [{ name: groupText(result, group, lang), part: words.floor, floor: scaled(floor, axis.unit) }],
    );
    const tick: Layer = {
      data: { values: floors },
      mark: { type: 'tick', thickness: 2, size: 14 },
      encoding: {
        y: { field: 'name', type: 'nominal', sort: rows.map(({ name }) => name) },
        x: { field: 'floor', type: 'quantitative' },
        color: { field: 'part', type: 'nominal' },
      },
    };
    const layers = [...intervalDots(rows, key, words.axis(titleOf(metric, lang), axis.name)), ...(floors.length > 0 ? [tick] : [])];
    const spec = framed(this, lang, '', intervalValues(rows), layers);
    return { ...spec, height: rowsHeight(rows.length) } as TopLevelSpec;
  },
}; // biome-ignore format: one line each

const indices: Sensitivity = {
  ...named('indices'),
  spec(result, lang) {
    const main = mainIndices(result);
    if (!main || !isTold(main)) return undefined;
    const words = WORDS[lang].charts.indices;
    const row = (group: string, part: string, interval: Interval): IntervalRow => ({
      name: groupText(result, group, lang),
      part,
      value: scaled(interval.value, 0.01),
      low: scaled(interval.low90, 0.01),
      high: scaled(interval.high90, 0.01),
      text: `${groupText(result, group, lang)}, ${part}: ${indexText(interval.value)} (${indexSpan(interval)})`,
    });
    const groups = byTotal(main);
    const rows = groups.flatMap(({ group, first, total }) => [row(group, words.total, total), row(group, words.first, first)]);
    const key: Key = [
      [words.total, COLOUR.blue],
      [words.first, COLOUR.orange],
    ];
    const spec = framed(this, lang, '', intervalValues(rows), intervalDots(rows, key, words.axis));
    return { ...spec, height: rowsHeight(groups.length, 2) } as TopLevelSpec;
  },
}; // biome-ignore format: one line each

/** Periods of one kind in the order of time, without the main one where that is of another. */
function overTime({ indices: found }: SensitivityResult) {
  const [main, ...others] = found?.periods ?? [];
  const kind = others[0]?.period.length;
  const all = main && main.period.length === kind ? [main, ...others] : others;
  return all.toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

function periodAxis(title: string, periods: readonly string[]) {
  return { field: 'period', type: 'ordinal' as const, sort: periods, axis: { title, labelAngle: 0, labelOverlap: true } };
} // biome-ignore format: one line

const time: Sensitivity = {
  ...named('time'),
  spec(result, lang) {
    const told = overTime(result).filter(isTold);
    const main = mainIndices(result);
    if (told.length < 2 || !main) return undefined;
    const words = WORDS[lang].charts.time;
    const ids = (isTold(main) ? byTotal(main) : main.groups).map(({ group }) => group).slice(0, COLOURS.length);
    const key: Key = ids.map((id, at) => [groupText(result, id, lang), COLOURS[at]!]);
    const values: Values = told.flatMap(({ period, groups }) =>
      groups
        .filter(({ group }) => ids.includes(group))
        .map(({ group, total }) => ({
          period,
          part: groupText(result, group, lang),
          value: scaled(total.value, 0.01),
          low: scaled(total.low90, 0.01),
          high: scaled(total.high90, 0.01),
          text: `${groupText(result, group, lang)}: ${indexText(total.value)} (${indexSpan(total)})`,
        })),
    );
    const x = periodAxis(words.period, told.map(({ period }) => period));
    const y = (field: string) => ({ field, type: 'quantitative' as const, axis: { title: words.axis } });
    const color = { field: 'part', type: 'nominal' as const, scale: keyScale(key), legend: { ...legend(key), columns: 3 } };
    const layers: Layer[] = [
      { mark: { type: 'area', opacity: 0.15 }, encoding: { x, y: y('low'), y2: { field: 'high' }, color } },
      { mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y: y('value'), color } },
      { mark: { type: 'point', filled: true, size: 45, opacity: 1 }, encoding: { x, y: y('value'), color, tooltip: [{ field: 'text', type: 'nominal', title: ' ' }] } },
    ];
    return framed(this, lang, '', values, layers);
  },
}; // biome-ignore format: one line each

const variance: Sensitivity = {
  ...named('variance'),
  spec(result, lang) {
    const told = overTime(result).filter(({ known }) => known.value !== null);
    if (told.length < 2 || result.replicates < 2) return undefined;
    const words = WORDS[lang].charts.variance;
    const key: Key = [
      [words.ignorance, COLOUR.blue],
      [words.chance, COLOUR.grey],
    ];
    const share = (value: number) => Math.min(1, Math.max(0, value));
    const values: Values = told.flatMap(({ period, known }) => {
      const own = share(known.value!);
      const text = `${period}: ${indexText(known.value)} (${indexSpan(known)})`;
      return [
        { period, part: words.ignorance, value: forChart(100 * own), order: 0, text },
        { period, part: words.chance, value: forChart(100 * (1 - own)), order: 1, text },
      ];
    });
    const layers: Layer[] = [
      {
        mark: { type: 'bar' },
        encoding: {
          x: periodAxis(WORDS[lang].charts.time.period, told.map(({ period }) => period)),
          y: { field: 'value', type: 'quantitative', axis: { title: words.axis }, scale: { domain: [0, 100] } },
          color: { field: 'part', type: 'nominal', scale: keyScale(key), legend: legend(key) },
          order: { field: 'order', type: 'quantitative' },
          tooltip: [{ field: 'text', type: 'nominal', title: ' ' }],
        },
      },
    ];
    return framed(this, lang, '', values, layers);
  },
}; // biome-ignore format: one line each

const tornado: Sensitivity = {
  ...named('tornado'),
  spec(result, lang) {
    const { tornado: found, metric, unit } = result;
    if (!found || found.bars.length === 0) return undefined;
    const words = WORDS[lang].charts.tornado;
    const axis = figureAxis(unit, lang);
    const rows = found.bars.flatMap(({ group, low, high }) => {
      const { title, factors } = groupOf(result, group);
      return [[words.low, low] as const, [words.high, high] as const].map(([part, { at, difference }]): IntervalRow => ({
        name: title[lang],
        part,
        value: scaled(difference.mean, axis.unit),
        low: scaled(difference.low90, axis.unit),
        high: scaled(difference.high90, axis.unit),
        text: `${title[lang]} = ${factorText(at, factors[0]!.unit, lang)}: ${signedText(difference.mean, unit, lang)} (${spanText(difference.low90, difference.high90, unit, lang)})`,
      }));
    });
    const key: Key = [
      [words.low, COLOUR.orange],
      [words.high, COLOUR.blue],
    ];
    const layers = intervalDots(rows, key, words.axis(titleOf(metric, lang), axis.name), false);
    const bar: Layer = {
      mark: { type: 'bar', opacity: 0.35, height: { band: 0.7 } },
      encoding: {
        y: { field: 'name', type: 'nominal', sort: found.bars.map(({ group }) => groupOf(result, group).title[lang]) },
        x: { field: 'value', type: 'quantitative', stack: null },
        color: { field: 'part', type: 'nominal', scale: keyScale(key) },
      },
    };
    const spec = framed(this, lang, '', intervalValues(rows), [bar, ...layers]);
    return { ...spec, height: rowsHeight(found.bars.length, 1.5) } as TopLevelSpec;
  },
}; // biome-ignore format: one line each

export const SENSITIVITY_CHARTS: readonly Sensitivity[] = [indices, time, variance, tornado, screening];
