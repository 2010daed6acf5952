/** Work whose result is one file, in a folder that may hold anything else: the place is proven before the work begins. */
import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { refuse } from '../../notation/refusal.ts';
import { diskReason, putText, writing } from './files.ts';
import { openFolder } from './folder.ts';
import { withFileLock } from './lock.ts';
import { bytesOf } from './read-file.ts';

export interface OwnFile {
  /** As it was named. */
  readonly out: string;
  /** What may be there already, and what else there may be, as messages say it; whether a text is the former. */
  readonly expected: string;
  readonly got: string;
  readonly isOwn: (text: string) => boolean;
  /** What to name where a folder was named. */
  readonly example: string;
}

/** No result of this program is so large. */
const LARGEST_BYTES = 1e8;
const ELSEWHERE = 'name another with --out';

/**
 * Does some work and writes the text that it gives, while no other process of this program may write the file.
 * @returns its absolute path
 * @throws Refusal when something else lies there, it cannot be written, or is in use; the work is then not begun
 */
export async function withFile(own: OwnFile, work: () => Promise<string>): Promise<string> {
  const file = checkFile(own);
  const dir = dirname(file);
  openFolder(dir);
  return withFileLock(file, async () => {
    checkFile(own); // another process may have written it meanwhile
    const text = await work();
    checkFile(own); // nor is what anybody else has put there meanwhile written over
    await writing(dir, () => putText(dir, basename(file), text));
    return file;
  });
}

/** @returns the path to write: where a link leads, not the link */
function checkFile({ out, expected, got, isOwn, example }: OwnFile): string {
  const file = resolve(out);
  const found = lookAt(file);
  const hint = `name a file in it, such as ${join(out, example)}`;
  if (found?.isDirectory() || /[/\\]$/.test(out)) throw refuse(out, 'a file', 'a folder', hint);
  if (!found) return file;
  if (!found.isFile()) throw refuse(file, 'a plain file', 'a link to nothing, a pipe or a device', ELSEWHERE);
  const bytes = bytesOf(file, 'a file', LARGEST_BYTES);
  if ('got' in bytes || !isOwn(new TextDecoder().decode(bytes))) throw refuse(file, expected, got, ELSEWHERE);
  return realpathSync(file);
}

/** Of where a link leads, or of the link when it leads nowhere; undefined when nothing is there. */
function lookAt(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false }) ?? lstatSync(file, { throwIfNoEntry: false });
  } catch (cause) {
    if (diskReason(cause) === undefined) throw cause;
    return undefined; // a file on the way, or a folder that may not be looked into: openFolder says so
  }
}
