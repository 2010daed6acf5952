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

/** A queue's server, as a command names it. */
export type Place = Pick<TestServer, 'place'>;

export interface Field {
  readonly dir: string;
  readonly server: TestServer;
  readonly workers: Started[];
  readonly tasks: number;
  readonly random: Random;
  /** Starts one more worker. */
  addWorker(of?: Place, shell?: string): Started;
  /** Starts the command; its result goes into the folder `out`. */
  run(out: string, of?: Place, shell?: string): Started;
  /** Starts the program; it is ended with the field. @param shell what a shell does before */
  begin(args: readonly string[], shell?: string): Started;
  /** The command's arguments, without folder, queue and store. */
  readonly plan: readonly string[];
  /** Options that name queue and store. */
  there(of?: Place): readonly string[];
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
  {
    name,
    seed,
    tasks,
    workers = 2,
  }: {
    readonly name: string;
    readonly seed: string;
    readonly tasks: number;
    readonly workers?: number | undefined;
  },
  work: (field: Field) => Promise<Result>,
  ...more: readonly string[]
): Promise<Result> {
  process.env.LAOTIE_LOST_AFTER_MS = String(LOST_AFTER_MS);
  const dir = mkdtempSync(join(tmpdir(), 'laotie-faults-'));
  const server = await testServer(...more);
  const started: Started[] = [];
  const begin = (args: readonly string[], shell?: string) => {
    const one = start(dir, args, shell);
    started.push(one);
    return one;
  };
  const plan = ['run', 'tiny.yaml', '--no-report', '--no-memo', '--replicates', String(tasks)];
  const there = (of: Place = server) => ['--on', of.place, '--store', STORE];
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
    const addWorker = (of?: Place, shell?: string) => {
      const worker = begin(['worker', ...there(of), '--threads', '1'], shell);
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
      begin,
      plan,
      there,
      run(out, of, shell) {
        const run = begin([...plan, ...there(of), '--out', out], shell);
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
    for (let at = 0; at < workers; at++) field.workers.push(addWorker());
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
