/** Differences with their intervals: a dot for the mean, a thick line for its 90% interval, a thin one for eight of ten futures. */
import type { Language } from '../../sim/notation/language.ts';
import { forChart } from '../../sim/notation/numbers.ts';
import type { ComparedFigure } from '../../sim/result/compare.ts';
import { signedText, spanText } from '../compare/written.ts';
import { COLOUR, type Key, keyScale, type Layer, legend, type Values } from './frame.ts';

const LABELS = {
  zh: { who: '场景', what: '项目', mean: '平均差', mean90: '平均差的 90% 区间', middle80: '八成未来中的差' },
  en: {
    who: 'scenario',
    what: 'what',
    mean: 'mean difference',
    mean90: '90% of the mean',
    middle80: 'eight of ten futures',
  },
} as const;

/** A side a line: titles are too long to stand beside one another on a phone. */
function titles(key: Key) {
  return { ...legend(key), columns: 1 };
}

/** A difference with both of its intervals, in units of the axis: nothing but the mean where there are none. */
export function differenceRow(
  figure: Pick<ComparedFigure, 'difference' | 'unit'>,
  unit: number,
  lang: Language,
) {
  const { mean, low90, high90, low80, high80 } = figure.difference;
  const scaled = (value: number | null) => (value === null ? null : forChart(value / unit));
  return {
    mean: forChart(mean / unit),
    low90: scaled(low90),
    high90: scaled(high90),
    low80: scaled(low80),
    high80: scaled(high80),
    text: signedText(mean, figure.unit, lang),
    text90: spanText(low90, high90, figure.unit, lang),
    text80: spanText(low80, high80, figure.unit, lang),
  };
}

function tooltip(lang: Language) {
  const { who, what, mean, mean90, middle80 } = LABELS[lang];
  const titles = { part: who, name: what, text: mean, text90: mean90, text80: middle80 };
  return Object.entries(titles).map(([field, title]) => ({ field, type: 'nominal' as const, title }));
}

/** Names of rows in their order, each once. */
export function namesOf(values: Values): string[] {
  return [...new Set(values.map(({ name }) => String(name)))];
}

export interface DotsPlan {
  /** Values run along this axis, names along the other. */
  readonly along: 'x' | 'y';
  /** Title of the axis of values where they run from left to right. */
  readonly unit?: string;
  /** Whether the sides are named; not where there is one. */
  readonly named?: boolean;
}

/** Thin line: eight of ten futures; thick: 90% of the mean; dot: the mean. */
export function differenceDots(
  lang: Language,
  key: Key,
  values: Values,
  { along, unit, named = true }: DotsPlan,
): Layer[] {
  const across = along === 'x' ? 'y' : 'x';
  const color = {
    field: 'part',
    type: 'nominal' as const,
    scale: keyScale(key),
    legend: named ? titles(key) : null,
  };
  const axis = along === 'x' ? { title: unit ?? null, grid: true, tickCount: 5 } : { title: null };
  const value = (field: string) => ({ field, type: 'quantitative' as const, axis });
  const name = {
    field: 'name',
    type: 'nominal' as const,
    sort: namesOf(values),
    scale: { paddingInner: key.length > 1 ? 0.45 : 0, paddingOuter: key.length > 1 ? 0.25 : 0 },
    axis: { title: null, labelAngle: 0, labelLimit: 150, ...(along === 'x' ? { ticks: false } : {}) },
  };
  const offset = { field: 'part', type: 'nominal' as const, sort: key.map(([label]) => label) };
  const shared = { [across]: name, [`${across}Offset`]: offset, color };
  const rule = (low: string, high: string, strokeWidth: number): Layer[] => {
    if (values.every((row) => row[low] === null)) return []; // an axis of nothing has no ends
    const ends = { [along]: value(low), [`${along}2`]: { field: high } };
    return [{ mark: { type: 'rule', strokeWidth, opacity: 0.55 }, encoding: { ...shared, ...ends } }];
  };
  return [
    {
      data: { values: [{ zero: 0 }] },
      mark: { type: 'rule', color: COLOUR.faint, strokeDash: [4, 3] },
      encoding: { [along]: { field: 'zero', type: 'quantitative' } },
    },
    ...rule('low80', 'high80', 2),
    ...rule('low90', 'high90', 6),
    {
      mark: { type: 'point', filled: true, size: 70, opacity: 1, stroke: 'white', strokeWidth: 1 },
      encoding: { ...shared, [along]: value('mean'), tooltip: tooltip(lang) },
    },
  ];
}

/** Height of a row of a chart whose rows are names. */
export const ROW = 26;
