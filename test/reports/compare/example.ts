/** A comparison made by hand: B sells more at a cost, C does nothing that can be told. */

import { metricOf } from '../../../sim/model/measures/all.ts';
import { unitIn } from '../../../sim/notation/currencies.ts';
import type { ComparedFigure, CompareResult, Comparison } from '../../../sim/result/compare.ts';

/** @param spread half width of the 90% interval; three times as wide in eight of ten futures */
export function figure(
  metric: string,
  period: string,
  a: number,
  mean: number,
  spread: number,
): ComparedFigure {
  return {
    metric,
    period,
    unit: unitIn(metricOf(metric).unit),
    pairs: 32,
    a,
    b: a + mean,
    difference: {
      mean,
      low90: mean - spread,
      high90: mean + spread,
      low80: mean - 3 * spread,
      high80: mean + 3 * spread,
    },
    ratio: a === 0 ? null : (a + mean) / a,
    above: mean > 0 ? 29 : 14,
    equal: 1,
    below: mean > 0 ? 2 : 17,
    chance: (mean > 0 ? 29 : 14) / 32,
    chanceError: mean > 0 ? 0.061 : 0.083,
    varianceRatio: spread === 0 ? null : 431.7,
  };
}

function comparison(letter: string, effect: number): Comparison {
  return {
    letter,
    pairs: 32,
    same: false,
    apart: '2021-06-01',
    effect: {
      grade: 'assumed',
      parameters: [{ name: 'purchase.guarantee', grade: 'assumed', plausible: [0.1, 0.4] }],
    },
    levers: [{ zh: '信任卡', en: 'Trust card' }],
    figures: [
      figure('gmv', '2020', 381.2e9, 0, 0),
      figure('leverCost', '2020', 0.41e9, 0, 0),
      figure('gmv', '2021', 656.6e9, 5.87e9 * effect, 1.24e9),
      figure('refunds', '2021', 191.3e9, 4.54e9 * effect, 0.83e9),
      figure('leverCost', '2021', 0.58e9, 1.03e9 * effect, 0.15e9),
      figure('platformNet', '2021', 13.02e9, -0.95e9 * effect, 0.17e9),
      figure('buyersMonth', '2021', 78.2e6, 0.29e6 * effect, 0.13e6),
      figure('meanTrust', '2021', 0.698, 0.0015 * effect, 0.0004),
      figure('gmv', '2021Q1', 118.3e9, 0, 0),
      figure('gmv', '2021Q3', 158.2e9, 1.94e9 * effect, 0.61e9),
      figure('gmv', '2021Q4', 239.8e9, 3.95e9 * effect, 0.72e9),
      figure('providers', '2021-12-31', 362, 3 * effect, 2),
    ],
    targets: [
      {
        title: { zh: '7000 亿', en: '700 billion' },
        metric: 'gmv',
        over: '2021',
        atLeast: 7e11,
        unit: 'yuan',
        pairs: 32,
        a: 0.323,
        aError: 0.083,
        b: 0.323 + 0.044 * effect,
        bError: 0.084,
        change: 0.044 * effect,
        changeError: 0.009,
      },
    ],
    worth: [
      { period: '2020', gmv: 0, cost: 0, perCost: null, low90: null, high90: null },
      {
        period: '2021',
        gmv: 5.87e9 * effect,
        cost: 1.03e9 * effect,
        perCost: 5.699,
        low90: effect > 0.5 ? 3.48 : null,
        high90: effect > 0.5 ? 7.91 : null,
      },
    ],
  };
}

const MONTHS = Array.from({ length: 24 }, (_, at) => `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`); // biome-ignore format: one line

export function exampleComparison(): CompareResult {
  const letters = ['A', 'B', 'C'];
  const titles = [
    ['没有信任卡', 'Without the trust card'],
    ['有信任卡', 'With the trust card'],
    ['只有一点信任卡', 'With a little of the trust card'],
  ] as const;
  return {
    schema: 'laotie/compare@1',
    engine: '0.1.0+53c3250fbc94',
    dataHash: 'fa0f450abe938f23',
    seed: 'laotie-2021',
    scale: 20000,
    from: '2019-07-01',
    knownUntil: '2021-07-22',
    replicates: 32,
    failed: 0,
    isPublishedPast: true,
    main: '2021',
    sides: letters.map((letter, at) => ({
      letter,
      source: `${letter}.yaml`,
      title: { zh: titles[at]![0], en: titles[at]![1] },
      until: '2021-12-31',
      scenarioHash: '0'.repeat(64),
    })),
    comparisons: [comparison('B', 1), comparison('C', 0.1)],
    paths: letters.flatMap((letter, side) =>
      MONTHS.map((period, at) => {
        const q50 = (40 + 2 * at + (at > 16 ? side : 0)) * 1e9;
        return { letter, period, q10: 0.85 * q50, q50, q90: 1.14 * q50 };
      }),
    ),
  };
}
