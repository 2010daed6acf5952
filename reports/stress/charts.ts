/** Charts of `stress`: what each shock takes, and how sales come back. */

import type { TopLevelSpec } from 'vega-lite';
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { forChart, moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { StressResult } from '../../sim/result/stress.ts';
import type { Chart } from '../chart.ts';
import { differenceDots, differenceRow, ROW } from '../drawing/differences.ts';
import {
  COLOUR,
  framed,
  type Key,
  keyScale,
  type Layer,
  legend,
  timeAxis,
  type Values,
} from '../drawing/frame.ts';
import { STRESS_WORDS } from '../words/stress.ts';

const COLOURS = [COLOUR.blue, COLOUR.orange, COLOUR.green, COLOUR.pink, COLOUR.sky, COLOUR.target];
/** A shock in a chart: its title may be long. */
const LONGEST = 30;

function shortTitle(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const risk: Chart<StressResult> = {
  id: 'stress-risk',
  title: { zh: STRESS_WORDS.zh.charts.risk.title, en: STRESS_WORDS.en.charts.risk.title },
  caption: { zh: STRESS_WORDS.zh.charts.risk.caption, en: STRESS_WORDS.en.charts.risk.caption },
  spec({ shocks, currency }, lang) {
    const { unit, name } = moneyAxis(lang, moneyOf({ currency }));
    const part = STRESS_WORDS[lang].kind;
    const values: Values = shocks.flatMap(({ title, atRisk }) =>
      atRisk ? [{ part, name: shortTitle(title[lang]), ...differenceRow(atRisk, unit, lang) }] : [],
    );
    if (values.length === 0) return undefined;
    const key: Key = [[part, COLOUR.target]];
    const layers = differenceDots(lang, key, values, { along: 'x', named: false });
    return { ...framed(this, lang, name, values, layers), height: ROW * values.length } as TopLevelSpec;
  },
};

/** A line a shock; the dashed line is what would have been. */
function weekLayers(key: Key, lang: Language): Layer[] {
  const y = {
    field: 'ratio',
    type: 'quantitative' as const,
    scale: { zero: false },
    axis: { title: null },
  };
  return [
    {
      data: { values: [{ whole: 100 }] },
      mark: { type: 'rule', color: COLOUR.faint, strokeDash: [4, 3] },
      encoding: { y: { field: 'whole', type: 'quantitative' } },
    },
    {
      mark: { type: 'line', strokeWidth: 2 },
      encoding: {
        x: timeAxis(lang, 1),
        y,
        color: {
          field: 'part',
          type: 'nominal',
          scale: keyScale(key),
          legend: { ...legend(key), columns: 1 },
        },
        tooltip: [
          { field: 'part', type: 'nominal', title: ' ' },
          { field: 'when', type: 'nominal', title: ' ' },
          { field: 'ratio', type: 'quantitative', title: '%' },
        ],
      },
    },
  ];
}

const weeks: Chart<StressResult> = {
  id: 'stress-weeks',
  title: { zh: STRESS_WORDS.zh.charts.weeks.title, en: STRESS_WORDS.en.charts.weeks.title },
  caption: { zh: STRESS_WORDS.zh.charts.weeks.caption, en: STRESS_WORDS.en.charts.weeks.caption },
  spec({ shocks }, lang) {
    const { date: written } = numbersIn(lang);
    const values: Values = shocks.flatMap(({ title, weeks: own }) =>
      own.map(({ date, ratio }) => ({
        at: date,
        when: written(date),
        part: shortTitle(title[lang]),
        ratio: forChart(100 * ratio),
      })),
    );
    if (values.length === 0) return undefined;
    const key: Key = shocks.map(({ title }, at) => [shortTitle(title[lang]), COLOURS[at % COLOURS.length]!]);
    return framed(this, lang, STRESS_WORDS[lang].charts.weeks.unit, values, weekLayers(key, lang));
  },
};

export const STRESS_CHARTS: readonly Chart<StressResult>[] = [risk, weeks];
