/** Everything that a search has run, on the same luck: figures of the base and of every mix. */
import type { Means } from '../../runs/perform.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';
import { type Cell, leversOf } from './cells.ts';
import type { Mix } from './fill.ts';
import { type Levers, type Rows, type Runs, runPlans } from './runs.ts';

/** What is seen of a search. */
export interface Watch {
  /** A round begins: how many plans it runs. */
  readonly onRound: (round: number, plans: number) => void;
  /** A replicate of a round has ended. */
  readonly onRun: (ok: boolean, remembered: boolean) => void;
}

export class Ledger {
  private readonly runs: Runs;
  private readonly replicates: readonly number[];
  private readonly means: Means;
  private readonly watch: Watch;
  private readonly held = new Map<string, Rows>();
  private rounds = 0;
  readonly failed = new Set<string>();
  /** Jobs that were not simulated again. */
  remembered = 0;
  /** Jobs that have ended. */
  ended = 0;

  constructor(runs: Runs, replicates: readonly number[], means: Means, watch: Watch) {
    this.runs = runs;
    this.replicates = replicates;
    this.means = means;
    this.watch = watch;
  }

  /** How many different plans were simulated. */
  get plans(): number {
    return this.held.size;
  }

  /** How many rounds they took. */
  get round(): number {
    return this.rounds;
  }

  /** Simulates what has not been; @returns false when the work was stopped */
  async run(plans: readonly Levers[]): Promise<boolean> {
    const open = new Map(plans.map((plan) => [nameOf(plan), plan]));
    for (const name of this.held.keys()) open.delete(name);
    if (open.size === 0) return true;
    this.watch.onRound(++this.rounds, open.size);
    const found = await runPlans(
      this.runs,
      [...open.values()],
      this.replicates,
      this.means,
      this.watch.onRun,
    );
    if (!found) return false;
    for (const [at, name] of [...open.keys()].entries()) this.held.set(name, found.rows[at]!);
    for (const line of found.failed) this.failed.add(line);
    this.remembered += found.remembered;
    this.ended += this.replicates.length;
    return true;
  }

  /** Figures of several plans, of the replicates that ended well in all of them. */
  rowsOf<Plans extends readonly Levers[]>(...plans: Plans): { readonly [At in keyof Plans]: Rows } {
    const rows = plans.map((plan) => this.held.get(nameOf(plan))!);
    const good = [...rows[0]!.keys()].filter((k) => rows.every((own) => own.has(k)));
    return rows.map((own) => new Map(good.map((k) => [k, own.get(k)!]))) as {
      readonly [At in keyof Plans]: Rows;
    };
  }
}

/** Equal plans are one, whatever mix they come from. */
function nameOf(levers: Levers): string {
  if (levers === 'today') return levers;
  return JSON.stringify(levers.map(({ title: _, ...plan }) => plan));
}

export function plansOf(cells: readonly Cell[], mixes: readonly Mix[]): (readonly LeverPlan[])[] {
  return mixes.map((mix) => leversOf(cells, mix));
}

/** One figure of a plan less that of another, replicate by replicate. */
export function differencesIn([without, having]: readonly [Rows, Rows], column: number): number[] {
  return [...without].map(([k, own]) => having.get(k)![column]! - own[column]!);
}
