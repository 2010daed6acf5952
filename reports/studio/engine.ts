/**
 * The engine behind the page, in a worker. It works in slices and looks at what has come in between them, for a worker
 * cannot be interrupted: a plan that nobody asks about any more is dropped where it stands.
 */
import type { Slices } from '../../sim/runs/browser/trunk.ts';
import { type BaseRuns, baseRuns, type Post, type ReplicateWork } from './base-runs.ts';
import type { CheckBase, RunPlan, ToEngine } from './protocol.ts';

/** What the engine needs of where it runs. */
export interface Surroundings {
  readonly post: Post;
  /** Calls back when what has come in meanwhile has been taken. */
  readonly later: (go: () => void) => void;
}

/** No ticket of a plan: of what is done for the base. */
const OF_BASE = 0;

/** @returns takes what the page says */
export function startEngine({ post, later }: Surroundings): (message: ToEngine) => void {
  let base: BaseRuns | undefined;
  /** First things first: checks, then the plan's replicates, then the base's. */
  let checks: Slices<void>[] = [];
  let plan: Slices<void>[] = [];
  let growth: Slices<void>[] = [];
  let isBusy = false;

  const guarded = (ticket: number, works: readonly ReplicateWork[]) =>
    works.map(([replicate, work]) => guard({ ticket, replicate, work, post }));

  function step(): void {
    const queue = [checks, plan, growth].find(({ length }) => length > 0);
    isBusy = queue !== undefined;
    if (!queue) return;
    if (queue[0]!.next().done) queue.shift();
    later(step);
  }

  function take(asked: RunPlan | CheckBase): void {
    if (!base) throw new Error('engine: expected to be opened first');
    if (asked.kind === 'check') checks = [...checks, ...guarded(OF_BASE, [base.check(asked.replicate)])];
    else {
      // what nobody asks about any more gives back what it holds
      for (const work of plan) work.return();
      plan = guarded(asked.ticket, base.plan(asked));
    }
  }

  return (message) => {
    if (message.kind === 'open') {
      base = baseRuns(message, post);
      growth = guarded(OF_BASE, base.grow());
    } else take(message);
    if (!isBusy) step();
  };
}

/** Work whose failure is told and ends nothing else. */
function* guard({
  ticket,
  replicate,
  work,
  post,
}: {
  readonly ticket: number;
  readonly replicate: number;
  readonly work: Slices<void>;
  readonly post: Post;
}): Slices<void> {
  try {
    yield* work;
  } catch (cause) {
    post({
      kind: 'failed',
      ticket,
      replicate,
      error: cause instanceof Error ? cause.message : String(cause),
    });
  }
}
