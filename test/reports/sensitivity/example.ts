/** A study of sensitivity made by hand: a posterior, a group, two factors, one of which does nothing. */
import type { Interval, PeriodIndices, SensitivityResult } from '../../../sim/result/sensitivity.ts';

const interval = (value: number, half: number): Interval => ({ value, error: half / 1.6, low90: value - half, high90: value + half }); // biome-ignore format: one line

function period(name: string, scale: number): PeriodIndices {
  const of = (group: string, first: number, total: number, half: number) => ({
    group,
    first: interval(first, half),
    total: interval(total, half),
  });
  return {
    period: name,
    groups: [
      of('card', 0.12, 0.2, 0.05),
      of('posterior', 0.55 - scale / 20, 0.66 - scale / 20, 0.11),
      of('parameters.purchase.price', 0.09, 0.14, 0.16),
    ],
    together: interval(0.24, 0.1),
    ignorance: interval(9e20 * scale, 2e20),
    chance: interval(1e20 * scale, 3e19),
    deviations: { ignorance: 3e10 * Math.sqrt(scale), chance: 1e10 * Math.sqrt(scale) },
    known: interval(0.9, 0.04),
    luck: 0.1,
    mean: 150e9 * scale,
    lost: 3,
    pairs: 448,
  };
}

const difference = (mean: number, half: number) => ({
  mean,
  low90: mean - half,
  high90: mean + half,
  low80: mean - 2 * half,
  high80: mean + 2 * half,
});

export function exampleSensitivity(): SensitivityResult {
  const path = (name: string, unit: string, low: number | string, high: number | string) => ({
    path: name,
    title: { zh: name, en: name },
    unit,
    low,
    high,
  });
  const screened = (group: string, muStar: number, half: number, isAlone: boolean, stands: boolean) => ({
    group,
    mu: isAlone ? interval(-muStar, half) : null,
    muStar: interval(muStar, half),
    sigma: isAlone ? interval(2e10, 5e9) : null,
    strength: interval(muStar ** 2, stands ? muStar : 2 * muStar ** 2),
    floor: 6e9,
    effects: 10,
    stands,
  });
  return {
    schema: 'laotie/sensitivity@1',
    title: { zh: '2021 年', en: '2021' },
    source: 'study.yaml',
    engine: '0.1.0+abc',
    dataHash: 'def',
    scenarioHash: 'ghi',
    seed: 'a-seed',
    scale: 10000,
    from: '2019-07-01',
    until: '2021-12-31',
    knownUntil: '2021-07-22',
    metric: 'gmv',
    period: '2021',
    unit: 'yuan',
    groups: [
      {
        id: 'card',
        title: { zh: '信任卡', en: 'The card' },
        factors: [
          path('levers.trust-card.coverage', 'share', 0.2, 0.9),
          path('levers.trust-card.from', 'date', '2021-06-01', '2021-06-30'),
        ],
      },
      {
        id: 'parameters.purchase.price',
        title: { zh: 'purchase.price', en: 'purchase.price' },
        factors: [path('parameters.purchase.price', 'logit/ln', 3.5, 5.5)],
      },
      {
        id: 'parameters.visits.idleDays',
        title: { zh: 'visits.idleDays', en: 'visits.idleDays' },
        factors: [path('parameters.visits.idleDays', 'days', 45, 120)],
      },
      { id: 'posterior', title: { zh: '拟合的参数', en: 'Fitted parameters' }, factors: [] },
    ],
    replicates: 2,
    runs: 1234,
    failed: 0,
    screening: {
      trajectories: 10,
      groups: [
        screened('card', 3e10, 8e9, false, true),
        screened('parameters.purchase.price', 2e10, 6e9, true, true),
        screened('parameters.visits.idleDays', 5e9, 3e9, true, false),
        screened('posterior', 7e10, 2e10, true, true),
      ],
    },
    indices: { points: 64, periods: [period('2021', 4), period('2021Q1', 1), period('2021Q2', 1.1), period('2021Q3', 1.2)] },
    tornado: {
      replicates: 16,
      base: 640e9,
      bars: [
        {
          group: 'parameters.purchase.price',
          low: { at: 3.5, difference: difference(12e9, 2e9) },
          high: { at: 5.5, difference: difference(-9e9, 3e9) },
        },
      ],
    },
  };
} // biome-ignore format: one line each
