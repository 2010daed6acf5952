/**
 * Simulates the rows of a design: a job a row and run, with all points of the row on the same luck; other rows and runs have
 * other luck. Points of a row that differ in levers alone share the days before they differ.
 */
import { canonical } from '../../runs/canonical.ts';
import type { PlainMarket } from '../../runs/market.ts';
import { type Means, perform, type Request } from '../../runs/perform.ts';
import { drawMarket, drawnLevers } from '../../runs/requests.ts';
import { replicateKey } from '../../runs/seed.ts';
import { type SpanFigure, type VariantFiguresData, variantFiguresTask } from '../../runs/variantFigures.ts';
import { withDuePaths } from '../../scenario/due-path.ts';
import type { Point } from './design.ts';
import { type PreparedPoint, preparedAt, type Subject } from './subject.ts';

/** A design that is to be run. */
export interface Phase {
  /** As messages name it. */
  readonly name: 'screening' | 'indices' | 'tornado' | 'runs';
  readonly rows: readonly { readonly points: readonly Point[] }[];
  /** Runs of each point, each with luck of its own. */
  readonly runs: number;
}

/** The number of the replicate whose luck a run of a row has. */
export function replicateOf({ runs }: Pick<Phase, 'runs'>, row: number, run: number): number {
  return row * runs + run;
}

export interface PhaseRun {
  /** Row, point, run, figure; NaN where a run failed or has not recorded the figure. */
  readonly outcomes: readonly (readonly (readonly (readonly number[])[])[])[];
  /** What went wrong, a line a run: row/point/run and why. */
  readonly failed: readonly string[];
  readonly remembered: number;
  readonly ended: number;
}

/** Runs of a part of a study, with the design that they are of. */
export interface RunsOfPhase {
  readonly phase: Phase;
  readonly run: PhaseRun;
  readonly figures: readonly SpanFigure[];
}

interface RowRequest extends Request<VariantFiguresData, readonly number[]> {
  readonly row: number;
  readonly run: number;
  /** Numbers of the points. */
  readonly points: readonly number[];
}

/** Markets of points in one replicate; those with the same world outside and parameters share them, and with them days. */
function marketsOf(points: readonly PreparedPoint[], replicate: number): PlainMarket[] {
  const known = new Map<string, PlainMarket>();
  return points.map((prepared) => {
    const { scenario, data, posterior } = prepared;
    const { from, until, knownUntil, scale, parameters, seed } = scenario;
    const name = canonical([from, until, knownUntil, scale, parameters, posterior?.draws.length ?? 0, posterior?.draws[0]?.parameters ?? {}]); // biome-ignore format: one line
    const market = known.get(name) ?? drawMarket(prepared, replicate).market;
    known.set(name, market);
    const levers = drawnLevers(scenario.levers, replicateKey(seed, replicate));
    return { ...market, levers: withDuePaths(levers, { from, until, knownUntil, data }) };
  });
}

/** Requests of a phase, run by run, so that what is known is balanced whenever the work stops. */
function* requestsOf(subject: Subject, phase: Phase, figures: readonly SpanFigure[]): Generator<RowRequest> {
  for (let run = 0; run < phase.runs; run++) {
    for (const [row, { points }] of phase.rows.entries()) {
      yield requestOf(subject, phase, figures, { row, run, points: [...points.keys()] });
    }
  }
}

function requestOf(
  subject: Subject,
  phase: Phase,
  figures: readonly SpanFigure[],
  place: Pick<RowRequest, 'row' | 'run' | 'points'>,
): RowRequest {
  const { row, run, points } = place;
  const data = () => {
    const prepared = points.map((point) => preparedAt(subject, phase.rows[row]!.points[point]!));
    return { markets: marketsOf(prepared, replicateOf(phase, row, run)), figures };
  };
  return { task: variantFiguresTask, data, ...place };
}

/** Runs of a phase, counted by points. */
export function countRuns({ rows, runs }: Phase): number {
  return rows.reduce((sum, { points }) => sum + points.length * runs, 0);
}

/** Called as jobs end: how many runs, whether they went well, and whether they were remembered. */
export type OnRuns = (runs: number, ok: boolean, remembered: boolean) => void;

/** @returns undefined when the work was stopped before its end */
export async function runPhase(
  subject: Subject,
  phase: Phase,
  figures: readonly SpanFigure[],
  means: Means,
  onRuns: OnRuns,
): Promise<PhaseRun | undefined> {
  const none = () => figures.map(() => Number.NaN);
  const outcomes = phase.rows.map(({ points }) => points.map(() => Array.from({ length: phase.runs }, none)));
  const failed: string[] = [];
  let [remembered, ended] = [0, 0];
  // a run that fails sinks those of its job: these are then made by themselves
  const alone: RowRequest[] = [];
  const run = (requests: Iterable<RowRequest>, count: number) =>
    perform(
      requests,
      (answer, { row, run: at, points }, coming) => {
        const isOk = answer.status === 'ok';
        if (!isOk && points.length > 1) {
          alone.push(...points.map((point) => requestOf(subject, phase, figures, { row, run: at, points: [point] })));
          return;
        }
        for (const [place, point] of points.entries()) {
          if (isOk) outcomes[row]![point]![at] = answer.value.slice(place * figures.length, (place + 1) * figures.length);
          else failed.push(`${phase.name} ${row}/${point}/${at}: ${answer.error}`);
        }
        ended += points.length;
        if (coming.remembered) remembered += points.length;
        onRuns(points.length, isOk, coming.remembered);
      },
      means,
      count,
    );
  await run(requestsOf(subject, phase, figures), phase.rows.length * phase.runs);
  if (alone.length > 0 && !means.signal?.aborted) await run(alone, alone.length);
  if (ended < countRuns(phase)) return undefined;
  return { outcomes, failed: failed.toSorted(), remembered, ended };
} // biome-ignore format: one line a request
