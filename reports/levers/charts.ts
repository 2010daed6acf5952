/** Charts of `levers`: what each nets the platform, what it does to GMV, and what its effect hangs on. */

import type { TopLevelSpec } from 'vega-lite';
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { forChart, moneyAxis } from '../../sim/notation/numbers.ts';
import type { Comparison } from '../../sim/result/compare.ts';
import type { LeversResult } from '../../sim/result/levers.ts';
import type { Chart } from '../chart.ts';
import { mainFigure, signedText } from '../compare/written.ts';
import { differenceDots, differenceRow, namesOf, ROW } from '../drawing/differences.ts';
import { COLOUR, framed, type Key, keyScale, type Layer, legend, type Values } from '../drawing/frame.ts';
import { LEVERS_WORDS } from '../words/levers.ts';
import { rangesOf } from './written.ts';

/** A lever in a chart: its title may be long. */
const LONGEST = 30;

function shortTitle(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function effectValues(result: LeversResult, metric: string, lang: Language): Values {
  const { unit } = moneyAxis(lang, moneyOf(result));
  const of = (comparison: Comparison, name: string) => {
    const figure = mainFigure(result, comparison, metric);
    if (!figure) return [];
    return [{ part: LEVERS_WORDS[lang].alone, name, ...differenceRow(figure, unit, lang) }];
  };
  return result.levers.flatMap(({ comparison, title }) => of(comparison, shortTitle(title[lang])));
}

function effectChart(id: 'net' | 'gmv', metric: string): Chart<LeversResult> {
  const words = (lang: Language) => LEVERS_WORDS[lang].charts[id];
  return {
    id: `levers-${id}`,
    title: { zh: words('zh').title, en: words('en').title },
    caption: { zh: words('zh').caption, en: words('en').caption },
    spec(result, lang) {
      const values = effectValues(result, metric, lang);
      if (values.length === 0) return undefined;
      const key: Key = [[LEVERS_WORDS[lang].alone, COLOUR.blue]];
      const money = moneyAxis(lang, moneyOf(result)).name;
      const layers = differenceDots(lang, key, values, { along: 'x', named: false });
      const spec = framed(this, lang, money, values, layers);
      return { ...spec, height: ROW * namesOf(values).length } as TopLevelSpec;
    },
  };
}

/** Parameters shown of one lever. */
const MOST_RANGES = 4;

function rangeValues(result: LeversResult, lang: Language): Values {
  const currency = moneyOf(result);
  const { unit } = moneyAxis(lang, currency);
  return result.levers.flatMap((lever) =>
    rangesOf(lever, 'gmv')
      .slice(0, MOST_RANGES)
      .map(({ parameter, low, high }) => ({
        name: `${shortTitle(lever.title[lang])} · ${parameter}`,
        low: forChart(low.mean / unit),
        high: forChart(high.mean / unit),
        lowText: signedText(low.mean, currency, lang),
        highText: signedText(high.mean, currency, lang),
      })),
  );
}

function rangeLayers(values: Values, lang: Language): Layer[] {
  const { low, high } = LEVERS_WORDS[lang].charts.ranges;
  const key: Key = [
    [low, COLOUR.sky],
    [high, COLOUR.blue],
  ];
  const y = {
    field: 'name',
    type: 'nominal' as const,
    sort: namesOf(values),
    axis: { title: null, ticks: false, labelLimit: 200 },
  };
  const axis = { title: null, grid: true, tickCount: 5 };
  const x = (field: string) => ({ field, type: 'quantitative' as const, axis });
  const tooltip = [
    { field: 'name', type: 'nominal' as const, title: LEVERS_WORDS[lang].lever },
    { field: 'lowText', type: 'nominal' as const, title: low },
    { field: 'highText', type: 'nominal' as const, title: high },
  ];
  const dot = (field: string, label: string): Layer => ({
    mark: { type: 'point', filled: field === 'high', size: 70, opacity: 1, strokeWidth: 2 },
    encoding: {
      y,
      x: x(field),
      color: { datum: label, type: 'nominal', scale: keyScale(key), legend: { ...legend(key), columns: 1 } },
      tooltip,
    },
  });
  return [
    {
      data: { values: [{ zero: 0 }] },
      mark: { type: 'rule', color: COLOUR.faint, strokeDash: [4, 3] },
      encoding: { x: { field: 'zero', type: 'quantitative' } },
    },
    {
      mark: { type: 'rule', strokeWidth: 3, opacity: 0.55, color: COLOUR.sky },
      encoding: { y, x: x('low'), x2: { field: 'high' } },
    },
    dot('low', low),
    dot('high', high),
  ];
}

const ranges: Chart<LeversResult> = {
  id: 'levers-ranges',
  title: { zh: LEVERS_WORDS.zh.charts.ranges.title, en: LEVERS_WORDS.en.charts.ranges.title },
  caption: { zh: LEVERS_WORDS.zh.charts.ranges.caption, en: LEVERS_WORDS.en.charts.ranges.caption },
  spec(result, lang) {
    const values = rangeValues(result, lang);
    if (values.length === 0) return undefined;
    const spec = framed(this, lang, moneyAxis(lang, moneyOf(result)).name, values, rangeLayers(values, lang));
    return { ...spec, height: ROW * values.length } as TopLevelSpec;
  },
};

export const LEVERS_CHARTS: readonly Chart<LeversResult>[] = [
  effectChart('net', 'platformNet'),
  effectChart('gmv', 'gmv'),
  ranges,
];
