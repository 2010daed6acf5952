/** Experiments on worker threads, each kept on disk as it ends, so that a stopped table of claims goes on. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { Piscina } from 'piscina';
import { z } from 'zod';
import type { Prepared } from '../../runs/ensemble.ts';
import { putText, writing } from '../../runs/node/files.ts';
import { allowInlining } from '../../runs/node/inlining.ts';
import { taskOf } from '../../runs/node/pool.ts';
import type { Told } from './evidence.ts';
import type { ExperimentAnswer, ExperimentTask } from './experiment-worker.ts';
import type { ExperimentName } from './experiments.ts';

const WORKER = new URL(`./experiment-worker${extname(import.meta.filename)}`, import.meta.url).href;
const SCHEMA = 'laotie/experiment@1';

export interface LaboratoryOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Folder in which each replicate's figures are kept. */
  readonly dir: string;
  readonly onDone?: (ok: boolean, found: boolean) => void;
}

export interface LaboratoryResult {
  readonly told: ReadonlyMap<ExperimentName, ReadonlyMap<number, Told>>;
  readonly failures: readonly string[];
}

const noteSchema = z.object({
  schema: z.literal(SCHEMA),
  plan: z.string(),
  // JSON has no NaN
  told: z.record(z.string(), z.number().nullable()),
});

/** The plan with a hash of the experiments themselves, which the engine's own hash leaves out. */
function planOf({ identity }: Prepared): string {
  const hash = createHash('sha256');
  const names = readdirSync(import.meta.dirname).filter((name) => /\.[jt]s$/.test(name));
  for (const name of names.sort()) hash.update(readFileSync(join(import.meta.dirname, name)));
  const { engine, scenarioHash, dataHash } = identity;
  return [engine, scenarioHash, dataHash, hash.digest('hex').slice(0, 12)].join('/');
}

function fileOf(index: number): string {
  return `${String(index).padStart(6, '0')}.json`;
}

function readNote(file: string, plan: string): Told | undefined {
  try {
    const note = noteSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (note.plan !== plan) return undefined;
    return Object.fromEntries(Object.entries(note.told).map(([name, value]) => [name, value ?? Number.NaN]));
  } catch {
    return undefined; // not there, or not readable: it will be run again
  }
}

/** Runs every experiment on every replicate of the prepared scenario: replicate 0 of each, then replicate 1 of each. */
export async function runExperiments(
  names: readonly ExperimentName[],
  prepared: Prepared,
  { threads = availableParallelism(), signal, dir, onDone }: LaboratoryOptions,
): Promise<LaboratoryResult> {
  const plan = planOf(prepared);
  const found = new Map(names.map((name) => [name, new Map<number, Told>()]));
  const failures: string[] = [];
  const jobs: { readonly name: ExperimentName; readonly index: number }[] = [];
  await writing(dir, async () => {
    for (const name of names) mkdirSync(join(dir, name), { recursive: true });
  });
  for (let index = 0; index < prepared.scenario.replicates; index++) {
    for (const name of names) {
      const note = readNote(join(dir, name, fileOf(index)), plan);
      if (note) {
        found.get(name)!.set(index, note);
        onDone?.(true, true);
      } else jobs.push({ name, index });
    }
  }
  if (jobs.length > 0 && !signal?.aborted) {
    await perform(jobs, prepared, { threads, ...(signal ? { signal } : {}) }, async (job, answer) => {
      const { name, index } = job;
      if (answer.status === 'ok') {
        found.get(name)!.set(index, answer.told);
        const note = `${JSON.stringify({ schema: SCHEMA, plan, told: answer.told }, null, 1)}\n`;
        await writing(dir, () => putText(join(dir, name), fileOf(index), note));
      } else failures.push(`${name}/${index}: ${answer.error}`);
      onDone?.(answer.status === 'ok', false);
    });
  }
  const sorted = [...found].map(
    ([name, told]) => [name, new Map([...told].sort(([a], [b]) => a - b))] as const,
  );
  return { told: new Map(sorted), failures: failures.sort() };
}

interface ExperimentJob {
  readonly name: ExperimentName;
  readonly index: number;
}

async function perform(
  jobs: readonly ExperimentJob[],
  { scenario, history, posterior }: Prepared,
  { threads, signal }: { readonly threads: number; readonly signal?: AbortSignal },
  onEnd: (job: ExperimentJob, answer: ExperimentAnswer) => Promise<void>,
): Promise<void> {
  allowInlining();
  const lanes = Math.min(threads, jobs.length);
  const pool = new Piscina({ filename: WORKER, minThreads: lanes, maxThreads: lanes });
  const plan = { scenario, history, posterior, seed: scenario.seed };
  let next = 0;
  const lane = async () => {
    while (next < jobs.length && !signal?.aborted) {
      const job = jobs[next++]!;
      const task: ExperimentTask = { ...taskOf({ plan, index: job.index }), experiment: job.name };
      const answer = await answerOf(pool, task, signal);
      if (answer) await onEnd(job, answer);
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    await pool.destroy();
  }
}

/** Nothing when the work was ended early. A thread that dies is a failed experiment. */
async function answerOf(
  pool: Piscina,
  task: ExperimentTask,
  signal: AbortSignal | undefined,
): Promise<ExperimentAnswer | undefined> {
  try {
    return (await pool.run(task, signal ? { signal } : {})) as ExperimentAnswer;
  } catch (cause) {
    if (signal?.aborted) return undefined;
    return { status: 'failed', error: cause instanceof Error ? cause.message : String(cause) };
  }
}
