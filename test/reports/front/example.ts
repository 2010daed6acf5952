/** Page one made by hand: the synthetic result with an outlook, levers and shocks. */
import type { Chance, Outlook, Signpost } from '../../../sim/result/outlook.ts';
import type { RunPage, TakenStudies } from '../../../sim/result/run-page.ts';
import type { ShockOutcome, StressResult } from '../../../sim/result/stress.ts';
import { figure } from '../compare/example.ts';
import { exampleResult } from '../example.ts';
import { exampleLevers } from '../levers/example.ts';

const BN = 1e9;

function chance(probability: number, standardError = 0.05): Chance {
  return { probability, standardError };
}

export function signpost(date: string, low: number, high: number, below: number, above: number): Signpost {
  return {
    metric: 'gmv',
    unit: 'yuan',
    from: '2021-01-01',
    date,
    published: date === '2021-06-30' ? '2021-08-23' : null,
    low: low * BN,
    high: high * BN,
    below: chance(below),
    above: chance(above),
  };
}

export const OUTLOOK: Outlook = {
  schema: 'laotie/outlook@1',
  engine: '0.1.0',
  scenarioHash: '9f2ad0c1e5b84417',
  dataHash: '0c1e5b844179f2ad',
  replicates: 40,
  asked: ['gmv-2021'],
  baseline: null,
  targets: [
    {
      id: 'gmv-2021',
      medianError: 7 * BN,
      signposts: [
        signpost('2021-06-30', 255.3, 278.9, 0.21, 0.83),
        signpost('2021-09-30', 431.2, 467.8, 0.62, 0.58),
      ],
    },
  ],
  bridge: {
    sooner: '2020',
    later: '2021',
    start: 381.2 * BN,
    end: 715 * BN,
    low80: 655 * BN,
    high80: 775 * BN,
    isPublished: true,
    steps: [
      { factor: 'buyers', value: 210 * BN, low80: 180 * BN, high80: 250 * BN, ratio: 1.512 },
      { factor: 'ordersPerBuyer', value: 90 * BN, low80: 60 * BN, high80: 110 * BN, ratio: 1.187 },
      { factor: 'orderValue', value: -6.2 * BN, low80: -12 * BN, high80: 3 * BN, ratio: 0.988 },
      { factor: 'correction', value: 40 * BN, low80: -20 * BN, high80: 90 * BN, ratio: 1.057 },
    ],
    target: { id: 'gmv-2021', atLeast: 700 * BN, gap: -15 * BN },
  },
};

function shock(id: string, zh: string, en: string, mean: number, days: number | null): ShockOutcome {
  const { comparison } = exampleLevers().levers[3]!;
  return {
    id,
    title: { zh, en },
    from: '2021-07-23',
    until: '2021-09-20',
    comparison,
    atRisk: { ...figure('gmv', '2021', 400 * BN, mean, Math.abs(mean) / 4), period: '2021-07-23/2021-12-31' },
    recovery: { days, low90: 0, high90: null, depth: 0.1 },
    weeks: [],
  };
}

export function exampleStudies(): TakenStudies {
  const levers = exampleLevers();
  const { levers: _, together: __, beyondSum: ___, rangeReplicates: ____, kept: _____, ...made } = levers;
  const stress: StressResult = {
    ...made,
    schema: 'laotie/stress@1',
    recoveredShare: 0.98,
    shocks: [
      shock('host', '头部停播', 'Top host banned', -16.3 * BN, 21),
      shock('wave', '夸大潮', 'A wave', -8.1 * BN, null),
      shock('outage', '宕机', 'An outage', -0.83 * BN, 0),
    ],
  };
  return { levers, stress };
}

/** @param changes of the target's chance and median, and of the page */
export function examplePage(
  target: { readonly probability?: number; readonly median?: number } = {},
  changes: Partial<RunPage> = {},
): RunPage {
  return { ...exampleResult(target), outlook: OUTLOOK, ...changes };
}
