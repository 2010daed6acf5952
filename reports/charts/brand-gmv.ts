import { moneyOf } from '../../sim/notation/currencies.ts';
import { moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed } from '../drawing/frame.ts';
import { groupedBars, type Part, partsKey, partValues } from '../drawing/stack.ts';

const PARTS: readonly Part[] = [
  ['gmv', COLOUR.grey],
  ['brandGmv', COLOUR.orange],
  ['providerGmv', COLOUR.green],
];

/** How much of GMV is brands', and how much passes through service providers. */
export const brandGmv: Chart<RunResult> = {
  id: 'brand-gmv',
  title: { zh: '品牌与服务商的 GMV', en: 'GMV of brands and of providers’ clients' },
  caption: {
    zh: '全部 GMV、品牌 GMV（品牌自营店与带品牌货的达人）、服务商客户的 GMV；后两项可以重叠。各季度中位数，竖线是 80% 区间。',
    en: 'All GMV, GMV of brands (own stores, and brand goods carried by talents), and GMV of providers’ clients; the latter two may overlap. Quarterly medians, lines are 80% intervals.',
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
