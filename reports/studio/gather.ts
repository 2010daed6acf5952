/** From a base that has run, and further plans, to what a studio holds. */
import { publishedBeside } from '../../sim/result/actuals.ts';
import type { FinishedRun } from '../../sim/runs/finished.ts';
import type { Prepared } from '../../sim/runs/prepared.ts';
import { replicateKey } from '../../sim/runs/seed.ts';
import { askedFigures, horizonOf, mainPeriod } from '../../sim/study/compare/figures.ts';
import type { Question, StudioData } from './data.ts';
import { recordOf, stored } from './record.ts';
import { type Written, writtenOf } from './written.ts';

/** Data of the market that a studio needs: all of it, for plans are read by the rules of scenario files. */
export interface StudioSides {
  readonly prepared: Prepared;
  readonly run: FinishedRun;
  /** Scenarios that are the first plans of the page. */
  readonly plans: readonly Prepared[];
}

function questionOf({ scenario, posterior, data }: Prepared, { result }: FinishedRun): Question {
  const { from, until, knownUntil, seed } = scenario;
  const horizon = horizonOf([scenario]);
  const { base, modelError, otherPast } = result.forecast!; // there is one where a run has ended well
  return {
    from,
    until,
    main: mainPeriod(horizon),
    figures: askedFigures(horizon),
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
  };
}

/** @param posteriorName name under which the written scenario finds its posterior */
export function studioData({ prepared, run, plans }: StudioSides): StudioData {
  const { scenario, data, posterior, identity } = prepared;
  const question = questionOf(prepared, run);
  const prints = new Map(run.result.replicates.map((row) => [row.replicate, row.fingerprint]));
  const written = writtenOf(scenario.resolved);
  return {
    schema: 'laotie/studio@1',
    engine: identity.engine,
    scenarioHash: identity.scenarioHash,
    title: scenario.title,
    base: {
      scenario: { ...scenario, resolved: '', files: [], posterior: undefined },
      data,
      posterior,
    },
    written,
    posteriorName: posteriorNameOf(written),
    question,
    records: run.series.map(({ replicate, values }) =>
      stored(recordOf(replicate, { fingerprint: prints.get(replicate)!, series: values }, question.figures)),
    ),
    plans: plans.map(({ scenario: plan }) => ({
      title: plan.title,
      levers: writtenOf(plan.resolved).levers,
    })),
  };
}

function posteriorNameOf({ parameters }: Written): string | undefined {
  const { posterior } = (parameters ?? {}) as { readonly posterior?: unknown };
  return typeof posterior === 'string' ? posterior : undefined;
}
