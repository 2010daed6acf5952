/** Goods, guarantees and honesty: what disappointment and its remedies do to buyers. */
import type { MetricName } from '../../model/measures/all.ts';
import { change, combine, difference, type Figures, ratio } from '../claims/figures.ts';
import { lever } from './runs.ts';
import type { Trial } from './trial.ts';

const WINTER = '2021-01-01';
/** From the second month on: parcels of the days before have arrived. */
const SETTLED = [30, 179] as const;

const poorGoods: Trial = {
  id: 'poor-goods',
  title: { zh: '所有达人的货品质量为 0.2', en: 'All talents’ goods of quality 0.2' },
  source: 'half of the buyers of October 2020 were satisfied (CNSA); goods far worse must disappoint most',
  since: WINTER,
  runs: { base: [], poor: lever('goods-quality', WINTER, { level: 0.2 }) },
  checks: ({ over }) => {
    const disappointed = combine((share) => 1 - share, over('poor', 'satisfiedShareStranger', 0, 59));
    return [
      {
        what: {
          zh: '前两个月未关注者的包裹令人失望的比例',
          en: 'parcels of non-followers that disappoint in the first two months',
        },
        unit: 'share',
        figures: disappointed,
        expected: { low: 0.5 },
      },
      {
        what: { zh: '五、六月复购订单变化', en: 'repeat orders of May and June, change' },
        unit: 'share',
        figures: change(over('poor', 'ordersRepeat', 120, 180), over('base', 'ordersRepeat', 120, 180)),
        expected: { high: -0.5 },
      },
      {
        // of those who still buy: the disappointed who left are not in it
        what: { zh: '五、六月复购率变化', en: 'repeat rate of May and June, change' },
        unit: 'share',
        figures: change(over('poor', 'repeatRate', 120, 180), over('base', 'repeatRate', 120, 180)),
        expected: {},
      },
      {
        what: { zh: '半年 GMV 变化', en: 'GMV of half a year, change' },
        unit: 'share',
        figures: change(over('poor', 'gmv', 0, 179), over('base', 'gmv', 0, 179)),
        expected: {},
      },
    ];
  },
};

const forcedCard: Trial = {
  id: 'forced-card',
  title: { zh: '所有卖家都持信任卡', en: 'Trust card forced on all sellers' },
  source: 'money-back and return leniency raise purchase more than returns (Janakiraman et al. 2016)',
  since: WINTER,
  runs: { base: [], card: lever('trust-card', WINTER, { forced: 1 }) },
  checks: ({ over }) => {
    const of = (run: string, metric: MetricName) => over(run, metric, ...SETTLED);
    const part = (run: string, metric: MetricName) => ratio(of(run, metric), of(run, 'gmv'));
    return [
      {
        what: { zh: '满意率变化', en: 'satisfied share, change' },
        unit: 'share',
        figures: difference(of('card', 'satisfiedShare'), of('base', 'satisfiedShare')),
        expected: { low: 0, beyondErrors: true },
      },
      {
        what: { zh: '退款占 GMV 变化', en: 'refunds over GMV, change' },
        unit: 'share',
        figures: difference(part('card', 'refunds'), part('base', 'refunds')),
        expected: { low: 0, beyondErrors: true },
      },
      {
        what: { zh: '陌生人转化率变化', en: 'conversion of strangers, change' },
        unit: 'share',
        figures: change(of('card', 'conversionStranger'), of('base', 'conversionStranger')),
        expected: { low: 0.03, high: 0.1 },
      },
      {
        // bounded: less than commission and ads bring in, some 3 to 6% of GMV
        what: { zh: '信任卡成本占 GMV', en: 'cost of the card over GMV' },
        unit: 'share',
        figures: part('card', 'costTrustCard'),
        expected: { high: 0.02 },
      },
      {
        what: { zh: '平台净额变化', en: 'platform net, change' },
        unit: 'money',
        figures: difference(of('card', 'platformNet'), of('base', 'platformNet')),
        expected: {},
      },
    ];
  },
};

const SUMMER = '2020-07-01';
const LOUD = lever('exaggeration-wave', SUMMER, { claims: 0.3 });
/** The last quarter of the year that follows. */
const LATE = [274, 363] as const;
/** Days over which a crossing is looked for: a mean of four weeks, for single days scatter. */
const SMOOTH = 28;

/** First day of four weeks that sell less than without the wave; NaN when there are none. */
function crossing(loud: Float64Array, plain: Float64Array): number {
  let gap = 0;
  for (let day = 0; day < plain.length; day++) {
    gap += loud[day]! - plain[day]!;
    if (day >= SMOOTH) gap -= loud[day - SMOOTH]! - plain[day - SMOOTH]!;
    if (day >= SMOOTH - 1 && gap < 0) return day - SMOOTH + 1;
  }
  return Number.NaN;
}

const exaggeration: Trial = {
  id: 'exaggeration',
  title: { zh: '夸大上升 0.3；达人看得近或远', en: 'Claims +0.3; talents of short and of long sight' },
  source: 'trust is lost faster than won; the article’s C22 and C27',
  since: SUMMER,
  runs: {
    base: [],
    loud: LOUD,
    short: ['parameters.talents.horizon=0'],
    long: ['parameters.talents.horizon=2'],
  },
  checks: ({ over, daily }) => {
    const gmv = (first: number, last: number): Figures =>
      change(over('loud', 'gmv', first, last), over('base', 'gmv', first, last));
    const plain = daily('base', 'gmv');
    const crossed = [...daily('loud', 'gmv')].map(([k, loud]) => [k, crossing(loud, plain.get(k)!)] as const);
    return [
      {
        what: { zh: '头一周 GMV 变化', en: 'GMV of the first week, change' },
        unit: 'share',
        figures: gmv(0, 6),
        expected: { low: 0, beyondErrors: true },
      },
      {
        what: { zh: '一年后一个季度 GMV 变化', en: 'GMV of a quarter a year on, change' },
        unit: 'share',
        figures: gmv(...LATE),
        expected: { high: 0, beyondErrors: true },
      },
      {
        what: {
          zh: '从哪一天起四周的销售更少',
          en: 'first day of four weeks that sell less',
        },
        unit: 'days',
        figures: new Map(crossed),
        expected: {},
      },
      {
        what: {
          zh: '达人的平均夸大：看得远减看得近',
          en: 'mean claims of talents: long sight less short',
        },
        unit: 'trust',
        figures: difference(over('long', 'claims', ...LATE), over('short', 'claims', ...LATE)),
        expected: { high: 0, beyondErrors: true },
      },
    ];
  },
};

export const trustTrials: readonly Trial[] = [poorGoods, forcedCard, exaggeration];
