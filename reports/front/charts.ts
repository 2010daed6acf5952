/** The two pictures of page one: what will happen, and how it comes about. */

import type { TopLevelSpec } from 'vega-lite';
import { metricOf } from '../../sim/model/measures/all.ts';
import { moneyOf } from '../../sim/notation/currencies.ts';
import { dayNumber, isoOf, readPeriod } from '../../sim/notation/dates.ts';
import type { Language } from '../../sim/notation/language.ts';
import { figureAxis, forChart, moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { Bridge, Outlook } from '../../sim/result/outlook.ts';
import type { TargetResult } from '../../sim/result/result.ts';
import type { RunPage } from '../../sim/result/run-page.ts';
import type { Chart } from '../chart.ts';
import { cumulativeSpec } from '../charts/gmv-cumulative.ts';
import { periodText, signedText } from '../compare/written.ts';
import { fanKey, fanLayers, fanValues } from '../drawing/fan.ts';
import { COLOUR, framed, knowledgeEnds, type Layer, untitled, type Values } from '../drawing/frame.ts';
import { type Step, waterfallLayers, waterfallValues } from '../drawing/waterfall.ts';
import { headlineTarget, rowsOf, titleOf } from '../run-rows.ts';
import { FRONT_WORDS } from '../words/front.ts';
import { carried, errorOf80 } from './rounding.ts';

/** Height of the fan, and of a row of the waterfall. */
const FAN = 165;
const ROW = 19;

interface Axis {
  readonly unit: number;
  readonly name: string;
}

/** Targets on one metric, each on its day. */
function aims(targets: readonly TargetResult[], { unit }: Axis, lang: Language): Layer[] {
  const { figure } = numbersIn(lang);
  const values = targets.map((target) => ({
    at: readPeriod(target.over).until,
    level: forChart(target.atLeast / unit),
    label: `${FRONT_WORDS[lang].target} ${figure(target.atLeast, target.unit)}`,
  }));
  const x = { field: 'at', type: 'temporal' as const, scale: { type: 'utc' as const } };
  const y = { field: 'level', type: 'quantitative' as const };
  return [
    {
      data: { values },
      mark: { type: 'point', shape: 'diamond', filled: true, size: 110, opacity: 1, color: COLOUR.target },
      encoding: { x, y },
    },
    {
      data: { values },
      mark: {
        type: 'text',
        align: 'right',
        dx: -8,
        dy: -4,
        fontSize: 12,
        fontWeight: 'bold',
        color: COLOUR.target,
      },
      encoding: { x, y, text: { field: 'label', type: 'nominal' } },
    },
  ];
}

/** Most points of a fan: more are not seen. */
const POINTS = 80;
const LONGEST_DAYS = 550;

/** A figure of the target's metric day by day, up to the target's day and what follows. */
function dailyFan(page: RunPage, target: TargetResult, lang: Language): TopLevelSpec | undefined {
  const { metric, unit, over } = target;
  const since = isoOf(dayNumber(readPeriod(over).until) - LONGEST_DAYS);
  const days = rowsOf(page, metric, 'day').filter(({ period }) => period >= since);
  if (days.length < 2) return undefined;
  const step = Math.ceil(days.length / POINTS);
  const rows = days.filter((_, at) => at % step === 0 || at === days.length - 1);
  const same = page.targets.filter((one) => one.metric === metric && readPeriod(one.over).kind === 'day');
  const axis = figureAxis(unit, lang, Math.max(target.atLeast, ...rows.map(({ q95 }) => q95)));
  const { figure } = numbersIn(lang);
  const months = days.length > 240 ? 3 : 1;
  return framed(
    FAN_CHART,
    lang,
    [titleOf(metric, lang), axis.name].filter(Boolean).join(' · '),
    fanValues(rows, lang, axis.unit, (value) => figure(value, unit), true),
    [
      ...fanLayers(lang, fanKey(lang), { ticks: months }),
      ...aims(same, axis, lang),
      ...knowledgeEnds(page, lang, rows[0]!.period, rows.at(-1)!.period, FRONT_WORDS[lang].now),
    ],
  );
}

/** What is forecast of GMV, of the target's metric where that has days, else of months of GMV. */
const FAN_CHART: Chart<RunPage> = {
  id: 'front-fan',
  title: { zh: FRONT_WORDS.zh.will, en: FRONT_WORDS.en.will },
  caption: { zh: FRONT_WORDS.zh.fanCaption, en: FRONT_WORDS.en.fanCaption },
  spec(page, lang) {
    const target = headlineTarget(page);
    const isOfGmv = !target || (target.metric === 'gmv' && metricOf('gmv').over === 'sum');
    const spec =
      target && !isOfGmv
        ? dailyFan(page, target, lang)
        : cumulativeSpec(this, page, lang, FRONT_WORDS[lang].now);
    return spec && untitled(spec, FAN);
  },
};

/** A bar with what eight of ten futures hold; the one between projection and target has a colour of its own. */
interface Bar {
  readonly step: Step;
  readonly low?: number;
  readonly high?: number;
  readonly isGap?: true;
}

/** Bars of the way from the year before to the target, with what eight of ten futures hold. */
function stepsOf(bridge: Bridge, runs: number, unit: string, lang: Language): Bar[] {
  const words = FRONT_WORDS[lang];
  const money = (value: number) => numbersIn(lang).money(value, unit);
  const { start, end, low80, high80, steps, target } = bridge;
  const at = (period: string, what: string) => `${periodText(period, lang)} ${what}`;
  const error = errorOf80(low80, high80, runs);
  return [
    {
      step: {
        name: at(bridge.sooner, bridge.isPublished ? words.published : words.simulated),
        value: start,
        text: money(carried(start)),
        isTotal: true,
      },
    },
    ...steps.map(({ factor, value, low80: low, high80: high }) => ({
      step: {
        name: words.factors[factor],
        value,
        text: signedText(carried(value, errorOf80(low, high, runs)), unit, lang),
      },
      low,
      high,
    })),
    {
      step: {
        name: at(bridge.later, words.projected),
        value: end,
        text: money(carried(end, error)),
        isTotal: true,
      },
      low: low80,
      high: high80,
    },
    ...(target
      ? [
          {
            step: {
              name: target.gap > 0 ? words.gap : words.above,
              value: target.gap,
              text: signedText(carried(target.gap, error), unit, lang),
            },
            isGap: true as const,
          },
          { step: { name: words.target, value: target.atLeast, text: money(target.atLeast), isTotal: true } },
        ]
      : []),
  ];
}

type BridgeOutlook = Pick<Outlook, 'replicates' | 'currency'> & { readonly bridge: Bridge };

/** The rows of a waterfall with the ends of their intervals, in units of the axis, and where their words stand. */
function bridgeValues({ bridge, replicates, currency }: BridgeOutlook, unit: number, lang: Language): Values {
  const words = FRONT_WORDS[lang];
  const all = stepsOf(bridge, replicates, moneyOf({ currency }), lang);
  const bars = waterfallValues(
    all.map(({ step }) => step),
    unit,
    words,
  );
  return bars.map((row, at) => {
    const { low, high, step, isGap } = all[at]!;
    const [start, end] = [Number(row.start), Number(row.end)];
    const ends = [low, high].map((value) =>
      value === undefined ? null : forChart((step.isTotal ? 0 : start) + value / unit),
    );
    const part = isGap ? words.missing : row.part!;
    return { ...row, part, low: ends[0]!, high: ends[1]!, edge: Math.max(start, end, ends[1] ?? end) };
  });
}

/** The axis ends beyond the longest bar, where its words stand. */
const LABEL_ROOM = 1.25;

function bridgeLayers(values: Values, lang: Language): Layer[] {
  const y = { field: 'name', type: 'nominal' as const, sort: values.map(({ name }) => String(name)) };
  const x = (field: string) => ({ field, type: 'quantitative' as const });
  return [
    ...waterfallLayers(values, FRONT_WORDS[lang], [[FRONT_WORDS[lang].missing, COLOUR.orange]]),
    {
      transform: [{ filter: 'isValid(datum.low)' }],
      mark: { type: 'rule', strokeWidth: 1.6, color: COLOUR.ink },
      encoding: { y, x: x('low'), x2: { field: 'high' } },
    },
    {
      mark: { type: 'text', align: 'left', dx: 5, fontSize: 12, color: COLOUR.ink },
      encoding: {
        y,
        x: {
          ...x('edge'),
          scale: { domainMax: LABEL_ROOM * Math.max(...values.map(({ edge }) => Number(edge))) },
        },
        text: { field: 'text', type: 'nominal' },
      },
    },
  ];
}

const BRIDGE_CHART: Chart<RunPage> = {
  id: 'front-bridge',
  title: { zh: FRONT_WORDS.zh.why, en: FRONT_WORDS.en.why },
  caption: { zh: FRONT_WORDS.zh.bridgeCaption, en: FRONT_WORDS.en.bridgeCaption },
  spec({ outlook }, lang) {
    const bridge = outlook?.bridge;
    if (!bridge) return undefined;
    const money = moneyAxis(lang, moneyOf(outlook));
    const values = bridgeValues({ ...outlook, bridge }, money.unit, lang);
    const spec = framed(this, lang, money.name, values, bridgeLayers(values, lang));
    return untitled(spec, ROW * values.length);
  },
};

export const FRONT_CHARTS: readonly Chart<RunPage>[] = [FAN_CHART, BRIDGE_CHART];
