/** One run from several folders that hold parts of the same plan. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../notation/refusal.ts';
import { indicesOf, type Places, type Prepared } from '../prepared.ts';
import { manifestOfRun, REPLICATES, samePlan } from './folder.ts';
import { placesIn, readReplicate } from './replicates.ts';
import { preparedOf } from './verify.ts';

const MOST_NAMED = 8;

/**
 * Reads what parts are of, and checks that together they are whole.
 * @throws Refusal when they are of different plans, or a replicate is in none of them
 */
export function wholeOf(dirs: readonly string[]): Prepared {
  const manifests = dirs.map((dir) => manifestOfRun(dir));
  const prepared = preparedOf(dirs[0]!, manifests[0]);
  for (const [i, manifest] of manifests.entries()) {
    if (samePlan(manifest, prepared.identity)) continue;
    throw refuse(dirs[i]!, 'a run of the same plan, data and version', 'a run of another');
  }
  for (const dir of dirs) {
    if (!existsSync(join(dir, REPLICATES))) throw refuse(dir, `a folder ${REPLICATES}/`, 'none');
  }
  const held = new Set(manifests.flatMap(({ indices }) => indices));
  const missing = indicesOf({ prepared }).filter((index) => !held.has(index));
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
  return prepared;
}

/** Places in the folder of the whole; what is not there yet is taken from a part that holds it. */
export function mergedPlaces(out: string, parts: readonly string[]): Places {
  const own = placesIn(out);
  return (index, paired) => {
    const place = own(index, paired);
    return { ...place, others: parts.map((dir) => () => readReplicate(dir, index, paired)) };
  };
}
