/** Broken rules that a test of what is correct notices, over two seeds of drawn mutants. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../generate/circumstances.ts';
import { table } from '../generate/table.ts';
import type { Proof } from './proof.ts';

/** Seeds, and the least share of mutants to be noticed with each: the second was not looked at while tests were written. */
const SEEDS = [
  { seed: 'one', least: 0.95 },
  { seed: 'unseen', least: 0.9 },
] as const;
const MUTANTS = 150;

/** What test/mutation/run.ts writes with --report. */
interface Answer {
  readonly seed: string;
  /** One a folder, the last for all. */
  readonly rows: readonly {
    readonly folder: string;
    readonly killed: number;
    readonly 'timed out': number;
    readonly survived: number;
    readonly refused: number;
    readonly equivalent: number;
  }[];
  readonly survived: readonly string[];
}

type Row = Answer['rows'][number];

function shareOf(row: Row): number {
  const noticed = row.killed + row['timed out'];
  return noticed / (noticed + row.survived);
}

/** The run keeps its own verdicts, mutant by mutant, so that a killed one goes on. */
async function mutate(seed: string): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'laotie-proof-'));
  const report = join(folder, 'report.json');
  const words = ['--seed', seed, '--mutants', String(MUTANTS), '--report', report];
  try {
    const child = spawn(process.execPath, ['test/mutation/run.ts', ...words], {
      cwd: ROOT,
      stdio: ['ignore', 2, 'inherit'],
    });
    const code = await new Promise((done, failed) => {
      child.on('error', failed).on('close', done);
    });
    if (code !== 0) throw new Error(`mutation run: expected exit code 0, got ${code}`);
    return JSON.parse(readFileSync(report, 'utf8')) as Answer;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

export const mutation: Proof<Answer> = {
  name: 'mutation',
  title: 'Mutation: broken rules are noticed',
  claim: `of at least ${MUTANTS} mutants drawn by a seed from the model, kernel, levers, studies and results, ${SEEDS.map(({ seed, least }) => `at least ${percent(least)} with seed “${seed}”`).join(' and ')} are noticed by tests other than golden ones.`,
  doesNotProve:
    'that the rules are right about the world, nor that mistakes of other kinds would be noticed.',
  batches: async () => SEEDS.map(({ seed }) => ({ key: `seed ${seed}`, run: () => mutate(seed) })),
  conclude: async (answers) => {
    const all = answers.map(({ seed, rows, survived }) => {
      const row = rows.at(-1)!;
      return {
        seed,
        share: shareOf(row),
        row,
        survived,
        least: SEEDS.find((one) => one.seed === seed)!.least,
      };
    });
    const lines = answers.flatMap(({ seed, rows }) =>
      rows.map((row) => [
        seed,
        row.folder,
        ...[row.killed, row['timed out'], row.survived, row.equivalent, row.refused].map(String),
        Number.isNaN(shareOf(row)) ? '—' : percent(shareOf(row)),
      ]),
    );
    const head = [
      'seed',
      'folder',
      'killed',
      'timed out',
      'survived',
      'equivalent',
      'not compiled',
      'noticed',
    ];
    return {
      holds: all.every(({ share, least }) => share >= least),
      summary: `${all.map(({ seed, share, row }) => `seed “${seed}”: ${percent(share)} of ${row.killed + row['timed out'] + row.survived} noticed`).join('; ')}.`,
      seed: SEEDS.map(({ seed }) => seed).join(', '),
      figures: all.map(({ seed, share, row, survived }) => ({ seed, share, ...row, mutants: survived })),
      details: [
        table(head, lines),
        ...all.map(({ seed, survived }) =>
          [
            `Survived with seed “${seed}”:`,
            '',
            ...survived.map((line) => `- \`${line.replaceAll('`', "'")}\``),
          ].join('\n'),
        ),
      ],
    };
  },
};
