/** Every command that works for long, on markets that take a second, with what must be the same in the end. */
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TINY } from '../fuzz/bases.ts';
import { finish } from './process.ts';

const QUARTER = TINY.replace('until: 2021-01-06', 'until: 2021-03-31')
  .replace('knownUntil: 2021-01-03', 'knownUntil: 2021-06-30')
  .replace(/levers:.*/s, '');

export interface Command {
  readonly name: string;
  /** Arguments; `out` is where the result goes. */
  readonly args: (out: string) => readonly string[];
  /** The result is one file, not a folder. */
  readonly isFile?: boolean;
  /** Made once, besides the scenarios; the files of these commands are input only. */
  readonly prepare?: (dir: string) => Promise<void>;
  /** Laid before each work: the command works on what lies there. */
  readonly lay?: (dir: string, out: string) => void;
}

const THREADS = ['--threads', '2'];
const RUN = ['run', 'tiny.yaml', ...THREADS, '--set', 'spread=2'];
const STUDY = ['quarter.yaml', '--seed', 'a', ...THREADS];

async function must(dir: string, ...args: readonly string[]): Promise<void> {
  const { code, err } = await finish(dir, args);
  if (code !== 0) throw new Error(`${args.join(' ')}: expected exit code 0, got ${code}: ${err}`);
}

export const COMMANDS: readonly Command[] = [
  { name: 'run', args: (out) => [...RUN, '--replicates', '12', '--out', out] },
  {
    name: 'merge',
    args: (out) => ['merge', 'part-1', 'part-2', '--out', out],
    prepare: async (dir) => {
      for (const part of ['1', '2']) {
        const shard = ['--shard', `${part}/2`, '--no-report', '--out', `part-${part}`];
        await must(dir, ...RUN, '--replicates', '4', ...shard, '--no-memo');
      }
    },
  },
  {
    name: 'report',
    args: (out) => ['report', out],
    prepare: (dir) => must(dir, ...RUN, '--replicates', '2', '--out', 'reported', '--no-memo'),
    lay: (dir, out) => cpSync(join(dir, 'reported'), join(dir, out), { recursive: true }),
  },
  {
    name: 'calibrate',
    isFile: true,
    args: (out) => [
      'calibrate',
      ...STUDY,
      '--scale',
      '1000000',
      '--draws',
      '2',
      '--seeds',
      '1',
      '--rounds',
      '1',
      '--out',
      out,
    ],
  },
  {
    name: 'backtest',
    args: (out) => [
      'backtest',
      ...STUDY,
      '--scale',
      '1000000',
      '--members',
      '2',
      '--seeds',
      '1',
      '--rounds',
      '1',
      '--origins',
      '2021Q1..2021Q1',
      '--out',
      out,
    ],
  },
  {
    name: 'claims',
    args: (out) => [
      'claims',
      '--only',
      'C05,C21',
      '--replicates',
      '1',
      '--scale',
      '2000000',
      ...THREADS,
      '--out',
      out,
    ],
  },
  {
    name: 'identify',
    args: (out) => [
      'identify',
      ...STUDY,
      '--profile',
      'none',
      '--truths',
      '3',
      '--members',
      '4',
      '--truth-scale',
      '1000000',
      '--scale',
      '1000000',
      '--out',
      out,
    ],
  },
];

/** Files of all commands. */
export async function prepareAll(dir: string, commands: readonly Command[]): Promise<void> {
  writeFileSync(join(dir, 'tiny.yaml'), TINY);
  writeFileSync(join(dir, 'quarter.yaml'), QUARTER);
  for (const { prepare } of commands) await prepare?.(dir);
}

/** What tells times or machines, or is of no reader’s interest. */
const NOT_COMPARED = /(^|\/)(times\.csv|[^/]*\.lock|\.laotie[^/]*|replicates\/.*)$/;
const TIMES = /"(?:machine|seconds|started|ended|date)":\s*(?:\{[^}]*\}|"[^"]*"|[\d.]+)/g;

/** Every byte of a result but times and facts of the machine, by file. */
export function resultIn(place: string): Record<string, string> {
  if (statSync(place).isFile()) return { '': readFileSync(place, 'base64') };
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !NOT_COMPARED.test(name) && statSync(join(place, name)).isFile(),
  );
  const bytesOf = (name: string) => {
    const text = readFileSync(join(place, name), 'latin1');
    return name.endsWith('manifest.json') ? text.replaceAll(TIMES, '""') : text;
  };
  return Object.fromEntries(names.sort().map((name) => [name, bytesOf(name)]));
}
