import { numbersIn } from '../../../sim/notation/numbers.ts';
import { MARKET } from '../../../sim/result/backtest.ts';
import type { Chart } from '../../chart.ts';
import { COLOUR, framed, keyScale, type Layer, legend } from '../../drawing/frame.ts';
import type { Scored } from '../scores.ts';
import { nameOf } from '../scores.ts';
import { methodKey, shownMethods } from './colours.ts';

const LABELS = {
  zh: {
    unit: '实际落入区间的比例',
    nominal: '区间的名义比例',
    method: '方法',
    observed: '实际比例',
    n: '预测数',
  },
  en: {
    unit: 'share of figures inside the interval',
    nominal: 'nominal share of the interval',
    method: 'method',
    observed: 'share inside',
    n: 'forecasts',
  },
} as const;

const LEVELS = [
  [0.5, 'cover50'],
  [0.8, 'cover80'],
  [0.9, 'cover90'],
] as const;

/** Observed against nominal coverage, all horizons together. */
export const coverage: Chart<Scored> = {
  id: 'backtest-coverage',
  title: { zh: '区间覆盖率', en: 'Coverage of intervals' },
  caption: {
    zh: '虚线上是恰好；线下表示区间太窄，线上表示太宽。全部预测期合在一起；同一起点的预测并不独立。',
    en: 'On the dashed line intervals hold what they say; below it they are too narrow, above it too wide. All horizons together; forecasts of one origin are not independent.',
  },
  spec(result, lang) {
    const words = LABELS[lang];
    const key = methodKey(result, lang);
    const shown = shownMethods(result);
    const rows = result.scores.filter(({ method, horizon }) => horizon === 0 && shown.includes(method));
    if (rows.length === 0) return undefined;
    const values = rows.flatMap((row) =>
      LEVELS.map(([nominal, name]) => ({
        nominal,
        inside: row[name],
        method: nameOf(result, row.method, lang),
        market: row.method === MARKET,
        level: numbersIn(lang).share(nominal),
        text: numbersIn(lang).share(row[name]),
        n: row.n,
      })),
    );
    const scale = (domain: [number, number]) => ({ domain, nice: false });
    const x = {
      field: 'nominal',
      type: 'quantitative' as const,
      scale: scale([0.45, 0.95]),
      axis: { title: words.nominal, format: '%', values: LEVELS.map(([nominal]) => nominal) },
    };
    const y = {
      field: 'inside',
      type: 'quantitative' as const,
      scale: scale([0, 1]),
      axis: { title: null, format: '%' },
    };
    const color = { field: 'method', type: 'nominal' as const, scale: keyScale(key), legend: legend(key) };
    const thick = { condition: { test: 'datum.market', value: 3.5 }, value: 1.6 };
    const tooltip = [
      { field: 'method', type: 'nominal' as const, title: words.method },
      { field: 'level', type: 'nominal' as const, title: words.nominal },
      { field: 'text', type: 'nominal' as const, title: words.observed },
      { field: 'n', type: 'nominal' as const, title: words.n },
    ];
    const diagonal = [0.45, 0.95].map((share) => ({ nominal: share, inside: share }));
    const layers: Layer[] = [
      {
        data: { values: diagonal },
        mark: { type: 'line', strokeDash: [6, 4], color: COLOUR.faint },
        encoding: { x, y },
      },
      { mark: { type: 'line' }, encoding: { x, y, color, strokeWidth: thick } },
      { mark: { type: 'point', filled: true, size: 55, opacity: 1 }, encoding: { x, y, color, tooltip } },
    ];
    return framed(this, lang, words.unit, values, layers);
  },
};
