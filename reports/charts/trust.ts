import { numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed, knowledgeEnds } from '../drawing/frame.ts';
import { bandedLines, type Part, partsKey, partValues } from '../drawing/stack.ts';

const PARTS: readonly Part[] = [
  ['meanTrust', COLOUR.blue],
  ['satisfiedShare', COLOUR.orange],
];

/** Trust of ties, and how deliveries turn out. */
export const trust: Chart<RunResult> = {
  id: 'trust',
  title: { zh: '信任与满意', en: 'Trust and satisfaction' },
  caption: {
    zh: '全部关注关系的平均信任（0 到 1），以及让人满意的收货所占比例。线是中位数，色带是 80% 区间。',
    en: 'Mean trust over all ties of fan and streamer (0 to 1), and the share of deliveries that satisfied. Lines are medians, bands 80% intervals.',
  },
  spec(result, lang) {
    const values = partValues(result, lang, PARTS, 'month', { unit: 1, written: numbersIn(lang).index });
    if (values.length === 0) return undefined;
    const days = values.map(({ at }) => String(at)).sort();
    return framed(this, lang, { zh: '指数与占比', en: 'index and share' }[lang], values, [
      ...bandedLines(lang, partsKey(PARTS, lang), { zero: false, format: '.2f' }),
      ...knowledgeEnds(result, lang, days[0]!, days.at(-1)!),
    ]);
  },
};
