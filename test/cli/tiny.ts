/** A market that runs in milliseconds, the program as a process, and what of a folder must not differ. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runInside } from '../../docs/proofs/fuzz/inside.ts';
import { lender } from '../../sim/cli/means.ts';
import { readRun } from '../../sim/runs/node/store.ts';
import { SMALL } from '../runs/small.ts';
import { sharedThreads } from '../threads.ts';

export const CLI = resolve(import.meta.dirname, '../../sim/cli/program.ts');

/** Some 580 fans over 48 days. */
export const TINY = SMALL.replace('until: 2021-03-31', 'until: 2021-01-31')
  .replace('scale: 200000', 'scale: 1000000')
  .replace('over: 2021Q1', 'over: 2021-01');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A program file, with what its environment has besides. */
export type Program = string | { readonly file: string; readonly env: NodeJS.ProcessEnv };

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

function spawned(run: Program, cwd: string, args: readonly string[], node: readonly string[] = []): Started {
  const { file, env } = typeof run === 'string' ? { file: run, env: {} } : run;
  const child = spawn(process.execPath, [...node, file, ...args], { cwd, env: { ...process.env, ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const ended = new Promise<Ended>((tell) => {
    child.on('close', (code, signal) => tell({ code, signal, out, err }));
  });
  return { child, ended };
}

export function start(cwd: string, ...args: readonly string[]): Started {
  return spawned(CLI, cwd, args);
}

/** Waits by progress seen, not by the clock, until a file is there; a process that ends before is told of. */
export async function untilThere({ child, ended }: Started, ...files: readonly string[]): Promise<void> {
  while (!files.every((file) => existsSync(file))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${files.join()}: expected a file, got the end: ${JSON.stringify(await ended)}`);
    }
    await wait(1);
  }
}

/**
 * The program, which sends itself a signal as soon as a file is there. It looks between any two steps of its own, so that
 * it cannot be ahead of whoever looks, however busy the machine.
 */
export function startSignalled(
  cwd: string,
  { signal, file }: { readonly signal: NodeJS.Signals; readonly file: string },
  ...args: readonly string[]
): Started {
  const hook = `
    import { existsSync } from 'node:fs';
    import { isMainThread } from 'node:worker_threads';
    const look = () => {
      if (existsSync(${JSON.stringify(join(cwd, file))})) process.kill(process.pid, ${JSON.stringify(signal)});
      else setTimeout(look, 1).unref();
    };
    if (isMainThread) look();`;
  return spawned(CLI, cwd, args, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`]);
}

export function laotie(cwd: string, ...args: readonly string[]): Promise<Ended> {
  return start(cwd, ...args).ended;
}

/**
 * The same command carried out in this process, for tests of what it does and not of how a process ends: the second that a
 * process needs to load the program is saved. It works in the folder given, so one at a time.
 */
export async function within(cwd: string, ...args: readonly string[]): Promise<Ended> {
  const home = process.cwd();
  lender.withThreads = sharedThreads;
  process.chdir(cwd);
  try {
    const { code, out, err } = await runInside(args);
    return { code, signal: null, out, err };
  } finally {
    process.chdir(home);
  }
}

/** The program of another checkout. */
export function program(run: Program, cwd: string, ...args: readonly string[]): Promise<Ended> {
  return spawned(run, cwd, args).ended;
}

/** Everything in a run folder but times and machine facts. */
export async function bytesOf(dir: string): Promise<Record<string, unknown>> {
  const names = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isFile());
  const plain = names
    .map(({ name }) => name)
    .filter((name) => !['manifest.json', 'times.csv'].includes(name));
  const files = plain.map((name) => [name, readFileSync(join(dir, name), 'base64')] as const);
  const { machine: _, ...manifest } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
  const { replicates: runs } = await readRun(dir);
  return { ...Object.fromEntries(files), manifest, runs };
}

/** Numbers of the replicates that a run folder has files of, in order. */
export function replicatesIn(dir: string): number[] {
  const names = readdirSync(join(dir, 'replicates'));
  return names
    .filter((name) => /^\d{6,}\.bin$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
}
