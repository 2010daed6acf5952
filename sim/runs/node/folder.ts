/** Folders of results: whose one is, which one may be written, which one holds a finished run. */
import { accessSync, constants, existsSync, opendirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, refuse } from '../../notation/refusal.ts';
import type { Manifest } from '../../result/result.ts';
import { hashOfValue } from '../canonical.ts';
import type { PlanIdentity } from '../manifest.ts';
import { engineVersion } from './engine.ts';
import { isTemporary, makeFolder, readFault } from './files.ts';
import { isLock, LOCK_FILE } from './lock.ts';
import { checkManifest, MANIFEST_FILE, manifestIn, readManifest } from './manifest-file.ts';
import { LIMITS, readText } from './read-file.ts';

/** The file by which a folder is known as this program's own; the rest of the folder is what it holds. */
export const MARK_FILE = '.laotie.json';
const MARK_SCHEMA = 'laotie/folder@1';

const ELSEWHERE = 'name another with --out';

/** What a folder is for, and the file that older folders, which have no mark, are known by. */
const KINDS = {
  run: { file: MANIFEST_FILE, schema: 'laotie/run@1' satisfies Manifest['schema'] },
  backtest: { file: 'backtest.json', schema: 'laotie/backtest@1' },
  identify: { file: 'identify.json', schema: 'laotie/identify@1' },
  claims: { file: 'claims.json', schema: 'laotie/claims@1' },
  trials: { file: 'trials.json', schema: 'laotie/trials@1' },
  compare: { file: 'compare.json', schema: 'laotie/compare@1' },
  levers: { file: 'levers.json', schema: 'laotie/levers@1' },
  attribute: { file: 'attribute.json', schema: 'laotie/attribute@1' },
  stress: { file: 'stress.json', schema: 'laotie/stress@1' },
  solve: { file: 'solve.json', schema: 'laotie/solve@1' },
  allocate: { file: 'allocate.json', schema: 'laotie/allocate@1' },
  sweep: { file: 'sweep.json', schema: 'laotie/sweep@1' },
  sensitivity: { file: 'sensitivity.json', schema: 'laotie/sensitivity@1' },
  discover: { file: 'discover.json', schema: 'laotie/discover@1' },
  replication: { file: 'replication.json', schema: 'laotie/replication@1' },
} as const;
type Kind = keyof typeof KINDS;

/** Whose a folder is. */
export interface Owner {
  readonly kind: Kind;
  /** Hash of all that decides what the folder will hold. */
  readonly plan: string;
}

/**
 * Hash of all that decides a result, the program's version included.
 * @param plan plain data (canonical.ts)
 */
export function planOfResult(plan: unknown): string {
  return hashOfValue([engineVersion(), plan]);
}

/** @param plan plain data that decides the result */
export function ownerOf(kind: Exclude<Kind, 'run'>, plan: unknown): Owner {
  return { kind, plan: planOfResult(plan) };
}

export function ownerOfRun({ engine, scenarioHash, dataHash }: PlanIdentity): Owner {
  return { kind: 'run', plan: hashOfValue([engine, scenarioHash, dataHash]) };
}

/** Text as a part of a file name: letters and digits of any script, joined by hyphens. */
export function slug(text: string): string {
  const plain = text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return plain.replaceAll(/^-+|-+$/g, '').slice(0, 60) || 'run';
}

/** The file as JSON when it has the schema; undefined otherwise. */
function jsonOf(file: string, schema: string): unknown {
  try {
    const found = JSON.parse(readText(file, 'a file of this program', LIMITS.ofRun).text);
    return found?.schema === schema ? found : undefined;
  } catch (cause) {
    if (cause instanceof Refusal || cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** What lies in a folder: nothing, something of this program (whose plan may not be known), or of somebody else. */
type Held = 'nothing' | { readonly kind: Kind; readonly plan?: string } | { readonly other: string };

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (cause) {
    throw refuse(dir, 'a folder that can be read', readFault(cause), ELSEWHERE);
  }
}

/** @param isLocked by this process: its lock must then not be looked into, or the system lets go of it */
function heldIn(dir: string, isLocked: boolean): Held {
  if (!existsSync(dir)) return 'nothing';
  if (!statSync(dir).isDirectory()) return { other: 'a file' };
  const isOwn = (name: string) =>
    name === MARK_FILE || isTemporary(name) || (isLocked ? name === LOCK_FILE : isLock(dir, name));
  const names = namesIn(dir);
  const mark = jsonOf(join(dir, MARK_FILE), MARK_SCHEMA) as Owner | undefined;
  if (names.every(isOwn) && (mark || !names.includes(MARK_FILE))) return 'nothing';
  const manifest = manifestIn(dir);
  if (manifest) return ownerOfRun(manifest);
  if (mark && Object.hasOwn(KINDS, mark.kind)) return mark;
  const kinds = Object.keys(KINDS) as Kind[];
  const kind = kinds.find((one) => jsonOf(join(dir, KINDS[one].file), KINDS[one].schema));
  return kind ? { kind } : { other: JSON.stringify(names.find((name) => !isOwn(name)) ?? MARK_FILE) };
}

/** With its article. */
const NAMES: Readonly<Record<Kind, string>> = {
  run: 'a run',
  backtest: 'a backtest',
  identify: 'a study of identification',
  claims: 'a table of claims',
  trials: 'a table of trials',
  compare: 'a comparison',
  levers: 'a table of levers',
  attribute: 'an attribution',
  stress: 'a stress test',
  solve: 'a search for the cheapest plan',
  allocate: 'a split of a budget',
  sweep: 'a sweep',
  sensitivity: 'a study of sensitivity',
  discover: 'a study of what must be true',
  replication: 'a replication package',
};

/**
 * A folder that the user named: it must be new, empty, or hold what the same plan gave. Nothing else in it than what
 * this program wrote is ever overwritten or taken away.
 * @throws Refusal otherwise, Discrepancy for a manifest that was changed; nothing is written
 */
export function checkFolder(dir: string, owner: Owner, isLocked = false): void {
  const held = heldIn(dir, isLocked);
  if (held === 'nothing') return;
  if ('other' in held) {
    const got = `something else (${held.other})`;
    const article = /^[ai]/.test(owner.kind) ? 'an' : 'a';
    throw refuse(dir, `an empty folder or ${article} ${owner.kind} folder`, got, ELSEWHERE);
  }
  const manifest = owner.kind === 'run' && held.kind === 'run' ? manifestIn(dir) : undefined;
  if (manifest) checkManifest(dir, manifest, ELSEWHERE);
  if (held.kind === owner.kind && held.plan === owner.plan) {
    checkPlaces(dir);
    return;
  }
  const [expected, got] = [NAMES[owner.kind], NAMES[held.kind]];
  if (held.kind === owner.kind && held.plan === undefined) {
    if (held.kind === 'run') readManifest(dir); // says what is wrong
    throw refuse(dir, `${expected} with its ${MARK_FILE}`, 'one without', `it stays as it is; ${ELSEWHERE}`);
  }
  const other = held.kind === owner.kind ? `${got} of another scenario, seed, data or version` : got;
  throw refuse(dir, `${expected} of the same plan`, other, ELSEWHERE);
}

/** The ledger in a run folder (ledger/), and its tables. */
export const LEDGER = 'ledger';
const LEDGER_FOLDERS = ['', 'events', 'ties', 'fans', 'sellers'].map((name) => join(LEDGER, name));

/** The folder of replicates in a run folder. */
export const REPLICATES = 'replicates';
/** Folders in which a result's files lie. */
export const PARTS = ['', REPLICATES, 'charts', ...LEDGER_FOLDERS];
/** How the names of files end that this program writes into them. */
const WRITTEN = /\.(?:bin|checkpoint|csv|html|json|parquet|yaml)$/;

/** A file cannot replace a folder, nor the reverse: said before the work, not at its end. */
function checkPlaces(dir: string): void {
  for (const part of PARTS) {
    const folder = join(dir, part);
    if (!existsSync(folder)) continue;
    if (!statSync(folder).isDirectory()) throw refuse(folder, 'a folder', 'a file', ELSEWHERE);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isDirectory() || !WRITTEN.test(entry.name)) continue;
      throw refuse(join(folder, entry.name), 'a file', 'a folder', ELSEWHERE);
    }
  }
}

/** The first of `base`, `base-2`, `base-3`, … that is free or holds what the same plan gave. */
export function freeFolder(base: string, owner: Owner): string {
  for (let n = 1; ; n++) {
    const dir = n === 1 ? base : `${base}-${n}`;
    const held = heldIn(dir, false);
    if (held === 'nothing' || ('plan' in held && held.kind === owner.kind && held.plan === owner.plan))
      return dir;
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

/** What the mark of a folder says. */
export function markOf(owner: Owner): string {
  return `${JSON.stringify({ schema: MARK_SCHEMA, ...owner }, null, 2)}\n`;
}

export function samePlan(a: PlanIdentity, b: PlanIdentity): boolean {
  return ownerOfRun(a).plan === ownerOfRun(b).plan;
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
  if (!manifest && existsSync(join(dir, MANIFEST_FILE))) return readManifest(dir); // says what is wrong
  if (!manifest) {
    const isEmpty = heldIn(dir, false) === 'nothing';
    throw refuse(dir, 'a run folder', isEmpty ? 'an empty folder' : 'no manifest.json of a run');
  }
  if (manifest.status === 'running') {
    throw refuse(dir, 'a finished run', 'one that was cut short', 'run the same again: it goes on');
  }
  return manifest;
}
