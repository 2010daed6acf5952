import { numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { levelLayers } from '../drawing/fan.ts';
import { COLOUR, framed } from '../drawing/frame.ts';
import { bandedLines, type Part, partsKey, partValues } from '../drawing/stack.ts';

const PARTS: readonly Part[] = [
  ['providersAbove1bn', COLOUR.blue],
  ['providersAbove100m', COLOUR.orange],
];

/** Providers by the yearly GMV of their clients, against the goals of the market. */
export const providerGoals: Chart<RunResult> = {
  id: 'provider-goals',
  title: { zh: '大服务商与目标', en: 'Large providers and goals' },
  caption: {
    zh: '近 365 天客户 GMV 达 10 亿（按市场的货币）的服务商，以及 1 亿至 10 亿的服务商。线是中位数，色带是 80% 区间，虚线是市场的目标（若有）。',
    en: 'Providers whose clients made 1bn, and 0.1 to 1bn, of the market’s currency in 365 days. Lines are medians, bands 80% intervals, dashed lines the goals of the market, where it has any.',
  },
  spec(result, lang) {
    const values = partValues(result, lang, PARTS, 'month', { unit: 1, written: numbersIn(lang).count });
    if (values.length === 0) return undefined;
    const layers = [
      ...bandedLines(lang, partsKey(PARTS, lang), { zero: true }),
      ...PARTS.flatMap(([metric, colour]) =>
        (result.market?.goals ?? [])
          .filter((goal) => goal.metric === metric)
          .flatMap(({ atLeast, title }) => levelLayers(atLeast, title[lang], colour)),
      ),
    ];
    return framed(this, lang, { zh: '家', en: 'firms' }[lang], values, layers);
  },
};
