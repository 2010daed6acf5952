import { countAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed } from '../drawing/frame.ts';
import { groupedBars, type Part, partsKey, partValues } from '../drawing/stack.ts';

const PARTS: readonly Part[] = [
  ['trustOpened', COLOUR.sky],
  ['trustReturned', COLOUR.green],
  ['trustLost', COLOUR.target],
];

/** The trust account: what sales stake, what deliveries give back, what is lost. */
export const trustAccount: Chart<RunResult> = {
  id: 'trust-account',
  title: { zh: '信任账户的收支', en: 'The trust account' },
  caption: {
    zh: '每次成交动用一分信任；收货满意即收回，失望或取关即失去。各季度中位数，竖线是 80% 区间。',
    en: 'Each sale stakes one part of trust; a satisfied delivery returns it, a disappointment or a closed tie loses it. Quarterly medians, lines are 80% intervals.',
  },
  spec(result, lang) {
    const axis = countAxis(lang);
    const values = partValues(result, lang, PARTS, 'quarter', {
      unit: axis.unit,
      written: numbersIn(lang).count,
    });
    if (values.length === 0) return undefined;
    const unit = { zh: `${axis.name}分信任`, en: `${axis.name} parts of trust` }[lang];
    return framed(this, lang, unit, values, groupedBars(lang, partsKey(PARTS, lang)));
  },
};
