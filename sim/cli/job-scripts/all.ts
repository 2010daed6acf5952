/** Every batch system that `jobs` writes for. */
import { kubernetes } from './kubernetes.ts';
import { parallel, shell } from './parallel.ts';
import { slurm } from './slurm.ts';
import { snakemake } from './snakemake.ts';
import type { Batch } from './work.ts';

export const BATCHES = { slurm, kubernetes, snakemake, parallel, shell } as const satisfies Readonly<
  Record<string, Batch>
>;
