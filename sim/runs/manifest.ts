/** What a run folder says of itself: which plan, which data, which engine, what came out. */
import { fromLists } from '../model/additions.ts';
import { PARAMETERS } from '../model/params.ts';
import type { Manifest } from '../result/result.ts';
import type { MarketData } from '../scenario/market-data.ts';
import type { Posterior } from '../scenario/posterior.ts';
import type { Scenario, SeededScenario } from '../scenario/scenario.ts';
import { hashOf, hashOfValue } from './canonical.ts';
import type { Answer } from './job.ts';
import type { ReplicateValue } from './replicate.ts';
import { SEED_RULE } from './seed.ts';

/** What makes two runs the same plan: equal values give equal results, wherever the plan lies and whatever the machine. */
export type PlanIdentity = Pick<Manifest, 'engine' | 'scenarioHash' | 'dataHash'>;

/** @param engine version of the program with the hash of its deciding sources */
export function identityOf(
  scenario: Scenario,
  data: MarketData,
  posterior: Posterior | undefined,
  engine: string,
): PlanIdentity {
  return { engine, scenarioHash: hashOf(planText(scenario.resolved)), dataHash: dataHashOf(data, posterior) };
}

const NO_POSTERIOR = {};
/** By market and posterior, which many scenarios of one command share and nobody changes. */
const dataHashes = fromLists(() => new WeakMap<MarketData, WeakMap<object, string>>());

function dataHashOf(data: MarketData, posterior: Posterior | undefined): string {
  const ofMarket = dataHashes().get(data) ?? new WeakMap<object, string>();
  dataHashes().set(data, ofMarket);
  const hash = ofMarket.get(posterior ?? NO_POSTERIOR) ?? hashOfValue([data, posterior ?? null, PARAMETERS]);
  ofMarket.set(posterior ?? NO_POSTERIOR, hash);
  return hash;
}

/** What of a scenario's text makes the plan: not how many replicates or paired runs, nor where the posterior lies. */
function planText(resolved: string): string {
  return withReplicates(resolved, 0)
    .replace(/^spread: \d+$/m, 'spread: 0')
    .replace(/^ {2}posterior: .*\n/m, '');
}

/** The text of a scenario with another number of replicates. */
export function withReplicates(resolved: string, replicates: number): string {
  return resolved.replace(/^replicates: \d+$/m, `replicates: ${replicates}`);
}

export interface RunFacts extends Pick<Manifest, 'shard' | 'untilCi' | 'status' | 'inputs'> {
  readonly identity: PlanIdentity;
  readonly replicates: readonly { readonly index: number; readonly answer: Answer<ReplicateValue> }[];
  readonly started: Date;
  readonly seconds: number;
  readonly threads: number;
  readonly node: string;
  /** Fan visits of the replicates that were simulated this time, not of those remembered. */
  readonly visits: number;
}

export function manifestOf(scenario: SeededScenario, facts: RunFacts): Manifest {
  const answers = facts.replicates.map(({ answer }) => answer);
  const good = answers.flatMap((answer) => (answer.status === 'ok' ? [answer] : []));
  return {
    schema: 'laotie/run@1',
    ...facts.identity,
    seed: scenario.seed,
    seedRule: SEED_RULE,
    replicates: answers.length,
    failed: answers.length - good.length,
    status: facts.status,
    fans: good[0]?.value.fans ?? 0,
    scale: scenario.scale,
    streamers: good[0]?.value.streamers ?? 0,
    from: scenario.from,
    until: scenario.until,
    knownUntil: scenario.knownUntil,
    ...(scenario.currency === undefined ? {} : { currency: scenario.currency }),
    indices: facts.replicates.map(({ index }) => index),
    fingerprints: answers.map((answer) => (answer.status === 'ok' ? answer.value.fingerprint : '')),
    ...(facts.shard === undefined ? {} : { shard: facts.shard }),
    ...(facts.untilCi === undefined ? {} : { untilCi: facts.untilCi }),
    inputs: facts.inputs,
    outputs: {},
    machine: {
      started: facts.started.toISOString(),
      seconds: Number(facts.seconds.toFixed(3)),
      threads: facts.threads,
      node: facts.node,
      visitsPerSecond: Math.round(facts.visits / Math.max(facts.seconds, 1e-3)),
    },
  };
}
