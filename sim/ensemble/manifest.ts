/** What a run folder says of itself: which plan, which data, which engine, what came out. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PARAMETERS } from '../model/params.ts';
import type { HistoryRow } from '../scenario/history.ts';
import { shippedFolder } from '../scenario/layers.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Replicate } from './pool.ts';
import type { Posterior } from './posterior.ts';
import type { Manifest } from './result.ts';
import { SEED_RULE } from './seed.ts';

/** A scenario whose seed is settled. */
export type SeededScenario = Scenario & { readonly seed: string };

function sha256(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** Version of the program, from its package.json. */
export function engineVersion(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) return String(JSON.parse(readFileSync(file, 'utf8')).version);
    if (dirname(folder) === folder) return 'unknown';
  }
}

/** What makes two runs the same plan: equal values give equal results, whatever the machine. */
export type PlanIdentity = Pick<Manifest, 'engine' | 'scenarioHash' | 'dataHash'>;

export function identityOf(
  scenario: Scenario,
  history: readonly HistoryRow[],
  posterior: Posterior | undefined,
): PlanIdentity {
  const shipped = shippedFolder();
  const days = ['calendar.csv', 'assumed-attention.csv'].map((name) => {
    const file = shipped ? join(shipped, 'data', name) : '';
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  });
  return {
    engine: engineVersion(),
    scenarioHash: sha256(scenario.resolved),
    dataHash: sha256(JSON.stringify([history, days, posterior ?? null, PARAMETERS])),
  };
}

export interface RunFacts {
  readonly identity: PlanIdentity;
  readonly replicates: readonly Replicate[];
  readonly interrupted: boolean;
  readonly started: Date;
  readonly seconds: number;
  readonly threads: number;
}

export function manifestOf(scenario: SeededScenario, facts: RunFacts): Manifest {
  const answers = facts.replicates.map(({ answer }) => answer);
  const good = answers.filter((answer) => answer.status === 'ok');
  const visits = good.reduce((sum, answer) => sum + answer.visits, 0);
  return {
    schema: 'laotie/run@1',
    ...facts.identity,
    node: process.versions.node,
    seed: scenario.seed,
    seedRule: SEED_RULE,
    replicates: answers.length,
    failed: answers.length - good.length,
    status: facts.interrupted ? 'interrupted' : 'complete',
    fans: good[0]?.fans ?? 0,
    scale: scenario.scale,
    streamers: good[0]?.streamers ?? 0,
    from: scenario.from,
    until: scenario.until,
    knownUntil: scenario.knownUntil,
    fingerprints: answers.map((answer) => (answer.status === 'ok' ? answer.fingerprint : '')),
    machine: {
      started: facts.started.toISOString(),
      seconds: Number(facts.seconds.toFixed(3)),
      threads: facts.threads,
      visitsPerSecond: Math.round(visits / Math.max(facts.seconds, 1e-3)),
    },
  };
}
