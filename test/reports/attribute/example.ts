/** An attribution made by hand: growth of a year among three mechanisms, one of which takes away and one does nothing. */
import type { AttributeResult, ItemShare } from '../../../sim/result/attribute.ts';

const amount = (value: number) => ({ whole: Math.round(value * 100), value });

function share(id: string, zh: string, en: string, value: number, spread: number, shared: number): ItemShare {
  return {
    id,
    title: { zh, en },
    ...amount(value),
    part: value / shared,
    difference: {
      mean: value,
      low90: value - spread,
      high90: value + spread,
      low80: value - 3 * spread,
      high80: value + 3 * spread,
    },
    orderError: null,
  };
}

const factor = (name: 'buyers' | 'ordersPerBuyer' | 'orderValue', value: number) => ({
  ...share(name, '', '', value, 4e9, 300e9),
  factor: name,
});

export function exampleAttribution(): AttributeResult {
  return {
    schema: 'laotie/attribute@1',
    title: { zh: '2021 年 7000 亿', en: '700 billion in 2021' },
    source: 'scenario.yaml',
    scenarioHash: '81d6c25eb21afefd',
    engine: '0.1.0+53c3250fbc94',
    dataHash: 'fa0f450abe938f23',
    seed: 'laotie-2021',
    scale: 10000,
    from: '2019-07-01',
    until: '2021-12-31',
    knownUntil: '2021-07-22',
    replicates: 32,
    failed: 0,
    by: 'mechanism',
    since: '2021-01-01',
    metric: 'gmv',
    unit: 'yuan',
    quantum: 0.01,
    period: '2021',
    before: '2020',
    level: amount(680e9),
    levelBefore: amount(380e9),
    all: amount(300e9),
    none: amount(110e9),
    shared: amount(190e9),
    items: [
      share('private-domain', '私域', 'Private domain', 150e9, 12e9, 190e9),
      share('trust', '信任学习', 'Trust learning', 62e9, 9e9, 190e9),
      share('one-offs', '一次性事件', 'One-offs', 0, 0, 190e9),
      share('ads', '投放', 'Ads', -3e9, 5e9, 190e9),
      share('brands', '品牌', 'Brands', -19e9, 6e9, 190e9),
    ],
    kept: [],
    orderPairs: 0,
    variants: 32,
    growth: {
      sooner: '2020',
      later: '2021',
      gmvSooner: amount(380e9),
      gmvLater: amount(680e9),
      growth: amount(300e9),
      factors: [factor('buyers', 170e9), factor('ordersPerBuyer', 155e9), factor('orderValue', -25e9)],
    },
  };
}
