/** Folders of runs: which one may be written, which one holds a finished run. */
import { accessSync, constants, existsSync, opendirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, refuse } from '../../notation/refusal.ts';
import type { Manifest } from '../../result/result.ts';
import type { PlanIdentity } from '../manifest.ts';
import { discrepancyOf, type Mismatch, mismatchOfRecord, sealRecord } from '../record.ts';
import { firstLine, makeFolder } from './files.ts';
import { LOCK_FILE } from './lock.ts';
import { readRunJson } from './run-files.ts';
import { manifestSchema } from './run-schemas.ts';

/** Text as a part of a file name: letters and digits of any script, joined by hyphens. */
export function slug(text: string): string {
  const plain = text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return plain.replaceAll(/^-+|-+$/g, '').slice(0, 60) || 'run';
}

/** The part of a manifest that may differ between equal plans, and that its hash leaves out. */
const MACHINE = 'machine';

/** A manifest with the hash over it, as its folder holds it. */
export function sealManifest(manifest: Manifest): Manifest {
  return sealRecord(manifest, MACHINE);
}

/** What a folder holds: nothing, a run, or something else. The hash over a manifest is for its reader to check. */
function manifestIn(dir: string): Manifest | 'empty' | 'other' {
  if (!existsSync(dir)) return 'empty';
  if (!statSync(dir).isDirectory()) return 'other';
  if (existsSync(join(dir, 'manifest.json'))) {
    try {
      return readManifest(dir);
    } catch (cause) {
      if (cause instanceof Refusal) return 'other';
      throw cause;
    }
  }
  // What a killed write left behind is no one's; a checkpoint knows its own replicate.
  const own = (name: string) => /\.(tmp|checkpoint)$/.test(name) || name.startsWith(LOCK_FILE);
  return readdirSync(dir).every(own) ? 'empty' : 'other';
}

/** @throws Refusal that names the place where it is none */
function readManifest(dir: string): Manifest {
  return readRunJson(dir, 'manifest.json', manifestSchema);
}

/** Whether a manifest has the hash over it; one that an older program wrote has none. */
export function mismatchOfManifest(dir: string, manifest: Manifest): Mismatch | undefined {
  return mismatchOfRecord(join(dir, 'manifest.json'), manifest, MACHINE);
}

/** @throws Discrepancy when it does not */
function checkManifest(dir: string, manifest: Manifest, hint = ''): void {
  const found = mismatchOfManifest(dir, manifest);
  if (found) throw discrepancyOf(found, hint);
}

export function samePlan(a: PlanIdentity, b: PlanIdentity): boolean {
  return a.engine === b.engine && a.scenarioHash === b.scenarioHash && a.dataHash === b.dataHash;
}

/**
 * A folder that the user named: it must be new, empty, or hold a run of the same plan.
 * @throws Refusal otherwise, Discrepancy for a manifest that was changed; nothing is written
 */
export function checkFolder(dir: string, identity: PlanIdentity): void {
  const held = manifestIn(dir);
  if (held === 'empty') return;
  const hint = 'name another with --out';
  if (held === 'other') throw refuse(dir, 'an empty folder or a run folder', 'something else', hint);
  checkManifest(dir, held, hint);
  if (samePlan(held, identity)) return;
  throw refuse(dir, 'a run of the same plan', 'a run of another scenario, seed, data or version', hint);
}

/** The first of `base`, `base-2`, `base-3`, … that is free or holds a run of the same plan. */
export function freeFolder(base: string, identity: PlanIdentity): string {
  for (let n = 1; ; n++) {
    const dir = n === 1 ? base : `${base}-${n}`;
    const held = manifestIn(dir);
    if (held === 'empty' || (held !== 'other' && samePlan(held, identity))) return dir;
  }
}

/**
 * Makes the folder before the work starts, so that a disk that cannot be written says so at once.
 * @throws Refusal when it cannot be made or written
 */
export function openFolder(dir: string): void {
  try {
    makeFolder(dir);
    accessSync(dir, constants.W_OK);
    opendirSync(dir).closeSync(); // a file is no folder
  } catch (cause) {
    throw refuse(
      dir,
      'a folder that can be written',
      cause instanceof Error ? firstLine(cause) : String(cause),
    );
  }
}

/**
 * The manifest of a finished run, or of one that was stopped.
 * @throws Refusal when the folder holds none, Discrepancy when it was changed
 */
export function manifestOfRun(dir: string): Manifest {
  const manifest = manifestHeld(dir);
  checkManifest(dir, manifest);
  return manifest;
}

/** The same, whatever its hash says. */
export function manifestHeld(dir: string): Manifest {
  if (!existsSync(dir)) throw refuse(dir, 'a run folder', 'no such folder');
  const manifest = manifestIn(dir);
  if (manifest === 'other' && existsSync(join(dir, 'manifest.json'))) return readManifest(dir); // says what is wrong
  if (typeof manifest === 'string') {
    throw refuse(dir, 'a run folder', manifest === 'empty' ? 'an empty folder' : 'no manifest.json of a run');
  }
  if (manifest.status === 'running') {
    throw refuse(dir, 'a finished run', 'one that was cut short', 'run the same again: it goes on');
  }
  return manifest;
}
