/** A command carried out in this process, by the same function that the program's entry calls. */
import { runProgram } from '../../../sim/cli/program.ts';
import type { Outcome } from './kind.ts';

/** What `finally` puts back. */
const real = { out: process.stdout.write, err: process.stderr.write };

/** @throws nothing: what the program lets through is an outcome with exit code `null` */
export async function runInside(args: readonly string[]): Promise<Outcome> {
  const said = { out: '', err: '' };
  const lost: unknown[] = [];
  const take = (name: 'out' | 'err') => (text: string | Uint8Array, then?: unknown, also?: unknown) => {
    said[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
    const call = typeof then === 'function' ? then : also;
    if (typeof call === 'function') call();
    return true;
  };
  const note = (cause: unknown) => lost.push(cause);
  process.exitCode = 0;
  process.stdout.write = take('out') as typeof process.stdout.write;
  process.stderr.write = take('err') as typeof process.stderr.write;
  process.on('uncaughtException', note).on('unhandledRejection', note);
  const before = process.cpuUsage();
  try {
    await runProgram(args);
  } catch (cause) {
    lost.push(cause);
  } finally {
    process.stdout.write = real.out;
    process.stderr.write = real.err;
    process.off('uncaughtException', note).off('unhandledRejection', note);
  }
  const { user, system } = process.cpuUsage(before);
  const code = lost.length > 0 ? null : Number(process.exitCode ?? 0);
  process.exitCode = 0;
  const err = said.err + lost.map((cause) => `${(cause as Error)?.stack ?? cause}\n`).join('');
  return { code, out: said.out, err, seconds: (user + system) / 1e6 };
}
