/** Means without threads: jobs run one after the other in the test's own process, which loads nothing twice. */
import { simulate } from '../../sim/model/simulate.ts';
import type { Executor } from '../../sim/runs/executor.ts';
import { type Answer, type Job, performJob } from '../../sim/runs/job.ts';
import { noMemo } from '../../sim/runs/memo.ts';
import { engineVersion } from '../../sim/runs/node/engine.ts';
import { inMemory } from '../../sim/runs/node/memory.ts';
import type { Means } from '../../sim/runs/perform.ts';
import { variantFiguresTask } from '../../sim/runs/variantFigures.ts';

/**
 * @param onJob is shown every job before it runs
 * @param change makes another answer of that of a job
 */
export function meansInside(
  memo: Means['memo'] = noMemo,
  onJob: (job: Job) => void = () => {},
  change: (job: Job, answer: Answer) => Answer = (_, answer) => answer,
): Means {
  const machine = {
    inMemory,
    simulate: (plan: Parameters<typeof simulate>[0]) =>
      inMemory((memoryOf) => simulate(plan, undefined, { memoryOf })),
  };
  const executor: Executor = {
    runtime: process.versions.node,
    lanes: 1,
    async run(jobs, onAnswer, { signal } = {}) {
      for await (const job of jobs) {
        if (signal?.aborted) return;
        onJob(job);
        const answer = change(job, performJob([variantFiguresTask], job, machine));
        await onAnswer(answer as Parameters<typeof onAnswer>[0], job, 0);
      }
    },
  };
  return { executor, memo, engine: engineVersion() };
}
