/** Boxes made by hand: two of PRIM, one leaf of a tree. */
import type { DiscoverResult } from '../../../sim/result/discover.ts';

export function exampleDiscovery(): DiscoverResult {
  const parameter = (name: string, unit: string, low: number, high: number) => ({
    name,
    title: { zh: name, en: name },
    unit,
    from: 'posterior' as const,
    low,
    high,
  });
  return {
    schema: 'laotie/discover@1',
    title: { zh: '2021 年', en: '2021' },
    source: 'market.yaml',
    engine: '0.1.0+abc',
    dataHash: 'def',
    scenarioHash: 'ghi',
    seed: 'a-seed',
    scale: 10000,
    from: '2019-07-01',
    until: '2021-12-31',
    knownUntil: '2021-07-22',
    target: {
      id: 'gmv-2021',
      title: { zh: '全年 7000 亿', en: '700 billion in 2021' },
      metric: 'gmv',
      over: '2021',
      atLeast: 700e9,
      unit: 'yuan',
    },
    miss: false,
    isPublishedPast: true,
    replicates: 400,
    failed: 0,
    all: { runs: 400, cases: 140, coverage: 1, density: 0.35, mass: 1 },
    factors: [
      parameter('adoption.imitation', 'trials/delivery', 0.5, 1.5),
      parameter('trust.stake', 'stakes', 0.1, 0.9),
      { name: 'attention.users', title: { zh: '月活跃用户', en: 'Monthly active users' }, unit: 'users', from: 'attention', low: 480e6, high: 620e6 },
      { name: 'levers.coupon.from', title: { zh: '优惠券：首日', en: 'Coupon: first day' }, unit: 'date', from: 'study', low: 18779, high: 18992 },
    ],
    trajectory: [
      { coverage: 1, density: 0.35, mass: 1, restricted: 0 },
      { coverage: 0.94, density: 0.51, mass: 0.65, restricted: 1 },
      { coverage: 0.82, density: 0.74, mass: 0.39, restricted: 2 },
      { coverage: 0.5, density: 0.86, mass: 0.2, restricted: 3 },
    ],
    chosen: 2,
    boxes: [
      {
        method: 'prim',
        runs: 155,
        cases: 115,
        coverage: 0.82,
        density: 0.74,
        mass: 0.39,
        bounds: [
          { factor: 'adoption.imitation', side: 'low', value: 0.8, quasiP: 1e-12 },
          { factor: 'attention.users', side: 'low', value: 520e6, quasiP: 0.002 },
          { factor: 'attention.users', side: 'high', value: 600e6, quasiP: 0.03 },
        ],
        again: [
          { factor: 'adoption.imitation', share: 1 },
          { factor: 'attention.users', share: 0.62 },
        ],
        elsewhere: { coverage: 0.77, density: 0.66 },
      },
      {
        method: 'prim',
        runs: 40,
        cases: 19,
        coverage: 0.13,
        density: 0.48,
        mass: 0.1,
        bounds: [{ factor: 'levers.coupon.from', side: 'high', value: 18800, quasiP: 0.01 }],
        again: [{ factor: 'levers.coupon.from', share: 0.9 }],
        elsewhere: { coverage: 0.1, density: 0.41 },
      },
    ],
    leaves: [
      {
        method: 'cart',
        runs: 170,
        cases: 118,
        coverage: 0.84,
        density: 0.69,
        mass: 0.43,
        bounds: [{ factor: 'adoption.imitation', side: 'low', value: 0.81, quasiP: 1e-9 }],
        again: [],
        elsewhere: null,
      },
    ],
    halves: 50,
    alpha: 0.1,
    least: 0.05,
  };
} // biome-ignore format: one factor a line
