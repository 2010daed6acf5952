import { numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed } from '../drawing/frame.ts';
import { type Part, partsKey, partValues, stackedAreas } from '../drawing/stack.ts';

const PARTS: readonly Part[] = [
  ['providersStrategic', COLOUR.blue],
  ['providersBase', COLOUR.sky],
  ['providersLocal', COLOUR.green],
  ['providersBrand', COLOUR.orange],
];

/** Admitted service providers by class. */
export const providers: Chart<RunResult> = {
  id: 'providers',
  title: { zh: '服务商，按类别', en: 'Service providers by class' },
  caption: {
    zh: '月末在册的服务商：战略核心、核心（基地）、优质本地、优质品牌，各类中位数叠加。',
    en: 'Admitted providers at the end of each month: strategic core, core (base), quality local, quality brand; medians of the classes, stacked.',
  },
  spec(result, lang) {
    const values = partValues(result, lang, PARTS, 'month', { unit: 1, written: numbersIn(lang).count });
    if (values.length === 0) return undefined;
    const unit = { zh: '家', en: 'firms' }[lang];
    return framed(this, lang, unit, values, stackedAreas(lang, partsKey(PARTS, lang), false));
  },
};
