/** A queue, a store, two workers and a command, all real processes on this machine, to do harm to. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TINY } from '../fuzz/bases.ts';
import { type Random, randomOf } from '../fuzz/random.ts';
import { resultIn } from '../kills/commands.ts';
import { differences } from '../kills/kill.ts';
import { type Ended, finish, type Started, start, untilSeen } from '../kills/process.ts';
import { type TestServer, testServer } from './server.ts';

/** Milliseconds after which a silent worker has lost its task; thirty seconds in earnest. */
export const LOST_AFTER_MS = 1000;

export interface Field {
  readonly dir: string;
  readonly server: TestServer;
  readonly workers: Started[];
  readonly tasks: number;
  readonly random: Random;
  /** Starts one more worker. */
  addWorker(of?: TestServer): Started;
  /** Starts the command; its result goes into the folder `out`. */
  run(out: string, of?: TestServer): Started;
  /** Answers in the store. */
  answers(): number;
  /** Waits until there are so many, or the process has ended. */
  untilAnswers(of: Started, count: number): Promise<void>;
  /** What is wrong with how a command ended; undefined where its result has the bytes of a local run. */
  faultOf(ended: Ended, out: string): string | undefined;
}

export const STORE = 'answers';

/** @param more options of the server */
export async function inField<Result>(
  { name, seed, tasks }: { readonly name: string; readonly seed: string; readonly tasks: number },
  work: (field: Field) => Promise<Result>,
  ...more: readonly string[]
): Promise<Result> {
  process.env.LAOTIE_LOST_AFTER_MS = String(LOST_AFTER_MS);
  const dir = mkdtempSync(join(tmpdir(), 'laotie-faults-'));
  const server = await testServer(...more);
  const started: Started[] = [];
  const begin = (...args: readonly string[]) => {
    const one = start(dir, args);
    started.push(one);
    return one;
  };
  const plan = ['run', 'tiny.yaml', '--no-report', '--no-memo', '--replicates', String(tasks)];
  const there = (of: TestServer) => ['--on', of.place, '--store', STORE];
  const answers = () =>
    readdirSync(join(dir, STORE), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^[0-9a-f]{2}.*\.answer$/.test(file),
    ).length;
  try {
    writeFileSync(join(dir, 'tiny.yaml'), TINY);
    const local = await finish(dir, [...plan, '--out', 'local']);
    if (local.code !== 0)
      throw new Error(`faults: expected exit code 0 of a local run, got ${local.code}: ${local.err}`);
    const right = resultIn(join(dir, 'local'));
    const runs: Started[] = [];
    const addWorker = (of = server) => {
      const worker = begin('worker', ...there(of), '--threads', '1');
      // one that finds itself unfit, as after an edit of the sources, would be waited for in vain
      void worker.ended.then(({ code, err }) => {
        if (code !== 2 || more.length > 0) return;
        process.stderr.write(err);
        for (const { child } of runs) child.kill('SIGKILL');
      });
      return worker;
    };
    const field: Field = {
      dir,
      server,
      workers: [],
      tasks,
      random: randomOf(seed, name),
      addWorker,
      run(out, of = server) {
        const run = begin(...plan, ...there(of), '--out', out);
        runs.push(run);
        return run;
      },
      answers,
      untilAnswers: (of, count) => untilSeen(of, () => isThere(dir) && answers() >= count),
      faultOf({ code, err }, out) {
        if (code !== 0) return `exit code ${code}: ${err.trim().split('\n').at(-1)}`;
        const other = differences(right, resultIn(join(dir, out)));
        return other.length > 0 ? `other bytes: ${other.slice(0, 5).join(', ')}` : undefined;
      },
    };
    field.workers.push(addWorker(), addWorker());
    return await work(field);
  } finally {
    for (const { child } of started) child.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

function isThere(dir: string): boolean {
  return readdirSync(dir).includes(STORE);
}
