/** Every task that a job may name, for threads and for workers of other machines. */
import { experimentsTask } from '../../study/claims/experiments.ts';
import { figuresTask } from '../figures.ts';
import { variantsTask } from '../forks.ts';
import type { Kept, Task } from '../job.ts';
import { replicateTask } from '../replicate.ts';
import { variantFiguresTask } from '../variantFigures.ts';

/** Those whose answers are kept; the variants of a tree are kept as replicates. */
export const KEPT_TASKS = [
  replicateTask,
  variantFiguresTask,
  figuresTask,
  experimentsTask,
] satisfies Kept['task'][];

export const TASKS: readonly Task<never, unknown>[] = [...KEPT_TASKS, variantsTask];
