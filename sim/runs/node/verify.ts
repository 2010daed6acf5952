/** Whether a run folder still says what its replicates gave: files against their hashes, replicates run again. */
import { join } from 'node:path';
import { Refusal } from '../../notation/refusal.ts';
import type { Manifest } from '../../result/result.ts';
import { complaintOf } from '../../scenario/problems.ts';
import { noMemo } from '../memo.ts';
import { performMarkets } from '../perform.ts';
import type { Prepared } from '../prepared.ts';
import { type Mismatch, shortHash } from '../record.ts';
import { drawMarket, requestOf } from '../requests.ts';
import { replicateSeed } from '../seed.ts';
import { manifestHeld, manifestOfRun } from './folder.ts';
import { inputFiles, PARAMETER_TABLE, prepare } from './inputs.ts';
import { mismatchOfManifest } from './manifest-file.ts';
import { checkPluginsOf } from './plugins.ts';
import { checkRecorded, mismatchOf } from './recorded.ts';
import { loadScenario, POSTERIOR_COPY } from './scenario-files.ts';
import { TABLES } from './store.ts';
import { withThreads } from './threads.ts';

const SCENARIO = 'scenario.resolved.yaml';

export interface Verification {
  readonly mismatches: readonly Mismatch[];
  /** Replicates run again, and how many the folder holds. */
  readonly rerun: number;
  readonly replicates: number;
}

/** Files of a folder that say what ran: one that differs from what ran says nothing about it. */
function saying({ outputs }: Pick<Manifest, 'outputs'>): string[] {
  return [SCENARIO, ...(POSTERIOR_COPY in outputs ? [POSTERIOR_COPY] : [])];
}

/**
 * The scenario of a run folder, as the program would run it today.
 * @throws Refusal when it cannot be loaded, Discrepancy when it is not what ran
 */
export function preparedOf(dir: string, manifest: Manifest = manifestOfRun(dir)): Prepared {
  checkRecorded(dir, saying(manifest), manifest);
  checkPluginsOf(dir, manifest.engine);
  const { scenario, problems } = loadScenario(join(dir, SCENARIO));
  if (!scenario) throw new Refusal(problems.map(complaintOf));
  return prepare({ ...scenario, seed: scenario.seed ?? '' });
}

/** The manifest itself, and every file that it lists. */
function changed(dir: string, manifest: Manifest): Mismatch[] {
  const names = [...new Set([...TABLES, ...Object.keys(manifest.outputs)])];
  const files = names.map((name) => mismatchOf(dir, name, manifest));
  return [mismatchOfManifest(dir, manifest), ...files].filter((found) => found !== undefined);
}

function otherInputs(manifest: Manifest, prepared: Prepared): Mismatch[] {
  const files = inputFiles(prepared.scenario);
  const names = [...new Set([...Object.keys(manifest.inputs), ...Object.keys(prepared.inputs)])];
  return names.flatMap((name) => {
    const [then, now] = [manifest.inputs[name], prepared.inputs[name]];
    const what = name === PARAMETER_TABLE ? 'first values of the parameters' : (files.get(name) ?? name);
    return then === now ? [] : [{ what, expected: `SHA-256 ${shortHash(then)}`, got: shortHash(now) }];
  });
}

function otherPlan(manifest: Manifest, { identity }: Prepared): Mismatch[] {
  const engine =
    manifest.engine === identity.engine
      ? []
      : [{ what: 'engine', expected: `version ${manifest.engine}`, got: identity.engine }];
  const plan =
    manifest.scenarioHash === identity.scenarioHash
      ? []
      : [
          {
            what: 'scenario',
            expected: shortHash(manifest.scenarioHash),
            got: shortHash(identity.scenarioHash),
          },
        ];
  return [...engine, ...plan];
}

/** `sample` positions spread evenly over `count`, the first and the last among them. */
function spread(count: number, sample: number): number[] {
  if (sample >= count) return Array.from({ length: count }, (_, i) => i);
  if (sample === 1) return [0];
  return Array.from({ length: sample }, (_, i) => Math.round((i * (count - 1)) / (sample - 1)));
}

/**
 * Checks files, then runs replicates again and compares their fingerprints.
 * @param sample how many to run again; all when not said
 * @throws Refusal when the folder holds no finished run
 */
export async function verifyRun(
  dir: string,
  { sample, threads }: { readonly sample?: number; readonly threads?: number },
): Promise<Verification> {
  const manifest = manifestHeld(dir);
  const files = changed(dir, manifest);
  const none = { rerun: 0, replicates: manifest.replicates };
  const unsaid = saying(manifest).map((name) => join(dir, name));
  if (files.some(({ what }) => unsaid.includes(what))) return { ...none, mismatches: files };
  const prepared = preparedOf(dir, manifest);
  const early = [...files, ...otherPlan(manifest, prepared), ...otherInputs(manifest, prepared)];
  const chosen = spread(manifest.indices.length, sample ?? manifest.indices.length);
  const requests = chosen.map((i) => {
    const index = manifest.indices[i]!;
    return { ...requestOf(() => drawMarket(prepared, index).market), index };
  });
  const differing: Mismatch[] = [];
  await withThreads(threads, (executor) =>
    performMarkets(
      requests.map((request) => [request]),
      (answer, { index }) => {
        const then = manifest.fingerprints[manifest.indices.indexOf(index)] || 'a failed replicate';
        const now = answer.status === 'ok' ? answer.value.fingerprint : 'a failed replicate';
        const what = `replicate ${replicateSeed(prepared.scenario.seed, index)}`;
        if (then !== now) differing.push({ what, expected: then, got: now });
      },
      { executor, memo: noMemo, engine: prepared.identity.engine }, // what is verified is simulated again
      requests.length,
    ),
  );
  differing.sort((a, b) => a.what.localeCompare(b.what, 'en', { numeric: true }));
  return { mismatches: [...early, ...differing], rerun: requests.length, replicates: manifest.replicates };
}
