import type { TopLevelSpec } from 'vega-lite';
import { readPeriod } from '../../sim/notation/dates.ts';
import type { Language } from '../../sim/notation/language.ts';
import { forChart, moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { fanKey, fanLayers, fanValues, levelLayers } from '../drawing/fan.ts';
import { COLOUR, framed, type Key, keyScale, knowledgeEnds, type Layer, legend } from '../drawing/frame.ts';
import { actualOf, headlineTarget, rowsOf, yearOf } from '../run-rows.ts';

const ACTUAL = {
  zh: { known: '已公布', hindsight: '事后公布' },
  en: { known: 'published', hindsight: 'hindsight' },
} as const;

/** Published quarters of a year added up, as long as none is missing; hindsight from the first such quarter on. */
function publishedToDate(result: RunResult, year: string, lang: Language) {
  const points: { at: string; value: number; kind: string; when: string; middle: string }[] = [];
  const numbers = numbersIn(lang);
  let total = 0;
  let hindsight = false;
  for (const quarter of [1, 2, 3, 4].map((number) => `${year}Q${number}`)) {
    const actual = actualOf(result, 'gmv', quarter);
    if (actual === undefined) break;
    total += actual.value;
    hindsight ||= actual.hindsight;
    points.push({
      at: readPeriod(quarter).until,
      value: forChart(total / moneyAxis(lang).unit),
      kind: ACTUAL[lang][hindsight ? 'hindsight' : 'known'],
      when: numbers.date(readPeriod(quarter).until),
      middle: numbers.yuan(total),
    });
  }
  return points;
}

function actualLayers(points: ReturnType<typeof publishedToDate>, key: Key): Layer[] {
  if (points.length === 0) return [];
  return [
    {
      data: { values: points },
      mark: { type: 'point', filled: true, size: 90, opacity: 1, stroke: 'white', strokeWidth: 1 },
      encoding: {
        x: { field: 'at', type: 'temporal', scale: { type: 'utc' } },
        y: { field: 'value', type: 'quantitative' },
        color: { field: 'kind', type: 'nominal', scale: keyScale(key), legend: legend(key) },
        tooltip: ['when', 'kind', 'middle'].map((field) => ({ field, type: 'nominal', title: ' ' })),
      },
    },
  ];
}

/**
 * GMV since 1 January of the target's year, day by day, against the target.
 * @param now what the day is called after which nothing published is used
 */
export function cumulativeSpec(
  chart: Chart<RunResult>,
  result: RunResult,
  lang: Language,
  now?: string,
): TopLevelSpec | undefined {
  const year = yearOf(result);
  const days = rowsOf(result, 'gmvToDate', 'day').filter(({ period }) => period.startsWith(year));
  if (days.length < 2) return undefined;
  const weekly = days.filter((_, at) => at % 7 === 0 || at === days.length - 1);
  const money = moneyAxis(lang);
  const numbers = numbersIn(lang);
  const published = publishedToDate(result, year, lang);
  const dots: Key = (['known', 'hindsight'] as const)
    .map((kind) => [ACTUAL[lang][kind], COLOUR[kind]] as const)
    .filter(([label]) => published.some(({ kind }) => kind === label));
  const key = [...fanKey(lang), ...dots];
  const target = headlineTarget(result);
  const aim = { zh: '目标', en: 'target' }[lang];
  return framed(
    chart,
    lang,
    `${numbers.period(year)} · ${money.name}`,
    fanValues(weekly, lang, money.unit, numbers.yuan),
    [
      ...fanLayers(lang, key, { ticks: 2 }),
      ...(target?.metric === 'gmv' && target.over === year
        ? levelLayers(target.atLeast / money.unit, `${aim} ${numbers.yuan(target.atLeast)}`, COLOUR.target)
        : []),
      ...actualLayers(published, key),
      ...knowledgeEnds(result, lang, days[0]!.period, days.at(-1)!.period, now),
    ],
  );
}

export const gmvCumulative: Chart<RunResult> = {
  id: 'gmv-cumulative',
  title: { zh: '年初至今 GMV 与目标', en: 'GMV since 1 January, and the target' },
  caption: {
    zh: '色带是预测的区间（含模型本身的误差），线是中位数。圆点是已公布季度的累计；“事后公布”的在信息截止日之后才发表，未用于预测。',
    en: 'Bands are intervals of the forecast, with the model’s own error; the line is its median. Dots add up published quarters; those marked hindsight came out after the information date and were not used.',
  },
  spec(result, lang) {
    return cumulativeSpec(this, result, lang);
  },
};
