/** Whether a run folder still says what its replicates gave: files against their hashes, replicates run again. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../notation/refusal.ts';
import type { Manifest } from '../../result/result.ts';
import { complaintOf } from '../../scenario/problems.ts';
import { noMemo } from '../memo.ts';
import { performMarkets } from '../perform.ts';
import type { Prepared } from '../prepared.ts';
import { drawMarket, requestOf } from '../requests.ts';
import { replicateSeed } from '../seed.ts';
import { hashOfFile } from './files.ts';
import { manifestOfRun } from './folder.ts';
import { inputFiles, PARAMETER_TABLE, prepare } from './inputs.ts';
import { loadScenario } from './scenario-files.ts';
import { TABLES } from './store.ts';
import { withThreads } from './threads.ts';

/** Something that is not as the manifest says: what, what the manifest has, what there is. */
export interface Mismatch {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

export interface Verification {
  readonly mismatches: readonly Mismatch[];
  /** Replicates run again, and how many the folder holds. */
  readonly rerun: number;
  readonly replicates: number;
}

/**
 * The scenario of a run folder, as the program would run it today.
 * @throws Refusal when it cannot be loaded
 */
export function preparedOf(dir: string): Prepared {
  const { scenario, problems } = loadScenario(join(dir, 'scenario.resolved.yaml'));
  if (!scenario) throw new Refusal(problems.map(complaintOf));
  return prepare({ ...scenario, seed: scenario.seed ?? '' });
}

function short(hash: string | undefined): string {
  return hash === undefined ? 'nothing' : hash.slice(0, 12) || 'an empty one';
}

function changed(dir: string, { outputs }: Manifest): Mismatch[] {
  const names = [...new Set([...TABLES, ...Object.keys(outputs)])];
  const expected = names.map((name) => [name, outputs[name]] as const);
  return expected.flatMap(([name, hash]) => {
    const file = join(dir, name);
    const got = existsSync(file) ? hashOfFile(file) : undefined;
    return got === hash ? [] : [{ what: file, expected: `SHA-256 ${short(hash)}`, got: short(got) }];
  });
}

function otherInputs(manifest: Manifest, prepared: Prepared): Mismatch[] {
  const files = inputFiles(prepared.scenario);
  const names = [...new Set([...Object.keys(manifest.inputs), ...Object.keys(prepared.inputs)])];
  return names.flatMap((name) => {
    const [then, now] = [manifest.inputs[name], prepared.inputs[name]];
    const what = name === PARAMETER_TABLE ? 'first values of the parameters' : (files.get(name) ?? name);
    return then === now ? [] : [{ what, expected: `SHA-256 ${short(then)}`, got: short(now) }];
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
      : [{ what: 'scenario', expected: short(manifest.scenarioHash), got: short(identity.scenarioHash) }];
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
  const manifest = manifestOfRun(dir);
  const files = changed(dir, manifest);
  const none = { rerun: 0, replicates: manifest.replicates };
  // A scenario that differs from the one that ran says nothing about what ran.
  if (files.some(({ what }) => what.endsWith('scenario.resolved.yaml')))
    return { ...none, mismatches: files };
  const prepared = preparedOf(dir);
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
