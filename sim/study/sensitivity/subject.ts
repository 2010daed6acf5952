/** What of a scenario is not taken as known, and how the scenario of a point comes about. */
import { PARAMETERS } from '../../model/params.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { Prepared } from '../../runs/prepared.ts';
import type { Posterior } from '../../scenario/posterior.ts';
import type { SeededScenario } from '../../scenario/scenario.ts';
import { type Factor, type Value, valueAt } from '../designs/factor.ts';
import type { Point } from './design.ts';

/** The draw that a run takes from the posterior: all fitted parameters together, as they go with one another. */
export const POSTERIOR = 'posterior';

/** What one coordinate of a point stands for. */
export type Column = Factor | typeof POSTERIOR;

/** Columns that change together. */
export interface Group {
  readonly id: string;
  readonly title: Bilingual;
  /** Numbers of the columns. */
  readonly columns: readonly number[];
}

/** A scenario with some of its values laid over. @throws Refusal where they do not go together */
export type Variant = (sets: readonly string[]) => SeededScenario;

export interface Subject {
  readonly base: Prepared;
  readonly columns: readonly Column[];
  readonly groups: readonly Group[];
  readonly variant: Variant;
}

export type PreparedPoint = Pick<Prepared, 'scenario' | 'data' | 'posterior'>;

const PARAMETER = /^parameters\./;

/** The draw at a share of all weights. */
function drawAt({ draws }: Posterior, share: number): Posterior['draws'][number] {
  const total = draws.reduce((sum, { weight }) => sum + weight, 0);
  let left = share * total;
  return draws.find(({ weight }) => (left -= weight) < 0) ?? draws.at(-1)!;
}

/** What is changed at a point, factor by factor. */
export function changesAt(columns: readonly Column[], point: Point): (readonly [Factor, Value])[] {
  return columns.flatMap((column, at) => {
    const u = point[at]!;
    return column === POSTERIOR || u === null ? [] : [[column, valueAt(column, u)] as const];
  });
}

/** The scenario with these values; parameters alone need no file read again. */
function scenarioWith(
  { base, variant }: Subject,
  changes: readonly (readonly [Factor, Value])[],
): SeededScenario {
  if (!changes.every(([{ path }]) => PARAMETER.test(path))) {
    return variant(changes.map(([{ path }, value]) => `${path}=${value}`));
  }
  const set = changes.map(([{ path }, value]) => [path.replace(PARAMETER, ''), value] as const);
  return { ...base.scenario, parameters: { ...base.scenario.parameters, ...Object.fromEntries(set) } };
}

/** The scenario at a point, with the posterior that its replicates draw from. */
export function preparedAt(subject: Subject, point: Point): PreparedPoint {
  const { base, columns } = subject;
  const scenario = scenarioWith(subject, changesAt(columns, point));
  const share = point[columns.indexOf(POSTERIOR)];
  const posterior =
    base.posterior && share !== null && share !== undefined
      ? { ...base.posterior, draws: [drawAt(base.posterior, share)] }
      : base.posterior;
  return { scenario, data: base.data, posterior };
}

/** Names of parameters that the draws of a posterior hold. */
export function drawnNames(posterior: Posterior | undefined): string[] {
  return [...new Set((posterior?.draws ?? []).flatMap(({ parameters }) => Object.keys(parameters)))].sort();
}

/** Parameters that nobody has measured or fitted: neither the scenario nor its posterior says them. */
export function assumedNames({ scenario, posterior }: Pick<Prepared, 'scenario' | 'posterior'>): string[] {
  const said = new Set([...Object.keys(scenario.parameters), ...drawnNames(posterior)]);
  return PARAMETERS.filter(({ name, plausible: [low, high] }) => !said.has(name) && low < high).map(
    ({ name }) => name,
  );
}
