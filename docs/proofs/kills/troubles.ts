/** What a machine does to a program besides killing it: full disks, few files, closed streams, a rival. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { faultOfLine } from '../../../sim/notation/grammar.ts';
import { errorsOf } from '../fuzz/judge.ts';
import type { Command } from './commands.ts';
import { argsOf, type Clean, faultOfEnd, lay, placesOf } from './kill.ts';
import { type Ended, finish, start, untilSigns } from './process.ts';

export interface Trouble {
  readonly name: string;
  /** Whether this machine and command can have it. */
  readonly isPossible?: (command: Command) => boolean;
  /** @returns what is wrong; undefined when nothing is */
  readonly fault: (command: Command, dir: string, clean: Clean) => Promise<string | undefined>;
}

const OUT = 'troubled';

/** Lines that say what is wrong, among those that say how far a study is. */
const complaintsOf = (ended: Pick<Ended, 'err'>) =>
  errorsOf(ended).filter((line) => line.includes(': expected ') || /^\s+at /.test(line));

/** One line that says why, with exit code 2; then the same command ends as if nothing had been. */
async function refusedThenWhole(
  ended: Ended,
  command: Command,
  dir: string,
  clean: Clean,
): Promise<string | undefined> {
  const lines = complaintsOf(ended);
  const fault = lines.length === 1 ? faultOfLine(lines[0]!, 'en') : `${lines.length} lines`;
  if (ended.code !== 2) return `exit code ${ended.code}: ${lines.at(-1)}`;
  if (fault !== undefined) return `${fault}: ${lines.join(' | ')}`;
  return faultOfEnd(await finish(dir, argsOf(command, OUT)), join(dir, OUT), clean);
}

const isRoot = () => process.getuid?.() === 0;
const outIsFolder = ({ isFile }: Command) => !isFile;

function withShell(name: string, shell: string): Trouble {
  return {
    name,
    fault: async (command, dir, clean) => {
      lay(command, dir, OUT);
      const ended = await finish(dir, argsOf(command, OUT), shell);
      // a limit that the command can live with is no trouble
      if (ended.code === 0) return faultOfEnd(ended, join(dir, OUT), clean);
      return refusedThenWhole(ended, command, dir, clean);
    },
  };
}

/** Whoever listened has gone; the result must be there all the same. That it could not be printed may be said. */
function unheard(name: string, shell: string): Trouble {
  return {
    name,
    fault: async (command, dir, clean) => {
      lay(command, dir, OUT);
      const ended = await finish(dir, argsOf(command, OUT), shell);
      const [line = '', ...more] = complaintsOf(ended);
      const isTold = ended.code === 2 && more.length === 0 && line.startsWith('stdout: ');
      if (isTold && faultOfLine(line, 'en') !== undefined) return `${faultOfLine(line, 'en')}: ${line}`;
      return faultOfEnd(isTold ? { ...ended, code: 0 } : ended, join(dir, OUT), clean);
    },
  };
}

const fullDisk: Trouble = {
  name: 'a full disk (a file system of 300 kB)',
  isPossible: (command) =>
    isRoot() && process.platform === 'linux' && outIsFolder(command) && command.lay === undefined,
  fault: async (command, dir, clean) => {
    lay(command, dir, OUT);
    const place = join(dir, OUT);
    mkdirSync(place);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', place]).status === 0;
    if (!mounted) return undefined; // a container that may not mount
    const ended = await finish(dir, argsOf(command, OUT)).finally(() => spawnSync('umount', [place]));
    rmSync(place, { recursive: true, force: true });
    return ended.code === 0 ? undefined : refusedThenWhole(ended, command, dir, clean);
  },
};

const vanished: Trouble = {
  name: 'a folder that vanishes',
  isPossible: (command) => outIsFolder(command) && command.lay === undefined,
  fault: async (command, dir, clean) => {
    lay(command, dir, OUT);
    const started = start(dir, argsOf(command, OUT));
    await untilSigns(placesOf(dir, OUT), started, Math.ceil(clean.signs / 3));
    rmSync(join(dir, OUT), { recursive: true, force: true, maxRetries: 20 });
    const ended = await started.ended;
    // it had no need of it any more, or made it again
    return ended.code === 0 ? undefined : refusedThenWhole(ended, command, dir, clean);
  },
};

const rival: Trouble = {
  name: 'two processes at once',
  isPossible: (command) => command.lay === undefined,
  fault: async (command, dir, clean) => {
    lay(command, dir, OUT);
    const both = await Promise.all([0, 1].map(() => finish(dir, argsOf(command, OUT))));
    for (const { code, err } of both.filter((one) => one.code !== 0)) {
      const lines = complaintsOf({ err });
      if (code !== 2 || lines.length !== 1)
        return `exit code ${code}, ${lines.length} lines: ${lines.at(-1)}`;
      const fault = faultOfLine(lines[0]!, 'en');
      if (fault !== undefined) return `${fault}: ${lines[0]}`;
    }
    if (both.every(({ code }) => code !== 0)) return 'both were refused';
    return faultOfEnd(both.find(({ code }) => code === 0)!, join(dir, OUT), clean);
  },
};

export const TROUBLES: readonly Trouble[] = [
  unheard('stderr closed', 'exec 2>&-'),
  unheard('stdout closed', 'exec >&-'),
  unheard('stderr on a full disk', 'exec 2>/dev/full'),
  unheard('stdout on a full disk', 'exec >/dev/full'),
  withShell('28 open files (ulimit -n)', 'ulimit -n 28'),
  withShell('files of 8 kB (ulimit -f)', 'ulimit -f 16'),
  fullDisk,
  vanished,
  rival,
];
