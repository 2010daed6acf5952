/** Sellers: a top host that is banned, and what brands have of the private domain. */
import type { MetricName } from '../../model/measures/all.ts';
import { change, combine, difference, type Figures, ratio } from '../claims/figures.ts';
import { lever } from './runs.ts';
import type { Trial } from './trial.ts';

const SPRING = '2021-03-01';
const BAN_DAYS = 60;
const RANK = 1;
/** What others take of one host’s visits scatters by 1.3 from seed to seed: 135 seeds know its median to some 0.15. */
const BAN_SEEDS = 15;
const FIRST_WEEKS = [0, 13] as const;
const LAST_WEEKS = [42, 55] as const;

/**
 * One host's visits differ tenfold from seed to seed, and what the platform lacks is a small difference of large numbers:
 * it is held against the mean of all seeds, or the seeds whose host is small would rule the figure (ratio of means).
 */
function meanOf(figures: Figures): number {
  const values = [...figures.values()];
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** In both runs the same talent is picked; in one of them it may not go live. */
const hostBan: Trial = {
  id: 'host-ban',
  title: { zh: '头部主播封禁 60 天', en: 'Top host banned for 60 days' },
  source: 'Xinba, Viya, Li Jiaqi and platforms closed: published exits point both ways',
  since: SPRING,
  seeds: BAN_SEEDS,
  runs: {
    base: lever('host-ban', SPRING, { rank: RANK, share: 0 }, BAN_DAYS),
    banned: lever('host-ban', SPRING, { rank: RANK }, BAN_DAYS),
  },
  checks: ({ over }) => {
    const of = (metric: MetricName, first: number, last: number) =>
      change(over('banned', metric, first, last), over('base', metric, first, last));
    const taken = (...days: readonly [first: number, last: number]) => {
      const lost = difference(over('base', 'visits', ...days), over('banned', 'visits', ...days));
      const usual = meanOf(over('base', 'hostVisits', ...days));
      return combine((missed) => 1 - missed / usual, lost);
    };
    return [
      {
        what: { zh: '前两周平台 GMV 变化', en: 'GMV of the platform in the first two weeks, change' },
        unit: 'share',
        figures: of('gmv', ...FIRST_WEEKS),
        expected: { low: -0.04, high: -0.005 },
      },
      {
        what: {
          zh: '它平常的访问中，第 7、8 周已由别人接走的部分',
          en: 'of the visits that it would have had, part that others have in weeks 7 and 8',
        },
        unit: 'share',
        figures: taken(...LAST_WEEKS),
        expected: { low: 0.2, high: 0.9 },
      },
      {
        what: { zh: '同样，前两周', en: 'the same in weeks 1 and 2' },
        unit: 'share',
        figures: taken(...FIRST_WEEKS),
        expected: {},
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

const SUMMER = '2020-07-01';
/** The last quarter of the year that follows. */
const LATE = [274, 363] as const;

/** In one market of ten brands come to twice the share of the others: of nine seeds one is such, or none. */
const PRIVATE_SEEDS = 4;

const privateOff: Trial = {
  id: 'private-off',
  title: { zh: '关闭私域', en: 'Private domain off' },
  source: 'C11: product power is what private buyers’ reviews teach',
  since: SUMMER,
  seeds: PRIVATE_SEEDS,
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
