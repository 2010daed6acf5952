/** C17, C18: where providers and the whole market are to be in some years. */
import type { MetricName } from '../../model/measures/all.ts';
import { csvRows } from '../../scenario/csv.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import type { Check, Claim } from './claim.ts';
import { combine, sum } from './figures.ts';

const windMaker: Claim = {
  id: 'C17',
  claim: {
    zh: '造风者计划：一年内 100 家年 GMV 过 10 亿、200 家过 1 亿的服务商',
    en: 'Wind-maker plan: within a year 100 partners with 1 bn and 200 with over 100 m of yearly GMV',
  },
  kind: 'fitted',
  why: {
    zh: '服务商的数量与容量的离散照这一目标选定',
    en: 'the number of providers and the spread of their capacity were chosen with this target in view',
  },
  levers: ['wind-maker'],
  runs: ['wind-maker'],
  checks: ({ value }) => {
    const firms = (metric: MetricName, expected: number, zh: string, en: string): Check => ({
      what: { zh, en },
      unit: 'count',
      figures: value('wind-maker', metric, '2022-07-31'),
      expected: { kind: 'reach', value: expected, tolerance: 0.1 },
    });
    return [
      firms(
        'providersAbove1bn',
        100,
        '2022 年 7 月底过 10 亿的服务商',
        'providers of 1 bn and more, July 2022',
      ),
      firms(
        'providersAbove100m',
        200,
        '2022 年 7 月底 1 亿至 10 亿的服务商',
        'providers of 0.1 to 1 bn, July 2022',
      ),
    ];
  },
};

/**
 * Assumption: in 2025 the platform has the share of the market that it had in 2020, by its own GMV and the market's
 * size as estimated in October 2020 (both known in July 2021).
 * @param figures text of micro-figures.csv
 */
export function platformShare(history: readonly HistoryRow[], figures: string): number {
  const market = csvRows(figures, 'micro-figures.csv').find(
    ({ values: { period, metric, source } }) =>
      period === '2020' && metric === 'live_commerce_market_china_forecast' && source?.startsWith('KPMG'),
  );
  const own = history.find(({ period, metric }) => period === '2020' && metric === 'ecommerce_gmv');
  return own!.value / Number(market!.values.value);
}

const market: Claim = {
  id: 'C18',
  claim: {
    zh: '2025 年直播电商 6 万亿，其服务生态超过 1 万亿',
    en: 'Live commerce of 6 trn yuan by 2025, its service ecosystem above 1 trn',
  },
  kind: 'found',
  why: {
    zh: '2025 年平台 GMV 由只拟合到 2021 年一季度的规则得出；平台份额不变是假设',
    en: 'GMV of 2025 comes out of rules fitted to 2021Q1; that the share of the platform stays is an assumption',
  },
  runs: ['live-2025'],
  checks: ({ value, share }) => {
    const run = 'live-2025';
    const services = sum(value(run, 'platformRevenue', '2025'), value(run, 'providerFees', '2025'));
    return [
      {
        what: {
          zh: '2025 年市场 = 平台 GMV ÷ 平台份额',
          en: 'market of 2025 = platform GMV ÷ the platform’s share',
        },
        unit: 'yuan',
        figures: combine((gmv) => gmv / share, value(run, 'gmv', '2025')),
        expected: { kind: 'reach', value: 6e12, tolerance: 0.1 },
      },
      {
        what: {
          zh: '2025 年服务生态 =（平台收入 + 服务费）÷ 平台份额',
          en: 'service ecosystem of 2025 = (platform revenue + provider fees) ÷ the share',
        },
        unit: 'yuan',
        figures: combine((income) => income / share, services),
        expected: { kind: 'reach', value: 1e12, tolerance: 0.1 },
      },
      {
        what: {
          zh: '假设的平台份额（2020 年自身 GMV ÷ 2020 年 10 月所估市场）',
          en: 'assumed share of the platform (its GMV of 2020 over the market as told in October 2020)',
        },
        unit: 'share',
        figures: combine(() => share, services),
        expected: { kind: 'told' },
      },
    ];
  },
};

export const marketClaims: readonly Claim[] = [windMaker, market];
