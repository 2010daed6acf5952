/** The store as a folder that all machines see: the files of a memo, none of which is ever forgotten. */
import { randomBytes } from 'node:crypto';
import { link, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Store, StoreFault } from '../store.ts';
import { diskReason, makeFolder, putFileWhole } from './files.ts';
import { checkAnswers } from './memo-folder.ts';
import { keptBytes } from './read-file.ts';

/** @throws Refusal when the folder holds something else */
export function folderStore(folder: string): Store {
  checkAnswers(folder, 'name another with --store');
  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (cause) {
      const got = diskReason(cause);
      throw got === undefined ? cause : new StoreFault(folder, got);
    }
  };
  return {
    place: folder,
    async get(name) {
      const bytes = keptBytes(join(folder, name), 'an answer');
      if (bytes && 'got' in bytes) throw new StoreFault(folder, bytes.got);
      return bytes;
    },
    put: (name, bytes) =>
      attempt(async () => {
        const file = join(folder, name);
        makeFolder(dirname(file));
        await putFileWhole(file, bytes);
      }),
    putNew: (name, bytes) =>
      attempt(async () => {
        makeFolder(folder);
        const own = join(folder, `${name}.${randomBytes(8).toString('hex')}`);
        await putFileWhole(own, bytes);
        try {
          await link(own, join(folder, name)); // of several one succeeds, and the file is whole at once
          return true;
        } catch (cause) {
          if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
          return false;
        } finally {
          await rm(own, { force: true });
        }
      }),
    remove: (name) => attempt(() => rm(join(folder, name), { force: true })),
  };
}
