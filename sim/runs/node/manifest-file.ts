/** The manifest of a run folder: its schema, the hash over it, and whether it is still as it was written. */
import { join } from 'node:path';
import { Refusal } from '../../notation/refusal.ts';
import type { Manifest } from '../../result/result.ts';
import { discrepancyOf, type Mismatch, mismatchOfRecord, sealRecord } from '../record.ts';
import { readRunJson } from './run-files.ts';
import { manifestSchema } from './run-schemas.ts';

export const MANIFEST_FILE = 'manifest.json';

/** The part of a manifest that may differ between equal plans, and that its hash leaves out. */
const MACHINE = 'machine';

/** A manifest with the hash over it, as its folder holds it. */
export function sealManifest(manifest: Manifest): Manifest {
  return sealRecord(manifest, MACHINE);
}

/** @throws Refusal that names the place where it is none */
export function readManifest(dir: string): Manifest {
  return readRunJson(dir, MANIFEST_FILE, manifestSchema);
}

/** The manifest in a folder, of a finished run or not, whatever its hash says; undefined when none can be read. */
export function manifestIn(dir: string): Manifest | undefined {
  try {
    return readManifest(dir);
  } catch (cause) {
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}

/** Whether a manifest has the hash over it; one that an older program wrote has none. */
export function mismatchOfManifest(dir: string, manifest: Manifest): Mismatch | undefined {
  return mismatchOfRecord(join(dir, MANIFEST_FILE), manifest, MACHINE);
}

/** @throws Discrepancy when it does not */
export function checkManifest(dir: string, manifest: Manifest, hint = ''): void {
  const found = mismatchOfManifest(dir, manifest);
  if (found) throw discrepancyOf(found, hint);
}
