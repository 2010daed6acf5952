/** Charts of `attribute`: how the shares add up, how sure they are, and the growth tree. */

import type { TopLevelSpec } from 'vega-lite';
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { figureAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { AttributeResult } from '../../sim/result/attribute.ts';
import type { Chart } from '../chart.ts';
import { periodText, signedText } from '../compare/written.ts';
import { differenceDots, differenceRow, ROW } from '../drawing/differences.ts';
import { COLOUR, framed, type Key, type Values } from '../drawing/frame.ts';
import { type Step, waterfallLayers, waterfallValues } from '../drawing/waterfall.ts';
import { ATTRIBUTE_WORDS } from '../words/attribute.ts';

function bilingual(of: (lang: Language) => string) {
  return { zh: of('zh'), en: of('en') };
}

function drawn(
  chart: Chart<AttributeResult>,
  lang: Language,
  steps: readonly Step[],
  unit: string,
): TopLevelSpec {
  const axis = figureAxis(unit, lang);
  const words = ATTRIBUTE_WORDS[lang].charts.fall;
  const values = waterfallValues(steps, axis.unit, words);
  const spec = framed(chart, lang, axis.name, values, waterfallLayers(values, words));
  return { ...spec, height: ROW * values.length } as TopLevelSpec;
}

const fall: Chart<AttributeResult> = {
  id: 'attribute-shares',
  title: bilingual((lang) => ATTRIBUTE_WORDS[lang].charts.fall.title),
  caption: bilingual((lang) => ATTRIBUTE_WORDS[lang].charts.fall.caption),
  spec(result, lang) {
    const { items, none, all, unit } = result;
    const words = ATTRIBUTE_WORDS[lang].charts.fall;
    const { figure } = numbersIn(lang);
    return drawn(
      this,
      lang,
      [
        { name: words.none, value: none.value, text: figure(none.value, unit), isTotal: true },
        ...items.map(({ title, value }) => ({
          name: title[lang],
          value,
          text: signedText(value, unit, lang),
        })),
        { name: words.all, value: all.value, text: figure(all.value, unit), isTotal: true },
      ],
      unit,
    );
  },
};

const sure: Chart<AttributeResult> = {
  id: 'attribute-intervals',
  title: bilingual((lang) => ATTRIBUTE_WORDS[lang].charts.shares.title),
  caption: bilingual((lang) => ATTRIBUTE_WORDS[lang].charts.shares.caption),
  spec({ items, unit }, lang) {
    const axis = figureAxis(unit, lang);
    const { share } = ATTRIBUTE_WORDS[lang];
    const key: Key = [[share, COLOUR.blue]];
    const values: Values = items.map(({ title, difference }) => ({
      part: share,
      name: title[lang],
      ...differenceRow({ difference, unit }, axis.unit, lang),
    }));
    const layers = differenceDots(lang, key, values, { along: 'x', named: false });
    return {
      ...framed(this, lang, axis.name, values, layers),
      height: ROW * values.length,
    } as TopLevelSpec;
  },
};

const tree: Chart<AttributeResult> = {
  id: 'attribute-tree',
  title: bilingual((lang) => ATTRIBUTE_WORDS[lang].charts.tree.title),
  caption: bilingual((lang) => ATTRIBUTE_WORDS[lang].charts.tree.caption),
  spec({ growth, currency }, lang) {
    if (!growth) return undefined;
    const words = ATTRIBUTE_WORDS[lang];
    const unit = moneyOf({ currency });
    const { money } = numbersIn(lang);
    const { sooner, later, gmvSooner, gmvLater, factors } = growth;
    const total = (period: string, value: number): Step => ({
      name: words.gmvAt(periodText(period, lang)),
      value,
      text: money(value, unit),
      isTotal: true,
    });
    return drawn(
      this,
      lang,
      [
        total(sooner, gmvSooner.value),
        ...factors.map(({ factor, value }) => ({
          name: words.factors[factor],
          value,
          text: signedText(value, unit, lang),
        })),
        total(later, gmvLater.value),
      ],
      unit,
    );
  },
};

export const ATTRIBUTE_CHARTS: readonly Chart<AttributeResult>[] = [fall, sure, tree];
