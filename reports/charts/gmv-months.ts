import { moneyOf } from '../../sim/notation/currencies.ts';
import { moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { fanKey, fanLayers, fanValues } from '../drawing/fan.ts';
import { framed, knowledgeEnds } from '../drawing/frame.ts';
import { rowsOf } from '../run-rows.ts';

/** GMV month by month. */
export const gmvMonths: Chart<RunResult> = {
  id: 'gmv-months',
  title: { zh: '各月 GMV', en: 'GMV by month' },
  caption: {
    zh: '每月 GMV 的中位数，以及 50% 和 90% 区间（截止日之后含模型本身的误差）。假日与大促的起落来自日历。',
    en: 'GMV of each month: median, and the 50% and 90% intervals, ahead of the information date with the model’s own error. Holidays and promotions come from the calendar.',
  },
  spec(result, lang) {
    const rows = rowsOf(result, 'gmv', 'month');
    if (rows.length < 2) return undefined;
    const unit = moneyOf(result.manifest);
    const money = moneyAxis(lang, unit);
    const values = fanValues(rows, lang, money.unit, (value) => numbersIn(lang).money(value, unit));
    const [first, last] = [`${rows[0]!.period}-01`, `${rows.at(-1)!.period}-01`];
    return framed(this, lang, money.name, values, [
      ...fanLayers(lang, fanKey(lang)),
      ...knowledgeEnds(result, lang, first, last),
    ]);
  },
};
