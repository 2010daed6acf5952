/** Charts of `allocate`: where the money goes, what each lever does with it, what the splits change. */

import type { TopLevelSpec } from 'vega-lite';
import { isMoney, moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { countAxis, forChart, moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { AllocateResult, Response } from '../../sim/result/allocate.ts';
import type { Chart } from '../chart.ts';
import { signedText, spanText } from '../compare/written.ts';
import { differenceDots, differenceRow, namesOf, ROW } from '../drawing/differences.ts';
import { COLOUR, framed, type Key, keyScale, type Layer, legend, type Values } from '../drawing/frame.ts';
import { cellText, planText } from '../plans/written.ts';
import { ALLOCATE_WORDS } from '../words/allocate.ts';

function bilingual(of: (lang: Language) => string) {
  return { zh: of('zh'), en: of('en') };
}

/** The unit of the outcome on an axis, and what it is called. */
function outcomeAxis(unit: string, lang: Language): { readonly unit: number; readonly name: string } {
  if (isMoney(unit)) return moneyAxis(lang, unit);
  if (unit === 'share') return { unit: 0.01, name: '%' };
  return unit === 'index' ? { unit: 1, name: '' } : countAxis(lang);
}

const split: Chart<AllocateResult> = {
  id: 'allocate-split',
  title: bilingual((lang) => ALLOCATE_WORDS[lang].charts.split.title),
  caption: bilingual((lang) => ALLOCATE_WORDS[lang].charts.split.caption),
  spec({ responses, currency }, lang) {
    const words = ALLOCATE_WORDS[lang].charts.split;
    const own = moneyOf({ currency });
    const { unit, name } = moneyAxis(lang, own);
    const { money } = numbersIn(lang);
    const key: Key = [
      [words.best, COLOUR.blue],
      [words.even, COLOUR.grey],
    ];
    const values: Values = responses.flatMap((one) =>
      ([[words.best, one.amount], [words.even, one.even]] as const).map(([part, amount]) => ({
        name: cellText(one, lang),
        part,
        amount: forChart(amount / unit),
        text: money(amount, own),
      })),
    ); // biome-ignore format: pairs
    const layers: Layer[] = [
      {
        mark: { type: 'bar' },
        encoding: {
          y: { field: 'name', type: 'nominal', sort: namesOf(values), axis: { title: null, ticks: false, labelLimit: 190 } },
          yOffset: { field: 'part', type: 'nominal', sort: key.map(([label]) => label) },
          x: { field: 'amount', type: 'quantitative', axis: { title: null, grid: true, tickCount: 5 } },
          color: { field: 'part', type: 'nominal', scale: keyScale(key), legend: legend(key) },
          tooltip: ['name', 'part', 'text'].map((field) => ({ field, type: 'nominal' as const, title: ' ' })),
        },
      },
    ]; // biome-ignore format: channels
    return {
      ...framed(this, lang, name, values, layers),
      height: 1.3 * ROW * responses.length,
    } as TopLevelSpec;
  },
};

const COLOURS = [COLOUR.blue, COLOUR.orange, COLOUR.green, COLOUR.pink, COLOUR.sky, COLOUR.target];

/** Most levers that have a chart of their own. */
const MOST_LEVERS = 8;

function responseValues(
  own: readonly Response[],
  { unit, currency }: Pick<AllocateResult, 'unit' | 'currency'>,
  lang: Language,
): Values {
  const paid = moneyOf({ currency });
  const money = moneyAxis(lang, paid);
  const axis = outcomeAxis(unit, lang);
  const { money: text, period: written } = numbersIn(lang);
  const { whole } = ALLOCATE_WORDS[lang].charts.response;
  const scaled = (value: number | null) => (value === null ? null : forChart(value / axis.unit));
  return own.flatMap(({ period, points }) =>
    points.map(({ amount, difference: { mean, low90, high90 }, fitted }) => ({
      part: period === null ? whole : written(period),
      amount: forChart(amount / money.unit),
      mean: scaled(mean),
      low: scaled(low90),
      high: scaled(high90),
      fitted: scaled(fitted),
      text: `${text(amount, paid)}: ${signedText(mean, unit, lang)} (${spanText(low90, high90, unit, lang)})`,
    })),
  );
}

function responseLayers(values: Values, paid: string, lang: Language): Layer[] {
  const { money } = ALLOCATE_WORDS[lang].charts.response;
  const parts = [...new Set(values.map(({ part }) => String(part)))];
  const key: Key = parts.map((part, at) => [part, COLOURS[at % COLOURS.length]!]);
  const color = { field: 'part', type: 'nominal' as const, scale: keyScale(key), legend: legend(key) };
  const title = money(moneyAxis(lang, paid).name);
  const x = { field: 'amount', type: 'quantitative' as const, axis: { title, grid: true, tickCount: 6 } };
  const y = (field: string) => ({ field, type: 'quantitative' as const, axis: { title: null } });
  const tooltip = [{ field: 'text', type: 'nominal' as const, title: ' ' }];
  const hasIntervals = values.some(({ low }) => low !== null);
  return [
    { mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y: y('fitted'), color } },
    ...(hasIntervals
      ? [
          {
            mark: { type: 'rule' as const, opacity: 0.45 },
            encoding: { x, y: y('low'), y2: { field: 'high' }, color },
          },
        ]
      : []),
    {
      mark: { type: 'point', filled: true, size: 45, opacity: 1 },
      encoding: { x, y: y('mean'), color, tooltip },
    },
  ];
}

/** A chart a lever: its periods as lines. */
const responses = Array.from(
  { length: MOST_LEVERS },
  (_, place): Chart<AllocateResult> => ({
    id: `allocate-response-${place + 1}`,
    title: bilingual((lang) => ALLOCATE_WORDS[lang].charts.response.title),
    caption: bilingual((lang) => ALLOCATE_WORDS[lang].charts.response.caption),
    spec({ responses: all, unit, currency }, lang) {
      const lever = [...new Set(all.map((one) => one.lever))][place];
      const own = all.filter((one) => one.lever === lever);
      if (own.length === 0) return undefined;
      const title = bilingual((one) => `${this.title[one]} · ${own[0]!.title[one]}`);
      const values = responseValues(own, { unit, currency }, lang);
      const { name } = outcomeAxis(unit, lang);
      return framed(
        { title, caption: this.caption },
        lang,
        name,
        values,
        responseLayers(values, moneyOf({ currency }), lang),
      );
    },
  }),
);

const changes: Chart<AllocateResult> = {
  id: 'allocate-values',
  title: bilingual((lang) => ALLOCATE_WORDS[lang].charts.values.title),
  caption: bilingual((lang) => ALLOCATE_WORDS[lang].charts.values.caption),
  spec({ splits, unit }, lang) {
    const axis = outcomeAxis(unit, lang);
    const part = ALLOCATE_WORDS[lang].kind;
    const values: Values = splits.map(({ id, value }) => ({
      part,
      name: planText(id, lang),
      ...differenceRow({ difference: value.fresh, unit }, axis.unit, lang),
    }));
    const layers = differenceDots(lang, [[part, COLOUR.blue]], values, { along: 'x', named: false });
    return { ...framed(this, lang, axis.name, values, layers), height: ROW * values.length } as TopLevelSpec;
  },
};

export const ALLOCATE_CHARTS: readonly Chart<AllocateResult>[] = [split, changes, ...responses];
