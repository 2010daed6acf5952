/**
 * Runs of many points on the same luck: replicate k is the same at every point. Replicates come in turn, each at all
 * points, so that what is known is balanced whenever the work stops. Points that differ in levers alone share the days
 * before they differ. Every job is remembered: with more points, replicates or other outcomes nothing is simulated twice.
 */
import { METRICS, metricOf } from '../../model/measures/all.ts';
import { dayNumber } from '../../notation/dates.ts';
import { spanOf, spansOf } from '../../result/summary.ts';
import { canonical } from '../../runs/canonical.ts';
import { daysOf, forkTree } from '../../runs/forks.ts';
import type { PlainMarket } from '../../runs/market.ts';
import { type Means, perform, type Request } from '../../runs/perform.ts';
import type { Part, Prepared } from '../../runs/prepared.ts';
import { drawMarket, drawnLevers } from '../../runs/requests.ts';
import { replicateKey } from '../../runs/seed.ts';
import { type SpanFigure, type VariantFiguresData, variantFiguresTask } from '../../runs/variantFigures.ts';
import { withDuePaths } from '../../scenario/due-path.ts';

/** A metric over a period. */
export interface AskedOutcome {
  readonly metric: string;
  /** A day, month, quarter or year; or `from/until`, the days of a whole run. */
  readonly period: string;
}

/** A point, and all that its runs depend on. */
export interface PointMarket {
  /** From 0. */
  readonly index: number;
  readonly prepared: Pick<Prepared, 'scenario' | 'data' | 'posterior'>;
}

export interface AskedRuns {
  readonly points: readonly PointMarket[];
  readonly replicates: number;
  /** What is read of every run. */
  readonly outcomes: readonly AskedOutcome[];
}

/** Points that stand together whatever points come after them: what is remembered of them is found again. */
const BLOCK = 16;

/** Points that run as one job of a replicate: they share dates and parameters, and with them perhaps their first days. */
type Group = readonly PointMarket[];

function groupsOf(points: readonly PointMarket[]): Group[] {
  const kindOf = ({ index, prepared: { scenario } }: PointMarket) => {
    const { from, until, knownUntil, scale, parameters, posterior } = scenario;
    return canonical([
      Math.floor(index / BLOCK),
      from,
      until,
      knownUntil,
      scale,
      parameters,
      posterior ?? null,
    ]);
  };
  return [...Map.groupBy(points, kindOf).values()];
}

/** Markets of a group in one replicate: one world outside for all, each with levers of its own. */
function marketsOf(group: Group, replicate: number): PlainMarket[] {
  const [first] = group;
  const { market } = drawMarket(first!.prepared, replicate);
  return group.map(({ prepared: { scenario, data } }) => {
    const { from, until, knownUntil, seed } = scenario;
    const levers = drawnLevers(scenario.levers, replicateKey(seed, replicate));
    return { ...market, levers: withDuePaths(levers, { from, until, knownUntil, data }) };
  });
}

function spanIn(period: string, from: string) {
  if (!period.includes('/')) return spanOf(period, from);
  const [first, last] = period.split('/').map((date) => dayNumber(date) - dayNumber(from));
  return { period, kind: 'quarter', first: first!, last: last! } as const;
}

const nameOf = ({ metric, period }: AskedOutcome) => `${metric}@${period}`;

/**
 * What a run is asked: every metric over every whole year and quarter, and what is asked besides. An outcome that is
 * thought of later is then there already.
 */
function figuresOf({ scenario }: PointMarket['prepared'], outcomes: readonly AskedOutcome[]): SpanFigure[] {
  const { from, until } = scenario;
  const usual = spansOf(from, until).filter(({ kind }) => kind === 'year' || kind === 'quarter');
  const all = [
    ...usual.flatMap((span) => METRICS.map(({ name }) => ({ metric: name as string, span }))),
    ...outcomes.map(({ metric, period }) => ({
      metric: metricOf(metric).name as string,
      span: spanIn(period, from),
    })),
  ];
  return [...new Map(all.map((figure) => [`${figure.metric}@${figure.span.period}`, figure])).values()];
}

interface PointsRequest extends Request<VariantFiguresData, readonly number[]> {
  readonly group: Group;
  readonly replicate: number;
  readonly figures: readonly SpanFigure[];
}

function requestOf(group: Group, replicate: number, figures: readonly SpanFigure[]): PointsRequest {
  const data = () => ({ markets: marketsOf(group, replicate), figures });
  return { task: variantFiguresTask, data, group, replicate, figures };
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b);
}

/** The part that has a job: in turn, and moved on by one where the turns would give a part the same points for ever. */
function partAt(job: number, groups: number, parts: number): number {
  const round = (groups * parts) / greatestCommon(groups, parts);
  return (job + Math.floor(job / round)) % parts;
}

/** Jobs in balanced order: every point of a replicate before the next replicate. */
function requestsOf({ points, replicates, outcomes }: AskedRuns, part: Part | undefined): PointsRequest[] {
  // one list for all jobs of the same dates: there may be thousands of them
  const known = new Map<string, readonly SpanFigure[]>();
  const figuresFor = ({ prepared }: PointMarket) => {
    const { from, until } = prepared.scenario;
    const name = `${from}/${until}`;
    if (!known.has(name)) known.set(name, figuresOf(prepared, outcomes));
    return known.get(name)!;
  };
  const groups = groupsOf(points).map((group) => ({ group, figures: figuresFor(group[0]!) }));
  const all = Array.from({ length: replicates }, (_, replicate) => replicate).flatMap((replicate) =>
    groups.map(({ group, figures }) => requestOf(group, replicate, figures)),
  );
  return part ? all.filter((_, at) => partAt(at, groups.length, part.of) === part.part - 1) : all;
}

export interface PlannedPoints {
  readonly jobs: number;
  readonly runs: number;
  /** Runs of whole length that it takes: days that points share are simulated once. */
  readonly wholeRuns: number;
}

/** What it takes, by the days that replicate 0 of every group simulates. @param days of a whole run */
export function plannedPoints(asked: AskedRuns, days: number, part?: Part): PlannedPoints {
  const daysIn = new Map(
    groupsOf(asked.points).map((group) => {
      const markets = marketsOf(group, 0);
      return [group[0]!.index, group.length === 1 ? markets[0]!.exogenous.days : daysOf(forkTree(markets))];
    }),
  );
  const requests = requestsOf(asked, part);
  const all = requests.reduce((sum, { group }) => sum + daysIn.get(group[0]!.index)!, 0);
  const runs = requests.reduce((sum, { group }) => sum + group.length, 0);
  return { jobs: requests.length, runs, wholeRuns: all / days };
}

export interface FailedRun {
  readonly point: number;
  readonly replicate: number;
  readonly error: string;
}

export interface PointsRun {
  /** By point and replicate: the outcomes in their order, NaN where one is not recorded. Failed runs are not in it. */
  readonly values: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;
  readonly failed: readonly FailedRun[];
  /** Runs that were not simulated again. */
  readonly remembered: number;
  readonly runs: number;
}

/** Called as jobs end: how many runs, whether they went well, and whether they were remembered. */
export type OnRuns = (runs: number, ok: boolean, remembered: boolean) => void;

/**
 * @param part runs that are to be made, of all
 * @returns undefined when the work was stopped before its end
 */
export async function runPoints(
  asked: AskedRuns,
  means: Means,
  onRuns: OnRuns = () => {},
  part?: Part,
): Promise<PointsRun | undefined> {
  const values = new Map<number, Map<number, readonly number[]>>();
  const failed: FailedRun[] = [];
  let [remembered, ended] = [0, 0];
  const keep = ({ group, replicate, figures }: PointsRequest, answer: readonly number[]) => {
    const columnOf = new Map(
      figures.map(({ metric, span }, at) => [nameOf({ metric, period: span.period }), at]),
    );
    const columns = asked.outcomes.map((outcome) => columnOf.get(nameOf(outcome))!);
    for (const [place, { index }] of group.entries()) {
      const own = values.get(index) ?? new Map<number, readonly number[]>();
      own.set(
        replicate,
        columns.map((column) => answer[place * figures.length + column]!),
      );
      values.set(index, own);
    }
  };
  const requests = requestsOf(asked, part);
  // a run that fails sinks those of its job: these are then made by themselves
  const alone: PointsRequest[] = [];
  const run = (all: readonly PointsRequest[]) =>
    perform(
      all,
      (answer, request, coming) => {
        const { group, replicate, figures } = request;
        if (answer.status === 'failed' && group.length > 1) {
          alone.push(...group.map((one) => requestOf([one], replicate, figures)));
          return;
        }
        if (answer.status === 'ok') keep(request, answer.value);
        else failed.push({ point: group[0]!.index, replicate, error: answer.error });
        ended += group.length;
        if (coming.remembered) remembered += group.length;
        onRuns(group.length, answer.status === 'ok', coming.remembered);
      },
      means,
      all.length,
    );
  await run(requests);
  if (alone.length > 0 && !means.signal?.aborted) await run(alone);
  const runs = requests.reduce((sum, { group }) => sum + group.length, 0);
  if (ended < runs) return undefined;
  failed.sort((a, b) => a.point - b.point || a.replicate - b.replicate);
  return { values, failed, remembered, runs };
}
