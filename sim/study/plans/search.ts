/**
 * The best mix of cells that may act on one another, in few rounds of many mixes each: a round runs on common luck and
 * shares its first days, so that a mix more costs little and a round more costs much.
 *
 * First every cell alone, at some levels; the fitted curves, filled, give a mix that would be best if cells did not act
 * on one another. Then, in each joint round, every cell is moved a little from the best mix so far while all others stay:
 * these curves hold what the others do to it, and are filled in their turn, not farther than they were measured. Such a
 * sequence of separable approximations comes to rest where no small change of a mix is better (as Svanberg 1987 and 2002
 * use it in structural design); a mix counts only once it has been run, so that no round makes the outcome worse.
 */
import { type Aim, type Curve, fill, type Mix, type Told } from './fill.ts';

/** Answers of a round, in the order of the mixes; undefined when the work was stopped. */
export type Ask = (mixes: readonly Mix[]) => Promise<readonly Told[] | undefined>;

export interface Tried extends Told {
  readonly mix: Mix;
}

export interface Problem {
  readonly cells: number;
  readonly aim: Aim;
  readonly ask: Ask;
  /** Where the cost is what a plan says, and not what a run says. */
  readonly costOf?: ((mix: Mix) => number) | undefined;
  /** Mixes to run besides in the first round; where money is given, one that gives some to every cell. */
  readonly besides?: readonly Mix[];
}

export interface Found {
  /** Every cell alone, from nothing up. */
  readonly curves: readonly Curve[];
  /** Everything that was run, in its order; nothing of all first. */
  readonly tried: readonly Tried[];
  /** Best of them; for an aim that none reaches, the one that comes nearest. */
  readonly best: Tried;
  readonly isReached: boolean;
  /** What the last of the money brought around the best mix. */
  readonly slope: number;
}

/** Shares of a cell at which it is run alone: near nothing they lie closer, for there a curve bends most. */
export const LEVELS = [1 / 40, 1 / 8, 1 / 2, 1] as const;
/** A share is a whole number of these. */
const GRAINS = 10_000;
/** How far a joint round moves a cell: to so many times its level, and to that part of it. */
const MOVES = [3, 1.5, 1.125] as const;
/** How much more or less than asked the candidates of a round aim at, as a share of it. */
const AROUND = [[-0.25, 0, 0.25], [-0.04, 0, 0.04], [-0.02, 0, 0.02], [-0.01, 0, 0.01]] as const; // biome-ignore format: a round a list
/** Parts of the way from the best mix to the filled one, and beyond it. */
const WAYS = [1 / 2, 1, 2] as const;

/** Most mixes that a search of so many cells runs, round by round. */
export function mixesPerRound(cells: number, besides: number): number[] {
  const candidates = AROUND[0].length * WAYS.length;
  const joint = MOVES.flatMap(() => [3 * cells, candidates]);
  return [LEVELS.length * (cells + 1) + besides, candidates, ...joint];
}

const nameOf = (mix: Mix) => mix.join();

function grain(share: number): number {
  return Math.floor(Math.min(1, Math.max(0, share)) * GRAINS + 1e-9) / GRAINS;
}

function between(a: Mix, b: Mix, way: number): Mix {
  return a.map((share, cell) => share + way * (b[cell]! - share));
}

class Search {
  readonly tried: Tried[];
  private readonly known = new Map<string, Tried>();
  private readonly problem: Problem;
  aim: Aim;

  constructor(problem: Problem) {
    this.problem = problem;
    this.aim = problem.aim;
    this.tried = [];
    this.keep({ mix: new Array(problem.cells).fill(0), value: 0, cost: 0 });
  }

  private keep(one: Tried): void {
    this.tried.push(one);
    this.known.set(nameOf(one.mix), one);
  }

  /** @returns false when the work was stopped */
  async run(mixes: readonly Mix[]): Promise<boolean> {
    const { ask, costOf } = this.problem;
    const open = new Map(mixes.map((mix) => [nameOf(mix), mix]));
    const fresh = [...open].flatMap(([name, mix]) => (this.known.has(name) ? [] : [mix]));
    if (fresh.length === 0) return true;
    const told = await ask(fresh);
    if (!told) return false;
    for (const [at, mix] of fresh.entries()) {
      const cost = costOf ? costOf(mix) : told[at]!.cost;
      this.keep({ mix, value: told[at]!.value, cost });
    }
    return true;
  }

  at(mix: Mix): Tried {
    return this.known.get(nameOf(mix))!;
  }

  /** The mix with one cell at another level; all others stay as they are, be they whole grains or not. */
  moved(mix: Mix, cell: number, level: number): Mix {
    return level === mix[cell] ? mix : mix.map((share, at) => (at === cell ? grain(level) : share));
  }

  /** One cell at the levels at which it was run, all others as in a mix. */
  curve(mix: Mix, cell: number, levels: readonly number[]): Curve {
    const all = [...new Set(levels.map((level) => this.moved(mix, cell, level)[cell]!))].sort(
      (a, b) => a - b,
    );
    return all.map((level) => {
      const { value, cost } = this.at(this.moved(mix, cell, level));
      return { level, value, cost };
    });
  }

  /** Whether a mix does what was asked. */
  reaches({ value, cost }: Told): boolean {
    const { aim } = this.problem;
    return 'atLeast' in aim ? value >= aim.atLeast : cost <= aim.atMost * (1 + 1e-12);
  }

  best(): Tried {
    const { aim } = this.problem;
    const reaching = this.tried.filter((one) => this.reaches(one));
    const isCheapest = 'atLeast' in aim && reaching.length > 0;
    const better = (a: Told, b: Told) =>
      isCheapest ? b.cost - a.cost || a.value - b.value : a.value - b.value || b.cost - a.cost;
    const among = reaching.length > 0 ? reaching : this.tried;
    return among.reduce((a, b) => (better(b, a) > 0 ? b : a));
  }
}

/** The aim itself and some around it; where nothing has reached it, as much as can be had. */
function aimsAround(search: Search, aim: Aim, round: number): Aim[] {
  if ('atMost' in aim) return [aim];
  if (!search.tried.some((one) => search.reaches(one))) return [{ atMost: Number.POSITIVE_INFINITY }, aim];
  return AROUND[round]!.map((part) => ({ atLeast: aim.atLeast * (1 + part) }));
}

/** Levels of a cell in a joint round: none of it, less, as it is, more; of one that has little or nothing, at least a little. */
function levelsAround(level: number, move: number): number[] {
  if (level === 0) return [0, 1 / 256, 1 / 64, 1 / 16].map((some) => some * (move - 1));
  return [0, level / move, level, Math.min(1, Math.max(level * move, (move - 1) / 128))];
}

/** What the separable model of some curves says of the mix of all their lowest levels. */
function bottomOf(center: Tried, curves: readonly Curve[]): Told {
  const lowest = (key: keyof Told) =>
    curves.reduce((sum, curve) => sum + curve[0]![key] - center[key], center[key]);
  return { value: lowest('value'), cost: lowest('cost') };
}

/** @returns undefined when the work was stopped before its end */
export async function searchMix(problem: Problem, rounds: number = MOVES.length): Promise<Found | undefined> {
  const { cells, aim, besides = [] } = problem;
  const search = new Search(problem);
  const nothing = search.tried[0]!;
  const alone = Array.from({ length: cells }, (_, cell) =>
    LEVELS.map((level) => search.moved(nothing.mix, cell, level)),
  );
  // cells that need one another show it only together; all of everything is the most that can be had
  const together = 'atLeast' in aim ? LEVELS.map((level) => nothing.mix.map(() => level)) : [];
  if (!(await search.run([...alone.flat(), ...together, ...besides]))) return undefined;
  const curves = alone.map((_, cell) => search.curve(nothing.mix, cell, [0, ...LEVELS]));
  let slope = Number.POSITIVE_INFINITY;
  const propose = async (center: Tried, around: readonly Curve[], round: number) => {
    const bottom = bottomOf(center, around);
    const filled = aimsAround(search, aim, round).map((one) => fill(around, bottom, one));
    slope = filled[filled.length >> 1]!.slope;
    return search.run(
      filled.flatMap(({ mix }) => WAYS.map((way) => between(center.mix, mix, way).map(grain))),
    );
  };
  if (!(await propose(nothing, curves, 0))) return undefined;
  for (const [round, move] of MOVES.slice(0, rounds).entries()) {
    const center = search.best();
    const levels = center.mix.map((level) => levelsAround(level, move));
    const poll = levels.flatMap((own, cell) => own.map((level) => search.moved(center.mix, cell, level)));
    if (!(await search.run(poll))) return undefined;
    const around = levels.map((own, cell) => search.curve(center.mix, cell, own));
    if (!(await propose(center, around, round + 1))) return undefined;
  }
  const best = search.best();
  return { curves, tried: search.tried, best, isReached: search.reaches(best), slope };
}
