/** Folders of runs: which one may be written, which one holds a finished run. */
import { accessSync, constants, existsSync, opendirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../notation/refusal.ts';
import type { Manifest } from '../../result/result.ts';
import type { PlanIdentity } from '../manifest.ts';
import { makeFolder, readFault } from './files.ts';
import { LOCK_FILE } from './lock.ts';

const SCHEMA: Manifest['schema'] = 'laotie/run@1';

/** Text as a part of a file name: letters and digits of any script, joined by hyphens. */
export function slug(text: string): string {
  const plain = text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return plain.replaceAll(/^-+|-+$/g, '').slice(0, 60) || 'run';
}

/** What a folder holds: nothing, a run, or something else. */
function manifestIn(dir: string): Manifest | 'empty' | 'other' {
  if (!existsSync(dir)) return 'empty';
  if (!statSync(dir).isDirectory()) return 'other';
  if (existsSync(join(dir, 'manifest.json'))) {
    try {
      const found = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
      return found?.schema === SCHEMA ? (found as Manifest) : 'other';
    } catch {
      return 'other';
    }
  }
  // What a killed write left behind is no one's; a checkpoint knows its own replicate.
  const own = (name: string) => /\.(tmp|checkpoint)$/.test(name) || name.startsWith(LOCK_FILE);
  return readdirSync(dir).every(own) ? 'empty' : 'other';
}

export function samePlan(a: PlanIdentity, b: PlanIdentity): boolean {
  return a.engine === b.engine && a.scenarioHash === b.scenarioHash && a.dataHash === b.dataHash;
}

/**
 * A folder that the user named: it must be new, empty, or hold a run of the same plan.
 * @throws Refusal otherwise; nothing is written
 */
export function checkFolder(dir: string, identity: PlanIdentity): void {
  const held = manifestIn(dir);
  if (held === 'empty') return;
  const hint = 'name another with --out';
  if (held === 'other') throw refuse(dir, 'an empty folder or a run folder', 'something else', hint);
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
    throw refuse(dir, 'a folder that can be written', readFault(cause));
  }
}

/**
 * The manifest of a finished run, or of one that was stopped.
 * @throws Refusal when the folder holds none
 */
export function manifestOfRun(dir: string): Manifest {
  if (!existsSync(dir)) throw refuse(dir, 'a run folder', 'no such folder');
  const manifest = manifestIn(dir);
  if (typeof manifest === 'string') {
    throw refuse(dir, 'a run folder', manifest === 'empty' ? 'an empty folder' : 'no manifest.json of a run');
  }
  if (manifest.status === 'running') {
    throw refuse(dir, 'a finished run', 'one that was cut short', 'run the same again: it goes on');
  }
  return manifest;
}
