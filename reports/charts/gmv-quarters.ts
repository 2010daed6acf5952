import type { Language } from '../../sim/notation/language.ts';
import { forChart, moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed, type Key, keyScale, type Layer, legend, type Values } from '../drawing/frame.ts';
import { actualOf, headlineTarget, rowsOf } from '../run-rows.ts';

const LABELS = {
  zh: {
    interval: '80% 区间',
    median: '中位数',
    known: '已公布',
    hindsight: '事后公布',
    required: '达标所需',
    when: '季度',
    kind: '项目',
    text: '数值',
  },
  en: {
    interval: '80% interval',
    median: 'median',
    known: 'published',
    hindsight: 'hindsight',
    required: 'required',
    when: 'quarter',
    kind: 'what',
    text: 'value',
  },
} as const;

type Kind = 'median' | 'known' | 'hindsight' | 'required';
const KIND_COLOUR: Readonly<Record<Kind, string>> = {
  median: COLOUR.median,
  known: COLOUR.known,
  hindsight: COLOUR.hindsight,
  required: COLOUR.target,
};

/** One row a point: medians with their interval, published figures, and what open quarters must bring. */
function pointsOf(result: RunResult, lang: Language): Values {
  const { unit } = moneyAxis(lang);
  const numbers = numbersIn(lang);
  const target = headlineTarget(result);
  const path = target?.metric === 'gmv' ? target.path : [];
  const point = (period: string, kind: Kind, value: number) => ({
    quarter: period,
    when: numbers.period(period),
    kind: LABELS[lang][kind],
    value: forChart(value / unit),
    text: numbers.yuan(value),
  });
  return rowsOf(result, 'gmv', 'quarter').flatMap(({ period, q10, q50, q90 }) => {
    const actual = actualOf(result, 'gmv', period);
    const required = path.find((step) => step.period === period && !step.known);
    return [
      {
        ...point(period, 'median', q50),
        text: `${numbers.yuan(q50)} (${numbers.yuan(q10)} – ${numbers.yuan(q90)})`,
        q10: forChart(q10 / unit),
        q90: forChart(q90 / unit),
      },
      ...(actual ? [point(period, actual.hindsight ? 'hindsight' : 'known', actual.value)] : []),
      ...(required ? [point(period, 'required', required.required)] : []),
    ];
  });
}

/** GMV quarter by quarter: projected, published, required. */
export const gmvQuarters: Chart<RunResult> = {
  id: 'gmv-quarters',
  title: { zh: '各季度 GMV', en: 'GMV by quarter' },
  caption: {
    zh: '竖条是 80% 区间，其中的横线是中位数，圆点是公布的数字（事后的另用一色）。宽横线是达到目标时该季度须完成的数额，按中位预测的比例分摊。',
    en: 'Bars are 80% intervals with the median across, dots published figures (hindsight in its own colour). Wide ticks mark what a quarter must bring for the target, shared in proportion to the medians.',
  },
  spec(result, lang) {
    const values = pointsOf(result, lang);
    if (values.length === 0) return undefined;
    const words = LABELS[lang];
    const present = (kind: Kind) => values.some((row) => row.kind === words[kind]);
    const kinds = (['median', 'known', 'hindsight', 'required'] as const).filter(present);
    const key: Key = [
      [words.interval, COLOUR.narrow],
      ...kinds.map((kind) => [words[kind], KIND_COLOUR[kind]] as const),
    ];
    const x = { field: 'quarter', type: 'ordinal' as const, axis: { title: null, labelAngle: 0 } };
    const y = (field: string) => ({
      field,
      type: 'quantitative' as const,
      scale: { zero: true },
      axis: { title: null },
    });
    const tooltip = (['when', 'kind', 'text'] as const).map((field) => ({
      field,
      type: 'nominal' as const,
      title: words[field],
    }));
    const color = { field: 'kind', type: 'nominal' as const, scale: keyScale(key), legend: legend(key) };
    const of = (...wanted: Kind[]) => [
      { filter: { field: 'kind', oneOf: wanted.map((kind) => words[kind]) } },
    ];
    const tick = (kind: Kind, band: number): Layer => ({
      transform: of(kind),
      mark: { type: 'tick', orient: 'horizontal', thickness: 3, width: { band } },
      encoding: { x, y: y('value'), color, tooltip },
    });
    const dots: Layer = {
      transform: of('known', 'hindsight'),
      mark: { type: 'point', filled: true, size: 85, opacity: 1, stroke: 'white', strokeWidth: 1 },
      encoding: { x, y: y('value'), color, tooltip },
    };
    const layers: Layer[] = [
      {
        transform: of('median'),
        mark: { type: 'bar', width: { band: 0.4 } },
        encoding: { x, y: y('q10'), y2: { field: 'q90' }, color: { datum: words.interval }, tooltip },
      },
      tick('median', 0.4),
      ...(present('required') ? [tick('required', 0.7)] : []),
      ...(present('known') || present('hindsight') ? [dots] : []),
    ];
    return framed(this, lang, moneyAxis(lang).name, values, layers);
  },
};
