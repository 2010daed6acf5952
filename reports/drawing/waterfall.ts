/** Bars that begin where the one before ends: how a total is made up. */
import { forChart } from '../../sim/notation/numbers.ts';
import { COLOUR, type Key, keyScale, type Layer, legend, type Values } from './frame.ts';

/** One bar of a waterfall. */
export interface Step {
  readonly name: string;
  readonly value: number;
  /** As people read it. */
  readonly text: string;
  /** Stands on the ground: a total, before or after the steps. */
  readonly isTotal?: boolean;
}

/** What the colours say. */
export interface WaterfallWords {
  readonly total: string;
  readonly up: string;
  readonly down: string;
}

/** @param unit of the axis, in that of the values */
export function waterfallValues(steps: readonly Step[], unit: number, words: WaterfallWords): Values {
  let height = 0;
  return steps.map(({ name, value, text, isTotal }) => {
    const start = isTotal ? 0 : height;
    height = start + value;
    return {
      name,
      start: forChart(start / unit),
      end: forChart(height / unit),
      text,
      part: isTotal ? words.total : value < 0 ? words.down : words.up,
    };
  });
}

/**
 * Names down the side, so that they can be long; amounts at the ends of the bars.
 * @param more parts that have a colour besides; the colours are then told by the chart, not by a legend
 */
export function waterfallLayers(values: Values, words: WaterfallWords, more?: Key): Layer[] {
  const key: Key = [
    [words.total, COLOUR.grey],
    [words.up, COLOUR.green],
    [words.down, COLOUR.target],
    ...(more ?? []),
  ];
  const y = {
    field: 'name',
    type: 'nominal' as const,
    sort: values.map(({ name }) => String(name)),
    axis: { title: null, ticks: false, labelLimit: 170 },
  };
  const axis = { title: null, grid: true, tickCount: 5 };
  return [
    {
      mark: { type: 'bar', height: { band: 0.7 } },
      encoding: {
        y,
        x: { field: 'start', type: 'quantitative', axis },
        x2: { field: 'end' },
        color: {
          field: 'part',
          type: 'nominal',
          scale: keyScale(key),
          legend: more ? null : legend(key),
        },
        tooltip: [
          { field: 'name', type: 'nominal', title: ' ' },
          { field: 'text', type: 'nominal', title: '=' },
        ],
      },
    },
  ];
}
