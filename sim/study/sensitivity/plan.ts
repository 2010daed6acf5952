/** What a study of sensitivity runs: the designs of its three parts, and how many runs they take. */
import { type Key, uniform } from '../../model/random.ts';
import { replicateKey } from '../../runs/seed.ts';
import type { SpanFigure } from '../../runs/variantFigures.ts';
import { type Groups, type MorrisRow, morrisDesign, type Point, sobolDesign, tornadoPoints, type Uniform } from './design.ts'; // biome-ignore format: one line
import type { Phase } from './runs.ts';
import { type Column, POSTERIOR, type Subject } from './subject.ts';

export interface SensitivityPlan {
  readonly subject: Subject;
  /** The main figure, then the same metric over every other period that is told. */
  readonly figures: readonly SpanFigure[];
  /** Trajectories of the screening; 0 for none, and indices are then of all groups. */
  readonly trajectories: number;
  /** Rows of the design of the indices; 0 for none. */
  readonly points: number;
  /** Most groups that indices are told of. */
  readonly keep: number;
  /** Runs of each point of screening and indices. */
  readonly replicates: number;
  /** Pairs of runs of each end of the tornado; 0 for none. */
  readonly tornado: number;
}

/** Moments of the draws of a study's own; 0 and 1 are those by which parameters and strengths are drawn. */
const PURPOSES = { screening: 32, indices: 33, screened: 34, told: 35, halves: 36 } as const;

/** Draws of a study, which are those of no replicate. */
export function drawsOf(seed: string, purpose: keyof typeof PURPOSES): Uniform {
  const key: Key = replicateKey(`${seed}/sensitivity`, 0);
  return (row, column) => uniform(key, 'posterior', row, PURPOSES[purpose], column);
}

function columnsOf({ groups }: Subject): Groups {
  return groups.map(({ columns }) => columns);
}

export interface ScreeningPhase extends Phase {
  readonly rows: readonly MorrisRow[];
}

export function screeningPhase({ subject, trajectories, replicates }: SensitivityPlan): ScreeningPhase {
  const draw = drawsOf(subject.base.scenario.seed, 'screening');
  return { name: 'screening', rows: morrisDesign(trajectories, columnsOf(subject), draw), runs: replicates };
}

/** The design of some groups, all other columns as the scenario has them. @param kept numbers of the groups */
export function indicesPhase(
  { subject, points, replicates }: SensitivityPlan,
  kept: readonly number[],
): Phase {
  const own = kept.map((group) => subject.groups[group]!.columns);
  const columns = own.flat();
  const places = new Map(columns.map((column, place) => [column, place]));
  const groups = own.map((group) => group.map((column) => places.get(column)!));
  const whole = (point: Point): Point =>
    subject.columns.map((_, column) => (places.has(column) ? point[places.get(column)!]! : null));
  // by the column's own number, so that more groups leave the coordinates of the others as they are
  const draw = drawsOf(subject.base.scenario.seed, 'indices');
  const sample: Uniform = (row, at) => {
    const isB = at >= columns.length;
    return draw(row, 2 * columns[isB ? at - columns.length : at]! + (isB ? 1 : 0));
  };
  const rows = sobolDesign(points, groups, sample).map((row) => ({ points: row.points.map(whole) }));
  return { name: 'indices', rows, runs: replicates };
}

/** Whether a factor has a low and a high end. */
function hasEnds(column: Column): boolean {
  return column !== POSTERIOR && column.range !== undefined;
}

/** Groups among some that are one factor with two ends. */
export function barsAmong({ groups, columns }: Subject, kept: readonly number[]): number[] {
  return kept.filter((group) => {
    const own = groups[group]!.columns;
    return own.length === 1 && hasEnds(columns[own[0]!]!);
  });
}

/** Everything as it is, then both ends of each factor. @param bars numbers of groups of one factor */
export function tornadoPhase({ subject, tornado }: SensitivityPlan, bars: readonly number[]): Phase {
  const columns = bars.map((group) => subject.groups[group]!.columns[0]!);
  const points = tornadoPoints(bars.length).map(
    (point): Point => subject.columns.map((_, column) => point[columns.indexOf(column)] ?? null),
  );
  // a row a replicate: each is run once
  return { name: 'tornado', rows: Array.from({ length: tornado }, () => ({ points })), runs: 1 };
}

export interface PlannedRuns {
  readonly screening: number;
  readonly indices: number;
  readonly tornado: number;
  /** Jobs, for the progress. */
  readonly jobs: number;
}

/** What it takes at most: screening may leave fewer groups than are kept. */
export function plannedRuns(plan: SensitivityPlan): PlannedRuns {
  const { subject, trajectories, points, keep, replicates, tornado } = plan;
  const all = [...subject.groups.keys()];
  const kept = trajectories > 0 ? Math.min(keep, all.length) : all.length;
  const bars = Math.min(kept, barsAmong(subject, all).length);
  return {
    screening: trajectories > 0 ? trajectories * (all.length + 1) * replicates : 0,
    indices: points * (kept + 2) * replicates,
    tornado: bars > 0 ? tornado * (1 + 2 * bars) : 0,
    jobs: (trajectories + points) * replicates + (bars > 0 ? tornado : 0),
  };
}
