/**
 * Draws from the posterior by randomised maximum likelihood (Kitanidis 1995; Oliver, He & Reynolds 1996): each member
 * has a point of its own from the prior and published figures of its own, disturbed by their tolerance, and moves to
 * the point most probable for these. For linear facts that is the posterior; for others near it. All members move
 * together, by slopes of the whole population (Chen & Oliver 2012), so that a round costs one run a member.
 */
import { inverse, Matrix, solve } from 'ml-matrix';
import { probit } from 'simple-statistics';
import { type Key, uniform } from '../model/random.ts';
import type { Fact } from './facts.ts';
import { misfits, type TellFacts } from './fit.ts';

export interface Member {
  readonly point: readonly number[];
  readonly told: readonly number[];
  /** Squared misfits to the member's own figures and squared distance from its own prior point, summed. */
  readonly objective: number;
}

export interface Population {
  /** Members that reached figures of their own; each counts the same. */
  readonly members: readonly Member[];
  readonly size: number;
  readonly rounds: number;
  /** Mean objective of all members, round by round. */
  readonly objectives: readonly number[];
  readonly stopped: string;
}

export interface PopulationOptions {
  readonly size: number;
  /** Most rounds, one run a member each. */
  readonly rounds: number;
  readonly key: Key;
  readonly onRound?: (round: number, objective: number) => void;
}

export interface Start {
  readonly point: readonly number[];
  readonly told: readonly number[];
  readonly jacobian: Matrix;
  readonly objective: number;
}

/** Each member has luck of its own, the same in every round; the fit's common seeds come before. */
const FIRST_SEED = 100;
/** Another round must lower the mean objective by this share. */
const GAIN = 0.03;

/** What a member starts from and steers for, in standard scores and tolerances. */
interface Wish {
  readonly prior: readonly number[];
  /** Disturbance of each published figure. */
  readonly noise: readonly number[];
}

export async function drawPopulation(
  facts: readonly Fact[],
  start: Start,
  tell: TellFacts,
  { size, rounds, key, onRound }: PopulationOptions,
): Promise<Population> {
  const normals = (index: number, event: number, count: number) =>
    Array.from({ length: count }, (_, at) => probit(uniform(key, 'posterior', index, event, at)));
  const wishes = Array.from({ length: size }, (_, i) => ({
    prior: normals(i, 1, start.point.length),
    noise: normals(i, 2, facts.length),
  }));
  let jacobian = start.jacobian;
  const here = misfits(facts, start.told);
  let points = wishes.map((wish) => moved(jacobian, start.point, here, wish));
  let best: Member[] = [];
  const objectives: number[] = [];
  let stopped = `${rounds} rounds done`;
  for (let round = 1; round <= rounds; round++) {
    const told = await tell(points, (i) => [FIRST_SEED + i]);
    const now = points.map((point, i) => memberOf(facts, point, told[i]!, wishes[i]!));
    best = now.map((member, i) => (best[i] && best[i].objective <= member.objective ? best[i] : member));
    objectives.push(best.reduce((sum, { objective }) => sum + objective, 0) / size);
    onRound?.(round, objectives.at(-1)!);
    const [before, after] = objectives.slice(-2);
    if (after !== undefined && after > before! * (1 - GAIN)) {
      stopped = `round ${round} lowered the mean objective by less than ${GAIN * 100}%`;
      break;
    }
    jacobian = regressed(
      jacobian,
      best,
      best.map(({ told }) => misfits(facts, told)),
    );
    points = best.map(({ point, told }, i) => moved(jacobian, point, misfits(facts, told), wishes[i]!));
  }
  const most = mostObjective(start.objective, facts.length);
  const members = best.filter(({ objective }) => objective <= most);
  return { members, size, rounds: objectives.length, objectives, stopped };
}

/** A member's objective is the fit's plus about a χ² of as many degrees as facts; beyond four deviations it is lost. */
function mostObjective(fitted: number, facts: number): number {
  return fitted + facts + 4 * Math.sqrt(2 * facts);
}

function memberOf(
  facts: readonly Fact[],
  point: readonly number[],
  told: readonly number[],
  { prior, noise }: Wish,
): Member {
  const off = misfits(facts, told).reduce((sum, misfit, at) => sum + (misfit - noise[at]!) ** 2, 0);
  const away = point.reduce((sum, value, at) => sum + (value - prior[at]!) ** 2, 0);
  return { point, told, objective: off + away };
}

/** Where a member should go if facts were linear from here. */
function moved(
  jacobian: Matrix,
  point: readonly number[],
  misfit: readonly number[],
  { prior, noise }: Wish,
): number[] {
  const transposed = jacobian.transpose();
  const precision = Matrix.add(transposed.mmul(jacobian), Matrix.eye(jacobian.columns));
  const off = Matrix.columnVector(misfit.map((value, at) => value - noise[at]!));
  const away = Matrix.columnVector(point.map((value, at) => value - prior[at]!));
  const step = solve(precision, transposed.mmul(off).add(away).mul(-1)).to1DArray();
  return point.map((value, at) => value + step[at]!);
}

/** Slopes of the misfits over the whole population, by ridge regression around the slopes known before. */
function regressed(before: Matrix, members: readonly Member[], told: readonly (readonly number[])[]): Matrix {
  const points = centred(members.map(({ point }) => point));
  const answers = centred(told);
  const unexplained = Matrix.sub(answers, points.mmul(before.transpose()));
  const { columns } = before;
  const ridge = Matrix.add(points.transpose().mmul(points), Matrix.eye(columns, columns, columns));
  const correction = inverse(ridge).mmul(points.transpose()).mmul(unexplained);
  return Matrix.add(before, correction.transpose());
}

function centred(rows: readonly (readonly number[])[]): Matrix {
  return new Matrix(rows.map((row) => [...row])).center('column');
}
