/**
 * Launches whose later daily GMV is predicted from what was known on the first day. The list, and what each case says of
 * itself, were committed before anything was scored; a case can be scored because its GMV is known on two dates.
 */

import { dayNumber } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';
import { refuse } from '../../notation/refusal.ts';
import type { LaunchRow } from '../../scenario/published-tables.ts';

/** Which row of scenarios/markets/kuaishou/launches.csv. */
export interface FigureName {
  readonly date: string;
  readonly metric: string;
}

export interface LaunchCase {
  readonly id: string;
  readonly title: Bilingual;
  /** The case and the platform as launches.csv names them. */
  readonly launch: string;
  readonly platform: string;
  /** Known at the start, and to be predicted. */
  readonly first: FigureName;
  readonly later: FigureName;
  /**
   * Whether traffic is bought on after the first figure, by a plan that was known then; else the first day is an event:
   * a debut, a single show, a shock.
   */
  readonly goesOn: boolean;
  /** GMV of the whole platform in that year, RMB bn: how large the store is in its market, and nothing else. */
  readonly platformBn: number;
}

/** Sizes in scenarios/markets/kuaishou: rivals/douyin.csv, history.csv. An outside platform is this market in another size. */
const DOUYIN_2020 = 500;
const DOUYIN_2021 = 800;
const KUAISHOU_2021 = 680;

const LUO = { launch: 'Luo Yonghao (host)', platform: 'Douyin', goesOn: false, platformBn: DOUYIN_2020 };
const ZHANG = { launch: 'Zhang Ting (celebrity host)', platform: 'Douyin', goesOn: false };
const ERKE = {
  launch: 'ERKE (sportswear, donation shock)',
  platform: 'Douyin',
  goesOn: false,
  platformBn: DOUYIN_2021,
};

export const LAUNCH_CASES: readonly LaunchCase[] = [
  {
    id: 'luo-second-show',
    title: { zh: '罗永浩：首秀 → 第二场', en: 'Luo Yonghao: debut → second show' },
    ...LUO,
    first: { date: '2020-04-01', metric: 'session_gmv' },
    later: { date: '2020-04-10', metric: 'session_gmv' },
  },
  {
    id: 'luo-next-summer',
    title: { zh: '罗永浩：首秀 → 次年夏季日均', en: 'Luo Yonghao: debut → mean day of the next summer' },
    ...LUO,
    first: { date: '2020-04-01', metric: 'session_gmv' },
    later: { date: '2021-06-01..08-31', metric: 'gmv_92_days' },
  },
  {
    id: 'zhang-next-year',
    title: { zh: '张庭：首秀 → 一年后的大场', en: 'Zhang Ting: debut → the large show a year later' },
    ...ZHANG,
    platformBn: DOUYIN_2020,
    first: { date: '2020-06-10', metric: 'session_gmv' },
    later: { date: '2021-06-12', metric: 'day_gmv' },
  },
  {
    id: 'zhang-june',
    title: { zh: '张庭：6 月 12 日大场 → 6 天后', en: 'Zhang Ting: large show of 12 June → six days later' },
    ...ZHANG,
    platformBn: DOUYIN_2021,
    first: { date: '2021-06-12', metric: 'day_gmv' },
    later: { date: '2021-06-18', metric: 'day_gmv' },
  },
  {
    id: 'zhang-july',
    title: {
      zh: '张庭：6 月 12 日大场 → 四周后',
      en: 'Zhang Ting: large show of 12 June → four weeks later',
    },
    ...ZHANG,
    platformBn: DOUYIN_2021,
    first: { date: '2021-06-12', metric: 'day_gmv' },
    later: { date: '2021-07-10', metric: 'day_gmv' },
  },
  {
    id: 'erke-august',
    title: { zh: '鸿星尔克：捐款次日 → 三周后', en: 'ERKE: the day after the donation → three weeks later' },
    ...ERKE,
    first: { date: '2021-07-23', metric: 'day_gmv' },
    later: { date: '2021-08-14..20', metric: 'week_gmv' },
  },
  {
    id: 'erke-october',
    title: { zh: '鸿星尔克：捐款次日 → 10 月', en: 'ERKE: the day after the donation → October' },
    ...ERKE,
    first: { date: '2021-07-23', metric: 'day_gmv' },
    later: { date: '2021-10-04..11-03', metric: 'month_gmv' },
  },
  {
    id: 'jia-second-show',
    title: {
      zh: '贾乃亮：大场 → 6 天后的大场',
      en: 'Jia Nailiang: large show → the next one, six days later',
    },
    launch: 'Jia Nailiang (celebrity, two shows)',
    platform: 'Douyin',
    goesOn: false,
    platformBn: DOUYIN_2021,
    first: { date: '2021-08-10', metric: 'day_gmv' },
    later: { date: '2021-08-16', metric: 'day_gmv' },
  },
  {
    id: 'yalu',
    title: { zh: '雅鹿：前十天 → 其后九天', en: 'Yalu: first ten days → the nine days after' },
    launch: 'Yalu (seed case)',
    platform: 'Kuaishou',
    goesOn: true,
    platformBn: KUAISHOU_2021,
    first: { date: '2021-07-03..07-12', metric: 'gmv_10_days' },
    later: { date: '2021-07-13..07-21', metric: 'gmv_9_days' },
  },
];

/** A published GMV as a mean day. */
export interface DailyGmv {
  /** First and last day, ISO. */
  readonly from: string;
  readonly until: string;
  readonly yuanADay: number;
}

/** A case's figure as a mean day, from the table. @throws Refusal where the table has no such row in RMB m */
export function dailyGmv(rows: readonly LaunchRow[], of: LaunchCase, { date, metric }: FigureName): DailyGmv {
  const row = rows.find(
    (one) =>
      one.launch === of.launch && one.platform === of.platform && one.date === date && one.metric === metric,
  );
  if (!row?.span || row.value === undefined || row.unit !== 'RMB m')
    throw refuse('launches.csv', `${metric} of ${of.launch} on ${date}, in RMB m`, 'no such row');
  const { from, until } = row.span;
  const days = dayNumber(until) - dayNumber(from) + 1;
  return { from, until, yuanADay: (row.value * 1e6) / days };
}
