/** Work whose result goes into folders of this program: each is proven, locked and marked before the work begins. */
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isTemporary, putText, writing } from './files.ts';
import { checkFolder, MARK_FILE, markOf, type Owner, openFolder } from './folder.ts';
import { withLocks } from './lock.ts';
import { REPLICATES } from './replicates.ts';

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
  for (const { dir } of folders) openFolder(dir);
  const dirs = folders.map(({ dir }) => dir);
  return withLocks(dirs, async () => {
    for (const { dir, owner } of folders) {
      checkFolder(resolve(dir), owner, true); // another process may have written it meanwhile
      await writing(dir, async () => {
        await putText(dir, MARK_FILE, markOf(owner));
        for (const part of ['', REPLICATES, 'charts']) await sweep(join(dir, part));
      });
    }
    return work();
  });
}

/** Takes away what killed writes left; only for the one who holds the folder's lock. */
async function sweep(dir: string): Promise<void> {
  if (!existsSync(dir)) return;
  for (const name of readdirSync(dir)) {
    if (isTemporary(name)) await rm(join(dir, name), { force: true });
  }
}
