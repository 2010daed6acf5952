/** The program as a process that can be watched, killed at a sign of progress, and run to its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../../generate/circumstances.ts';

export const PROGRAM = join(ROOT, 'sim/cli/program.ts');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Lines on stderr so far. */
  readonly lines: () => number;
}

/** @param shell what a shell does before the program takes its place, such as `ulimit -n 20` */
export function start(cwd: string, args: readonly string[], shell?: string): Started {
  const words = [process.execPath, PROGRAM, ...args];
  const [file, ...rest] = shell === undefined ? words : ['sh', '-c', `${shell}; exec "$0" "$@"`, ...words];
  // answers are remembered where the command says, whatever the surroundings say of memos
  const env = { ...process.env, LAOTIE_MEMO_BYTES: '1e9' };
  const child = spawn(file!, rest, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  const ended = new Promise<Ended>((done) => {
    child.on('close', (code, signal) => done({ code, signal, ...said }));
  });
  return { child, ended, lines: () => said.err.split('\n').length - 1 };
}

export function finish(cwd: string, args: readonly string[], shell?: string): Promise<Ended> {
  return start(cwd, args, shell).ended;
}

/** A file, or every file below a folder, with when and how it was last written; whoever writes may be at work meanwhile. */
export function filesIn(place: string): Map<string, string> {
  const own = statSync(place, { throwIfNoEntry: false });
  if (!own) return new Map();
  const names = own.isFile() ? [''] : readdirSync(place, { recursive: true, encoding: 'utf8' });
  const files = new Map<string, string>();
  for (const name of names) {
    const status = statSync(join(place, name), { throwIfNoEntry: false });
    if (status?.isFile()) files.set(name, `${status.size} ${status.mtimeMs} ${status.ino}`);
  }
  return files;
}

/** Signs of progress: files that are there, and lines that were said. */
export function signsOf(folders: readonly string[], { lines }: Started): number {
  return folders.reduce((sum, folder) => sum + filesIn(folder).size, 0) + lines();
}

/** Looks again and again until something is there, or the process has ended. */
export async function untilSeen({ child }: Started, isThere: () => boolean): Promise<void> {
  while (child.exitCode === null && child.signalCode === null && !isThere()) await wait(1);
}

/** Waits for as many signs, or for the end. */
export function untilSigns(folders: readonly string[], started: Started, wanted: number): Promise<void> {
  return untilSeen(started, () => signsOf(folders, started) >= wanted);
}
