/**
 * Runs a proof batch by batch and writes docs/proofs/<name>.json and .md. Each batch is stored as it ends: after a kill
 * the same command goes on where it was. Exit codes: 0 the claim holds, 2 bad input, 4 it does not hold.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Discrepancy } from '../../sim/notation/refusal.ts';
import { putFileSync } from '../../sim/runs/node/files.ts';
import { checkRecord, sealRecord } from '../../sim/runs/record.ts';
import { type Circumstances, circumstances, circumstancesLines, ROOT } from '../generate/circumstances.ts';
import { written } from '../generate/table.ts';
import { PROOFS } from './all.ts';
import type { Proof, ProofOptions, ProofRecord, Result } from './proof.ts';

interface Stored {
  readonly seconds: number;
  readonly answer: unknown;
}

/** Answers by batch of earlier sittings with the same commit, engine and options. */
interface Sitting {
  readonly get: (key: string) => Stored | undefined;
  readonly put: (key: string, stored: Stored) => void;
}

function openSitting(name: string, identity: string): Sitting {
  const folder = join(ROOT, 'runs', 'proofs');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  const before = readStored(file);
  const stored = before?.identity === identity ? before.stored : {};
  return {
    get: (key) => stored[key],
    put: (key, answer) => {
      stored[key] = answer;
      const text = JSON.stringify(sealRecord({ identity, stored }));
      putFileSync(file, (write) => write(Buffer.from(text)));
    },
  };
}

function readStored(file: string): { identity: string; stored: Record<string, Stored> } | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const record = JSON.parse(readFileSync(file, 'utf8'));
    checkRecord(file, record);
    return record;
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof Discrepancy)) throw cause;
    process.stderr.write(`${file}: expected the answers so far, got other bytes; beginning again\n`);
    return undefined;
  }
}

/** `--name value` pairs; a word on its own is refused. */
function optionsOf(words: readonly string[]): ProofOptions {
  const given = new Map<string, string>();
  for (let at = 0; at < words.length; at += 2) {
    const [name, value] = [words[at]!, words[at + 1]];
    if (!name.startsWith('--') || value === undefined) {
      throw new Error(`proof: expected --option value, got ${words.slice(at).join(' ')}`);
    }
    given.set(name.slice(2), value);
  }
  return { seed: given.get('seed') ?? '20210722', given };
}

async function prove(proof: Proof<unknown>, words: readonly string[]): Promise<Result> {
  const options = optionsOf(words);
  const where = circumstances();
  const batches = await proof.batches(options);
  const sitting = openSitting(proof.name, JSON.stringify([where.commit, where.engine, [...options.given]]));
  const answers: unknown[] = [];
  let seconds = 0;
  for (const [at, { key, run }] of batches.entries()) {
    const known = sitting.get(key);
    const stored = known ?? (await timed(run));
    if (!known) sitting.put(key, stored);
    seconds += stored.seconds;
    answers.push(stored.answer);
    process.stderr.write(
      `${proof.name}: ${at + 1} of ${batches.length}, ${key}${known ? ' (stored)' : ''}\n`,
    );
  }
  const result = await proof.conclude(answers, options);
  // a path belongs to one machine; its last part says what was meant
  const plain = words.map((word) => (isAbsolute(word) ? basename(word) : word));
  const command = [`npm run proof:${proof.name}`, ...(plain.length > 0 ? ['--', ...plain] : [])].join(' ');
  write(proof, result, where, { command, seconds, seed: result.seed ?? options.seed });
  return result;
}

async function timed(run: () => Promise<unknown>): Promise<Stored> {
  const start = performance.now();
  const answer = await run();
  return { answer, seconds: (performance.now() - start) / 1000 };
}

type Facts = Pick<ProofRecord, 'command' | 'seconds' | 'seed'>;

function write(proof: Proof<unknown>, result: Result, where: Circumstances, facts: Facts): void {
  const { name, title, claim, doesNotProve } = proof;
  const { holds, summary, figures, details = [] } = result;
  const { seconds, seed, command } = facts;
  const record: ProofRecord = {
    schema: 'laotie/proof@1',
    name,
    command,
    ...where,
    seed,
    seconds: Math.round(seconds),
    holds,
    summary,
    figures,
  };
  const page = [
    written(command),
    `# ${title}`,
    `Claim: ${claim}`,
    `**${holds ? 'Holds' : 'Does not hold'}.** ${summary}`,
    circumstancesLines(where, command, seconds, [`seed \`${seed}\``]),
    ...details,
    `Does not prove: ${doesNotProve}`,
  ];
  const file = (ending: string) => new URL(`./${name}.${ending}`, import.meta.url);
  writeFileSync(file('json'), `${JSON.stringify(record, null, 2)}\n`);
  // the linter, which CI runs, wants short lists on one line
  const linter = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  execFileSync(process.execPath, [linter, 'format', '--write', fileURLToPath(file('json'))], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  writeFileSync(file('md'), `${page.join('\n\n')}\n`);
}

// processes that a proof starts find their sources compiled
process.env.NODE_COMPILE_CACHE ??= join(ROOT, 'node_modules', '.cache', 'compiled');
const [name = '', ...words] = process.argv.slice(2);
const proof = PROOFS.find((candidate) => candidate.name === name);
if (!proof || words.includes('--help')) {
  const lines = PROOFS.map(
    ({ name, claim, options }) => `${name}  ${claim}${options ? `\n    ${options}` : ''}`,
  );
  process.stderr.write(`proof: expected one of these, got ${name || 'nothing'}\n${lines.join('\n')}\n`);
  process.exitCode = proof ? 0 : 2;
} else {
  const { holds, summary } = await prove(proof, words);
  process.stdout.write(`${holds ? 'holds' : 'does not hold'}: ${summary}\ndocs/proofs/${name}.md\n`);
  process.exitCode = holds ? 0 : 4;
}
