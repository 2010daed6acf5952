/** Tries inputs: lays their files, runs the command in this process or as one of its own, judges. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../generate/circumstances.ts';
import { layWork } from './bases.ts';
import { runInside } from './inside.ts';
import { faultOf, isSlow } from './judge.ts';
import type { Content, Input, Kind, Outcome, Tried } from './kind.ts';
import { randomOf } from './random.ts';

export type Runner = (args: readonly string[]) => Promise<Outcome>;

/** The input with this number. */
export function inputOf(kind: Kind, seed: string, number: number): Input {
  return kind.input(randomOf(seed, kind.name, number), number);
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

/** Several inputs with one command; whatever looks wrong is tried again by itself. */
async function tryTogether(kind: Kind, inputs: readonly Input[], run: Runner): Promise<Tried[]> {
  const { input, parts } = kind.together!;
  const whole = await tryOne(kind, input(inputs), run);
  const wasSlow = isSlow(kind, whole.outcome); // any of them may be
  const each = wasSlow ? undefined : parts(inputs, whole);
  const { language } = inputs[0]!;
  const tried: Tried[] = [];
  for (const [at, given] of inputs.entries()) {
    const one = { ...given, language };
    const outcome = each?.[at];
    const fault = outcome && faultOf(kind, one, outcome);
    tried.push(
      outcome && fault === undefined ? { input: one, outcome, fault } : await tryOne(kind, one, run),
    );
  }
  if (!wasSlow && !each && tried.every(({ fault }) => fault === undefined)) {
    return tried.with(0, { ...tried[0]!, fault: whole.fault ?? 'another answer together than alone' });
  }
  return tried;
}

/** Inputs `from` to `until` (not included), as the kind takes them; `before` hears each number before it is tried. */
export async function* tryAll(
  kind: Kind,
  seed: string,
  [from, until]: readonly [number, number],
  before: (number: number) => void = () => {},
  run: Runner = runInside,
): AsyncGenerator<Tried> {
  const step = kind.together?.most ?? 1;
  for (let at = from; at < until; at += step) {
    before(at);
    const inputs = Array.from({ length: Math.min(step, until - at) }, (_, i) => inputOf(kind, seed, at + i));
    if (step > 1) yield* await tryTogether(kind, inputs, run);
    else yield await tryOne(kind, inputs[0]!, run);
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
