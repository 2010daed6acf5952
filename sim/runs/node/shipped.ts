/** The folder of scenarios and markets that comes with the program. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of scenarios; undefined in a tree without one. */
export function shippedFolder(): string | undefined {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'scenarios');
    if (existsSync(join(candidate, 'scenario.schema.json'))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}
