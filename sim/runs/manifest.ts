/** What a run folder says of itself: which plan, which data, which engine, what came out. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PARAMETERS } from '../model/params.ts';
import type { Manifest } from '../result/result.ts';
import type { HistoryRow } from '../scenario/history.ts';
import type { Posterior } from '../scenario/posterior.ts';
import type { Scenario, SeededScenario } from '../scenario/scenario.ts';
import { engineVersion } from './node/engine.ts';
import { hashOfFile } from './node/files.ts';
import type { Replicate } from './node/pool.ts';
import { shippedFolder } from './node/shipped.ts';
import { SEED_RULE } from './seed.ts';

function sha256(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
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
    scenarioHash: sha256(withReplicates(scenario.resolved, 0).replace(/^spread: \d+$/m, 'spread: 0')),
    dataHash: sha256(JSON.stringify([history, days, posterior ?? null, PARAMETERS])),
  };
}

/** The text of a scenario with another number of replicates: more of them, or of twins, do not make another plan. */
export function withReplicates(resolved: string, replicates: number): string {
  return resolved.replace(/^replicates: \d+$/m, `replicates: ${replicates}`);
}

/** Name of the program's own table of parameters among the inputs. */
export const PARAMETER_TABLE = 'parameters';
const DATA_FILES = ['history.csv', 'calendar.csv', 'assumed-attention.csv'];

/** Absolute paths of the data files that a scenario reads, by the name that a manifest gives them. */
export function inputFiles({ posterior }: Pick<Scenario, 'posterior'>): Map<string, string> {
  const shipped = shippedFolder();
  const data = shipped ? DATA_FILES.map((name) => [name, join(shipped, 'data', name)] as const) : [];
  const fitted = posterior === undefined ? [] : [[basename(posterior), posterior] as const];
  return new Map([...data, ...fitted]);
}

/** SHA-256 of each input, so that one that has changed can be named. */
export function inputsOf(scenario: Pick<Scenario, 'posterior'>): Record<string, string> {
  const files = [...inputFiles(scenario)].filter(([, file]) => existsSync(file));
  const hashes = files.map(([name, file]) => [name, hashOfFile(file)] as const);
  return { ...Object.fromEntries(hashes), [PARAMETER_TABLE]: sha256(JSON.stringify(PARAMETERS)) };
}

export interface RunFacts extends Pick<Manifest, 'shard' | 'untilCi' | 'status' | 'inputs'> {
  readonly identity: PlanIdentity;
  readonly replicates: readonly Replicate[];
  readonly started: Date;
  readonly seconds: number;
  readonly threads: number;
  /** Fan visits of the replicates that were run this time, not of those found on disk. */
  readonly visits: number;
}

export function manifestOf(scenario: SeededScenario, facts: RunFacts): Manifest {
  const answers = facts.replicates.map(({ answer }) => answer);
  const good = answers.filter((answer) => answer.status === 'ok');
  return {
    schema: 'laotie/run@1',
    ...facts.identity,
    node: process.versions.node,
    seed: scenario.seed,
    seedRule: SEED_RULE,
    replicates: answers.length,
    failed: answers.length - good.length,
    status: facts.status,
    fans: good[0]?.fans ?? 0,
    scale: scenario.scale,
    streamers: good[0]?.streamers ?? 0,
    from: scenario.from,
    until: scenario.until,
    knownUntil: scenario.knownUntil,
    indices: facts.replicates.map(({ index }) => index),
    fingerprints: answers.map((answer) => (answer.status === 'ok' ? answer.fingerprint : '')),
    ...(facts.shard === undefined ? {} : { shard: facts.shard }),
    ...(facts.untilCi === undefined ? {} : { untilCi: facts.untilCi }),
    inputs: facts.inputs,
    outputs: {},
    machine: {
      started: facts.started.toISOString(),
      seconds: Number(facts.seconds.toFixed(3)),
      threads: facts.threads,
      visitsPerSecond: Math.round(facts.visits / Math.max(facts.seconds, 1e-3)),
      runs: '',
    },
  };
}
