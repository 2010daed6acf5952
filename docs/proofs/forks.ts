/** Variants that differ from a day on cost little more than the days on which they differ, and change no byte. */
import { join } from 'node:path';
import { simulate } from '../../sim/model/simulate.ts';
import { dayNumber } from '../../sim/notation/dates.ts';
import { daysOf, forkTree, variantsTask } from '../../sim/runs/forks.ts';
import type { Answer as JobAnswer, Machine } from '../../sim/runs/job.ts';
import type { PlainMarket } from '../../sim/runs/market.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import { inMemory } from '../../sim/runs/node/memory.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { type ReplicateValue, replicateTask } from '../../sim/runs/replicate.ts';
import { drawMarket } from '../../sim/runs/requests.ts';
import type { LeverPlan } from '../../sim/scenario/scenario.ts';
import { ROOT } from '../generate/circumstances.ts';
import { table } from '../generate/table.ts';
import type { Proof } from './proof.ts';

const SCENARIO = 'scenarios/kuaishou-2021.yaml';
const FROM = '2021-07-22';
const REPLICATES = 4;
/** Whole runs that ten variants may cost. */
const MOST = 3.8;

/** Ten levers that differ from the same day on, one a variant. */
const VARIANTS: readonly Pick<LeverPlan, 'lever' | 'args'>[] = [
  { lever: 'ad-load', args: { change: 0.02 } },
  { lever: 'ad-subsidy', args: { share: 0.2 } },
  { lever: 'commission', args: { change: 0.01 } },
  { lever: 'brand-push', args: { factor: 2 } },
  { lever: 'visit-push', args: { factor: 1.05 } },
  { lever: 'exaggeration-wave', args: { claims: 0.1 } },
  { lever: 'wind-maker', args: { fundPerDay: 1e7, trafficFactor: 2 } },
  { lever: 'private-domain-off', args: {} },
  { lever: 'trust-frozen', args: {} },
  { lever: 'word-of-mouth-off', args: {} },
];

interface Answer {
  readonly replicate: number;
  /** Seconds of the ten whole runs, and of the tree. */
  readonly whole: readonly number[];
  readonly tree: number;
  /** Days of the tree over days of one whole run. */
  readonly days: number;
  readonly equal: boolean;
}

/** One thread, as one lane of a run has it. */
const MACHINE: Machine = {
  inMemory,
  simulate: (plan) => inMemory((memoryOf) => simulate(plan, undefined, { memoryOf })),
};

function mainScenario() {
  const { scenario, problems } = loadScenario(join(ROOT, SCENARIO));
  if (scenario?.seed === undefined) throw new Error(`${SCENARIO}: ${JSON.stringify(problems)}`);
  return { ...scenario, seed: scenario.seed };
}

function markets(replicate: number): PlainMarket[] {
  const scenario = mainScenario();
  const { market } = drawMarket(prepare(scenario), replicate);
  const fromDay = dayNumber(FROM) - dayNumber(scenario.from);
  const untilDay = dayNumber(scenario.until) - dayNumber(scenario.from);
  return VARIANTS.map((variant) => ({
    ...market,
    levers: [
      ...market.levers,
      {
        ...variant,
        id: `variant-${variant.lever}`,
        title: { zh: variant.lever, en: variant.lever },
        from: FROM,
        until: scenario.until,
        rampDays: 0,
        strength: 1,
        fromDay,
        untilDay,
      },
    ],
  }));
}

function printOf(answer: JobAnswer<ReplicateValue>): string {
  if (answer.status === 'failed') throw new Error(answer.error);
  const { fingerprint, series } = answer.value;
  return `${fingerprint} ${Buffer.from(series.buffer, series.byteOffset, series.byteLength).toString('base64')}`;
}

function timed<T>(run: () => T): { readonly value: T; readonly seconds: number } {
  const start = performance.now();
  const value = run();
  return { value, seconds: (performance.now() - start) / 1000 };
}

/** The tree between two halves of the whole runs, so that a machine that slows down slows both. */
function compare(replicate: number): Answer {
  const all = markets(replicate);
  const tree = forkTree(all);
  const whole = (market: PlainMarket) => timed(() => replicateTask.run(market, MACHINE));
  const before = all.slice(0, 5).map(whole);
  const forked = timed(() => variantsTask.run({ markets: all, tree }, MACHINE));
  const after = all.slice(5).map(whole);
  const runs = [...before, ...after];
  const wholes = runs.map(({ value }) => printOf({ status: 'ok', value }));
  return {
    replicate,
    whole: runs.map(({ seconds }) => seconds),
    tree: forked.seconds,
    days: daysOf(tree) / all[0]!.exogenous.days,
    equal:
      forked.value.every((answer, at) => printOf(answer) === wholes[at]) &&
      new Set(wholes).size === all.length,
  };
}

function ratioOf({ whole, tree }: Answer): number {
  return tree / (whole.reduce((sum, seconds) => sum + seconds, 0) / whole.length);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}

export const forks: Proof<Answer> = {
  name: 'forks',
  title: 'Forks: variants share their past',
  claim: `ten variants of \`${SCENARIO}\` that differ from ${FROM} on cost at most ${MOST} whole runs, and each equals a whole run byte for byte, in its fingerprint and in every daily figure.`,
  doesNotProve:
    'speed on other machines or at other scales; bytes of levers and days that are not among the ten.',
  batches: async () =>
    Array.from({ length: REPLICATES }, (_, replicate) => ({
      key: `replicate ${replicate}`,
      run: async () => compare(replicate),
    })),
  conclude: async (answers) => {
    const ratio = medianOf(answers.map(ratioOf));
    const equal = answers.every((answer) => answer.equal);
    const rows = answers.map((answer) => [
      String(answer.replicate),
      (answer.whole.reduce((sum, seconds) => sum + seconds, 0) / answer.whole.length).toFixed(2),
      answer.tree.toFixed(2),
      ratioOf(answer).toFixed(2),
      answer.days.toFixed(2),
      answer.equal ? 'yes' : 'no',
    ]);
    return {
      holds: equal && ratio <= MOST,
      summary: `ten variants cost ${ratio.toFixed(2)} whole runs (median of ${answers.length} replicates; by days it is ${answers[0]!.days.toFixed(2)}); ${equal ? 'all' : 'not all'} equal whole runs byte for byte.`,
      seed: mainScenario().seed,
      figures: answers,
      details: [
        `Variants: ${VARIANTS.map(({ lever }) => `\`${lever}\``).join(', ')}.`,
        table(
          ['replicate', 's a whole run', 's the ten as a tree', 'whole runs', 'by days', 'equal bytes'],
          rows,
        ),
      ],
    };
  },
};
