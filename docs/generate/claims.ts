/** Runs `laotie claims` once, in a folder of its own, and writes docs/claims.md. `npm run docs:claims`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding, Verdict } from '../../sim/study/claims/claim.ts';
import {
  type Answer,
  askLaotie,
  type Circumstances,
  circumstances,
  circumstancesLines,
} from './circumstances.ts';
import { table, written } from './table.ts';

/** What `laotie claims --json` prints, as far as the page shows it. */
export interface ClaimsRecord {
  readonly seed: string;
  readonly replicates: number;
  readonly scale: number;
  readonly claims: readonly (Pick<Finding, 'id' | 'claim' | 'verdict' | 'scenarios'> & {
    readonly reasons: { readonly en: readonly string[] };
  })[];
}

export const CLAIMS_COMMAND = 'npm run docs:claims';

function countsLine({ claims }: ClaimsRecord): string {
  const verdicts: readonly Verdict[] = ['reproduced', 'not reproduced', 'assumed'];
  return verdicts
    .map((verdict) => `${verdict} ${claims.filter((finding) => finding.verdict === verdict).length}`)
    .join(' · ');
}

export function claimsPage({ data, seconds }: Answer<ClaimsRecord>, where: Circumstances): string {
  const { seed, replicates, scale, claims } = data;
  const runs = `seed \`${seed}\`, ${replicates} replicates of each scenario, ${scale} users per fan agent`;
  const rows = claims.map(({ id, claim, verdict, reasons, scenarios }) => [
    id,
    claim.en,
    verdict === 'reproduced' ? verdict : `**${verdict}**`,
    reasons.en.join('<br>'),
    scenarios.join(', '),
  ]);
  return `${[
    written(CLAIMS_COMMAND),
    '# The 28 claims of the article',
    'A newspaper article of 22 July 2021 (21st Century Business Herald) made these statements about Kuaishou’s live commerce. `laotie claims` runs the scenarios and experiments that each needs and judges it: *reproduced* when all of its checks hold, *not reproduced* with the figures why, *assumed* when it is an input that the model is fed. The rules stand in `sim/study/claims`, one file a theme. A figure is the median over the replicates, with its 80% interval.',
    circumstancesLines(where, CLAIMS_COMMAND, seconds, [runs]),
    `**${countsLine(data)}**`,
    table(['id', 'claim', 'verdict', 'figures', 'scenarios and experiments'], rows),
    'Yalu’s launch (C01–C03) has five inputs of its own, chosen so that the figures come out: it shows that they can, not that they must.',
  ].join('\n\n')}\n`;
}

/** Nothing is taken from earlier runs, so that the seconds are those of the whole work. */
async function write(): Promise<void> {
  const where = circumstances();
  const folder = mkdtempSync(join(tmpdir(), 'laotie-claims-'));
  try {
    const answer = await askLaotie<ClaimsRecord>(['claims', '--no-memo', '--out', join(folder, 'claims')]);
    writeFileSync(new URL('../claims.md', import.meta.url), claimsPage(answer, where));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await write();
