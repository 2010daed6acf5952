import type { TopLevelSpec } from 'vega-lite';
import { moneyOf } from '../../../sim/notation/currencies.ts';
import { readPeriod } from '../../../sim/notation/dates.ts';
import type { Language } from '../../../sim/notation/language.ts';
import { forChart, moneyAxis, numbersIn } from '../../../sim/notation/numbers.ts';
import { MARKET } from '../../../sim/result/backtest.ts';
import type { Chart } from '../../chart.ts';
import { COLOUR, CONFIG, FONT, type Key, keyScale, type Layer, legend } from '../../drawing/frame.ts';
import type { Scored } from '../scores.ts';

const LABELS = {
  zh: {
    wide: '90% 区间',
    narrow: '50% 区间',
    median: '中位预测',
    known: '当时已公布',
    later: '后来公布',
    origin: '起点',
    when: '季度',
  },
  en: {
    wide: '90% interval',
    narrow: '50% interval',
    median: 'median forecast',
    known: 'published then',
    later: 'published later',
    origin: 'origin',
    when: 'quarter',
  },
} as const;

/** Pixels of one small picture, and how many in a row. */
const [WIDTH, HEIGHT, COLUMNS] = [232, 140, 3];

/** Over each small picture. */
function titleOf(origin: string, lang: Language): string {
  return `${LABELS[lang].origin} ${numbersIn(lang).period(origin)}`;
}

/** Every quarter with a figure in every small picture, and the origin's forecasts on top. */
function valuesOf(result: Scored, lang: Language) {
  const currency = moneyOf(result.scenario);
  const { unit } = moneyAxis(lang, currency);
  const money = (value: number) => numbersIn(lang).money(value, currency);
  const forecasts = result.forecasts.filter(({ method }) => method === MARKET);
  return result.origins.flatMap(({ quarter: origin }) => {
    const name = titleOf(origin, lang);
    const point = (quarter: string) => ({
      origin: name,
      at: readPeriod(quarter).from,
      when: numbersIn(lang).period(quarter),
    });
    return [
      ...result.actuals.map(({ quarter, value }) => ({
        ...point(quarter),
        [quarter <= origin ? 'known' : 'later']: forChart(value / unit),
        text: money(value),
      })),
      ...forecasts
        .filter((row) => row.origin === origin)
        .map(({ quarter, q05, q25, q50, q75, q95 }) => ({
          ...point(quarter),
          q05: forChart(q05 / unit),
          q25: forChart(q25 / unit),
          q50: forChart(q50 / unit),
          q75: forChart(q75 / unit),
          q95: forChart(q95 / unit),
          text: `${money(q50)} (${money(q05)} – ${money(q95)})`,
        })),
    ];
  });
}

/** Intervals, the median, and published figures: known at the origin, and later. */
function layersIn(lang: Language): Layer[] {
  const words = LABELS[lang];
  const key: Key = [
    [words.wide, COLOUR.wide],
    [words.narrow, COLOUR.narrow],
    [words.median, COLOUR.median],
    [words.known, COLOUR.known],
    [words.later, COLOUR.hindsight],
  ];
  const colour = (label: string) => ({ datum: label, scale: keyScale(key), legend: legend(key) });
  const x = {
    field: 'at',
    type: 'temporal' as const,
    scale: { type: 'utc' as const },
    axis: { title: null, format: '%Y', tickCount: { interval: 'year' as const, step: 1 } },
  };
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    axis: { title: null, tickCount: 4 },
  });
  const tooltip = (title: string) => [
    { field: 'when', type: 'nominal' as const, title: words.when },
    { field: 'text', type: 'nominal' as const, title },
  ];
  const having = (field: string) => [{ filter: { field, valid: true } }];
  return [
    {
      transform: having('q05'),
      mark: { type: 'area' },
      encoding: { x, y: y('q05'), y2: { field: 'q95' }, color: colour(words.wide) },
    },
    {
      transform: having('q25'),
      mark: { type: 'area' },
      encoding: { x, y: y('q25'), y2: { field: 'q75' }, color: colour(words.narrow) },
    },
    {
      transform: having('q50'),
      mark: { type: 'line', strokeWidth: 2 },
      encoding: { x, y: y('q50'), color: colour(words.median), tooltip: tooltip(words.median) },
    },
    ...(['known', 'later'] as const).map((kind) => ({
      transform: having(kind),
      mark: { type: 'point' as const, filled: true, size: 30, opacity: 1 },
      encoding: { x, y: y(kind), color: colour(words[kind]), tooltip: tooltip(words[kind]) },
    })),
  ];
}

/** The market's forecasts from each origin against what came. */
export const fans: Chart<Scored> = {
  id: 'backtest-fans',
  title: { zh: '各起点的预测与公布值', en: 'Forecasts and published figures' },
  caption: {
    zh: '每个小图是一个起点：只用当时已公布的数字预测其后六季的 GMV；黑点是当时已公布的，紫点是后来公布的，当时并不知道。',
    en: 'Each small picture is one origin: GMV of the next six quarters from what was public then; black dots had been published then, purple ones came later and were not known.',
  },
  spec(result, lang) {
    const values = valuesOf(result, lang);
    if (values.length === 0) return undefined;
    const spec: TopLevelSpec = {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: `${this.title[lang]}${lang === 'zh' ? '。' : '. '}${this.caption[lang]}`,
      title: { text: this.title[lang], subtitle: moneyAxis(lang, moneyOf(result.scenario)).name },
      data: { values },
      facet: {
        field: 'origin',
        type: 'nominal',
        sort: result.origins.map(({ quarter }) => titleOf(quarter, lang)),
        header: { title: null, labelFontSize: 12, labelColor: COLOUR.ink },
      },
      columns: COLUMNS,
      spacing: 14,
      spec: {
        width: WIDTH,
        height: HEIGHT,
        layer: layersIn(lang),
      },
      config: { font: FONT[lang], ...structuredClone(CONFIG) } as NonNullable<TopLevelSpec['config']>,
    };
    return spec;
  },
};
