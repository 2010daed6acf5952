import { isMoney } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { figureAxis, forChart, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult, TargetResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed, type Key, keyScale, type Layer, legend } from '../drawing/frame.ts';
import { headlineTarget, rowOf, titleOf } from '../run-rows.ts';

const LABELS = {
  zh: {
    hit: '达到目标',
    miss: '未达到',
    target: '目标',
    runs: '模拟次数',
    range: '90% 区间',
    middle: '50% 区间',
  },
  en: {
    hit: 'reaches it',
    miss: 'falls short',
    target: 'target',
    runs: 'runs',
    range: '90% interval',
    middle: '50% interval',
  },
} as const;

interface Axis {
  readonly unit: number;
  readonly name: string;
  readonly written: (value: number) => string;
}

/** How the target's metric is counted and written. */
function axisOf({ unit, atLeast }: TargetResult, lang: Language): Axis {
  const written = (value: number) => numbersIn(lang).figure(value, unit);
  return { ...figureAxis(unit, lang, isMoney(unit) ? Number.POSITIVE_INFINITY : atLeast), written };
}

function targetLine(target: TargetResult, axis: Axis, lang: Language): Layer[] {
  const label = `${LABELS[lang].target} ${axis.written(target.atLeast)}`;
  const data = { values: [{ level: target.atLeast / axis.unit, label }] };
  const x = { field: 'level', type: 'quantitative' as const };
  return [
    {
      data,
      mark: { type: 'rule', strokeDash: [7, 4], strokeWidth: 1.8, color: COLOUR.target },
      encoding: { x },
    },
    {
      data,
      mark: {
        type: 'text',
        align: 'center',
        baseline: 'bottom',
        fontSize: 12,
        fontWeight: 'bold',
        color: COLOUR.target,
      },
      encoding: { x, y: { value: -3 }, text: { field: 'label', type: 'nominal' } },
    },
  ];
}

/** One bar a class of outcomes, split where the target stands. */
function histogram(lang: Language, unit: string): Layer {
  const words = LABELS[lang];
  const key: Key = [
    [words.hit, COLOUR.blue],
    [words.miss, COLOUR.grey],
  ];
  const title = `${words.runs}`;
  return {
    mark: { type: 'bar', binSpacing: 1, fillOpacity: 0.85 },
    encoding: {
      x: {
        field: 'value',
        type: 'quantitative',
        bin: { maxbins: 24 },
        scale: { zero: false },
        axis: { title: unit, grid: false, labelFlush: false },
      },
      y: { aggregate: 'count', type: 'quantitative', axis: { title: null, tickMinStep: 1, format: 'd' } },
      color: {
        field: 'outcome',
        type: 'nominal',
        scale: keyScale(key),
        legend: { ...legend(key), offset: 24 },
      },
      tooltip: [
        { aggregate: 'count', type: 'quantitative', title },
        { field: 'outcome', type: 'nominal', title: words.target },
      ],
    },
  };
}

/** Where single runs were not kept: the published quantiles as one box. */
function box(result: RunResult, target: TargetResult, axis: Axis, lang: Language): Layer[] | undefined {
  const row = rowOf(result, target.metric, target.over);
  if (row === undefined) return undefined;
  const words = LABELS[lang];
  const bar = (low: number, high: number, size: number, color: string, label: string): Layer => ({
    data: {
      values: [
        {
          low: forChart(low / axis.unit),
          high: forChart(high / axis.unit),
          label,
          text: `${axis.written(low)} – ${axis.written(high)}`,
        },
      ],
    },
    mark: { type: 'bar', size, color },
    encoding: {
      x: { field: 'low', type: 'quantitative', scale: { zero: false }, axis: { title: axis.name || null } },
      x2: { field: 'high' },
      tooltip: ['label', 'text'].map((field) => ({ field, type: 'nominal', title: field })),
    },
  });
  return [
    bar(row.q05, row.q95, 40, COLOUR.wide, words.range),
    bar(row.q25, row.q75, 80, COLOUR.narrow, words.middle),
    {
      data: { values: [{ middle: forChart(row.q50 / axis.unit) }] },
      mark: { type: 'tick', size: 100, thickness: 3, color: COLOUR.median },
      encoding: { x: { field: 'middle', type: 'quantitative' } },
    },
  ];
}

/** How the replicates fall around the target. */
export const targetOutcomes: Chart<RunResult> = {
  id: 'target-outcomes',
  title: { zh: '各次模拟的结果与目标', en: 'Outcomes of the runs, and the target' },
  caption: {
    zh: '每根柱是结果落在该范围内的模拟次数；虚线是目标。报告中 GMV 的概率还算入已公布的季度和模型本身的误差。',
    en: 'Each bar counts the runs whose outcome falls there; the dashed line is the target. The chance of GMV in this report also counts published quarters and the model’s own error.',
  },
  spec(result, lang) {
    const target = headlineTarget(result);
    if (target === undefined) return undefined;
    const axis = axisOf(target, lang);
    const key = `${target.metric}@${target.over}`;
    const outcomes = result.replicates
      .filter(({ status }) => status === 'ok')
      .flatMap(({ headline }) => (headline[key] === undefined ? [] : [headline[key]]));
    const what = `${titleOf(target.metric, lang)} · ${numbersIn(lang).period(target.over)}`;
    const line = targetLine(target, axis, lang);
    if (outcomes.length === 0) {
      const layers = box(result, target, axis, lang);
      return layers && framed(this, lang, what, [], [...layers, ...line]);
    }
    const { hit, miss, runs } = LABELS[lang];
    const values = outcomes.map((value) => ({
      value: forChart(value / axis.unit),
      outcome: value >= target.atLeast ? hit : miss,
    }));
    return framed(this, lang, `${what} · ${runs}`, values, [histogram(lang, axis.name), ...line]);
  },
};
