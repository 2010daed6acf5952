/** Ads and money: ad load, a subsidy for ads, the commission. */
import type { MetricName } from '../../model/measures/all.ts';
import { change, combine, difference, type Figures } from '../claims/figures.ts';
import { lever } from './runs.ts';
import type { Trial, TrialRuns } from './trial.ts';

const WINTER = '2021-01-01';
/** January to June 2021. */
const HALF = [0, 179] as const;

const adLoad: Trial = {
  id: 'ad-load',
  title: { zh: '广告占比提高 25 个点', en: 'Ad load +25 points' },
  source: 'viewers pay for ads with patience: direction of published work on ad load',
  since: WINTER,
  runs: { base: [], more: lever('ad-load', WINTER, { change: 0.25 }) },
  checks: ({ over }) => {
    const of = (metric: MetricName) => change(over('more', metric, ...HALF), over('base', metric, ...HALF));
    return [
      {
        what: { zh: '半年 GMV 变化', en: 'GMV of half a year, change' },
        unit: 'share',
        figures: of('gmv'),
        expected: { high: 0 },
      },
      {
        what: { zh: '付费访问的转化率变化', en: 'conversion of paid visits, change' },
        unit: 'share',
        figures: of('conversionPaid'),
        expected: { high: 0, beyondErrors: true },
      },
      {
        what: { zh: '访问变化', en: 'visits, change' },
        unit: 'share',
        figures: of('visits'),
        expected: { high: 0, beyondErrors: true },
      },
      {
        what: { zh: '平台净额变化', en: 'platform net, change' },
        unit: 'money',
        figures: difference(over('more', 'platformNet', ...HALF), over('base', 'platformNet', ...HALF)),
        expected: {},
      },
    ];
  },
};

/** Subsidies from none to the largest, each with what it gave. */
const STEPS = ['base', 'share10', 'share30', 'share90'] as const;

/** What the platform earns on top for each unit of money that a step adds to the subsidy. */
function marginal({ over }: TrialRuns, from: string, to: string): Figures {
  const gross = (run: string) =>
    combine((net, cost) => net + cost, over(run, 'platformNet', ...HALF), over(run, 'costAds', ...HALF));
  return combine(
    (earned, before, spent, spentBefore) => (earned - before) / (spent - spentBefore),
    gross(to),
    gross(from),
    over(to, 'costAds', ...HALF),
    over(from, 'costAds', ...HALF),
  );
}

/** The smallest subsidy moves GMV by less than luck does: nine seeds do not know its return. */
const SUBSIDY_SEEDS = 4;

const adSubsidy: Trial = {
  id: 'ad-subsidy',
  title: { zh: '投放补贴 10%、30%、90%', en: 'Ad subsidy of 10%, 30%, 90%' },
  source: 'return of paid traffic falls with the amount: agencies on a rival platform, direction only',
  since: WINTER,
  seeds: SUBSIDY_SEEDS,
  runs: {
    base: [],
    share10: lever('ad-subsidy', WINTER, { share: 0.1 }),
    share30: lever('ad-subsidy', WINTER, { share: 0.3 }),
    share90: lever('ad-subsidy', WINTER, { share: 0.9 }),
  },
  checks: (runs) => {
    const [first, second, third] = STEPS.slice(1).map((to, at) => marginal(runs, STEPS[at]!, to));
    return [
      {
        what: {
          zh: '平台补贴的边际回报：10% 档减 90% 档',
          en: 'platform’s return on money at the margin: to 10% less to 90%',
        },
        unit: 'times',
        figures: difference(first!, third!),
        expected: { low: 0, beyondErrors: true },
      },
      {
        what: {
          zh: '各档边际所得中最小的（所得 / 补贴）',
          en: 'least return at the margin, over what is spent',
        },
        unit: 'times',
        figures: combine((...all) => Math.min(...all), first!, second!, third!),
        expected: { high: 1 },
      },
      {
        what: { zh: '补贴 30% 时 GMV 变化', en: 'GMV at a subsidy of 30%, change' },
        unit: 'share',
        figures: change(runs.over('share30', 'gmv', ...HALF), runs.over('base', 'gmv', ...HALF)),
        expected: {},
      },
    ];
  },
};

const SUMMER = '2020-07-01';
/** A year. */
const YEAR = [0, 364] as const;

const commission: Trial = {
  id: 'commission',
  title: { zh: '佣金提高 5 个点', en: 'Commission +5 points' },
  source: 'sellers pass fees on or leave: Vietnam 2025, prices +33%, units −8% (YouNet ECI)',
  since: SUMMER,
  runs: { base: [], more: lever('commission', SUMMER, { change: 0.05 }) },
  checks: ({ over }) => {
    const of = (metric: MetricName) => change(over('more', metric, ...YEAR), over('base', metric, ...YEAR));
    return [
      {
        what: { zh: '一年 GMV 变化', en: 'GMV of a year, change' },
        unit: 'share',
        figures: of('gmv'),
        expected: { low: -0.1, high: -0.01 },
      },
      {
        what: { zh: '平台净额变化', en: 'platform net, change' },
        unit: 'share',
        figures: of('platformNet'),
        expected: {},
      },
    ];
  },
};

export const adTrials: readonly Trial[] = [adLoad, adSubsidy, commission];
