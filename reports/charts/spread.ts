import { forChart, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed, type Layer } from '../drawing/frame.ts';
import { titleOf } from '../run-rows.ts';
import { wordsIn } from '../words/in.ts';

const LABELS = {
  zh: { unit: '占方差的比例', source: '来源', share: '比例 ± 标准误' },
  en: { unit: 'share of the variance', source: 'source', share: 'share ± standard error' },
} as const;

/** Where the spread of the headline comes from. */
export const spread: Chart<RunResult> = {
  id: 'spread',
  title: { zh: '离散从哪里来', en: 'Where the spread comes from' },
  caption: {
    zh: '各次模拟结果（对数）的方差中，截止日后的注意力、参数、偶然各占多少；细线是加减一个标准误。由孪生运行估计：孪生只换一种运气，其余相同。',
    en: 'Shares of the variance (of logarithms) between runs: attention after the information date, parameters, chance. Thin lines are one standard error to each side. Estimated with twins, which differ from their run in one kind of luck only.',
  },
  spec({ spread: split }, lang) {
    if (split === undefined) return undefined;
    const words = LABELS[lang];
    const { share } = numbersIn(lang);
    const values = split.shares.map((part) => ({
      source: wordsIn(lang).spread.sources[part.source],
      share: forChart(part.share),
      low: forChart(Math.max(0, part.share - part.standardError)),
      high: forChart(Math.min(1, part.share + part.standardError)),
      text: `${share(part.share)} ± ${share(part.standardError)}`,
    }));
    const y = {
      field: 'source',
      type: 'nominal' as const,
      sort: null,
      axis: { title: null, minExtent: 72, labelPadding: 6, ticks: false, domain: false },
    };
    const x = (field: string) => ({
      field,
      type: 'quantitative' as const,
      scale: { domain: [0, 1] },
      axis: { title: null, format: '%', tickCount: 5, grid: true },
    });
    const tooltip = (['source', 'text'] as const).map((field) => ({
      field,
      type: 'nominal' as const,
      title: field === 'text' ? words.share : words.source,
    }));
    const layers: Layer[] = [
      {
        mark: { type: 'bar', color: COLOUR.narrow, height: { band: 0.6 } },
        encoding: { y, x: x('share'), tooltip },
      },
      {
        mark: { type: 'rule', color: COLOUR.ink },
        encoding: { y, x: x('low'), x2: { field: 'high' }, tooltip },
      },
      {
        mark: { type: 'tick', color: COLOUR.median, thickness: 3, height: { band: 0.6 } },
        encoding: { y, x: x('share'), tooltip },
      },
    ];
    const [metric, period] = split.figure.split('@') as [string, string];
    const what = `${titleOf(metric, lang)} · ${numbersIn(lang).period(period)} · ${words.unit}`;
    return { ...framed(this, lang, what, values, layers), height: 130 };
  },
};
