/** One kill at a sign of progress, and the same command again to its end. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../fuzz/random.ts';
import { type Command, resultIn } from './commands.ts';
import { type Ended, filesIn, finish, signsOf, start, untilSeen, untilSigns } from './process.ts';

/** How one command ends when nobody disturbs it. */
export interface Clean {
  readonly result: Record<string, string>;
  /** Signs of progress that it showed in all. */
  readonly signs: number;
}

export function placesOf(dir: string, out: string): readonly string[] {
  return [join(dir, out), join(dir, `${out}-memo`)];
}

export function argsOf({ args, name }: Command, out: string): readonly string[] {
  return [...args(out), ...(name === 'report' ? [] : ['--memo', `${out}-memo`]), '--lang', 'en'];
}

export function lay(command: Command, dir: string, out: string): void {
  for (const place of [...placesOf(dir, out), join(dir, `${out}.lock`)])
    rmSync(place, { recursive: true, force: true });
  command.lay?.(dir, out);
}

/** @throws when the command does not end well by itself */
export async function cleanOf(command: Command, dir: string, out = 'clean'): Promise<Clean> {
  lay(command, dir, out);
  const started = start(dir, argsOf(command, out));
  let signs = 0;
  const isMore = () => {
    signs = Math.max(signs, signsOf(placesOf(dir, out), started));
    return false;
  };
  await untilSeen(started, isMore);
  const { code, err } = await started.ended;
  isMore();
  if (code !== 0) throw new Error(`${command.name}: expected exit code 0, got ${code}: ${err}`);
  return { result: resultIn(join(dir, out)), signs };
}

export interface KillAnswer {
  readonly command: string;
  /** Signs at which it was killed, of how many there are. */
  readonly at: number;
  readonly of: number;
  /** Whether the process was still there to be killed. */
  readonly killed: boolean;
  /** What is wrong; undefined when nothing is. */
  readonly fault?: string | undefined;
}

/** Files in the result that differ, by name. */
export function differences(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]).sort();
}

export function faultOfEnd({ code, err }: Ended, place: string, clean: Clean): string | undefined {
  if (code !== 0) return `exit code ${code}: ${err.trim().split('\n').at(-1)}`;
  const other = existsSync(place) ? differences(clean.result, resultIn(place)) : ['no result'];
  return other.length > 0 ? `other bytes: ${other.slice(0, 5).join(', ')}` : undefined;
}

/** Answers that were stored whole: replicates of a run folder, answers of the memo. */
const STORED = /^(?:.*replicates\/[^/]*\.bin|[^.]*)$/;

function storedIn(dir: string, out: string): Map<string, string> {
  return new Map(
    placesOf(dir, out).flatMap((place) =>
      [...filesIn(place)]
        .filter(([name]) => STORED.test(name))
        .map(([name, facts]) => [join(place, name), facts] as const),
    ),
  );
}

/** Kills the command, runs it again, and compares. */
export async function killOnce(
  command: Command,
  dir: string,
  clean: Clean,
  random: Random,
  out = 'killed',
): Promise<KillAnswer> {
  lay(command, dir, out);
  const before = placesOf(dir, out).reduce((sum, place) => sum + filesIn(place).size, 0);
  const at = before + random.below(Math.max(1, clean.signs - before));
  const started = start(dir, argsOf(command, out));
  await untilSigns(placesOf(dir, out), started, at);
  for (let turns = random.below(200); turns > 0; turns--) await new Promise(setImmediate); // nor always at the same step
  started.child.kill('SIGKILL');
  const killed = (await started.ended).signal === 'SIGKILL';
  const stored = storedIn(dir, out);
  const ended = await finish(dir, argsOf(command, out));
  const after = storedIn(dir, out);
  const lost = [...stored]
    .filter(([name, facts]) => after.has(name) && after.get(name) !== facts)
    .map(([name]) => name);
  const fault =
    faultOfEnd(ended, join(dir, out), clean) ??
    (lost.length > 0 ? `computed again: ${lost.length} stored answers` : undefined);
  return { command: command.name, at, of: clean.signs, killed, fault };
}
