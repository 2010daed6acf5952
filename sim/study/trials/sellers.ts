/** Sellers: a top host that is banned, and what brands have of the private domain. */
import type { MetricName } from '../../model/measures/all.ts';
import { change, combine, difference, type Figures, ratio } from '../claims/figures.ts';
import { lever } from './runs.ts';
import type { Trial } from './trial.ts';

const SPRING = '2021-03-01';
const BAN_DAYS = 60;
const RANK = 1;

/** In both runs the same talent is picked; in one of them it may not go live. */
const hostBan: Trial = {
  id: 'host-ban',
  title: { zh: '头部主播封禁 60 天', en: 'Top host banned for 60 days' },
  source: 'Xinba, Viya, Li Jiaqi and platforms closed: published exits point both ways',
  since: SPRING,
  runs: {
    base: lever('host-ban', SPRING, { rank: RANK, share: 0 }, BAN_DAYS),
    banned: lever('host-ban', SPRING, { rank: RANK }, BAN_DAYS),
  },
  checks: ({ over }) => {
    const of = (metric: MetricName, first: number, last: number) =>
      change(over('banned', metric, first, last), over('base', metric, first, last));
    const lost = (first: number, last: number) =>
      difference(over('base', 'visits', first, last), over('banned', 'visits', first, last));
    return [
      {
        what: { zh: '前两周平台 GMV 变化', en: 'GMV of the platform in the first two weeks, change' },
        unit: 'share',
        figures: of('gmv', 0, 13),
        expected: { low: -0.04, high: -0.005 },
      },
      {
        what: {
          zh: '前两周失去的访问在第 7、8 周回来的部分',
          en: 'part of the visits lost in weeks 1 and 2 that are back in weeks 7 and 8',
        },
        unit: 'share',
        figures: returned(lost(0, 13), lost(42, 55)),
        expected: { low: 0.2, high: 0.9 },
      },
      {
        what: { zh: '同品类其他卖家 GMV 变化', en: 'GMV of the other sellers of its category, change' },
        unit: 'share',
        figures: of('hostRivalsGmv', 0, BAN_DAYS - 1),
        expected: { low: 0, beyondErrors: true },
      },
      {
        what: {
          zh: '封禁结束后四周它的 GMV 变化',
          en: 'its own GMV in the four weeks after the ban, change',
        },
        unit: 'share',
        figures: of('hostGmv', BAN_DAYS, BAN_DAYS + 27),
        expected: {},
      },
    ];
  },
};

/** What is no longer lost, against the mean loss of all runs: that of a single one may be next to nothing. */
function returned(first: Figures, later: Figures): Figures {
  const mean = [...first.values()].reduce((a, b) => a + b, 0) / first.size;
  return combine((one) => 1 - one / mean, later);
}

const SUMMER = '2020-07-01';
/** The last quarter of the year that follows. */
const LATE = [274, 363] as const;

const privateOff: Trial = {
  id: 'private-off',
  title: { zh: '关闭私域', en: 'Private domain off' },
  source: 'C11: product power is what private buyers’ reviews teach',
  since: SUMMER,
  runs: { base: [], off: lever('private-domain-off', SUMMER) },
  checks: ({ over }) => {
    const share = (run: string) => ratio(over(run, 'brandGmv', ...LATE), over(run, 'gmv', ...LATE));
    return [
      {
        what: { zh: '一年后品牌占 GMV 变化', en: 'brands’ share of GMV a year on, change' },
        unit: 'share',
        figures: difference(share('off'), share('base')),
        expected: { high: 0, beyondErrors: true },
      },
      {
        what: { zh: '一年后一个季度 GMV 变化', en: 'GMV of a quarter a year on, change' },
        unit: 'share',
        figures: change(over('off', 'gmv', ...LATE), over('base', 'gmv', ...LATE)),
        expected: {},
      },
    ];
  },
};

export const sellerTrials: readonly Trial[] = [hostBan, privateOff];
