/** Replicates in a run folder, each put in its place as it ends, so that a run that is killed loses only those in flight. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../notation/refusal.ts';
import type { Paired } from '../../result/varianceSplit.ts';
import type { Places } from '../prepared.ts';
import { checkpointFile } from './checkpoints.ts';
import { diskRefusal, putText, writing } from './files.ts';
import { REPLICATES } from './folder.ts';
import { keptBytes } from './read-file.ts';

function replicateFile(index: number, paired?: Paired): string {
  return `${String(index).padStart(6, '0')}${paired ? `.${paired}` : ''}.bin`;
}

/**
 * The bytes of a replicate in a run folder; undefined when it has none.
 * @throws Refusal when something lies there that cannot be read
 */
export async function readReplicate(
  dir: string,
  index: number,
  paired?: Paired,
): Promise<Uint8Array | undefined> {
  const file = join(dir, REPLICATES, replicateFile(index, paired));
  const bytes = keptBytes(file, 'a replicate');
  if (bytes && 'got' in bytes) throw refuse(file, bytes.expected, bytes.got);
  return bytes;
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
