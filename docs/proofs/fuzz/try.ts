/** Tries inputs: lays their files, runs the command in this process or as one of its own, judges. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../generate/circumstances.ts';
import { layWork } from './bases.ts';
import { runInside } from './inside.ts';
import { faultOf, linesOf } from './judge.ts';
import type { Content, Input, Kind, Outcome } from './kind.ts';
import { randomOf } from './random.ts';

export type Runner = (args: readonly string[]) => Promise<Outcome>;

export interface Tried {
  readonly input: Input;
  readonly outcome: Outcome;
  readonly fault: string | undefined;
}

/** The input with this number. */
export function inputOf(kind: Kind, seed: string, number: number): Input {
  return kind.input(randomOf(seed, kind.name, number));
}

function lay(file: string, content: Content): void {
  rmSync(file, { recursive: true, force: true });
  if (content === null) return;
  mkdirSync(content === 'folder' ? file : dirname(file), { recursive: true });
  if (content !== 'folder') writeFileSync(file, content);
}

/** One input with a command of its own. */
export async function tryOne(kind: Kind, input: Input, run: Runner = runInside): Promise<Tried> {
  if (kind.fresh) layWork();
  for (const [file, content] of Object.entries(input.files)) lay(file, content);
  const outcome = await run([...input.args, '--lang', input.language]);
  return { input, outcome, fault: faultOf(kind, input, outcome) };
}

/** Several scenario files with one command; whatever looks wrong is tried again by itself. */
async function tryTogether(kind: Kind, inputs: readonly Input[]): Promise<Tried[]> {
  const { language } = inputs[0]!;
  const names = inputs.map((_, at) => `input-${at}.yaml`);
  inputs.forEach((input, at) => {
    lay(names[at]!, input.files['input.yaml']!);
  });
  const outcome = await runInside(['validate', ...names, '--lang', language]);
  const lines = linesOf(outcome);
  const parts = names.map((name) => ({
    out: outcome.out.split('\n').filter((line) => line.startsWith(`${name}:`)),
    err: lines.filter((line) => line.startsWith(`${name}:`)),
  }));
  // what is said of a base that several extend belongs to any of them
  const other = lines.filter((line) => !/^input-\d+\.yaml:/.test(line));
  const seconds = outcome.seconds > 2 ? outcome.seconds : 0;
  const isWhole =
    outcome.code !== null && (outcome.code === 0) === parts.every(({ out }) => out.length === 1);
  const tried: Tried[] = [];
  for (const [at, input] of inputs.entries()) {
    const { out, err } = parts[at]!;
    const isGood = out.length === 1;
    const part = { code: isGood ? 0 : 2, out: out.join('\n'), err: [...err, ...other].join('\n'), seconds };
    const one = { ...input, language };
    const fault = isWhole ? faultOf(kind, one, part) : 'another exit code than its lines say';
    tried.push(fault === undefined ? { input: one, outcome: part, fault } : await tryOne(kind, one));
  }
  return tried;
}

/** Inputs `from` to `until` (not included), as the kind takes them; `before` hears each number before it is tried. */
export async function* tryAll(
  kind: Kind,
  seed: string,
  [from, until]: readonly [number, number],
  before: (number: number) => void = () => {},
): AsyncGenerator<Tried> {
  const step = kind.together ?? 1;
  for (let at = from; at < until; at += step) {
    before(at);
    const inputs = Array.from({ length: Math.min(step, until - at) }, (_, i) => inputOf(kind, seed, at + i));
    if (step > 1) yield* await tryTogether(kind, inputs);
    else yield await tryOne(kind, inputs[0]!);
  }
}

const LONGEST_MS = 60_000;

/** As a process of its own; one that does not end in a minute is stopped, and has no exit code. */
export const runOutside: Runner = (args) =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(ROOT, 'sim/cli/program.ts'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (text) => {
      said.out += text;
    });
    child.stderr.on('data', (text) => {
      said.err += text;
    });
    child.on('error', failed);
    child.on('close', (code, signal) => {
      const err = signal === null ? said.err : `${said.err}\nended by ${signal}`;
      done({ code, out: said.out, err, seconds: 0 });
    });
  });
