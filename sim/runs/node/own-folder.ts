/** Work whose result goes into folders of this program: each is proven, locked and marked before the work begins. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { refuse } from '../../notation/refusal.ts';
import { isTemporary, putText, writing } from './files.ts';
import { checkFolder, MARK_FILE, markOf, type Owner, openFolder, PARTS } from './folder.ts';
import { withLocks } from './lock.ts';

export interface OwnFolder {
  readonly dir: string;
  readonly owner: Owner;
}

/**
 * Does some work while the folders are this program's, and no other process of it may write them. All are proven before
 * one is made.
 * @throws Refusal when one holds something else, cannot be written, or is in use
 */
export async function withFolders<Result>(
  folders: readonly OwnFolder[],
  work: () => Promise<Result>,
): Promise<Result> {
  for (const { dir, owner } of folders) checkFolder(resolve(dir), owner);
  const dirs = folders.map(({ dir }) => dir);
  for (const dir of dirs) openFolder(dir);
  refuseTwins(dirs);
  return withLocks(dirs, async () => {
    for (const { dir, owner } of folders) {
      checkFolder(resolve(dir), owner, true); // another process may have written it meanwhile
      await writing(dir, async () => {
        await putText(dir, MARK_FILE, markOf(owner));
        for (const part of PARTS) await sweep(join(dir, part));
      });
    }
    return work();
  });
}

/** Two names of one folder: by a link, or on a disk to which A and a are the same. */
function refuseTwins(dirs: readonly string[]): void {
  const known = new Map<string, string>();
  for (const dir of dirs) {
    const { dev, ino } = statSync(dir, { bigint: true });
    const twin = known.get(`${dev} ${ino}`);
    if (twin !== undefined) throw refuse(dir, 'a folder of its own', `the same as ${twin}`);
    known.set(`${dev} ${ino}`, dir);
  }
}

/** Takes away what killed writes left; only for the one who holds the folder's lock. */
async function sweep(dir: string): Promise<void> {
  if (!existsSync(dir)) return;
  for (const name of readdirSync(dir)) {
    if (isTemporary(name)) await rm(join(dir, name), { force: true });
  }
}
