/**
 * A population that follows the facts: when new ones become public, every member goes on from where it was. Nothing is
 * fitted again but the fitted parameters, no member is replaced, and all origins have the same rule.
 */
import { Matrix } from 'ml-matrix';
import type { Fact } from '../facts.ts';
import type { ObserveFacts } from '../fit.ts';
import { type FactTarget, luckOf, type Member, memberOf, moved, reached, regressed } from '../members.ts';
import { misfits } from '../misfits.ts';

export interface FollowingEnsemble {
  /** What the members know. */
  readonly facts: readonly Fact[];
  readonly members: readonly Member[];
  /** Slopes of the misfits (row) in the standard scores (column). */
  readonly slopes: Matrix;
}

export interface Runs {
  /** Runs that end soon after the last fact. */
  readonly soon: ObserveFacts;
  /** Runs that go on to the last forecast, which they tell after the facts. */
  readonly far: ObserveFacts;
}

/**
 * Two rounds, one run a member each: the first runs to the last fact, then all members move by the slopes of the
 * population; the second runs them on. Who is further from its figures after the move goes back and runs on from there.
 * @param targetOf what a member steers for, by its number
 */
export async function follow(
  facts: readonly Fact[],
  { members, ...before }: FollowingEnsemble,
  targetOf: (index: number) => FactTarget,
  { soon, far }: Runs,
): Promise<FollowingEnsemble> {
  const targets = members.map(({ index }) => targetOf(index));
  const luck = (at: number) => [luckOf(members[at]!.index)];
  const points = members.map(({ point }) => point);
  const of = (at: number, point: readonly number[], told: readonly number[]) =>
    memberOf(facts, members[at]!.index, point, told, targets[at]!);

  const here = (await soon(points, luck)).map((told, at) => of(at, points[at]!, told));
  const slopes = regressed(slopesOf(facts, before), facts, reached(here, facts.length));
  const further = here.map(({ point, told }, at) => moved(slopes, point, misfits(facts, told), targets[at]!));
  const there = (await far(further, luck)).map((told, at) => of(at, further[at]!, told));

  const back = there.flatMap(({ objective }, at) => (objective > here[at]!.objective ? [at] : []));
  const again = await far(
    back.map((at) => points[at]!),
    (i) => luck(back[i]!),
  );
  const after = [...there];
  for (const [i, at] of back.entries()) after[at] = of(at, points[at]!, again[i]!);
  return { facts, members: after, slopes: regressed(slopes, facts, reached(after, facts.length)) };
}

/** Slopes to begin with: a new fact takes those of the latest fact of its kind, or none. */
function slopesOf(facts: readonly Fact[], known: Pick<FollowingEnsemble, 'facts' | 'slopes'>): Matrix {
  const { columns } = known.slopes;
  const rows = facts.map(({ name }) => {
    const same = known.facts.findIndex((fact) => fact.name === name);
    const kin = known.facts
      .map((fact, at) => ({ fact, at }))
      .filter(({ fact }) => kindOf(fact.name) === kindOf(name))
      .sort((a, b) => (a.fact.until < b.fact.until ? 1 : -1))[0]?.at;
    const at = same >= 0 ? same : kin;
    return at === undefined ? new Array<number>(columns).fill(0) : known.slopes.getRow(at);
  });
  return new Matrix(rows);
}

/** `gmv 2021Q2` → `gmv`. */
function kindOf(name: string): string {
  return name.slice(0, name.lastIndexOf(' '));
}
