/** Where the runs of a command go. */
import { join, resolve } from 'node:path';
import { refuse } from '../notation/refusal.ts';
import { checkFolder, freeFolder, ownerOfRun, slug } from '../runs/node/folder.ts';
import type { OwnFolder } from '../runs/node/own-folder.ts';
import type { Prepared } from '../runs/prepared.ts';
import { shown } from '../scenario/problems.ts';

/**
 * One folder a scenario: --out itself for one, folders in it for several.
 * @throws Refusal when two would be the same, or one holds something else; nothing is written
 */
export function runFolders(all: readonly Prepared[], out: string | undefined): OwnFolder[] {
  const taken = new Set<string>();
  return all.map(({ scenario, identity }) => {
    const owner = ownerOfRun(identity);
    const dir =
      out === undefined
        ? freeFolder(join('runs', slug(`${scenario.name}-${scenario.seed}`)), owner)
        : join(out, all.length === 1 ? '' : slug(scenario.name));
    if (taken.has(resolve(dir)))
      throw refuse(dir, 'scenarios of different names', `two named ${shown(scenario.name)}`);
    taken.add(resolve(dir));
    checkFolder(resolve(dir), owner);
    return { dir, owner };
  });
}
