import { numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { fanKey, fanLayers, fanValues } from '../drawing/fan.ts';
import { framed, knowledgeEnds } from '../drawing/frame.ts';
import { rowsOf } from '../run-rows.ts';

/** Buyers of a month who buy again in the next. */
export const repeatRate: Chart<RunResult> = {
  id: 'repeat-rate',
  title: { zh: '复购率', en: 'Repeat rate' },
  caption: {
    zh: '上月买家中本月再次购买的比例：中位数，以及一半和九成模拟所在的范围。纵轴不从零开始。',
    en: 'Share of last month’s buyers who bought again this month: median, and the ranges that hold half and nine tenths of the runs. The axis does not start at zero.',
  },
  spec(result, lang) {
    const rows = rowsOf(result, 'repeatRate', 'month');
    if (rows.length < 2) return undefined;
    const values = fanValues(rows, lang, 1, numbersIn(lang).share);
    const [first, last] = [`${rows[0]!.period}-01`, `${rows.at(-1)!.period}-01`];
    return framed(this, lang, { zh: '占上月买家', en: 'share of last month’s buyers' }[lang], values, [
      ...fanLayers(lang, fanKey(lang), { zero: false, format: '%' }),
      ...knowledgeEnds(result, lang, first, last),
    ]);
  },
};
