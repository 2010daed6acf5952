/** From a base that has run, and further plans, to what a studio holds. */
import { metricOf } from '../../sim/model/measures/all.ts';
import { publishedBeside } from '../../sim/result/actuals.ts';
import { type Span, valueOver } from '../../sim/result/summary.ts';
import type { FinishedRun } from '../../sim/runs/finished.ts';
import type { Prepared } from '../../sim/runs/prepared.ts';
import { replicateKey } from '../../sim/runs/seed.ts';
import {
  type AskedFigure,
  askedFigures,
  type Horizon,
  horizonOf,
  mainPeriod,
  mainSpans,
} from '../../sim/study/compare/figures.ts';
import type { Question, StudioData } from './data.ts';
import { type AskedOfRecord, recordOf, type StoredRecord, stored } from './record.ts';
import { monthsOf } from './tabs.ts';
import { type Written, writtenOf } from './written.ts';

/** Data of the market that a studio needs: all of it, for plans are read by the rules of scenario files. */
export interface StudioSides {
  readonly prepared: Prepared;
  /** Of the base; or of the same scenario at another scale: then the page simulates the base when it is opened. */
  readonly run: Pick<FinishedRun, 'result' | 'series'>;
  /** Scenarios that are the first plans of the page. */
  readonly plans: readonly Prepared[];
}

function questionOf({ scenario, posterior, data }: Prepared, { result }: StudioSides['run']): Question {
  const { from, until, knownUntil, seed } = scenario;
  const horizon = horizonOf([scenario]);
  const { base, modelError, otherPast } = result.forecast!; // there is one where a run has ended well
  return {
    from,
    until,
    main: mainPeriod(horizon),
    figures: figuresOf(horizon),
    months: monthsOf(mainPeriod(horizon), from, until),
    forecast: {
      from,
      until,
      base,
      modelError,
      residuals: posterior?.residuals ?? [],
      key: replicateKey(seed, 0),
    },
    actuals: publishedBeside(data.history, from, until, knownUntil),
    isPublished: otherPast !== true,
    currency: scenario.currency,
  };
}

/** Those of `compare`, and the orders that the growth tree is made of. */
function figuresOf(horizon: Horizon): AskedFigure[] {
  return [...askedFigures(horizon), ...mainSpans(horizon).map((span) => ({ metric: 'orders', span }))];
}

/** None of a run of another scenario. */
function recordsOf(
  { result, series }: StudioSides['run'],
  { scenarioHash }: Prepared['identity'],
  asked: AskedOfRecord,
): StoredRecord[] {
  if (result.manifest.scenarioHash !== scenarioHash) return [];
  const prints = new Map(result.replicates.map((row) => [row.replicate, row.fingerprint]));
  return series.map(({ replicate, values }) =>
    stored(recordOf(replicate, { fingerprint: prints.get(replicate)!, series: values }, asked)),
  );
}

export function studioData({ prepared, run, plans }: StudioSides): StudioData {
  const { scenario, data, posterior, identity, isFitted, copies } = prepared;
  const question = questionOf(prepared, run);
  const records = recordsOf(run, identity, question);
  const written = writtenOf(scenario.resolved);
  return {
    schema: 'laotie/studio@1',
    engine: identity.engine,
    scenarioHash: identity.scenarioHash,
    title: scenario.title,
    base: {
      // of where files lay on the machine that made it nothing is told
      scenario: { ...scenario, resolved: '', files: [], posterior: undefined, marketFile: '' },
      data,
      posterior,
    },
    isFitted,
    firstAmount: firstAmountOf(run, scenario),
    written,
    posteriorName: posteriorNameOf(written),
    isPosteriorOwn: Object.keys(copies).length > 0,
    question,
    replicates:
      records.length > 0
        ? records.map(({ replicate }) => replicate)
        : Array.from({ length: scenario.replicates }, (_, k) => k),
    records,
    plans: plans.map(({ scenario: plan }) => ({
      title: plan.title,
      levers: writtenOf(plan.resolved).levers,
    })),
  };
}

/** A share of the GMV of a day that can be seen, and is no more than a beginning. */
const FIRST_SHARE = 0.005;

/** In one digit, as a person would write it. */
function firstAmountOf({ series }: StudioSides['run'], { days }: Prepared['scenario']): number {
  const sums = series.map(({ values }) => valueOver(metricOf('gmv'), values, days, wholeOf(days)));
  const known = sums.filter(Number.isFinite);
  const daily = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length) / days;
  return Number(Math.max(1, FIRST_SHARE * daily).toPrecision(1));
}

function wholeOf(days: number): Span {
  return { period: 'run', kind: 'year', first: 0, last: days - 1 };
}

function posteriorNameOf({ parameters }: Written): string | undefined {
  const { posterior } = (parameters ?? {}) as { readonly posterior?: unknown };
  return typeof posterior === 'string' ? posterior : undefined;
}
