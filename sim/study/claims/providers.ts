/** C14–C18: service providers, and the market they are part of. */
import type { MetricName } from '../../model/measures/all.ts';
import { csvRows } from '../../scenario/csv.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import type { Check, Claim } from './claim.ts';
import { CAPABILITY_NAMES, type CapabilityName } from './experiments.ts';
import { change, combine, difference, ratio, sum } from './figures.ts';

const MAIN = 'kuaishou-2021';
const END = '2021-12-31';

const links: Claim = {
  id: 'C14',
  claim: {
    zh: '服务商连接主播、粉丝与品牌，承担入驻、孵化、供货、运营、培训与直播服务',
    en: 'Providers link creators, fans and brands: onboarding, incubation, supply, operation, live services',
  },
  runs: [MAIN],
  experiments: ['watched', 'without-operations'],
  checks: ({ value, told }) => {
    const share = (year: string) => ratio(value(MAIN, 'providerGmv', year), value(MAIN, 'gmv', year));
    return [
      {
        what: { zh: '服务商客户占 GMV，2021 减 2020', en: 'clients’ share of GMV, 2021 less 2020' },
        unit: 'share',
        figures: difference(share('2021'), share('2020')),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '年末被服务的达人', en: 'talents served at the end of 2021' },
        unit: 'count',
        figures: told('watched', 'talents'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '年末被服务的品牌店', en: 'brand stores served at the end of 2021' },
        unit: 'count',
        figures: told('watched', 'stores'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '2021 年服务费', en: 'fees 2021' },
        unit: 'yuan',
        figures: value(MAIN, 'providerFees', '2021'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: {
          zh: '直播运营给客户转化率带来的变化',
          en: 'change of clients’ conversion by live operations',
        },
        unit: 'share',
        figures: change(told('watched', 'conversion'), told('without-operations', 'conversion')),
        expected: { kind: 'above', value: 0 },
      },
    ];
  },
};

const CLASSES = [
  { name: 'Strategic', zh: '战略核心', en: 'strategic core' },
  { name: 'Base', zh: '核心（基地）', en: 'core (base)' },
  { name: 'Local', zh: '优质本地', en: 'quality local' },
  { name: 'Brand', zh: '优质品牌', en: 'quality brand' },
] as const;

const classes: Claim = {
  id: 'C15',
  claim: {
    zh: '四类服务商：战略核心、核心（基地）、优质本地、优质品牌，各有准入与退出标准',
    en: 'Four classes of provider, each with standards of admission and exit',
  },
  runs: [MAIN],
  experiments: ['watched'],
  checks: ({ value, told }) => {
    const all = (what: string) => sum(...CLASSES.map(({ name }) => told('watched', `${what}${name}`)));
    const step = (higher: string, lower: string, zh: string, en: string): Check => ({
      what: { zh: `准入最低能力：${zh}`, en: `least capability admitted: ${en}` },
      unit: 'index',
      figures: difference(told('watched', `least${higher}`), told('watched', `least${lower}`)),
      expected: { kind: 'above', value: 0 },
    });
    return [
      ...CLASSES.map(
        ({ name, zh, en }): Check => ({
          what: { zh: `年末在册：${zh}`, en: `on the roll at the end of 2021: ${en}` },
          unit: 'count',
          figures: value(MAIN, `providers${name}`, END),
          expected: { kind: 'above', value: 0 },
        }),
      ),
      step('Strategic', 'Base', '战略核心高于核心（基地）', 'strategic core above core base'),
      step('Base', 'Local', '核心（基地）高于优质本地', 'core base above quality local'),
      step('Brand', 'Local', '优质品牌高于优质本地', 'quality brand above quality local'),
      {
        what: { zh: '准入的服务商', en: 'firms admitted' },
        unit: 'count',
        figures: all('admitted'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '未达标而未准入', en: 'firms refused' },
        unit: 'count',
        figures: all('refused'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '清退的服务商', en: 'firms removed' },
        unit: 'count',
        figures: all('removed'),
        expected: { kind: 'above', value: 0 },
      },
    ];
  },
};

/** What of their clients each capability is to raise. */
const CAPABILITY_CHECKS: Record<CapabilityName, { zh: string; en: string; figure: string }> = {
  incubation: { zh: '孵化：客户每日访问', en: 'incubation: visits a client and day', figure: 'visitsADay' },
  marketing: {
    zh: '流量营销：每次访问的新关注',
    en: 'traffic marketing: follows a visit',
    figure: 'followsAVisit',
  },
  operations: { zh: '直播运营：转化率', en: 'live operations: conversion', figure: 'conversion' },
  supply: { zh: '供应链：满意率', en: 'supply chain: satisfied share', figure: 'satisfiedShare' },
  fulfilment: { zh: '履约：满意率', en: 'fulfilment: satisfied share', figure: 'satisfiedShare' },
};

const capabilities: Claim = {
  id: 'C16',
  claim: {
    zh: '五项能力：主播孵化、流量营销、直播运营、供应链、服务履约',
    en: 'Five capabilities: incubation, traffic marketing, live operations, supply chain, fulfilment',
  },
  runs: [],
  experiments: ['watched', ...CAPABILITY_NAMES.map((name) => `without-${name}` as const)],
  checks: ({ told }) =>
    CAPABILITY_NAMES.map((name) => {
      const { zh, en, figure } = CAPABILITY_CHECKS[name];
      return {
        what: { zh: `${zh}，因此项能力的变化`, en: `${en}, change by this capability` },
        unit: 'share',
        figures: change(told('watched', figure), told(`without-${name}`, figure)),
        expected: { kind: 'above', value: 0 },
      };
    }),
};

const windMaker: Claim = {
  id: 'C17',
  claim: {
    zh: '造风者计划：一年内 100 家年 GMV 过 10 亿、200 家过 1 亿的服务商',
    en: 'Wind-maker plan: within a year 100 partners with 1 bn and 200 with over 100 m of yearly GMV',
  },
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

export const providerClaims: readonly Claim[] = [links, classes, capabilities, windMaker, market];
