import { numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed } from '../drawing/frame.ts';
import { type Part, partsKey, partValues, stackedAreas } from '../drawing/stack.ts';

const PARTS: readonly Part[] = [
  ['brandsNew', COLOUR.sky],
  ['brandsClimbing', COLOUR.green],
  ['brandsKa', COLOUR.orange],
  ['brandsSka', COLOUR.target],
];

/** Brands by their stage of STEPS. */
export const brands: Chart<RunResult> = {
  id: 'brands',
  title: { zh: '品牌数，按 STEPS 阶段', en: 'Brands by stage of STEPS' },
  caption: {
    zh: '月末已入驻的品牌：新店、爬坡、KA、SKA，各阶段中位数叠加。',
    en: 'Brands on the platform at the end of each month: new shops, climbing, key accounts, super key accounts; medians of the stages, stacked.',
  },
  spec(result, lang) {
    const values = partValues(result, lang, PARTS, 'month', { unit: 1, written: numbersIn(lang).count });
    if (values.length === 0) return undefined;
    const unit = { zh: '品牌数', en: 'brands' }[lang];
    return framed(this, lang, unit, values, stackedAreas(lang, partsKey(PARTS, lang), false));
  },
};
