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

/** Goals of the wind-maker plan of July 2021 (claim C17), in firms. */
const GOALS = [
  { firms: 100, colour: COLOUR.blue, zh: '造风者目标：100 家过 10 亿', en: 'plan: 100 firms above 1bn' },
  { firms: 200, colour: COLOUR.orange, zh: '造风者目标：200 家过 1 亿', en: 'plan: 200 firms above 100m' },
] as const;

/** Providers by the yearly GMV of their clients, against the plan. */
export const providerGoals: Chart<RunResult> = {
  id: 'provider-goals',
  title: { zh: '服务商与造风者目标', en: 'Providers and the wind-maker plan' },
  caption: {
    zh: '近 365 天客户 GMV 达 10 亿元的服务商，以及 1 亿至 10 亿元的服务商。线是中位数，色带是 80% 区间，虚线是造风者计划的目标。',
    en: 'Providers whose clients made 1bn yuan, and 0.1 to 1bn yuan, in 365 days. Lines are medians, bands 80% intervals, dashed lines the goals of the wind-maker plan.',
  },
  spec(result, lang) {
    const values = partValues(result, lang, PARTS, 'month', { unit: 1, written: numbersIn(lang).count });
    if (values.length === 0) return undefined;
    const layers = [
      ...bandedLines(lang, partsKey(PARTS, lang), { zero: true }),
      ...GOALS.flatMap((goal) => levelLayers(goal.firms, goal[lang], goal.colour)),
    ];
    return framed(this, lang, { zh: '家', en: 'firms' }[lang], values, layers);
  },
};
