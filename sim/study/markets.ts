/** Many short markets on worker threads, each told by a few numbers; what was once told is not run again. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { Piscina } from 'piscina';
import { PARAMETERS } from '../model/params.ts';
import { Refusal } from '../notation/refusal.ts';
import type { MarketScenario } from '../runs/market.ts';
import { engineVersion } from '../runs/node/engine.ts';
import { diskRefusal } from '../runs/node/files.ts';
import { allowInlining } from '../runs/node/inlining.ts';
import { WORKER } from '../runs/node/pool.ts';
import type { ReplicateAnswer, ReplicateTask } from '../runs/node/worker.ts';
import { replicateKey } from '../runs/seed.ts';
import type { HistoryRow } from '../scenario/history.ts';
import type { Changes } from '../scenario/posterior.ts';

export interface MarketsPlan {
  readonly scenario: MarketScenario;
  readonly history: readonly HistoryRow[];
  readonly seed: string;
  /** What to keep of a run: numbers from its daily series. */
  readonly tell: (series: Float64Array) => number[];
}

export interface MarketsOptions {
  readonly threads?: number;
  /** Where finished runs are noted, so that a stopped study goes on where it was; and of which plan they are. */
  readonly notes?: { readonly file: string; readonly plan: string };
  readonly onRun?: (done: number) => void;
}

/** What a note must have been made with to be used again: the engine, the parameters and what the runs were of. */
export function noteHash(...plan: readonly unknown[]): string {
  const text = JSON.stringify([engineVersion(), PARAMETERS, ...plan]);
  return createHash('sha256').update(text).digest('hex');
}

/** @throws Refusal when the disk refuses */
function put(write: typeof appendFileSync | typeof writeFileSync, file: string, text: string): void {
  try {
    write(file, text);
  } catch (cause) {
    throw diskRefusal(dirname(file), cause) ?? cause;
  }
}

export class Markets {
  readonly plan: MarketsPlan;
  readonly pool: Piscina;
  readonly told = new Map<string, number[]>();
  readonly options: MarketsOptions;
  done = 0;

  constructor(plan: MarketsPlan, options: MarketsOptions = {}) {
    this.plan = plan;
    this.options = options;
    if (options.notes) this.recall(options.notes);
    allowInlining();
    const threads = options.threads ?? availableParallelism();
    this.pool = new Piscina({ filename: WORKER, minThreads: threads, maxThreads: threads });
  }

  /**
   * Runs one market.
   * @param changes parameters
   * @param luck number of the seed, from 0
   * @throws Refusal when the run fails
   */
  async run(changes: Changes, luck: number): Promise<number[]> {
    const name = JSON.stringify([changes, luck]);
    const known = this.told.get(name);
    if (known) return known;
    const { scenario, history, seed } = this.plan;
    const task: ReplicateTask = { scenario, history, key: replicateKey(seed, luck), drawn: changes };
    const answer = (await this.pool.run(task)) as ReplicateAnswer;
    if (answer.status === 'failed')
      throw new Refusal(`market: expected every run to end, got ${answer.error}`);
    const told = this.plan.tell(answer.series);
    this.told.set(name, told);
    if (this.options.notes) put(appendFileSync, this.options.notes.file, `${JSON.stringify([name, told])}\n`);
    this.options.onRun?.(++this.done);
    return told;
  }

  /** Ends the threads; with `finished`, the notes have done their work and go. */
  async close(finished: boolean): Promise<void> {
    await this.pool.destroy();
    if (finished && this.options.notes) rmSync(this.options.notes.file, { force: true });
  }

  /** Reads the notes of a stopped study of the same plan; a half-written last line is left out. */
  private recall({ file, plan }: { readonly file: string; readonly plan: string }): void {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (lines[0] !== plan) {
      put(writeFileSync, file, `${plan}\n`);
      return;
    }
    for (const line of lines.slice(1)) {
      try {
        const [name, told] = JSON.parse(line) as [string, (number | null)[]];
        // JSON has no NaN
        this.told.set(
          name,
          told.map((value) => value ?? Number.NaN),
        );
      } catch {
        if (line !== '') put(appendFileSync, file, '\n');
      }
    }
  }
}
