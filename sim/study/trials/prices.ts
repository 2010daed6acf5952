/** Prices and festivals: how demand answers one seller, the whole channel, and a day of discounts. */
import { change, combine } from '../claims/figures.ts';
import { lever } from './runs.ts';
import type { Trial } from './trial.ts';

const SPRING = '2021-03-01';
const OWN = { rank: 1 };

/** One host’s orders scatter by some 5% from seed to seed. */
const OWN_SEEDS = 4;

/** In both runs the same talent is picked on the first day; in one of them its price rises. */
const ownPrice: Trial = {
  id: 'own-price',
  title: { zh: '一位卖家提价 10%', en: 'One seller’s price +10%' },
  source: 'own price elasticity about −2.6: Bijmolt, van Heerde & Pieters 2005',
  since: SPRING,
  seeds: OWN_SEEDS,
  runs: {
    base: lever('price-level', SPRING, { ...OWN, factor: 1 }),
    dear: lever('price-level', SPRING, { ...OWN, factor: 1.1 }),
  },
  checks: ({ over }) => {
    const orders = (first: number, last: number) =>
      change(over('dear', 'hostOrders', first, last), over('base', 'hostOrders', first, last));
    return [
      {
        what: { zh: '八周内它的订单变化', en: 'its orders within eight weeks, change' },
        unit: 'share',
        figures: orders(0, 55),
        expected: { low: -0.35, high: -0.18 },
      },
      {
        what: { zh: '第 5–8 周它的订单变化', en: 'its orders in weeks 5 to 8, change' },
        unit: 'share',
        figures: orders(28, 55),
        expected: {},
      },
    ];
  },
};

const allPrices: Trial = {
  id: 'all-prices',
  title: { zh: '所有价格 +10%', en: 'All prices +10%' },
  source: 'elasticity of a whole channel near −1, with budgets given',
  since: SPRING,
  runs: { base: [], dear: lever('price-level', SPRING, { factor: 1.1 }) },
  checks: ({ over }) => {
    const of = (metric: 'gmv' | 'orders', first: number, last: number) =>
      change(over('dear', metric, first, last), over('base', metric, first, last));
    return [
      {
        what: { zh: '四个月 GMV 变化', en: 'GMV of four months, change' },
        unit: 'share',
        figures: of('gmv', 0, 119),
        expected: { low: -0.03, high: 0.02 },
      },
      {
        what: { zh: '前四周 GMV 变化', en: 'GMV of the first four weeks, change' },
        unit: 'share',
        figures: of('gmv', 0, 27),
        expected: {},
      },
      {
        what: { zh: '四个月订单变化', en: 'orders of four months, change' },
        unit: 'share',
        figures: of('orders', 0, 119),
        expected: {},
      },
    ];
  },
};

/** Quiet weeks between the spring and the festival of June. */
const FESTIVAL = '2021-04-05';
const DAYS = 20;

const festivals: Trial = {
  id: 'festivals',
  title: { zh: '二十天加办大促', en: 'Twenty extra festival days' },
  source: 'December 2020 sold 0.75 of the daily rate of October and November (derived from published GMV)',
  since: FESTIVAL,
  runs: { base: [], more: lever('festival', FESTIVAL, { added: 1 }, DAYS) },
  checks: ({ over }) => {
    const more = (first: number, last: number) =>
      combine((a, b) => a - b, over('more', 'gmv', first, last), over('base', 'gmv', first, last));
    const around = combine((before, after) => before + after, more(-30, -1), more(DAYS, DAYS + 29));
    return [
      {
        what: {
          zh: '增量中来自前后各一个月的部分',
          en: 'part of the extra that the month before and the month after lack',
        },
        unit: 'share',
        figures: combine((extra, lost) => -lost / extra, more(0, DAYS - 1), around),
        expected: { low: 0.3 },
      },
      {
        what: { zh: '大促期间 GMV 变化', en: 'GMV of the festival days, change' },
        unit: 'share',
        figures: change(over('more', 'gmv', 0, DAYS - 1), over('base', 'gmv', 0, DAYS - 1)),
        expected: {},
      },
    ];
  },
};

export const priceTrials: readonly Trial[] = [ownPrice, allPrices, festivals];
