/** Charts of `compare`: how far apart the sides are, figure by figure and quarter by quarter, and GMV of each over time. */

import type { TopLevelSpec } from 'vega-lite';
import { moneyOf } from '../../sim/notation/currencies.ts';
import { dayNumber, isoOf, readPeriod } from '../../sim/notation/dates.ts';
import type { Language } from '../../sim/notation/language.ts';
import { forChart, moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { CompareResult } from '../../sim/result/compare.ts';
import type { Chart } from '../chart.ts';
import { differenceDots, differenceRow, namesOf, ROW } from '../drawing/differences.ts';
import { COLOUR, framed, type Key, type Values } from '../drawing/frame.ts';
import { bandedLines } from '../drawing/stack.ts';
import { titleOf } from '../run-rows.ts';
import { figuresIn, quartersOf, sideText } from './written.ts';

const COLOURS = [COLOUR.faint, COLOUR.blue, COLOUR.orange, COLOUR.green, COLOUR.pink, COLOUR.sky];
/** A side in a legend: its title may be long. */
const LONGEST = 40;

function labelOf(result: CompareResult, letter: string, lang: Language): string {
  const text = sideText(result, letter, lang);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Sides with their colours; without A where differences are shown. */
function keyOf(result: CompareResult, lang: Language, withA: boolean): Key {
  return result.sides
    .map(({ letter }, at): [string, string] => [labelOf(result, letter, lang), COLOURS[at]!])
    .slice(withA ? 0 : 1);
}

/** Every figure of the main period, as a share of what it is in A. */
const figures: Chart<CompareResult> = {
  id: 'compare-figures',
  title: { zh: '相差多少', en: 'How far apart' },
  caption: {
    zh: '主要时期各项指标与 A 之差，占 A 的百分比。点是平均差，粗线是平均差的 90% 区间（对数越多越窄），细线是八成未来中的差。政策成本见下表。',
    en: 'Each figure of the main period less that of A, in percent of A. Dots are mean differences, thick lines the 90% intervals of the means (more pairs narrow them), thin lines the difference in eight of ten futures. What the levers cost stands in the table below.',
  },
  spec(result, lang) {
    const values: Values = result.comparisons.flatMap((comparison) =>
      figuresIn(comparison, result.main)
        .filter(({ a, metric }) => a > 0 && metric !== 'leverCost')
        .map((figure) => ({
          part: labelOf(result, comparison.letter, lang),
          name: titleOf(figure.metric, lang),
          ...differenceRow(figure, figure.a / 100, lang),
        })),
    );
    if (values.length === 0) return undefined;
    const subtitle = { zh: '与 A 之差，占 A 的 %', en: 'difference from A, % of A' }[lang];
    const key = keyOf(result, lang, false);
    const spec = framed(
      this,
      lang,
      subtitle,
      values,
      differenceDots(lang, key, values, { along: 'x', unit: '%' }),
    );
    return { ...spec, height: ROW * namesOf(values).length * Math.max(1, 0.8 * key.length) } as TopLevelSpec;
  },
};

/** GMV quarter by quarter, less that of A. */
const quarters: Chart<CompareResult> = {
  id: 'compare-quarters',
  title: { zh: '各季度 GMV 之差', en: 'Difference in GMV by quarter' },
  caption: {
    zh: '各季度 GMV 减去 A 的。点是平均差，粗线是平均差的 90% 区间，细线是八成未来中的差。',
    en: 'GMV of each quarter less that of A. Dots are mean differences, thick lines the 90% intervals of the means, thin lines the difference in eight of ten futures.',
  },
  spec(result, lang) {
    const money = moneyAxis(lang, moneyOf(result));
    const values: Values = result.comparisons.flatMap((comparison) =>
      quartersOf(comparison).map((figure) => ({
        part: labelOf(result, comparison.letter, lang),
        name: figure.period,
        ...differenceRow(figure, money.unit, lang),
      })),
    );
    if (values.length === 0) return undefined;
    return framed(
      this,
      lang,
      money.name,
      values,
      differenceDots(lang, keyOf(result, lang, false), values, { along: 'y' }),
    );
  },
};

/** Days shown from before the sides part. */
const BEFORE = 183;

/** GMV from half a year before the first of the sides leaves A; before that all are the same. */
function shownPaths({ paths: all, comparisons }: CompareResult) {
  const parting = comparisons.flatMap(({ apart }) => apart ?? []).sort()[0];
  if (parting === undefined) return all;
  const since = isoOf(dayNumber(parting) - BEFORE);
  return all.filter(({ period }) => readPeriod(period).until >= since);
}

/** GMV of every side over time. */
const paths: Chart<CompareResult> = {
  id: 'compare-gmv',
  title: { zh: '各场景的 GMV', en: 'GMV of each scenario' },
  caption: {
    zh: '线是各次运行的中位数，色带是 80% 区间，都未配对：色带重叠不说明没有差别，差别看上面逐对相减的图。',
    en: 'Lines are medians of the runs, bands 80% intervals, none of them paired: bands that overlap do not say that there is no difference; the differences pair by pair are above.',
  },
  spec(result, lang) {
    const shown = shownPaths(result);
    if (shown.length === 0) return undefined;
    const currency = moneyOf(result);
    const money = moneyAxis(lang, currency);
    const { period: written, ...numbers } = numbersIn(lang);
    const text = (value: number) => numbers.money(value, currency);
    const values: Values = shown.map(({ letter, period, q10, q50, q90 }) => ({
      at: readPeriod(period).from,
      when: written(period),
      part: labelOf(result, letter, lang),
      q10: forChart(q10 / money.unit),
      q50: forChart(q50 / money.unit),
      q90: forChart(q90 / money.unit),
      middle: text(q50),
      range: `${text(q10)} – ${text(q90)}`,
    }));
    const isDaily = shown.some(({ period }) => readPeriod(period).kind === 'day');
    const unit = { zh: isDaily ? '每日' : '每月', en: isDaily ? 'a day' : 'a month' }[lang];
    const key = keyOf(result, lang, true);
    return framed(
      this,
      lang,
      `${money.name}, ${unit}`,
      values,
      bandedLines(lang, key, { zero: false, columns: 1 }),
    );
  },
};

export const COMPARE_CHARTS: readonly Chart<CompareResult>[] = [figures, quarters, paths];
