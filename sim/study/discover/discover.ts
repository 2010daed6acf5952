/** What must be true for a target: boxes of what the runs of an ensemble differ in, and how much to believe of them. */

import { metricOf } from '../../model/measures/all.ts';
import { unitIn } from '../../notation/currencies.ts';
import type { BoxBound, DiscoveredBox, DiscoverResult, Held } from '../../result/discover.ts';
import { spanOf } from '../../result/summary.ts';
import type { Means } from '../../runs/perform.ts';
import type { SpanFigure } from '../../runs/variantFigures.ts';
import type { Target } from '../../scenario/scenario.ts';
import { designKey } from '../designs/design.ts';
import { latinHypercube } from '../designs/latin-hypercube.ts';
import { hitsOf, judgeOf } from '../plans/chance.ts';
import type { Point, Uniform } from '../sensitivity/design.ts';
import { drawsOf } from '../sensitivity/plan.ts';
import { type OnRuns, type Phase, replicateOf, runPhase } from '../sensitivity/runs.ts';
import type { Subject } from '../sensitivity/subject.ts';
import { type Box, type BoxFigures, figuresIn, figuresOf, partOf, restricted, rowsIn, sumOf, type Table } from './box.ts'; // biome-ignore format: one line
import { treeBoxes } from './cart.ts';
import { type InputColumn, inputColumns } from './inputs.ts';
import { balanced, type Peeled, PRIM_SETTINGS, type PrimSettings, paste, peel } from './prim.ts';
import { simplified, supportedBounds } from './quasi-p.ts';
import { HALVES, stabilityOf } from './stability.ts';

/** Boxes that are sought one after another, each in what those before have left. */
const MOST_BOXES = 3;
/** A further box holds at least this share of all cases. */
const LEAST_COVERAGE = 0.1;
/** Leaves of the tree that are told. */
const MOST_LEAVES = 4;

export interface DiscoverPlan {
  readonly subject: Subject;
  readonly target: Target;
  readonly miss: boolean;
  readonly isPublished: boolean;
  readonly replicates: number;
  readonly settings?: PrimSettings;
}

/** A point a run: factors by a Latin hypercube, each on luck of its own. */
function discoverPhase({ subject, replicates }: DiscoverPlan): Phase {
  const { columns, base } = subject;
  const points: readonly Point[] =
    columns.length > 0
      ? latinHypercube(columns.length, replicates, designKey(base.scenario.seed))
      : Array.from({ length: replicates }, () => []);
  return { name: 'runs', rows: points.map((point) => ({ points: [point] })), runs: 1 };
}

function heldOf({ rows, cases, coverage, density, mass }: BoxFigures): Held {
  return { runs: rows, cases, coverage, density, mass };
}

function boundsTold(table: Table, box: Box, columns: readonly InputColumn[]): BoxBound[] {
  return supportedBounds(table, box).map(({ column, side, quasiP }) => ({
    factor: columns[column]!.name,
    side,
    value: box[side][column]!,
    quasiP,
  }));
}

/** @param table all runs, in which coverage is counted; @param among those in which the box was sought */
function primTold(
  { table, columns, uniform, settings }: Search,
  among: Table,
  box: Box,
  all: number,
): DiscoveredBox {
  const found = figuresIn(among, box);
  const { bounded, elsewhere } = stabilityOf(among, found.coverage, uniform, settings);
  const again = restricted(box).map((column) => ({ factor: columns[column]!.name, share: bounded[column]! }));
  const { rows, cases, density } = found;
  const held = { runs: rows, cases, coverage: cases / all, density, mass: rows / table.cases.length };
  return { method: 'prim', ...held, bounds: boundsTold(among, box, columns), again, elsewhere };
}

interface Search {
  readonly table: Table;
  readonly columns: readonly InputColumn[];
  readonly uniform: Uniform;
  readonly settings: PrimSettings;
}

/** The chosen box of a trajectory, widened where that costs nothing, without the bounds that mean nothing. */
function chosenBox(table: Table, trajectory: readonly Peeled[], settings: PrimSettings): Box {
  return simplified(table, paste(table, trajectory[balanced(trajectory)]!.box, settings).box);
}

/** The first box, and further ones as long as they say something of what is left. */
function primBoxes(search: Search): DiscoveredBox[] {
  const { table, settings } = search;
  const all = sumOf(table.cases);
  const boxes: DiscoveredBox[] = [];
  let left = table;
  while (boxes.length < MOST_BOXES) {
    const box = chosenBox(left, peel(left, settings), settings);
    if (restricted(box).length === 0) break;
    const told = primTold(search, left, box, all);
    if (boxes.length > 0 && told.coverage < LEAST_COVERAGE) break;
    boxes.push(told);
    const inside = new Set(rowsIn(left, box));
    left = partOf(left, [...left.cases.keys()].filter((row) => !inside.has(row))); // biome-ignore format: one line
    if (sumOf(left.cases) === 0 || left.cases.length < table.cases.length * settings.least * 2) break;
  }
  return boxes;
}

function treeTold({ table, columns, settings }: Search): DiscoveredBox[] {
  const base = sumOf(table.cases) / table.cases.length;
  return treeBoxes(table, settings.least)
    .filter(({ density, cases }) => density > base && cases > 0)
    .sort((a, b) => b.cases - a.cases)
    .slice(0, MOST_LEAVES)
    .map((leaf) => ({ method: 'cart', ...heldOf(leaf), bounds: boundsTold(table, leaf.box, columns), again: [], elsewhere: null })); // biome-ignore format: one line
}

/** Boxes of a table of runs. */
function boxesOf(
  columns: readonly InputColumn[],
  cases: Float64Array,
  uniform: Uniform,
  settings: PrimSettings = PRIM_SETTINGS,
): Pick<DiscoverResult, 'all' | 'trajectory' | 'chosen' | 'boxes' | 'leaves'> {
  const table = { columns: columns.map(({ values }) => values), cases };
  const search = { table, columns, uniform, settings };
  const trajectory = peel(table, settings);
  const all = sumOf(cases);
  const whole = heldOf(figuresOf(table, [...cases.keys()], all));
  const steps = trajectory.map(({ box, coverage, density, mass }) => ({ coverage, density, mass, restricted: restricted(box).length })); // biome-ignore format: one line
  // without cases, or with nothing else, there is nothing to tell apart
  const isOne = all <= 0 || all >= cases.length;
  return {
    all: whole,
    trajectory: steps,
    chosen: balanced(trajectory),
    boxes: isOne ? [] : primBoxes(search),
    leaves: isOne ? [] : treeTold(search),
  };
}

export interface Discovered {
  readonly result: DiscoverResult;
  /** The table of the runs that ended well. */
  readonly columns: readonly InputColumn[];
  readonly cases: Float64Array;
  /** Numbers of these runs. */
  readonly runs: readonly number[];
  /** What was read of each of them, as it was simulated. */
  readonly figures: readonly SpanFigure[];
  readonly values: readonly (readonly number[])[];
  readonly failed: readonly string[];
  readonly remembered: number;
  readonly ended: number;
}

/** How much each run is of interest: whether it reaches the target, of GMV by the share of its errors with which it does. */
function casesOf({ subject, target, isPublished, miss }: DiscoverPlan, rows: ReadonlyMap<number, readonly number[]>) {
  const { valuesOf, each } = judgeOf(subject.base, target, isPublished);
  const hits = hitsOf(valuesOf(rows), each, target.atLeast);
  return Float64Array.from(hits, (hit) => (miss ? 1 - hit : hit));
} // biome-ignore format: one line

/** @returns undefined when the work was stopped before its end, 'nothing' when too few runs ended well */
export async function discoverBoxes(
  plan: DiscoverPlan,
  named: Pick<DiscoverResult, 'title' | 'source'>,
  { means, onRuns }: { readonly means: Means; readonly onRuns: OnRuns },
): Promise<Discovered | 'nothing' | undefined> {
  const { subject, target, miss, isPublished, replicates, settings = PRIM_SETTINGS } = plan;
  const phase = discoverPhase(plan);
  const { figures } = judgeOf(subject.base, target, isPublished);
  const run = await runPhase(subject, phase, figures, means, onRuns);
  if (!run) return undefined;
  const rows = new Map(run.outcomes.map((points, row) => [row, points[0]![0]!] as const).filter(([, own]) => own.every(Number.isFinite))); // biome-ignore format: one line
  if (rows.size < 2 / settings.least) return 'nothing';
  const cases = casesOf(plan, rows);
  const runs = [...rows.keys()];
  const asked = runs.map((row) => ({
    point: phase.rows[row]!.points[0]!,
    replicate: replicateOf(phase, row, 0),
  }));
  const { scenario, identity } = subject.base;
  const { seed, scale, from, until, knownUntil } = scenario;
  const columns = inputColumns(subject, asked, spanOf(target.over, from));
  const { engine, dataHash, scenarioHash } = identity;
  const { id, title, metric, over, atLeast } = target;
  const result: DiscoverResult = {
    schema: 'laotie/discover@1',
    ...named,
    ...{ engine, dataHash, scenarioHash, seed, scale, from, until, knownUntil },
    target: { id, title, metric, over, atLeast, unit: unitIn(metricOf(metric).unit, scenario.currency) },
    miss,
    isPublishedPast: isPublished,
    replicates,
    failed: run.failed.length,
    factors: columns.map(({ values: _, ...factor }) => factor),
    ...boxesOf(columns, cases, drawsOf(seed, 'halves'), settings),
    halves: HALVES,
    ...settings,
  };
  return {
    result,
    columns,
    cases,
    runs,
    figures,
    values: [...rows.values()],
    failed: run.failed,
    remembered: run.remembered,
    ended: run.ended,
  };
}
