/**
 * A population that follows the facts: when new ones become public, every member goes on from where it was. Nothing is
 * fitted again but the fitted parameters, no member is replaced, and all origins have the same rule.
 */
import { Matrix } from 'ml-matrix';
import type { Fact } from '../facts.ts';
import type { ObserveFacts } from '../fit.ts';
import { type FactTarget, luckOf, type Member, memberOf, type Run, regressed } from '../members.ts';
import { type Moved, moveMembers } from '../moving.ts';
import { TRUST } from '../population.ts';

export interface FollowingEnsemble {
  /** What the members know. */
  readonly facts: readonly Fact[];
  readonly members: readonly Member[];
  /** Mean objective, round by round. */
  readonly objectives: readonly number[];
  readonly memory: Memory;
}

/** All that was learnt about slopes. A run of an earlier origin counts like one of today: rules are the same. */
export interface Memory {
  /** Facts of the fit at the first origin, and its slopes of their misfits (row) in the standard scores (column). */
  readonly first: { readonly facts: readonly Fact[]; readonly slopes: Matrix };
  readonly runs: readonly ToldRun[];
}

/** Where a run was, and what it told of each fact; NaN for one that its market did not live to tell. */
export interface ToldRun {
  readonly point: readonly number[];
  readonly told: ReadonlyMap<string, number>;
}

export interface Runs {
  /** Runs that end soon after the last fact. */
  readonly soon: ObserveFacts;
  /** Runs that go on to the last forecast, which they tell after the facts. */
  readonly far: ObserveFacts;
  /** Names of the facts that the quarters of the forecast will be. */
  readonly ahead: readonly string[];
}

/** Rounds at an origin: one where members were, then as many moves but one. */
const ROUNDS = 3;

/**
 * Members move by slopes of all runs so far, then run on to the last forecast from their best points.
 * @param targetOf what a member steers for, by its number
 */
export async function follow(
  facts: readonly Fact[],
  { members, memory }: FollowingEnsemble,
  targetOf: (index: number) => FactTarget,
  { soon, ...onwards }: Runs,
): Promise<FollowingEnsemble> {
  const begun = members.map(({ index, point }) => ({ index, point, target: targetOf(index) }));
  const now = (runs: readonly Run[]) => remembered(memory, runs, facts);
  const moved = await moveMembers(facts, begun, soon, {
    rounds: ROUNDS,
    slopes: (runs) => slopesOf(facts, now(runs)),
  });
  return runOn(facts, moved, targetOf, { ...onwards, memory: now(moved.runs) });
}

/** Runs members on to the last forecast from their points, and remembers what they tell. */
export async function runOn(
  facts: readonly Fact[],
  { members, objectives }: Pick<Moved, 'members' | 'objectives'>,
  targetOf: (index: number) => FactTarget,
  { far, ahead, memory }: Omit<Runs, 'soon'> & { readonly memory: Memory },
): Promise<FollowingEnsemble> {
  const told = await far(
    members.map(({ point }) => point),
    (at) => [luckOf(members[at]!.index)],
  );
  const after = members.map(({ index, point }, at) =>
    memberOf(facts, index, point, told[at]!, targetOf(index)),
  );
  const names = [...facts, ...ahead.map((name) => ({ name }))];
  return { facts, members: after, objectives, memory: remembered(memory, after, names) };
}

/** @param facts what the runs told, in order */
export function remembered(
  { first, runs: before }: Memory,
  runs: readonly Run[],
  facts: readonly Pick<Fact, 'name'>[],
): Memory {
  const told = runs.map((run) => ({
    point: run.point,
    told: new Map(facts.map(({ name }, at) => [name, run.told[at]!])),
  }));
  return { first, runs: [...before, ...told] };
}

/** Each fact by the runs that told it: one that is new was told by earlier forecasts, or takes slopes of its kind. */
function slopesOf(facts: readonly Fact[], { first, runs }: Memory): Matrix {
  const rows = facts.map((fact) => {
    const told = runs.map((run) => ({ point: run.point, told: [run.told.get(fact.name) ?? Number.NaN] }));
    return regressed(new Matrix([kindred(fact, first)]), [fact], told, TRUST).getRow(0);
  });
  return new Matrix(rows);
}

/** Slopes before any run: those of the fit; for a fact that it did not know, of the latest of its kind, or none. */
function kindred({ name }: Fact, { facts, slopes }: Memory['first']): number[] {
  const same = facts.findIndex((fact) => fact.name === name);
  const kin = facts
    .map((fact, at) => ({ fact, at }))
    .filter(({ fact }) => kindOf(fact.name) === kindOf(name))
    .sort((a, b) => (a.fact.until < b.fact.until ? 1 : -1))[0]?.at;
  const at = same >= 0 ? same : kin;
  return at === undefined ? new Array<number>(slopes.columns).fill(0) : slopes.getRow(at);
}

/** `gmv 2021Q2` → `gmv`. */
function kindOf(name: string): string {
  return name.slice(0, name.lastIndexOf(' '));
}
