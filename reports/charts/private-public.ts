import { forChart, numbersIn } from '../../sim/notation/numbers.ts';
import type { RunResult } from '../../sim/result/result.ts';
import type { Chart } from '../chart.ts';
import { levelLayers } from '../drawing/fan.ts';
import {
  COLOUR,
  framed,
  type Key,
  keyScale,
  knowledgeEnds,
  type Layer,
  legend,
  timeAxis,
} from '../drawing/frame.ts';
import { rowsOf, titleOf } from '../run-rows.ts';

/** Private and public GMV as shares of the whole. */
export const privatePublic: Chart<RunResult> = {
  id: 'private-public',
  title: { zh: '私域与公域', en: 'Private and public domain' },
  caption: {
    zh: '来自关注关系的 GMV（私域，下）与来自公域流量的 GMV（上）各占多少，各月中位数；虚线之间是私域占比的 80% 区间。',
    en: 'GMV that comes through followed streamers (private, below) and through public traffic (above), as shares, monthly medians; between the dashed lines lies the 80% interval of the private share.',
  },
  spec(result, lang) {
    const rows = rowsOf(result, 'privateShare', 'month');
    if (rows.length < 2) return undefined;
    const numbers = numbersIn(lang);
    const values = rows.map((row) => ({
      at: `${row.period}-01`,
      when: numbers.period(row.period),
      zero: 0,
      one: 1,
      q10: forChart(row.q10),
      q50: forChart(row.q50),
      q90: forChart(row.q90),
      middle: numbers.share(row.q50),
      range: `${numbers.share(row.q10)} – ${numbers.share(row.q90)}`,
    }));
    const key: Key = [
      [titleOf('gmvPrivate', lang), COLOUR.blue],
      [titleOf('gmvPublic', lang), COLOUR.orange],
    ];
    const x = timeAxis(lang, 3);
    const y = (field: string) => ({
      field,
      type: 'quantitative' as const,
      scale: { domain: [0, 1] },
      axis: { title: null, format: '%' },
    });
    const colour = (at: 0 | 1) => ({ datum: key[at]![0], scale: keyScale(key), legend: legend(key) });
    const area = (low: string, high: string, at: 0 | 1): Layer => ({
      mark: { type: 'area', opacity: 0.75 },
      encoding: { x, y: y(low), y2: { field: high }, color: colour(at) },
    });
    const edge = (field: string): Layer => ({
      mark: { type: 'line', strokeDash: [4, 3], strokeWidth: 1.4, color: COLOUR.ink },
      encoding: { x, y: y(field) },
    });
    const words = {
      zh: { when: '时间', middle: '私域占比中位数', range: '80% 区间' },
      en: { when: 'when', middle: 'private share, median', range: '80% interval' },
    }[lang];
    const tooltip = (['when', 'middle', 'range'] as const).map((field) => ({
      field,
      type: 'nominal' as const,
      title: words[field],
    }));
    return framed(this, lang, { zh: '占 GMV', en: 'share of GMV' }[lang], values, [
      area('zero', 'q50', 0),
      area('q50', 'one', 1),
      edge('q10'),
      edge('q90'),
      ...levelLayers(0.5, { zh: '一半', en: 'half' }[lang], COLOUR.ink, 12),
      { mark: { type: 'point', opacity: 0, filled: true, size: 300 }, encoding: { x, y: y('q50'), tooltip } },
      ...knowledgeEnds(result, lang, values[0]!.at, values.at(-1)!.at),
    ]);
  },
};
