import { countAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed } from '../drawing/frame.ts';
import { type Part, partsKey, partValues, stackedAreas } from '../drawing/stack.ts';

const PARTS: readonly Part[] = [
  ['entriesPrivate', COLOUR.blue],
  ['entriesOrganic', COLOUR.green],
  ['entriesShared', COLOUR.sky],
  ['entriesPaid', COLOUR.orange],
];

/** Where room entries come from. */
export const trafficSources: Chart<RunResult> = {
  id: 'traffic-sources',
  title: { zh: '流量来源', en: 'Sources of traffic' },
  caption: {
    zh: '进房次数按来源分的比例：关注关系（私域）、推荐（自然）、分享、付费投放。各月中位数。',
    en: 'Room entries by source, as shares: followed streamers (private), recommendation (organic), shared links, ads. Monthly medians.',
  },
  spec(result, lang) {
    const measure = { unit: countAxis(lang).unit, written: numbersIn(lang).count };
    const values = partValues(result, lang, PARTS, 'month', measure);
    if (values.length === 0) return undefined;
    const unit = { zh: '占进房次数', en: 'share of room entries' }[lang];
    return framed(this, lang, unit, values, stackedAreas(lang, partsKey(PARTS, lang), true));
  },
};
