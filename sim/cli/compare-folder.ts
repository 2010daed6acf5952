/**
 * The folder of a comparison: marked, locked and proven like every folder of this program (runs/node/own-folder.ts), whose
 * list of kinds does not know this one.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Refusal, refuse } from '../notation/refusal.ts';
import { isTemporary, putText, readFault, writing } from '../runs/node/files.ts';
import { MARK_FILE, openFolder, planOfResult, slug } from '../runs/node/folder.ts';
import { isLock, LOCK_FILE, withLock } from '../runs/node/lock.ts';
import { LIMITS, readJsonFile } from '../runs/node/read-file.ts';

const KIND = 'compare';
const ELSEWHERE = 'name another with --out';

const markSchema = z.object({
  schema: z.literal('laotie/folder@1'),
  kind: z.literal(KIND),
  plan: z.string(),
});

/** A folder, and the hash of all that decides what it will hold. */
export interface CompareFolder {
  readonly dir: string;
  readonly plan: string;
}

/** The plan that a comparison's folder is marked with; undefined where it has no mark of one. */
function planIn(dir: string): string | undefined {
  const file = join(dir, MARK_FILE);
  if (!existsSync(file)) return undefined;
  try {
    return readJsonFile(file, markSchema, 'the mark of a comparison', LIMITS.ofRun).plan;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return undefined;
  }
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (cause) {
    throw refuse(dir, 'a folder that can be read', readFault(cause), ELSEWHERE);
  }
}

/** What a folder holds: nothing, a comparison of a plan, or something else, by the name of it. */
type Held = 'nothing' | { readonly plan: string } | { readonly other: string };

/** @param isLocked by this process: its lock must then not be looked into, or the system lets go of it */
function heldIn(dir: string, isLocked: boolean): Held {
  if (!existsSync(dir)) return 'nothing';
  if (!statSync(dir).isDirectory()) return { other: 'a file' };
  const plan = planIn(dir);
  const isOwn = (name: string) =>
    (name === MARK_FILE && plan !== undefined) ||
    isTemporary(name) ||
    (isLocked ? name === LOCK_FILE : isLock(dir, name));
  const foreign = namesIn(dir).find((name) => !isOwn(name));
  if (foreign === undefined) return 'nothing';
  return plan === undefined ? { other: JSON.stringify(foreign) } : { plan };
}

/** @throws Refusal when the folder holds anything but a comparison of this plan; nothing is written */
function proven({ dir, plan }: CompareFolder, isLocked = false): void {
  const held = heldIn(dir, isLocked);
  if (held === 'nothing') return;
  if ('other' in held) {
    throw refuse(dir, 'an empty folder or a compare folder', `something else (${held.other})`, ELSEWHERE);
  }
  if (held.plan !== plan) {
    throw refuse(dir, 'a comparison of the same plan', 'a comparison of another', ELSEWHERE);
  }
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const isFolder = entry.name === 'charts';
    if (isFolder === entry.isDirectory() || !/\.(csv|html|json|parquet)$|^charts$/.test(entry.name)) continue;
    const [expected, got] = isFolder ? ['a folder', 'a file'] : ['a file', 'a folder'];
    throw refuse(join(dir, entry.name), expected!, got!, ELSEWHERE);
  }
}

/** `--out`, else the first of runs/compare-<seed>, …-2, …-3 that is free or holds what the same plan gave. */
export function compareFolder(out: string | undefined, seed: string, plan: unknown): CompareFolder {
  const hash = planOfResult(plan);
  if (out !== undefined) return { dir: out, plan: hash };
  const base = join('runs', slug(`compare-${seed}`));
  for (let n = 1; ; n++) {
    const dir = n === 1 ? base : `${base}-${n}`;
    const held = heldIn(dir, false);
    if (held === 'nothing' || ('plan' in held && held.plan === hash)) return { dir, plan: hash };
  }
}

/**
 * Does some work while the folder is this comparison's, and no other process of this program may write it.
 * @throws Refusal when it holds something else, cannot be written, or is in use
 */
export async function withCompareFolder<Result>(
  folder: CompareFolder,
  work: () => Promise<Result>,
): Promise<Result> {
  const { dir, plan } = folder;
  const at = resolve(dir);
  proven({ ...folder, dir: at });
  openFolder(dir);
  return withLock(dir, async () => {
    proven({ dir: at, plan }, true); // another process may have written it meanwhile
    const mark = { schema: 'laotie/folder@1', kind: KIND, plan };
    await writing(dir, async () => {
      await putText(dir, MARK_FILE, `${JSON.stringify(mark, null, 2)}\n`);
      // what killed writes left
      for (const part of ['', 'charts'].map((name) => join(dir, name)).filter((name) => existsSync(name))) {
        for (const name of readdirSync(part))
          if (isTemporary(name)) await rm(join(part, name), { force: true });
      }
    });
    return work();
  });
}
