/** Yearly GMV of two engines on the main scenario: does a rebuild change what the market does, beyond chance? */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { ROOT } from '../generate/circumstances.ts';
import { table } from '../generate/table.ts';
import { compareMoments, type Difference, isWithinTwo, type Moments } from './moments.ts';
import type { Proof, ProofOptions, Result } from './proof.ts';

const SCENARIO = 'scenarios/kuaishou-2021.yaml';
const REPLICATES = 200;
/** The headline, which decides; the other year is shown beside it. */
const JUDGED = 'gmv@2021';
const SHOWN = 'gmv@2020';

/** One engine’s runs, as far as they are compared. */
interface Sample {
  readonly folder: string;
  readonly engine: string;
  readonly seed: string;
  readonly scale: number;
  /** Yuan by replicate, in the order of `replicates`. */
  readonly replicates: readonly number[];
  readonly years: Readonly<Record<string, readonly number[]>>;
  /** The parameters that each replicate drew, as text. */
  readonly parameters: readonly string[];
}

/** A run folder as it is, or a checkout in which the scenario is run; `run` itself goes on after a kill. */
async function sampleOf(place: string, name: string): Promise<Sample> {
  if (existsSync(join(place, 'runs.parquet'))) return readSample(place);
  const file = join(place, 'package.json');
  if (!existsSync(file)) {
    throw new Error(`--${name}: expected a run folder or a checkout, got ${place}`);
  }
  const folder = join(place, 'runs', 'proof-distribution');
  const { bin } = JSON.parse(readFileSync(file, 'utf8'));
  const words = ['run', SCENARIO, '--replicates', String(REPLICATES), '--set', 'spread=0', '--out', folder];
  const child = spawn(process.execPath, [bin.laotie, ...words], {
    cwd: place,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((done, failed) => {
    child.on('error', failed).on('close', done);
  });
  if (code !== 0) throw new Error(`${place}: laotie run: expected exit code 0, got ${code}`);
  return readSample(folder);
}

async function readSample(folder: string): Promise<Sample> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const file = join(folder, 'runs.parquet').replaceAll("'", "''");
  const query = `select * from '${file}' where status = 'ok' order by replicate`;
  const rows = (await connection.runAndReadAll(query)).getRowObjects();
  connection.closeSync();
  return {
    folder,
    engine: manifest.engine,
    seed: manifest.seed,
    scale: manifest.scale,
    replicates: rows.map(({ replicate }) => Number(replicate)),
    years: Object.fromEntries([JUDGED, SHOWN].map((year) => [year, rows.map((row) => Number(row[year]))])),
    parameters: rows.map((row) =>
      JSON.stringify(Object.entries(row).filter(([name]) => name.startsWith('parameter:'))),
    ),
  };
}

function hasSameLuck(before: Sample, after: Sample): boolean {
  return before.seed === after.seed && before.replicates.join() === after.replicates.join();
}

function row(what: string, { before, after, difference, standardError }: Difference): string[] {
  const z = standardError > 0 ? difference / standardError : 0;
  return [
    what,
    before.toFixed(4),
    after.toFixed(4),
    difference.toFixed(5),
    standardError.toFixed(5),
    z.toFixed(2),
  ];
}

function lines(moments: Readonly<Record<string, Moments>>): string {
  const rows = Object.entries(moments).flatMap(([what, { mean, sd }]) => [
    row(`mean ln ${what}`, mean),
    row(`sd ln ${what}`, sd),
  ]);
  return table(['figure', 'before', 'after', 'difference', 'its standard error', 'ratio'], rows);
}

async function conclude([before, after]: readonly Sample[], { given }: ProofOptions): Promise<Result> {
  if (!before || !after) throw new Error('distribution: expected two samples');
  if (before.scale !== after.scale) {
    throw new Error(`distribution: expected runs at one scale, got 1:${before.scale} and 1:${after.scale}`);
  }
  const paired = hasSameLuck(before, after);
  if (paired && before.parameters.join() !== after.parameters.join()) {
    throw new Error('distribution: expected the same drawn parameters in both, got another posterior');
  }
  const logs = ({ years }: Sample, year: string) => years[year]!.map(Math.log);
  const compare = (year: string, pairs: boolean) =>
    compareMoments(logs(before, year), logs(after, year), pairs);
  const independent = { [JUDGED]: compare(JUDGED, false), [SHOWN]: compare(SHOWN, false) };
  const pairs = paired ? { [JUDGED]: compare(JUDGED, true), [SHOWN]: compare(SHOWN, true) } : undefined;
  const { mean, sd } = (pairs ?? independent)[JUDGED]!;
  const commits = `before: commit \`${given.get('before-commit') ?? 'not named'}\`, engine \`${before.engine}\`; after: engine \`${after.engine}\`; ${before.replicates.length} and ${after.replicates.length} replicates at 1:${after.scale}`;
  const ratio = ({ difference, standardError }: Difference) =>
    standardError > 0 ? (difference / standardError).toFixed(2) : '0';
  return {
    holds: isWithinTwo(mean) && isWithinTwo(sd),
    summary: `ln GMV of 2021: the mean differs by ${ratio(mean)} and the standard deviation by ${ratio(sd)} standard errors of the difference (${paired ? 'pairs of equal seed and parameters' : 'independent samples'}).`,
    seed: after.seed,
    figures: { paired, independent, pairs: pairs ?? null, before: before.engine, after: after.engine },
    details: [
      commits,
      ...(pairs
        ? [`As pairs (replicate k of both has the same parameters and attention):\n\n${lines(pairs)}`]
        : []),
      `As independent samples:\n\n${lines(independent)}`,
    ],
  };
}

export const distribution: Proof<Sample> = {
  name: 'distribution',
  title: 'Distribution of yearly GMV before and after',
  claim: `with ${REPLICATES} replicates of \`${SCENARIO}\` and the same parameters, mean and standard deviation of ln GMV of 2021 differ by less than two standard errors of the difference.`,
  doesNotProve: 'that other measures, other scenarios or single days have the same distribution.',
  options:
    '--before RUN_FOLDER_OR_CHECKOUT [--before-commit HASH] [--after RUN_FOLDER_OR_CHECKOUT, this one by default]',
  batches: async ({ given }) => {
    const before = given.get('before');
    if (before === undefined)
      throw new Error('distribution: expected --before with a run folder or a checkout');
    const after = given.get('after') ?? ROOT;
    return [
      { key: `before ${resolve(before)}`, run: () => sampleOf(resolve(before), 'before') },
      { key: `after ${resolve(after)}`, run: () => sampleOf(resolve(after), 'after') },
    ];
  },
  conclude,
};
