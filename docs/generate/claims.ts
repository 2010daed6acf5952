/** Runs `laotie claims` once, in a folder of its own, and writes docs/claims.md. `npm run docs:claims`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { effectLine } from '../../sim/result/grades.ts';
import { countVerdicts, type Finding } from '../../sim/study/claims/claim.ts';
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
  /** Of worlds that part on a day, and of experiments. */
  readonly fineScale: number;
  readonly claims: readonly (Pick<
    Finding,
    'id' | 'claim' | 'verdict' | 'kind' | 'why' | 'effect' | 'scenarios'
  > & {
    readonly reasons: { readonly en: readonly string[] };
  })[];
}

export const CLAIMS_COMMAND = 'npm run docs:claims';

function countsLine({ claims }: ClaimsRecord): string {
  return countVerdicts(claims)
    .map(({ verdict, count, kinds }) => {
      const of = kinds.map((one) => `${one.kind} ${one.count}`).join(', ');
      return verdict === 'assumed' ? `${verdict} ${count}` : `${verdict} ${count} (${of})`;
    })
    .join(' · ');
}

export function claimsPage({ data, seconds }: Answer<ClaimsRecord>, where: Circumstances): string {
  const { seed, replicates, scale, fineScale, claims } = data;
  const runs = `seed \`${seed}\`, ${replicates} replicates of each scenario, ${scale} users per fan agent, ${fineScale} in experiments and in worlds that part on a day ([method](method.md#the-28-claims))`;
  const rows = claims.map(({ id, claim, verdict, kind, why, effect, reasons, scenarios }) => [
    id,
    claim.en,
    verdict === 'reproduced' ? verdict : `**${verdict}**`,
    `${kind}: ${why.en}`,
    [...reasons.en, ...(effect ? [`effect ${effectLine(effect, 'en')}`] : [])].join('<br>'),
    scenarios.join(', '),
  ]);
  return `${[
    written(CLAIMS_COMMAND),
    '# The 28 claims of the article',
    'A newspaper article of 22 July 2021 (21st Century Business Herald) made these statements about Kuaishou’s live commerce. `laotie claims` runs the scenarios and experiments that each needs and judges it: *reproduced* when all of its checks hold, *not reproduced* with the figures why, *not enough runs to judge* when a check had fewer than nine, *assumed* when it is an input that the model is fed. A claim that is *found* comes out of rules that were not tuned to it; one that is *fitted* is a fact of the fit or was used in tuning, and one *by construction* is what a rule states: that these two come out says little for the model; a check of another kind than its claim names it. What each is judged by stands in [claims.yaml](../scenarios/markets/kuaishou/claims.yaml), as formulas of runs and experiments. A figure is the median over the replicates, with the interval that holds one run more with a chance of 80%, from the order of the runs alone.',
    circumstancesLines(where, CLAIMS_COMMAND, seconds, [runs]),
    `**${countsLine(data)}**`,
    table(['id', 'claim', 'verdict', 'kind, and why', 'figures', 'scenarios and experiments'], rows),
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
