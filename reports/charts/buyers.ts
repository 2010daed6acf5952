import { countAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { fanKey, fanLayers, fanValues } from '../drawing/fan.ts';
import { framed, knowledgeEnds } from '../drawing/frame.ts';
import { rowsOf } from '../run-rows.ts';

/** Users who buy in a month. */
export const buyers: Chart<RunResult> = {
  id: 'buyers',
  title: { zh: '月买家', en: 'Monthly buyers' },
  caption: {
    zh: '当月至少购买一次的用户数：中位数，以及一半和九成模拟所在的范围。',
    en: 'Users who bought at least once in the month: median, and the ranges that hold half and nine tenths of the runs.',
  },
  spec(result, lang) {
    const rows = rowsOf(result, 'buyersMonth', 'month');
    if (rows.length < 2) return undefined;
    const axis = countAxis(lang);
    const values = fanValues(rows, lang, axis.unit, numbersIn(lang).count);
    const [first, last] = [`${rows[0]!.period}-01`, `${rows.at(-1)!.period}-01`];
    return framed(this, lang, { zh: `${axis.name}人`, en: `${axis.name} users` }[lang], values, [
      ...fanLayers(lang, fanKey(lang)),
      ...knowledgeEnds(result, lang, first, last),
    ]);
  },
};
