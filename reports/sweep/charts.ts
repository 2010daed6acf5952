/** Charts of `sweep`: each outcome against each factor, as small pictures with axes of their own. */

import type { TopLevelSpec } from 'vega-lite';
import { isMoney } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { figureAxis, forChart, moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { Effect, SweepFactor, SweepResult } from '../../sim/result/sweep.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, CONFIG, FONT, type Layer, type Values } from '../drawing/frame.ts';
import { factorText } from '../factor-text.ts';
import { SWEEP_WORDS } from '../words/sweep.ts';
import { bandText, effectsOn, outcomeText } from './written.ts';

const WIDTH = 270;
const HEIGHT = 190;
const COLUMNS = 2;
/** Outcomes that have a chart; all stand in the tables. */
const MOST_CHARTS = 6;
/** Factors in a chart, those that move the outcome most. */
const MOST_FACTORS = 12;
/** Dots in a picture: more hide one another. */
const MOST_DOTS = 400;

interface Axis {
  /** What a value is divided by. */
  readonly unit: number;
  readonly name: string;
}

/** Shares of a factor in percent, its money in the language's large unit. */
function scaleOf({ unit }: SweepFactor, lang: Language): Axis {
  if (unit === 'share') return { unit: 0.01, name: '%' };
  if (isMoney(unit)) return moneyAxis(lang, unit);
  return { unit: 1, name: unit === 'date' ? '' : unit };
}

function xOf(value: number | string, { unit }: Axis): number | string {
  return typeof value === 'string' ? value : forChart(value / unit);
}

function axisTitle(name: string, unit: string): string {
  return unit === '' ? name : `${name} (${unit})`;
}

function dotsOf({ points, factors }: SweepResult, { factor, outcome }: Effect, x: Axis, y: Axis, lang: Language): Values {
  const { figure } = numbersIn(lang);
  const all = points.filter(({ figures }) => figures[outcome]);
  const every = Math.ceil(all.length / MOST_DOTS);
  return all.flatMap(({ point, values, figures }, at) => {
    if (at % every > 0) return [];
    const { mean } = figures[outcome]!;
    const text = `${point}: ${factorText(values[factor]!, factors[factor]!.unit, lang)}`;
    return [{ part: 'dot', x: xOf(values[factor]!, x), y: forChart(mean / y.unit), low: null, high: null, text: `${text} · ${figure(mean, 'count')}` }];
  });
} // biome-ignore format: a row in one line

/** The middle of a band, where its mean is drawn: of its values by their order. */
function middleOf(low: number | string, high: number | string, x: Axis): number | string {
  if (typeof low === 'number' && typeof high === 'number') return xOf((low + high) / 2, x);
  const [from, to] = [low, high].map((date) => Date.parse(String(date)));
  return new Date((from! + to!) / 2).toISOString().slice(0, 10);
}

function bandRows({ factors, outcomes }: SweepResult, { factor, outcome, bands }: Effect, x: Axis, y: Axis, lang: Language): Values {
  const { figure } = numbersIn(lang);
  const own = (value: number | null) => (value === null ? null : forChart(value / y.unit));
  return bands.map(({ low, high, mean, low90, high90 }) => ({
    part: 'band',
    x: middleOf(low, high, x),
    y: own(mean),
    low: own(low90),
    high: own(high90),
    text: `${bandText(low, high, factors[factor]!, lang)} · ${figure(mean, outcomes[outcome]!.unit)}`,
  }));
} // biome-ignore format: one line each

/** The axis of a factor, from its lowest value to its highest. */
function factorAxis(factor: SweepFactor, axis: Axis, title: string, lang: Language) {
  const { low, high, scale, unit } = factor;
  if (unit === 'date') {
    const format = lang === 'zh' ? '%Y-%m' : '%b %Y';
    const dates = { title, format, tickCount: 4, labelFlush: true };
    return { field: 'x', type: 'temporal' as const, scale: { type: 'utc' as const }, axis: dates };
  }
  const domain = [xOf(low, axis), xOf(high, axis)] as number[];
  const type = scale === 'log' ? ('log' as const) : ('linear' as const);
  // one value alone has no length
  const own = domain[0]! < domain[1]! ? { domain, nice: false } : {};
  return {
    field: 'x',
    type: 'quantitative' as const,
    scale: { type, ...own },
    axis: { title, tickCount: 5 },
  };
}

function layersOf(x: ReturnType<typeof factorAxis>, titleY: string): Layer[] {
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { zero: false },
    axis: { title: titleY, tickCount: 5 },
  });
  const only = (part: string) => [{ filter: { field: 'part', equal: part } }];
  const tooltip = [{ field: 'text', type: 'nominal' as const, title: ' ' }];
  return [
    { transform: only('dot'), mark: { type: 'point', filled: true, size: 16, opacity: 0.8, color: COLOUR.grey }, encoding: { x, y: y('y'), tooltip } },
    { transform: only('band'), mark: { type: 'rule', strokeWidth: 2, opacity: 0.7, color: COLOUR.blue }, encoding: { x, y: y('low'), y2: { field: 'high' } } },
    { transform: only('band'), mark: { type: 'line', strokeWidth: 2, color: COLOUR.blue }, encoding: { x, y: y('y') } },
    { transform: only('band'), mark: { type: 'point', filled: true, size: 45, opacity: 1, color: COLOUR.blue }, encoding: { x, y: y('y'), tooltip } },
  ]; // biome-ignore format: a layer a line
}

/** A picture a factor, the one that moves the outcome most first; all with the same axis of the outcome. */
function picturesOf(result: SweepResult, outcome: number, lang: Language) {
  const asked = result.outcomes[outcome]!;
  const y = figureAxis(asked.unit, lang);
  const titleY = axisTitle(outcomeText(asked, lang), y.name);
  return effectsOn(result, outcome)
    .slice(0, MOST_FACTORS)
    .map((effect) => {
      const factor = result.factors[effect.factor]!;
      const x = scaleOf(factor, lang);
      const values = [...dotsOf(result, effect, x, y, lang), ...bandRows(result, effect, x, y, lang)];
      const layer = layersOf(factorAxis(factor, x, axisTitle(factor.title[lang], x.name), lang), titleY);
      return { width: WIDTH, height: HEIGHT, data: { values: values.map((row) => ({ ...row })) }, layer };
    });
}

function chartOf(outcome: number): Chart<SweepResult> {
  return {
    id: `sweep-${outcome + 1}`,
    title: { zh: SWEEP_WORDS.zh.findings, en: SWEEP_WORDS.en.findings },
    caption: { zh: SWEEP_WORDS.zh.caption, en: SWEEP_WORDS.en.caption },
    spec(result, lang) {
      if (!result.outcomes[outcome]) return undefined;
      const concat = picturesOf(result, outcome, lang);
      if (concat.length === 0) return undefined;
      const words = SWEEP_WORDS[lang];
      const text = words.chartTitle(outcomeText(result.outcomes[outcome], lang));
      return {
        $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
        description: `${text}${words.colon}${words.caption}`,
        title: { text, subtitle: [words.chartNote.dots, words.chartNote[result.over]] },
        columns: COLUMNS,
        concat,
        resolve: { scale: { y: 'shared' } },
        config: { font: FONT[lang], ...structuredClone(CONFIG) } as NonNullable<TopLevelSpec['config']>,
      } as TopLevelSpec;
    },
  };
}

export const SWEEP_CHARTS: readonly Chart<SweepResult>[] = Array.from({ length: MOST_CHARTS }, (_, outcome) =>
  chartOf(outcome),
);
