/** What a figure depends on of what is not known: screening, then indices and a tornado of what it leaves. */

import { metricOf } from '../../model/measures/all.ts';
import { unitIn } from '../../notation/currencies.ts';
import type {
  FactorGroup,
  Interval,
  PeriodIndices, ScreenedGroup, SensitivityResult, TornadoBar } from '../../result/sensitivity.ts'; // biome-ignore format: one line
import type { Means } from '../../runs/perform.ts';
import { differenceOf, meanOf } from '../compare/compared.ts';
import { valueAt } from '../designs/factor.ts';
import { screen, standing } from './morris.ts';
import type { Outcomes } from './pairs.ts';
import {
  barsAmong,
  drawsOf,
  indicesPhase,
  type SensitivityPlan,
  screeningPhase,
  tornadoPhase,
} from './plan.ts';
import { countRuns, type OnRuns, type Phase, type PhaseRun, type RunsOfPhase, runPhase } from './runs.ts'; // biome-ignore format: one line
import { sobolIndices } from './sobol.ts';
import { type Group, POSTERIOR, type Subject } from './subject.ts';

/** What is seen of the work. */
export interface Watch {
  /** A part begins: which, and how many runs it takes. */
  readonly onPhase: (name: Phase['name'], runs: number) => void;
  readonly onRuns: OnRuns;
}

export interface Sensed {
  readonly result: SensitivityResult;
  readonly parts: readonly RunsOfPhase[];
  /** What went wrong, a line a run. */
  readonly failed: readonly string[];
  readonly remembered: number;
  readonly ended: number;
}

/** Outcomes of one figure: row, point, run. */
function figureAt({ outcomes }: PhaseRun, figure: number): Outcomes[][] {
  return outcomes.map((points) => points.map((runs) => runs.map((figures) => figures[figure]!)));
}

function groupTold({ columns }: Subject, { id, title, columns: own }: Group): FactorGroup {
  const factors = own.flatMap((column) => {
    const factor = columns[column]!;
    if (factor === POSTERIOR) return [];
    const { path, title: name, unit, values } = factor;
    const [low, high] = factor.range
      ? [valueAt(factor, 0), valueAt(factor, 1)]
      : [values[0]!, values.at(-1)!];
    return [{ path, title: name, unit, low, high }];
  });
  return { id, title, factors };
}

function screened(
  plan: SensitivityPlan,
  run: PhaseRun,
): { readonly groups: ScreenedGroup[]; readonly kept: number[] } {
  const { subject, keep } = plan;
  const { rows } = screeningPhase(plan);
  const { seed } = subject.base.scenario;
  const columns = subject.groups.map((group) => group.columns);
  const found = screen(rows, figureAt(run, 0), columns, drawsOf(seed, 'screened'));
  const standers = standing(found);
  const groups = found.map((one, group) => ({ group: subject.groups[group]!.id, ...one, stands: standers.includes(group) })); // biome-ignore format: one line
  return { groups, kept: standers.slice(0, keep) };
}

function periodIndices(
  plan: SensitivityPlan,
  run: PhaseRun,
  kept: readonly number[],
  figure: number,
): PeriodIndices {
  const { subject, figures } = plan;
  const rows = figureAt(run, figure);
  const { first, total, ...rest } = sobolIndices(rows, drawsOf(subject.base.scenario.seed, 'told'));
  const all = rows.flatMap((points) => points.slice(0, 2).flat()).filter(Number.isFinite);
  const root = ({ value }: Interval) => (value === null ? null : Math.sqrt(Math.max(0, value)));
  const { ignorance, chance, known } = rest;
  return {
    period: figures[figure]!.span.period,
    groups: kept.map((group, at) => ({
      group: subject.groups[group]!.id,
      first: first[at]!,
      total: total[at]!,
    })),
    ...rest,
    deviations: { ignorance: root(ignorance), chance: root(chance) },
    luck: known.value === null ? null : 1 - known.value,
    mean: all.length > 0 ? meanOf(all) : null,
  };
}

/** Differences of an end from everything as it is, of the replicates that have both. */
function endOf(rows: readonly (readonly Outcomes[])[], point: number) {
  const all = rows.map((points) => points[point]![0]! - points[0]![0]!);
  return all.filter(Number.isFinite);
}

function bars(
  { subject }: SensitivityPlan,
  run: PhaseRun,
  chosen: readonly number[],
): SensitivityResult['tornado'] {
  const rows = figureAt(run, 0);
  const base = rows.map((points) => points[0]![0]!).filter(Number.isFinite);
  if (base.length === 0) return null;
  const told = chosen.flatMap((group, at): TornadoBar[] => {
    const { id, columns } = subject.groups[group]!;
    const factor = subject.columns[columns[0]!]!;
    const ends = [1 + 2 * at, 2 + 2 * at].map((point) => endOf(rows, point));
    if (factor === POSTERIOR || ends.some((differences) => differences.length === 0)) return [];
    const [low, high] = ends.map((differences, end) => ({ at: valueAt(factor, end), difference: differenceOf(differences) })); // biome-ignore format: one line
    return [{ group: id, low: low!, high: high! }];
  });
  const size = ({ low, high }: TornadoBar) => Math.abs(high.difference.mean - low.difference.mean);
  return { replicates: rows.length, base: meanOf(base), bars: told.sort((a, b) => size(b) - size(a)) };
}

/** @param runs that were made, all parts together */
function resultOf(
  { subject, figures, replicates }: SensitivityPlan,
  named: Pick<SensitivityResult, 'title' | 'source'>,
  parts: Pick<SensitivityResult, 'screening' | 'indices' | 'tornado' | 'failed' | 'runs'>,
): SensitivityResult {
  const { scenario, identity } = subject.base;
  const { seed, scale, from, until, knownUntil } = scenario;
  const { engine, dataHash, scenarioHash } = identity;
  const { metric, span } = figures[0]!;
  return {
    schema: 'laotie/sensitivity@1',
    ...named,
    ...{ engine, dataHash, scenarioHash, seed, scale, from, until, knownUntil },
    metric,
    period: span.period,
    unit: unitIn(metricOf(metric).unit, scenario.currency),
    groups: subject.groups.map((group) => groupTold(subject, group)),
    replicates,
    ...parts,
  };
}

/** @returns undefined when the work was stopped before its end */
export async function sensitivityOf(
  plan: SensitivityPlan,
  named: Pick<SensitivityResult, 'title' | 'source'>,
  { means, watch }: { readonly means: Means; readonly watch: Watch },
): Promise<Sensed | undefined> {
  const { subject, figures } = plan;
  const all: RunsOfPhase[] = [];
  const run = async (phase: Phase, asked = figures) => {
    watch.onPhase(phase.name, countRuns(phase));
    const found = await runPhase(subject, phase, asked, means, watch.onRuns);
    if (found) all.push({ phase, run: found, figures: asked });
    return found;
  };
  let kept = [...subject.groups.keys()];
  let screening: SensitivityResult['screening'] = null;
  if (plan.trajectories > 0) {
    const found = await run(screeningPhase(plan), figures.slice(0, 1));
    if (!found) return undefined;
    const told = screened(plan, found);
    kept = told.kept;
    screening = { trajectories: plan.trajectories, groups: told.groups };
  }
  let indices: SensitivityResult['indices'] = null;
  if (plan.points > 0 && kept.length > 0) {
    const found = await run(indicesPhase(plan, kept));
    if (!found) return undefined;
    indices = { points: plan.points, periods: figures.map((_, at) => periodIndices(plan, found, kept, at)) };
  }
  const chosen = barsAmong(subject, kept);
  let tornado: SensitivityResult['tornado'] = null;
  if (plan.tornado > 0 && chosen.length > 0) {
    const found = await run(tornadoPhase(plan, chosen), figures.slice(0, 1));
    if (!found) return undefined;
    tornado = bars(plan, found, chosen);
  }
  const sum = (of: (one: PhaseRun) => number) => all.reduce((count, part) => count + of(part.run), 0);
  const failed = all.flatMap((part) => part.run.failed);
  const [remembered, ended] = [sum((one) => one.remembered), sum((one) => one.ended)];
  const parts = { screening, indices, tornado, failed: failed.length, runs: ended };
  return { result: resultOf(plan, named, parts), parts: all, failed, remembered, ended };
}
