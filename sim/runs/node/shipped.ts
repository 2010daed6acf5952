/** The folder of scenarios and markets that comes with the program. */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';

/** The folder of scenarios; undefined in a tree without one. */
export function shippedFolder(): string | undefined {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'scenarios');
    if (existsSync(join(candidate, 'scenario.schema.json'))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Whether a file comes with the program. */
export function ships(file: string): boolean {
  const folder = shippedFolder();
  const near = folder === undefined ? '..' : relative(folder, file);
  return !near.startsWith('..') && !isAbsolute(near);
}
