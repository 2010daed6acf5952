/**
 * An example of a plugin: a lever that looks at the market, a metric, and a chart of it.
 *
 *   npx laotie run my-scenario.yaml --plugin steady.ts
 */
import type { Chart, Lever, OutsideMetric, Plugin, RunPage } from 'laotie';

/** A coupon that is given while the last week sells less than the month before it would make one expect. */
const steadyCoupon: Lever = {
  id: 'steady-coupon',
  title: { zh: '逆周期优惠券', en: 'Steady coupon' },
  meaning: {
    zh: '最近一周的 GMV 低于近四周的平均时发券，差得越多券越大。',
    en: 'A coupon on days after a week that sold less than an average week of the last four; the larger the gap, the larger it is.',
  },
  source: 'assumption',
  hangsOn: ['purchase.price'],
  aim: {},
  money: { noBudget: { zh: '每天有上限', en: 'it has a cap a day' } },
  settings: {
    most: {
      kind: 'share',
      range: [0, 0.5],
      initial: 0.1,
      meaning: 'Cut of the price after a week without any sale.',
    },
    cap: { kind: 'amount', range: [0, 1e11], meaning: 'Most that the platform pays for it in a day.' },
  },
  seesState: true,
  apply(policy, strength, { most, cap }, seen) {
    const [week, month] = [seen!.metric('gmv', 7), seen!.metric('gmv', 28)];
    const gap = 1 - (4 * week) / month;
    // not a number in the first four weeks
    if (!(gap > 0)) return;
    policy.coupon.share = Number(most) * gap * strength;
    policy.coupon.cap = Number(cap);
  },
};

const LARGEST = 10;

/** How much of a day's GMV the largest sellers make. */
const topShare: OutsideMetric = {
  name: 'topShare',
  unit: 'share',
  over: 'mean',
  title: { zh: '头部占比', en: 'share of the largest' },
  definition: {
    zh: '当日 GMV 最大的十个卖家所占比例',
    en: 'Share of the day’s GMV that its ten largest sellers make',
  },
  measure({ sellers, today }) {
    const sales = Array.from({ length: sellers.count }, (_, seller) => sellers.gmv(seller));
    const largest = sales.sort((a, b) => b - a).slice(0, LARGEST);
    return largest.reduce((sum, gmv) => sum + gmv, 0) / today('gmv');
  },
};

/** The metric by month: median of the replicates, with the middle 80% of them. */
const topShareChart: Chart<RunPage> = {
  id: 'top-share',
  title: { zh: '头部占比', en: 'Share of the ten largest sellers' },
  caption: {
    zh: '每月平均；线是各次运行的中位数，色带是中间 80% 的运行。',
    en: 'Mean of each month; the line is the median of the runs, the band holds the middle 80% of them.',
  },
  spec({ summary }, lang) {
    const values = summary
      .filter(({ metric, period }) => metric === 'topShare' && /^\d{4}-\d\d$/.test(period))
      .map(({ period, q10, q50, q90 }) => ({ month: period, low: q10, median: q50, high: q90 }));
    if (values.length === 0) return undefined;
    const x = { field: 'month', type: 'ordinal' as const, title: { zh: '月份', en: 'month' }[lang] };
    const title = { zh: '占当日 GMV', en: 'share of GMV' }[lang];
    return {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      title: this.title[lang],
      width: 640,
      height: 300,
      data: { values },
      layer: [
        {
          mark: { type: 'area', opacity: 0.3 },
          encoding: {
            x,
            y: { field: 'low', type: 'quantitative', title, axis: { format: '%' } },
            y2: { field: 'high' },
          },
        },
        { mark: 'line', encoding: { x, y: { field: 'median', type: 'quantitative', title } } },
      ],
    };
  },
};

export default {
  name: 'steady',
  levers: [steadyCoupon],
  metrics: [topShare],
  charts: [topShareChart],
} satisfies Plugin;
