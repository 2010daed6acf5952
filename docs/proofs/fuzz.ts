/** Damaged and hostile files, by the hundred thousand, through the program's own entry: no crash, no hang, one clear line. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { table } from '../generate/table.ts';
import { CASES, nameOfCase } from './fuzz/cases.ts';
import type { Kind } from './fuzz/kind.ts';
import { KINDS } from './fuzz/kinds.ts';
import { type RangeAnswer, tryRangeInParts } from './fuzz/range.ts';
import type { Proof, ProofOptions, Result } from './proof.ts';

const COUNT = 1_000_000;
/** Inputs of a batch: some minutes of work. */
const BATCH: Readonly<Record<string, number>> = { scenario: 40_000, checkpoint: 10_000 };
const PLAIN_BATCH = 5_000;
/** As processes of their own. */
const PROCESSES = 2_000;
const PROCESSES_BATCH = 200;
/** Of so many inputs some are taken and some refused. */
const ENOUGH = 50;

interface Answer extends RangeAnswer {
  readonly kind: string;
  readonly processes: boolean;
}

function wholeOf({ given }: ProofOptions, name: string, otherwise: number): number {
  const value = Number(given.get(name) ?? otherwise);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`--${name}: expected a whole number, got ${given.get(name)}`);
}

function kindsOf({ given }: ProofOptions): Kind[] {
  const names = given.get('kinds')?.split(',') ?? KINDS.map(({ name }) => name);
  return names.map((name) => {
    const kind = KINDS.find((one) => one.name === name);
    if (kind) return kind;
    throw new Error(`--kinds: expected some of ${KINDS.map((one) => one.name).join(',')}, got ${name}`);
  });
}

/** Batches of a kind: inputs from 0 on, `size` at a time. */
function batchesOf(kind: Kind, seed: string, count: number, size: number, processes: boolean) {
  return Array.from({ length: Math.ceil(count / size) }, (_, batch) => {
    const [from, until] = [batch * size, Math.min(count, (batch + 1) * size)];
    const order = { kind: kind.name, seed, from, until, processes };
    return {
      key: `${kind.name}${processes ? ' as processes' : ''} ${from}–${until}`,
      run: async (): Promise<Answer> => ({
        kind: kind.name,
        processes,
        ...(await tryRangeInParts(order, availableParallelism(), kind.together?.most)),
      }),
    };
  });
}

function rowOf(name: string, answers: readonly Answer[]): string[] {
  const total = (of: (answer: Answer) => number) => String(answers.reduce((sum, one) => sum + of(one), 0));
  const code = (wanted: string) => total(({ codes }) => codes[wanted] ?? 0);
  return [name, total(({ tried }) => tried), code('0'), code('2'), code('4'), total(({ faults }) => faults)];
}

async function conclude(answers: readonly Answer[]): Promise<Result> {
  const names = [...new Set(answers.map(({ kind, processes }) => (processes ? `${kind}, processes` : kind)))];
  const of = (name: string) =>
    answers.filter(({ kind, processes }) => name === (processes ? `${kind}, processes` : kind));
  const rows = names.map((name) => rowOf(name, of(name)));
  const bySignature = new Map(
    answers.flatMap(({ found }) => found.map((one) => [one.signature, one] as const)),
  );
  mkdirSync(CASES, { recursive: true });
  for (const { text, signature } of bySignature.values()) {
    if (text !== '') writeFileSync(join(CASES, nameOfCase(signature)), text);
  }
  // a kind of which everything is refused, or everything taken, tells nothing
  const mended = KINDS.filter(({ isMended }) => isMended).map(({ name }) => name);
  const empty = rows.filter(([name = '', tried, good, bad, other]) => {
    const isRefused = Number(bad) + Number(other) > 0 || mended.includes(name.split(',')[0]!);
    return Number(tried) >= ENOUGH && (Number(good) === 0 || !isRefused);
  });
  const tried = answers.reduce((sum, one) => sum + one.tried, 0);
  const faults = answers.reduce((sum, one) => sum + one.faults, 0);
  return {
    holds: faults === 0 && empty.length === 0 && tried > 0,
    summary: `${tried} inputs, ${faults} of them with a fault, of ${bySignature.size} kinds${empty.map(([name]) => `; of ${name} all had one answer`).join('')}.`,
    figures: { rows, found: [...bySignature.values()].map(({ text: _, ...one }) => one) },
    details: [
      table(['files', 'tried', 'taken (0)', 'refused (2)', 'not as recorded (4)', 'faults'], rows),
      ...[...bySignature.values()].map(
        ({ signature, number, fault }) =>
          `- \`${signature.replaceAll('`', "'")}\`, input ${number}: \`${fault.slice(0, 300).replaceAll('`', "'")}\``,
      ),
    ],
  };
}

const ANSWER =
  'no crash, no hang, no stack trace, no wrong exit code, no result that was changed and believed; every message in the one grammar and the language asked for.';
const KINDS_OPTION = `[--kinds ${KINDS.map(({ name }) => name).join(',')}]`;

export const fuzz: Proof<Answer> = {
  name: 'fuzz',
  title: 'Fuzz: whatever a file holds, one clear answer',
  claim: `of scenario files, a tenth as many histories, posteriors, frozen forecasts, run folders and checkpoints, and a twentieth of lever files with \`--set\`, changed at random by a seed: ${ANSWER}`,
  doesNotProve:
    'that what is taken is what the person meant, nor anything about changes that the seed did not make.',
  options: `[--count N, ${COUNT} by default, of scenario files] ${KINDS_OPTION}`,
  batches: async (options) => {
    const count = wholeOf(options, 'count', COUNT);
    return kindsOf(options).flatMap((kind) =>
      batchesOf(kind, options.seed, Math.ceil(count * kind.share), BATCH[kind.name] ?? PLAIN_BATCH, false),
    );
  },
  conclude,
};

export const fuzzProcesses: Proof<Answer> = {
  ...fuzz,
  name: 'fuzz-processes',
  title: 'Fuzz as processes: whatever a file holds, one clear answer',
  claim: `the same of real processes, with their exit codes and streams, over equally many files of each kind: ${ANSWER}`,
  options: `[--count N, ${PROCESSES} by default, of each kind] ${KINDS_OPTION}`,
  batches: async (options) => {
    const count = wholeOf(options, 'count', PROCESSES);
    return kindsOf(options).flatMap((kind) => batchesOf(kind, options.seed, count, PROCESSES_BATCH, true));
  },
};
