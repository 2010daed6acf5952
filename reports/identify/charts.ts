/** Charts of `identify`: before and after the facts, profiles, ranks. */
import type { TopLevelSpec } from 'vega-lite';
import type { IdentifyResult } from '../../sim/result/identify.ts';
import type { Chart } from '../chart.ts';
import { COLOUR, framed, type Layer, type Values } from '../drawing/frame.ts';

const ROW = 20;
/** 90% of a unit normal. */
const PRIOR = 1.645;
const SCORES = {
  zh: '标准分：±2 是合理范围的两端',
  en: 'standard scores: ±2 are the ends of the plausible range',
};

/** Prior and posterior of every fitted parameter, one a row. */
const sights: Chart<IdentifyResult> = {
  id: 'prior-posterior',
  title: { zh: '数据之前与之后', en: 'Before and after the facts' },
  caption: {
    zh: '浅色：先验的 90%；深色：后验的 90% 与中位数。深色条与浅色条重合的参数，数据没有告诉我们什么。',
    en: 'Light: 90% of the prior. Dark: 90% of the posterior, and its median. Where both agree, the facts say nothing.',
  },
  spec({ profile }, lang) {
    if (!profile) return undefined;
    const values: Values = profile.sights.map(({ name, low90, high90, middle }) => ({
      name,
      before: -PRIOR,
      after: PRIOR,
      low90,
      high90,
      middle,
    }));
    const y = { field: 'name', type: 'nominal' as const, sort: null, axis: { title: null, labelLimit: 200 } };
    const x = (field: string) => ({
      field,
      type: 'quantitative' as const,
      scale: { domain: [-3, 3] },
      axis: { title: null, values: [-3, -2, -1, 0, 1, 2, 3], tickCount: 7 },
    });
    const bar = (from: string, to: string, size: number, color: string): Layer => ({
      mark: { type: 'bar', height: size, color },
      encoding: { y, x: x(from), x2: { field: to } },
    });
    const spec = framed(this, lang, SCORES[lang], values, [
      bar('before', 'after', 12, COLOUR.wide),
      bar('low90', 'high90', 6, COLOUR.blue),
      {
        mark: { type: 'tick', height: 14, thickness: 2, color: COLOUR.ink, opacity: 1 },
        encoding: { y, x: x('middle') },
      },
    ]);
    return { ...spec, height: ROW * profile.sights.length } as TopLevelSpec;
  },
};

/** Small charts side by side, one a quantity, in the order of the names. */
function facets(
  spec: TopLevelSpec,
  names: readonly string[],
  columns: number,
  width: number,
  height: number,
): TopLevelSpec {
  const { layer, width: _, height: __, autosize: ___, ...rest } = spec as unknown as Record<string, unknown>;
  return {
    ...rest,
    facet: {
      field: 'name',
      type: 'nominal',
      sort: names,
      header: { title: null, labelFontSize: 11, labelColor: COLOUR.ink },
    },
    columns,
    spec: { width, height, layer },
  } as unknown as TopLevelSpec;
}

function namesOf(rows: readonly { readonly name: string }[]): string[] {
  return rows.map(({ name }) => name);
}

/** Rise of the likelihood away from its best value; the level that bounds 90%. */
const profiles: Chart<IdentifyResult> = {
  id: 'profiles',
  title: { zh: '似然剖面', en: 'Likelihood profiles' },
  caption: {
    zh: '每个参数固定在其合理范围内的若干值，其余参数重新拟合；纵轴是似然的上升（截于 12）。曲线低于橙线之处为 90% 区间；始终低于橙线的参数，数据无法识别。',
    en: 'Each parameter is held at values of its plausible range while the others are fitted again; upwards: the rise of the likelihood, cut at 12. Below the orange line lies the 90% interval; a curve that stays below it is not identified.',
  },
  spec({ profile }, lang) {
    if (!profile || profile.profiles.length === 0) return undefined;
    const values: Values = profile.profiles.flatMap(({ name, points }) =>
      points.map(({ score, rise, value }) => ({
        name,
        score,
        rise: Math.min(12, rise),
        value,
        rule: profile.rule,
      })),
    );
    const x = {
      field: 'score',
      type: 'quantitative' as const,
      scale: { domain: [-2, 2] },
      axis: { title: null, tickCount: 5 },
    };
    const y = (field: string) => ({
      field,
      type: 'quantitative' as const,
      scale: { domain: [0, 13] }, // a point at 12 is drawn whole
      axis: { title: null, tickCount: 4 },
    });
    const spec = framed(this, lang, SCORES[lang], values, [
      { mark: { type: 'line', color: COLOUR.orange, strokeDash: [4, 3] }, encoding: { x, y: y('rule') } },
      {
        mark: { type: 'line', color: COLOUR.blue, point: { color: COLOUR.blue } },
        encoding: { x, y: y('rise') },
      },
    ]);
    return facets(spec, namesOf(profile.profiles), 4, 150, 110);
  },
};

/** Where truths lie among the draws found for them: level bars under a right posterior. */
const ranks: Chart<IdentifyResult> = {
  id: 'ranks',
  title: { zh: '已知真值的秩', en: 'Ranks of known truths' },
  caption: {
    zh: '正确的后验给出平的柱（橙线）；两端高表示区间过窄，中间高表示区间过宽，斜的表示偏高或偏低。',
    en: 'A right posterior gives level bars (orange line). High at both ends: intervals too narrow; high in the middle: too wide; a slope: draws lean to one side.',
  },
  spec({ ranks: check }, lang) {
    if (!check) return undefined;
    const values: Values = check.quantities.flatMap(({ name, bins }) =>
      bins.map((count, at) => ({
        name,
        bin: at + 1,
        count,
        even: bins.reduce((a, b) => a + b, 0) / bins.length,
      })),
    );
    const axis = { title: null, tickCount: 3 };
    const spec = framed(
      this,
      lang,
      { zh: '真值个数，按秩从低到高', en: 'truths, by rank from low to high' }[lang],
      values,
      [
        {
          mark: { type: 'bar', color: COLOUR.narrow },
          encoding: {
            x: { field: 'bin', type: 'ordinal', axis: { title: null, labels: false, ticks: false } },
            y: { field: 'count', type: 'quantitative', axis },
          },
        },
        {
          mark: { type: 'rule', color: COLOUR.orange },
          encoding: { y: { field: 'even', type: 'quantitative', aggregate: 'mean', axis } },
        },
      ],
    );
    return facets(spec, namesOf(check.quantities), 6, 100, 70);
  },
};

export const IDENTIFY_CHARTS: readonly Chart<IdentifyResult>[] = [sights, profiles, ranks];
