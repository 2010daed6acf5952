/** One run from several folders that hold parts of the same plan. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../notation/refusal.ts';
import { indicesOf, type Prepared } from '../ensemble.ts';
import { type Keep, keepIn, REPLICATES } from './keep.ts';
import { manifestOfRun, samePlan } from './store.ts';
import { preparedOf } from './verify.ts';

const MOST_NAMED = 8;

export interface Parts {
  readonly prepared: Prepared;
  /** Gives what any of the folders holds. */
  readonly keep: Pick<Keep, 'get'>;
}

/**
 * Reads parts, and checks that together they are whole.
 * @throws Refusal when they are of different plans, or a replicate is in none of them
 */
export function partsOf(dirs: readonly string[]): Parts {
  const manifests = dirs.map((dir) => manifestOfRun(dir));
  const prepared = preparedOf(dirs[0]!);
  for (const [i, manifest] of manifests.entries()) {
    if (samePlan(manifest, prepared.identity)) continue;
    throw refuse(dirs[i]!, 'a run of the same plan, data and version', 'a run of another');
  }
  for (const dir of dirs) {
    if (!existsSync(join(dir, REPLICATES))) throw refuse(dir, `a folder ${REPLICATES}/`, 'none');
  }
  const keeps = dirs.map((dir) => keepIn(dir, prepared.identity));
  const get = (index: number) => {
    const found = keeps.flatMap((keep) => keep.get(index) ?? []);
    return found.find(({ answer }) => answer.status === 'ok') ?? found[0];
  };
  const missing = indicesOf({ prepared }).filter((index) => get(index) === undefined);
  if (missing.length > 0) {
    const named = missing.slice(0, MOST_NAMED).join(', ') + (missing.length > MOST_NAMED ? ', …' : '');
    const count = prepared.scenario.replicates;
    throw refuse(
      dirs.join(' '),
      `all ${count} replicates`,
      `none of number ${named}`,
      'run the part that has them',
    );
  }
  return { prepared, keep: { get } };
}
