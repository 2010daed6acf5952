/** A synthetic result, built by formulas and not by the model: for tests of the report only. */

import { METRICS } from '../../sim/model/measures/all.ts';
import type { Metric } from '../../sim/model/measures/metric.ts';
import { unitIn } from '../../sim/notation/currencies.ts';
import type { HealthRow } from '../../sim/result/health-figures.ts';
import type {
  ActualRow,
  ReplicateRow,
  RunMarket,
  RunResult,
  SummaryRow,
  TargetResult,
} from '../../sim/result/result.ts';
import type { VarianceSplit } from '../../sim/result/varianceSplit.ts';

const BN = 1e9;
const MONTHS = Array.from({ length: 30 }, (_, at) => {
  const month = 6 + at; // July 2019 = 6
  return `${2019 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
});
/** Share of its quarter that a month brings. */
const WITHIN = [0.3, 0.32, 0.38];
const QUARTERS: Readonly<Record<string, number>> = {
  '2019Q3': 18 * BN,
  '2019Q4': 33 * BN,
  '2020Q1': 38 * BN,
  '2020Q2': 71 * BN,
  '2020Q3': 97 * BN,
  '2020Q4': 174 * BN,
  '2021Q1': 119 * BN,
  '2021Q2': 148 * BN,
  '2021Q3': 186 * BN,
  '2021Q4': 262 * BN,
};

function quarterOf(month: string): string {
  return `${month.slice(0, 4)}Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

function gmvOfMonth(month: string): number {
  return QUARTERS[quarterOf(month)]! * WITHIN[(Number(month.slice(5)) - 1) % 3]!;
}

/** Median of a metric in a month: rising lines of plausible size. */
function medianOf(metric: Metric, month: string): number {
  const t = MONTHS.indexOf(month) / (MONTHS.length - 1);
  const gmv = gmvOfMonth(month);
  const named: Readonly<Record<string, number>> = {
    gmv,
    gmvPrivate: gmv * (0.48 + 0.12 * t),
    gmvPublic: gmv * (0.52 - 0.12 * t),
    privateShare: 0.48 + 0.12 * t,
    brandGmv: gmv * (0.02 + 0.08 * t),
    providerGmv: gmv * (0.1 + 0.2 * t),
    platformRevenue: gmv * 0.04,
    adRevenue: gmv * 0.028,
    leverCost: gmv * 0.003 * t,
    repeatRate: 0.58 + 0.14 * t,
    meanTrust: 0.58 + 0.05 * t,
    satisfiedShare: 0.83 + 0.03 * t,
    buyersMonth: 2e7 + 6e7 * t,
    entriesPrivate: 6e9 * (1 + t),
    entriesOrganic: 5e9 * (1 + t),
    entriesShared: 8e8 * (1 + t),
    entriesPaid: 2e9 * (1 + t),
    trustOpened: 2e8 + 4e8 * t,
    trustReturned: 1.7e8 + 3.3e8 * t,
    trustLost: 2.5e7 + 6e7 * t,
    brands: 24 + 700 * t * t,
    brandsNew: 14 + 300 * t * t,
    brandsClimbing: 8 + 320 * t * t,
    brandsKa: 2 + 70 * t * t,
    brandsSka: 10 * t * t,
    providersStrategic: 12 * t,
    providersBase: 60 * t,
    providersLocal: 120 * t,
    providersBrand: 90 * t,
    providersAbove1bn: 38 * t,
    providersAbove100m: 150 * t,
  };
  return named[metric.name] ?? 1000 * (1 + t);
}

function row(period: string, metric: string, unit: string, q50: number, spread: number): SummaryRow {
  const at = (z: number) => q50 * (1 + spread * z);
  return {
    scenario: 'example',
    period,
    metric,
    unit,
    mean: q50,
    q05: at(-1.645),
    q10: at(-1.282),
    q25: at(-0.674),
    q50,
    q75: at(0.674),
    q90: at(1.282),
    q95: at(1.645),
    n: 32,
  };
}

/** Uncertainty grows after the information date. */
function spreadOf(month: string, unit: Metric['unit']): number {
  const ahead = Math.max(0, MONTHS.indexOf(month) - MONTHS.indexOf('2021-06'));
  return unit === 'share' || unit === 'index' ? 0.008 + 0.001 * ahead : 0.025 + 0.012 * ahead;
}

function periodRows(metric: Metric, period: string, months: readonly string[]): SummaryRow {
  const values = months.map((month) => medianOf(metric, month));
  const sum = values.reduce((total, value) => total + value, 0);
  const adds = metric.over === 'sum' && metric.unit !== 'share';
  const q50 = adds ? sum : metric.over === 'last' ? values.at(-1)! : sum / values.length;
  return row(period, metric.name, unitIn(metric.unit), q50, spreadOf(months.at(-1)!, metric.unit));
}

function summary(): SummaryRow[] {
  const groups = (name: (month: string) => string) => Map.groupBy(MONTHS, name);
  const periods = [
    ...[...groups((month) => month.slice(0, 4))].filter(([year]) => year !== '2019'),
    ...groups(quarterOf),
    ...groups((month) => month),
  ];
  const rows = periods.flatMap(([period, months]) =>
    METRICS.map((metric: Metric) => periodRows(metric, period, months)),
  );
  let toDate = 0;
  const daily: SummaryRow[] = [];
  for (const month of MONTHS.slice(6)) {
    if (month.endsWith('-01')) toDate = 0;
    const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
    for (let day = 1; day <= days; day++) {
      toDate += gmvOfMonth(month) / days;
      daily.push(
        row(
          `${month}-${String(day).padStart(2, '0')}`,
          'gmvToDate',
          'yuan',
          toDate,
          spreadOf(month, 'money') * 0.8,
        ),
      );
    }
  }
  return [...rows, ...daily];
}

const ACTUAL_BN: readonly (readonly [period: string, bn: number, published: string])[] = [
  ['2020Q1', 37.1, '2021-05-24'],
  ['2020Q2', 72.5, '2021-02-05'],
  ['2020Q3', 94.4, '2021-02-05'],
  ['2020Q4', 177.2, '2021-03-23'],
  ['2021Q1', 118.6, '2021-05-24'],
  ['2021Q2', 145.4, '2021-08-25'],
  ['2021Q3', 175.8, '2021-11-23'],
  ['2021Q4', 240.3, '2022-03-29'],
  ['2021', 680, '2022-03-29'],
];
const KNOWN_UNTIL = '2021-07-22';

function actuals(): ActualRow[] {
  return ACTUAL_BN.map(([period, bn, published]) => ({
    period,
    metric: 'gmv',
    value: bn * BN,
    source: 'synthetic copy for tests',
    published,
    hindsight: published > KNOWN_UNTIL,
  }));
}

function target(probability: number, median: number): TargetResult {
  const quarters = ['2021Q1', '2021Q2', '2021Q3', '2021Q4'];
  const known = 118.6 * BN;
  const ahead = quarters.slice(1).reduce((sum, period) => sum + QUARTERS[period]!, 0);
  return {
    id: 'gmv-2021',
    title: { zh: '2021 年 GMV 达 7000 亿元', en: 'GMV of 700bn yuan in 2021' },
    metric: 'gmv',
    over: '2021',
    atLeast: 700 * BN,
    unit: 'yuan',
    source: 'article C26',
    replicates: 40,
    probability,
    standardError: 0.07,
    median,
    low80: median - 60 * BN,
    high80: median + 60 * BN,
    gap: 700 * BN - median,
    path: quarters.map((period, at) => ({
      period,
      projected: QUARTERS[period]!,
      required: at === 0 ? known : ((700 * BN - known) * QUARTERS[period]!) / ahead,
      known: at === 0,
    })),
  };
}

function replicates(): ReplicateRow[] {
  return Array.from({ length: 40 }, (_, replicate) => {
    const z = ((replicate * 17) % 40) / 20 - 0.975;
    return {
      scenario: 'example',
      replicate,
      seed: `example/${replicate}`,
      status: 'ok',
      error: '',
      fingerprint: String(replicate).padStart(16, '0'),
      parameters: { 'visits.rate': 0.5 + 0.01 * z },
      headline: { 'gmv@2021': 715 * BN + 75 * BN * z * Math.abs(z) },
    };
  });
}

const SPREAD: VarianceSplit = {
  figure: 'gmv@2021',
  replicates: 40,
  twins: { chance: 8, attention: 8 },
  deviation: 0.062,
  shares: [
    { source: 'attention', share: 0.3, standardError: 0.1 },
    { source: 'parameters', share: 0.65, standardError: 0.12 },
    { source: 'chance', share: 0.05, standardError: 0.02 },
  ],
};

const HEALTH: readonly HealthRow[] = [
  { id: 'identities', mark: 'pass', figures: { replicates: 40, failed: 0, days: 915, whole: true } },
  {
    id: 'convergence',
    mark: 'review',
    figures: {
      replicates: 40,
      median: 0.009,
      chance: 0.07,
      enough: 79,
      bounds: { median: 0.01, chance: 0.05 },
    },
  },
  { id: 'plausibility', mark: 'pass', figures: { outside: [], piled: [], set: 0, drawn: 23 } },
  {
    id: 'fit',
    mark: 'fail',
    figures: {
      figures: 6,
      worst: { metric: 'gmv', period: '2020Q2', error: -0.123 },
      bounds: { pass: 0.05, review: 0.1 },
    },
  },
  { id: 'coverage', mark: 'review', figures: { levels: [] } },
  { id: 'extrapolation', mark: 'pass', figures: { ahead: 5.3, known: 15, levers: [] } },
  { id: 'posterior', mark: 'pass', figures: { knownUntil: KNOWN_UNTIL, scenario: KNOWN_UNTIL, draws: 215 } },
];

const MACHINE = {
  started: '2021-07-22T00:00:00Z',
  seconds: 40,
  threads: 2,
  visitsPerSecond: 2e6,
  node: '24.0.0',
};

function goal(metric: string, atLeast: number, zh: string, en: string) {
  return { metric, atLeast, until: '2022-07-22', title: { zh, en } };
}

const MARKET: RunMarket = {
  name: 'example',
  title: { zh: '示例市场', en: 'An example market' },
  grade: 'B',
  lacks: ['backtest'],
  goals: [
    goal('providersAbove1bn', 100, '目标：100 家过 10 亿', 'plan: 100 firms above 1bn'),
    goal('providersAbove100m', 200, '目标：200 家过 1 亿', 'plan: 200 firms above 100m'),
  ],
};

/** A whole result. Not real: its numbers are drawn by formulas above. */
export function exampleResult(
  changes: { readonly probability?: number; readonly median?: number } = {},
): RunResult {
  const lever = (id: string, zh: string, en: string, from: string, strength: number) => ({
    id,
    lever: id,
    title: { zh, en },
    from,
    until: '2021-12-31',
    strength,
  });
  return {
    scenario: {
      name: 'example',
      title: { zh: '合成示例（非真实结果）', en: 'Synthetic example (not a real result)' },
      from: '2019-07-01',
      until: '2021-12-31',
      knownUntil: KNOWN_UNTIL,
      scale: 5000,
      levers: [
        lever('trust-card', '信任卡', 'Trust card', '2021-06-01', 1),
        lever('ska-support', 'SKA 扶持', 'SKA support', '2021-01-01', 0.3),
      ],
      targets: [],
    },
    manifest: {
      schema: 'laotie/run@1',
      engine: '0.1.0',
      scenarioHash: '9f2ad0c1e5b84417',
      dataHash: '0c1e5b844179f2ad',
      seed: 'example',
      seedRule: 'replicate k: seed/k',
      replicates: 40,
      failed: 0,
      status: 'complete',
      fans: 116_000,
      scale: 5000,
      streamers: 4200,
      from: '2019-07-01',
      until: '2021-12-31',
      knownUntil: KNOWN_UNTIL,
      indices: [],
      fingerprints: [],
      inputs: {},
      outputs: {},
      machine: MACHINE,
    },
    summary: summary(),
    targets: [target(changes.probability ?? 0.625, changes.median ?? 715 * BN)],
    actuals: actuals(),
    replicates: replicates(),
    spread: SPREAD,
    health: HEALTH,
    market: MARKET,
  };
}
