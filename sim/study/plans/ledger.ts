/** Everything that a search has run, on the same luck: figures of the base and of every mix. */
import type { Means } from '../../runs/perform.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';
import { type Cell, leversOf } from './cells.ts';
import type { Mix } from './fill.ts';
import { type Levers, type Rows, type Runs, runPlans } from './runs.ts';

/** What plans are simulated for: the base, how much a lever can use, the search, what decides it, the judgement. */
export type Phase = 'wide' | 'reach' | 'search' | 'between' | 'fresh';

/** What is seen of a search. */
export interface Watch {
  /** A round begins: what for, and how many plans it runs. */
  readonly onRound: (phase: Phase, plans: number) => void;
  /** A replicate of a round has ended. */
  readonly onRun: (ok: boolean, remembered: boolean) => void;
}

/** Who simulates, and who looks on. */
export interface Work {
  readonly means: Means;
  readonly watch: Watch;
}

export class Ledger {
  private readonly phase: Phase;
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

  constructor(phase: Phase, runs: Runs, replicates: readonly number[], { means, watch }: Work) {
    this.phase = phase;
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
    this.rounds++;
    this.watch.onRound(this.phase, open.size);
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

/** What was not simulated again, how much has ended, and what went wrong. */
export interface Account {
  readonly remembered: number;
  readonly ended: number;
  readonly lines: readonly string[];
}

export function accountOf(ledgers: readonly Ledger[]): Account {
  return {
    remembered: ledgers.reduce((sum, { remembered }) => sum + remembered, 0),
    ended: ledgers.reduce((sum, { ended }) => sum + ended, 0),
    lines: ledgers.flatMap(({ failed }) => [...failed]),
  };
}

/** One figure of a plan less that of another, replicate by replicate. */
export function differencesIn([without, having]: readonly [Rows, Rows], column: number): number[] {
  return [...without].map(([k, own]) => having.get(k)![column]! - own[column]!);
}
