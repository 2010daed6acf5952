/** Four levers made by hand: one pays, one costs, one cannot be told, one does nothing. */
import type { Comparison } from '../../../sim/result/compare.ts';
import type { EffectGrade } from '../../../sim/result/grades.ts';
import type { EffectRange, LeverOutcome, LeversResult } from '../../../sim/result/levers.ts';
import { figure } from '../compare/example.ts';

interface Effects {
  readonly net: number;
  readonly netSpread: number;
  readonly gmv: number;
  readonly cost: number;
  /** Change of the target’s chance. */
  readonly change?: number;
}

const MEASURED: EffectGrade = {
  grade: 'measured',
  parameters: [{ name: 'purchase.price', grade: 'measured', plausible: [3.5, 5.5] }],
};

function comparison(letter: string, { net, netSpread, gmv, cost, change = 0 }: Effects): Comparison {
  const same = gmv === 0 && net === 0;
  return {
    letter,
    pairs: 32,
    same,
    apart: same ? null : '2021-06-01',
    effect: MEASURED,
    levers: [],
    figures: [
      figure('gmv', '2021', 600e9, gmv, gmv / 20),
      figure('leverCost', '2021', 0, cost, cost / 10),
      figure('platformNet', '2021', 12e9, net, netSpread),
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
        b: 0.323 + change,
        bError: 0.084,
        change,
        changeError: 0.02,
      },
    ],
    worth: [
      {
        period: '2021',
        gmv,
        cost,
        perCost: cost === 0 ? null : gmv / cost,
        low90: cost === 0 ? null : (0.9 * gmv) / cost,
        high90: cost === 0 ? null : (1.1 * gmv) / cost,
      },
    ],
  };
}

export function outcome(
  id: string,
  zh: string,
  en: string,
  effects: Effects,
  told: { readonly ranges?: readonly EffectRange[]; readonly untold?: readonly string[] } = {},
): LeverOutcome {
  return {
    id,
    lever: id,
    title: { zh, en },
    from: '2021-06-01',
    until: '2021-12-31',
    comparison: comparison(id, effects),
    ranges: told.ranges ?? [],
    untold: told.untold ?? [],
  };
}

const RANGE: EffectRange = {
  metric: 'gmv',
  parameter: 'purchase.price',
  grade: 'assumed',
  from: 'draws',
  low: { value: 3.5, mean: 12e9, low90: 10e9, high90: 14e9 },
  high: { value: 5.5, mean: 28e9, low90: 25e9, high90: 31e9 },
};

export function exampleLevers(): LeversResult {
  return {
    schema: 'laotie/levers@1',
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
    isPublishedPast: true,
    main: '2021',
    kept: [],
    levers: [
      outcome('ska', '扶持', 'Support', {
        net: 0.9e9,
        netSpread: 0.2e9,
        gmv: 6e9,
        cost: 0.1e9,
        change: 0.03,
      }),
      outcome('idle', '无', 'Idle', { net: 0, netSpread: 0, gmv: 0, cost: 0 }),
      outcome(
        'card',
        '信任卡',
        'Trust card',
        { net: -0.1e9, netSpread: 0.3e9, gmv: 1e9, cost: 0.5e9 },
        { untold: ['purchase.guarantee'] },
      ),
      outcome(
        'coupon',
        '优惠券',
        'Coupon',
        { net: -2.5e9, netSpread: 0.2e9, gmv: 20e9, cost: 4e9, change: 0.08 },
        { ranges: [RANGE] },
      ),
    ],
    together: comparison('(all)', { net: -1.5e9, netSpread: 0.3e9, gmv: 24e9, cost: 4.6e9, change: 0.09 }),
    beyondSum: { mean: -3e9, low90: -4e9, high90: -2e9, low80: -6e9, high80: 0.5e9 },
    rangeReplicates: 0,
  };
}
