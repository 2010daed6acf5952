import { moneyOf } from '../../../sim/notation/currencies.ts';
import { forChart, moneyAxis, numbersIn } from '../../../sim/notation/numbers.ts';
import { MARKET } from '../../../sim/result/backtest.ts';
import type { Chart } from '../../chart.ts';
import { framed, keyScale, type Layer, legend } from '../../drawing/frame.ts';
import type { Scored } from '../scores.ts';
import { horizonsOf, nameOf } from '../scores.ts';
import { methodKey, shownMethods } from './colours.ts';

const LABELS = {
  zh: { horizon: '向前几季', method: '方法', crps: '平均 CRPS', n: '预测数' },
  en: { horizon: 'quarters ahead', method: 'method', crps: 'mean CRPS', n: 'forecasts' },
} as const;

/** Mean CRPS by horizon and method, on a logarithmic axis: methods differ by multiples. */
export const crpsHorizons: Chart<Scored> = {
  id: 'backtest-crps',
  title: { zh: '平均 CRPS：方法与预测期', en: 'Mean CRPS by method and horizon' },
  caption: {
    zh: '连续分级概率评分，越低越好；纵轴为对数。各点是该方法在该预测期所有可评分起点的平均；较晚才能计算的方法起点较少。只画最强的几种对照方法，其余见表。',
    en: 'Continuous ranked probability score, lower is better; logarithmic axis. Each point is the mean over all origins of that method that can be scored at that horizon; methods that need more data have fewer. Only the strongest baselines are drawn; the table has all.',
  },
  spec(result, lang) {
    const horizons = horizonsOf(result);
    if (horizons.length === 0) return undefined;
    const words = LABELS[lang];
    const currency = moneyOf(result.scenario);
    const money = moneyAxis(lang, currency);
    const key = methodKey(result, lang);
    const shown = shownMethods(result);
    const values = result.scores
      .filter(({ method, horizon }) => horizon > 0 && shown.includes(method))
      .map(({ method, horizon, crps, n }) => ({
        horizon,
        method: nameOf(result, method, lang),
        market: method === MARKET,
        crps: forChart(crps / money.unit),
        text: numbersIn(lang).money(crps, currency),
        n,
      }));
    const lines = ticks(values.map(({ crps }) => crps));
    const x = {
      field: 'horizon',
      type: 'ordinal' as const,
      axis: { title: words.horizon, labelAngle: 0 },
    };
    const y = {
      field: 'crps',
      type: 'quantitative' as const,
      scale: { type: 'log' as const, domain: [lines[0]!, lines.at(-1)!], nice: false },
      // as many as there are: the drawing program would leave out every other one
      axis: { title: null, values: lines, tickCount: lines.length, format: ',' },
    };
    const color = { field: 'method', type: 'nominal' as const, scale: keyScale(key), legend: legend(key) };
    const tooltip = (['method', 'horizon', 'text', 'n'] as const).map((field) => ({
      field,
      type: 'nominal' as const,
      title: field === 'text' ? words.crps : words[field],
    }));
    const thick = { condition: { test: 'datum.market', value: 3.5 }, value: 1.6 };
    const layers: Layer[] = [
      { mark: { type: 'line' }, encoding: { x, y, color, strokeWidth: thick } },
      { mark: { type: 'point', filled: true, size: 55, opacity: 1 }, encoding: { x, y, color, tooltip } },
    ];
    return framed(this, lang, money.name, values, layers);
  },
};

/** 1, 2, 5, 10, … from the last below the values to the first above: the lines and the ends of the axis. */
function ticks(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const tens = Array.from({ length: 14 }, (_, at) => 10 ** (at - 4));
  const all = tens.flatMap((ten) => [ten, 2 * ten, 5 * ten]);
  const above = all.findIndex((tick) => tick > high);
  return all.slice(
    Math.max(
      0,
      all.findLastIndex((tick) => tick < low),
    ),
    above < 0 ? all.length : above + 1,
  );
}
