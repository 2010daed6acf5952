/** Charts of `discover`: the peeling trajectory, and the bounds of the box. */
import type { TopLevelSpec } from 'vega-lite';
import { forChart } from '../../sim/notation/numbers.ts';
import type { DiscoverResult } from '../../sim/result/discover.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed, type Key, keyScale, type Layer, legend, type Values } from '../drawing/frame.ts';
import { rowsHeight } from '../drawing/intervals.ts';
import { DISCOVER_WORDS } from '../words/discover.ts';
import { boundTexts, factorOf, wholeShare } from './written.ts';

type Discover = Chart<DiscoverResult>;

function named(id: keyof (typeof DISCOVER_WORDS)['en']['charts']): Pick<Discover, 'id' | 'title' | 'caption'> {
  const { zh, en } = { zh: DISCOVER_WORDS.zh.charts[id], en: DISCOVER_WORDS.en.charts[id] };
  return { id: `discover-${id}`, title: { zh: zh.title, en: en.title }, caption: { zh: zh.caption, en: en.caption } };
} // biome-ignore format: one line

const trajectory: Discover = {
  ...named('trajectory'),
  spec(result, lang) {
    const { trajectory: steps, chosen } = result;
    if (steps.length < 2) return undefined;
    const words = DISCOVER_WORDS[lang].charts.trajectory;
    const values: Values = steps.map(({ coverage, density, restricted }, at) => ({
      coverage: forChart(100 * coverage),
      density: forChart(100 * density),
      restricted,
      isChosen: at === chosen,
      text: `${wholeShare(density)} / ${wholeShare(coverage)} · ${words.factors} ${restricted}`,
    }));
    const x = { field: 'coverage', type: 'quantitative' as const, axis: { title: words.x, grid: true } };
    const y = { field: 'density', type: 'quantitative' as const, axis: { title: words.y }, scale: { zero: false } };
    const color = {
      field: 'restricted',
      type: 'ordinal' as const,
      scale: { scheme: 'viridis' as const },
      legend: { title: words.factors, orient: 'top' as const },
    };
    const layers: Layer[] = [
      { mark: { type: 'line', color: COLOUR.grey, strokeWidth: 1 }, encoding: { x, y, order: { field: 'coverage', type: 'quantitative' } } },
      { mark: { type: 'point', filled: true, size: 50, opacity: 1 }, encoding: { x, y, color, tooltip: [{ field: 'text', type: 'nominal', title: ' ' }] } },
      { transform: [{ filter: { field: 'isChosen', equal: true } }], mark: { type: 'point', filled: false, size: 220, strokeWidth: 2, color: COLOUR.target }, encoding: { x, y } },
      {
        transform: [{ filter: { field: 'isChosen', equal: true } }],
        mark: { type: 'text', align: 'left', dx: 12, fontSize: 12, color: COLOUR.target, text: words.chosen },
        encoding: { x, y },
      },
    ];
    return framed(this, lang, '', values, layers);
  },
}; // biome-ignore format: a layer a line

const bounds: Discover = {
  ...named('bounds'),
  spec(result, lang) {
    const [box] = result.boxes;
    if (!box) return undefined;
    const words = DISCOVER_WORDS[lang].charts.bounds;
    const texts = boundTexts(result, box, lang);
    const factors = [...new Set(box.bounds.map(({ factor }) => factor))];
    const values: Values = factors.flatMap((name, at) => {
      const { low, high } = factorOf(result, name);
      const place = (value: number) => forChart((100 * (value - low)) / (high - low));
      const end = (side: 'low' | 'high') => box.bounds.find((bound) => bound.factor === name && bound.side === side)?.value; // biome-ignore format: one line
      return [
        { name: texts[at]!, part: words.all, from: 0, to: 100 },
        { name: texts[at]!, part: words.box, from: place(end('low') ?? low), to: place(end('high') ?? high) },
      ];
    });
    const key: Key = [
      [words.all, COLOUR.grid],
      [words.box, COLOUR.blue],
    ];
    const layers: Layer[] = [
      {
        mark: { type: 'bar', height: { band: 0.6 } },
        encoding: {
          y: {
            field: 'name',
            type: 'nominal',
            sort: texts,
            axis: { title: null, labelLimit: 320, ticks: false },
          },
          x: {
            field: 'from',
            type: 'quantitative',
            axis: { title: words.x, grid: true },
            scale: { domain: [0, 100] },
          },
          x2: { field: 'to' },
          color: { field: 'part', type: 'nominal', scale: keyScale(key), legend: legend(key) },
        },
      },
    ];
    const spec = framed(this, lang, '', values, layers);
    return { ...spec, height: rowsHeight(factors.length, 1.5) } as TopLevelSpec;
  },
};

export const DISCOVER_CHARTS: readonly Discover[] = [bounds, trajectory];
