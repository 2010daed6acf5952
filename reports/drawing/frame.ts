/** What all charts share: size, type, colours, title, and the day on which knowledge ended. */
import type { TopLevelSpec } from 'vega-lite';
import { dayNumber, readPeriod } from '../../sim/notation/dates.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';

export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];
export type Values = readonly Readonly<Record<string, string | number | boolean | null>>[];

const CHINESE = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"';
const LATIN = '"Helvetica Neue", Arial, "Liberation Sans"';
/** Fonts that hold Chinese on Linux, macOS and Windows; Latin ones first in English, for their narrow quotation marks. */
export const FONT: Readonly<Record<Language, string>> = {
  zh: `${CHINESE}, ${LATIN}, sans-serif`,
  en: `${LATIN}, ${CHINESE}, sans-serif`,
};

/** Okabe & Ito (2008), distinct to any colour vision; light bands of its blue for intervals. */
export const COLOUR = {
  ink: '#26323d',
  faint: '#6b7785',
  grid: '#e6eaee',
  wide: '#d7e6f3',
  narrow: '#a3c8e6',
  median: '#0072b2',
  target: '#d55e00',
  known: '#1a1a1a',
  hindsight: '#8c6d99',
  blue: '#0072b2',
  orange: '#e69f00',
  green: '#009e73',
  sky: '#56b4e9',
  pink: '#cc79a7',
  grey: '#b4bcc4',
} as const;

/** Legend entries: what is said, and its colour. */
export type Key = readonly (readonly [label: string, colour: string])[];

/** A colour scale shared by all layers of a chart, so that they have one legend. */
export function keyScale(key: Key): { domain: string[]; range: string[] } {
  return { domain: key.map(([label]) => label), range: key.map(([, colour]) => colour) };
}

/** Pixels of a legend's letter and of what stands beside each label, as Vega reckons them; those that a chart has. */
const [LETTER_PX, SYMBOL_PX, ROOM_PX] = [9.6, 40, 600];

/** Legend above the plot, in one row where it fits into one (the page makes two columns of it on a phone). */
export function legend(key: Key) {
  const widths = key.map(([label]) => label.length * LETTER_PX + SYMBOL_PX);
  const fits = widths.reduce((sum, width) => sum + width, 0) <= ROOM_PX;
  const columns = fits ? key.length : Math.ceil(key.length / 2);
  return { title: null, orient: 'top' as const, columns, symbolOpacity: 1 };
}

/** Looks that all charts share. */
export const CONFIG = {
  background: 'white',
  padding: 6,
  view: { stroke: null },
  title: {
    anchor: 'start',
    fontSize: 16,
    subtitleFontSize: 12,
    color: COLOUR.ink,
    subtitleColor: COLOUR.faint,
    subtitlePadding: 5,
    offset: 10,
  },
  axis: {
    labelFontSize: 12,
    titleFontSize: 12,
    labelColor: COLOUR.ink,
    titleColor: COLOUR.faint,
    gridColor: COLOUR.grid,
    domainColor: COLOUR.grey,
    tickColor: COLOUR.grey,
  },
  axisX: { grid: false, labelOverlap: true, labelSeparation: 8 },
  axisY: { domain: false, ticks: false, tickCount: 6 },
  legend: {
    labelFontSize: 12,
    labelColor: COLOUR.ink,
    labelLimit: 260,
    columnPadding: 14,
    rowPadding: 4,
    symbolSize: 110,
  },
} as const;

const WHEN = { date: { zh: '日期', en: 'date' }, quarter: { zh: '季度', en: 'quarter' } } as const;

/** What is asked of a channel of a layer. */
interface Channel {
  readonly type?: unknown;
  readonly field?: unknown;
  readonly axis?: { readonly title?: unknown } | null;
}

/** What an axis without a title counts: the unit, dates or quarters; names of rows say it themselves. */
function titleOfAxis({ type, field }: Channel, lang: Language, unit: string) {
  if (type === 'quantitative') return unit.split(' · ').at(-1)!; // of `GMV · 2021 · bn GBP` what is counted
  if (type === 'temporal') return WHEN.date[lang];
  return field === 'quarter' ? WHEN.quarter[lang] : null;
}

/** The layers with other titles at the axes that `retitled` has one for. */
function withAxes(
  layers: readonly Layer[],
  retitled: (channel: Channel) => string | null | undefined,
): Layer[] {
  const titled = (channel: Channel | undefined) => {
    const title = channel?.axis ? retitled(channel) : undefined;
    return title === undefined ? channel : { ...channel, axis: { ...channel!.axis, title } };
  };
  return layers.map((layer) => {
    const { encoding } = layer as { readonly encoding?: Readonly<Record<'x' | 'y', Channel | undefined>> };
    if (!encoding) return layer;
    const axes = Object.fromEntries(
      (['x', 'y'] as const).flatMap((name) => (encoding[name] ? [[name, titled(encoding[name])]] : [])),
    );
    return { ...layer, encoding: { ...encoding, ...axes } } as Layer;
  });
}

/** A chart under a heading that says what it is: the unit stands in the place of its title and of those of its axes. */
export function untitled(spec: TopLevelSpec, height: number): TopLevelSpec {
  if (!('layer' in spec)) return spec;
  const { subtitle: text } = spec.title as { readonly subtitle: string };
  const title = { text, fontSize: 12, fontWeight: 'normal', color: COLOUR.faint, offset: 6 };
  return { ...spec, title, height, layer: withAxes(spec.layer, () => null) } as TopLevelSpec;
}

/** A finished specification: `layers` over `values`, under the chart's title and the unit of its axis. */
export function framed(
  chart: Pick<Chart<never>, 'title' | 'caption'>,
  lang: Language,
  unit: string,
  values: Values,
  layers: Layer[],
): TopLevelSpec {
  const text = chart.title[lang];
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${text}${lang === 'zh' ? '。' : '. '}${chart.caption[lang]}`,
    title: { text, subtitle: unit },
    width: 640,
    height: 300,
    autosize: { type: 'fit-x', contains: 'padding' },
    data: { values: values.map((row) => ({ ...row })) },
    layer: withAxes(layers, (channel) =>
      channel.axis?.title === null ? titleOfAxis(channel, lang, unit) : undefined,
    ),
    config: { font: FONT[lang], ...structuredClone(CONFIG) } as NonNullable<TopLevelSpec['config']>,
  };
}

/** Time from left to right, in UTC so that every reader sees the same months; `ticks` months between labels. */
export function timeAxis(lang: Language, ticks: number) {
  return {
    field: 'at',
    type: 'temporal' as const,
    scale: { type: 'utc' as const },
    axis: {
      title: null,
      format: lang === 'zh' ? '%Y-%m' : '%b %Y',
      tickCount: { interval: 'month' as const, step: ticks },
      labelFlush: true,
    },
  };
}

/** Before this share of the axis a day is early. */
const EARLY = 0.4;

/** A dashed line on the day after which nothing published is used; nothing when that day is outside the chart. */
export function knowledgeEnds(
  result: RunResult,
  lang: Language,
  first: string,
  last: string,
  words: string = { zh: '信息截止', en: 'known until' }[lang],
): Layer[] {
  const at = result.scenario.knownUntil;
  if (at <= first || at >= last) return [];
  const data = { values: [{ at, label: `${words} ${numbersIn(lang).date(at)}` }] };
  const x = { field: 'at', type: 'temporal' as const, scale: { type: 'utc' as const } };
  // the words stand on the side that has room for them
  const [begin, end] = [first, last].map((period) => dayNumber(readPeriod(period).from)) as [number, number];
  const isEarly = dayNumber(at) - begin < EARLY * (end - begin);
  const side = isEarly ? { align: 'left' as const, dx: 5 } : { align: 'right' as const, dx: -5 };
  return [
    { data, mark: { type: 'rule', strokeDash: [3, 3], color: COLOUR.faint }, encoding: { x } },
    {
      data,
      mark: { type: 'text', ...side, baseline: 'top', fontSize: 11, color: COLOUR.ink },
      encoding: { x, y: { value: 2 }, text: { field: 'label', type: 'nominal' } },
    },
  ];
}
