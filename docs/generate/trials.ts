/** Runs `laotie trials` once, in a folder of its own, and puts its table into docs/model.md. `npm run docs:trials`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trialCounts, trialsMarkdown } from '../../sim/cli/trials-words.ts';
import { TRIALS } from '../../sim/study/trials/all.ts';
import type { TrialFinding } from '../../sim/study/trials/trial.ts';
import {
  type Answer,
  askLaotie,
  type Circumstances,
  circumstances,
  circumstancesLines,
} from './circumstances.ts';

/** What `laotie trials --json` prints, as far as the page shows it. */
export interface TrialsRecord {
  readonly seed: string;
  readonly replicates: number;
  readonly scale: number;
  readonly trials: readonly TrialFinding[];
}

const COMMAND = 'npm run docs:trials';

/** Which trials have more seeds, and how many times as many. */
function moreSeeds(): string {
  const more = TRIALS.flatMap(({ id, seeds }) =>
    seeds === undefined ? [] : [`${seeds} times as many for ${id}`],
  );
  return more.join(', ');
}

/** The page with the table of an answer in place of the one that it has. */
export function modelWith(
  page: string,
  { data, seconds }: Answer<TrialsRecord>,
  where: Circumstances,
): string {
  const { seed, replicates, scale, trials } = data;
  const runs = `seed \`${seed}\`, ${replicates} replicates of each world (${moreSeeds()}), ${scale} users per fan agent`;
  const parts = [
    `<!-- trials: ${COMMAND} -->`,
    circumstancesLines(where, COMMAND, seconds, [runs]),
    '',
    `**${trialCounts(trials, 'en')}**`,
    '',
    `${trialsMarkdown(trials, 'en')}<!-- /trials -->`,
  ];
  return page.replace(/<!-- trials: [^>]*-->[\s\S]*?<!-- \/trials -->/, () => parts.join('\n'));
}

/** Nothing is taken from earlier runs, so that the seconds are those of the whole work. */
async function write(): Promise<void> {
  const where = circumstances();
  const folder = mkdtempSync(join(tmpdir(), 'laotie-trials-'));
  const model = new URL('../model.md', import.meta.url);
  try {
    const answer = await askLaotie<TrialsRecord>(['trials', '--no-memo', '--out', join(folder, 'trials')]);
    writeFileSync(model, modelWith(readFileSync(model, 'utf8'), answer, where));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await write();
