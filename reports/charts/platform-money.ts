import { moneyOf } from '../../sim/notation/currencies.ts';
import { moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed } from '../drawing/frame.ts';
import { groupedBars, type Part, partsKey, partValues } from '../drawing/stack.ts';

const PARTS: readonly Part[] = [
  ['platformRevenue', COLOUR.blue],
  ['adRevenue', COLOUR.sky],
  ['leverCost', COLOUR.target],
];

/** What the platform earns, and what its levers cost. */
export const platformMoney: Chart<RunResult> = {
  id: 'platform-money',
  title: { zh: '平台收入与政策成本', en: 'Platform revenue and lever cost' },
  caption: {
    zh: '平台收入（佣金与广告）、其中的广告收入、各项政策的成本。各季度中位数，竖线是 80% 区间。',
    en: 'Platform revenue (commissions and ads), the ad part of it, and what the levers cost. Quarterly medians, lines are 80% intervals.',
  },
  spec(result, lang) {
    const unit = moneyOf(result.manifest);
    const money = moneyAxis(lang, unit);
    const values = partValues(result, lang, PARTS, 'quarter', {
      unit: money.unit,
      written: (value) => numbersIn(lang).money(value, unit),
    });
    if (values.length === 0) return undefined;
    return framed(this, lang, money.name, values, groupedBars(lang, partsKey(PARTS, lang)));
  },
};
