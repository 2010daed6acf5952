/** Replicates in a run folder, each put in its place as it ends, so that a run that is killed loses only those in flight. */
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../notation/refusal.ts';
import type { Paired } from '../../result/varianceSplit.ts';
import type { Places } from '../prepared.ts';
import { checkpointFile } from './checkpoints.ts';
import { diskReason, diskRefusal, ifThere, putText, writing } from './files.ts';

export const REPLICATES = 'replicates';

function replicateFile(index: number, paired?: Paired): string {
  return `${String(index).padStart(6, '0')}${paired ? `.${paired}` : ''}.bin`;
}

/**
 * The bytes of a replicate in a run folder; undefined when it has none.
 * @throws Refusal when the disk refuses
 */
export async function readReplicate(
  dir: string,
  index: number,
  paired?: Paired,
): Promise<Uint8Array | undefined> {
  const file = join(dir, REPLICATES, replicateFile(index, paired));
  try {
    return await ifThere(readFile(file));
  } catch (cause) {
    const got = diskReason(cause);
    throw got === undefined ? cause : refuse(file, 'a replicate that can be read', got);
  }
}

/** Places in a run folder, which must exist: one that has gone in the meantime is not made again. */
export function placesIn(dir: string): Places {
  const folder = join(dir, REPLICATES);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw diskRefusal(dir, cause) ?? cause;
  }
  return (index, paired) => ({
    get: () => readReplicate(dir, index, paired),
    put: (bytes) => writing(dir, () => putText(folder, replicateFile(index, paired), bytes)),
    state: checkpointFile(folder, index, paired),
  });
}
