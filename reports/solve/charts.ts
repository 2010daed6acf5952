/** The chart of `solve`: what a chance costs. */
import type { Language } from '../../sim/notation/language.ts';
import { forChart, moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { SolveResult } from '../../sim/result/solve.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed, type Key, keyScale, type Layer, legend, type Values } from '../drawing/frame.ts';
import { planText } from '../plans/written.ts';
import { SOLVE_WORDS } from '../words/solve.ts';
import { chanceEnds, chanceText, judgedPlans } from './written.ts';

function valuesOf(result: SolveResult, lang: Language, unit: number): Values {
  const words = SOLVE_WORDS[lang].charts.frontier;
  const { yuan, share } = numbersIn(lang);
  const tried = result.search.map(({ cost, chance }) => ({
    part: words.tried,
    cost: forChart(cost / unit),
    chance: forChart(100 * chance),
    low: null,
    high: null,
    name: '',
    text: `${yuan(cost)} · ${share(chance)}`,
  }));
  const judged = judgedPlans(result).map((plan) => ({
    part: plan.file === null ? words.other : words.judged,
    cost: forChart(plan.cost.fresh.mean / unit),
    chance: forChart(100 * plan.fresh.chance),
    low: forChart(100 * plan.fresh.low90),
    high: forChart(100 * plan.fresh.high90),
    name: planText(plan.id, lang),
    text: `${planText(plan.id, lang)}: ${yuan(plan.cost.fresh.mean)} · ${chanceText(plan.fresh, lang)} (${chanceEnds(plan.fresh).join(' – ')})`,
  }));
  return [...tried, ...judged];
}

function layersOf({ asked }: SolveResult, lang: Language, key: Key, unit: string): Layer[] {
  const words = SOLVE_WORDS[lang].charts.frontier;
  const [[tried], [judged]] = key as readonly [Key[number], Key[number]];
  const x = {
    field: 'cost',
    type: 'quantitative' as const,
    axis: { title: words.cost(unit), grid: true, tickCount: 6 },
  };
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { zero: false },
    axis: { title: null },
  });
  const color = {
    field: 'part',
    type: 'nominal' as const,
    scale: keyScale(key),
    legend: { ...legend(key), columns: 2 },
  };
  const tooltip = [{ field: 'text', type: 'nominal' as const, title: ' ' }];
  const only = (part: string) => [{ filter: { field: 'part', equal: part } }];
  const others = [{ filter: { not: { field: 'part', equal: tried } } }];
  return [
    {
      data: { values: [{ asked: 100 * asked }] },
      mark: { type: 'rule', color: COLOUR.target, strokeDash: [7, 4], strokeWidth: 1.6 },
      encoding: { y: { field: 'asked', type: 'quantitative' } },
    },
    { transform: only(tried), mark: { type: 'point', filled: true, size: 18, opacity: 0.6 }, encoding: { x, y: y('chance'), color, tooltip } },
    { transform: only(judged), mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y: y('chance'), color } },
    { transform: others, mark: { type: 'rule', strokeWidth: 2, opacity: 0.6 }, encoding: { x, y: y('low'), y2: { field: 'high' }, color } },
    { transform: others, mark: { type: 'point', filled: true, size: 70, opacity: 1, stroke: 'white' }, encoding: { x, y: y('chance'), color, tooltip } },
    {
      transform: others,
      mark: { type: 'text', align: 'left', dx: 6, dy: 14, fontSize: 11, color: COLOUR.ink },
      encoding: { x, y: y('chance'), text: { field: 'name', type: 'nominal' } },
    },
  ]; // biome-ignore format: a layer a line
}

const frontier: Chart<SolveResult> = {
  id: 'solve-frontier',
  title: { zh: SOLVE_WORDS.zh.charts.frontier.title, en: SOLVE_WORDS.en.charts.frontier.title },
  caption: { zh: SOLVE_WORDS.zh.charts.frontier.caption, en: SOLVE_WORDS.en.charts.frontier.caption },
  spec(result, lang) {
    const { unit, name } = moneyAxis(lang);
    const words = SOLVE_WORDS[lang].charts.frontier;
    const key: Key = [
      [words.tried, COLOUR.grey],
      [words.judged, COLOUR.blue],
      [words.other, COLOUR.orange],
    ];
    return framed(this, lang, '%', valuesOf(result, lang, unit), layersOf(result, lang, key, name));
  },
};

export const SOLVE_CHARTS: readonly Chart<SolveResult>[] = [frontier];
