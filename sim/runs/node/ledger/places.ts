/**
 * Ledgers in a run folder: a replicate counts as done only where its ledger lies beside it. Its thread writes what fans do into a
 * file of the folder; when its answer comes, that file becomes tables, and is taken away.
 */
import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FIRST_CURRENCY } from '../../../notation/currencies.ts';
import type { Manifest } from '../../../result/result.ts';
import type { Place } from '../../perform.ts';
import type { Places, Prepared } from '../../prepared.ts';
import { replicateSeed } from '../../seed.ts';
import { openEvents } from '../events-file.ts';
import { makeFolder, putFile, putText, takeAway, writing } from '../files.ts';
import { LEDGER, ownerOfRun, REPLICATES } from '../folder.ts';
import { hashOfFile } from '../read-file.ts';
import { type LedgerRecord, recordName, recordText, wholeRecord } from './record.ts';
import { type LedgerOf, writeLedger } from './tables.ts';

/** What a command asks of ledgers. */
export interface LedgerAsked {
  readonly prepared: Prepared;
  /** Of all fans, 0 to 1. */
  readonly share: number;
  /** Folders of parts that may hold ledgers already, one for each of the other places of a replicate. */
  readonly parts?: readonly string[];
}

/** Places that keep the events of each replicate beside its answer; paired runs keep none. */
export function ledgerPlaces(dir: string, asked: LedgerAsked, places: Places): Places {
  const { share, parts = [] } = asked;
  const isThere = (folder: string, index: number) => wholeRecord(folder, index)?.share === share;
  return (index, paired): Place => {
    const place = places(index, paired);
    if (paired) return place;
    const file = join(dir, REPLICATES, `${String(index).padStart(6, '0')}.events.bin`);
    const others = (place.others ?? []).map((get, part) => async () => {
      if (!isThere(parts[part]!, index)) return undefined;
      await copyLedger(parts[part]!, dir, index);
      await takeAway(file); // of a run that was killed: another ledger is there now
      return get();
    });
    return {
      ...place,
      others,
      events: { file, share },
      get: async () => (isThere(dir, index) ? place.get() : undefined),
      put: async (bytes) => {
        // an answer of another folder has brought its ledger with it
        if (existsSync(file)) await writing(dir, () => takeIn(dir, file, index, asked));
        await place.put(bytes);
      },
    };
  };
}

/** Turns what a thread has kept into tables. */
async function takeIn(
  dir: string,
  file: string,
  index: number,
  { prepared, share }: LedgerAsked,
): Promise<void> {
  const { scenario, identity } = prepared;
  const found = openEvents(file);
  const { fingerprint } = found;
  const of: LedgerOf = {
    replicate: index,
    seed: replicateSeed(scenario.seed, index),
    fingerprint,
    share,
    scenario: scenario.name,
    engine: identity.engine,
    from: scenario.from,
    until: scenario.until,
    currency: scenario.currency ?? FIRST_CURRENCY,
    scale: scenario.scale,
  };
  const { files, rows } = await writeLedger(found, of, (name) => placed(dir, name));
  const hashes = files.map((name) => [name, hashOfFile(join(dir, LEDGER, name))]);
  const record: LedgerRecord = {
    ...{ schema: 'laotie/ledger@1', engine: identity.engine, plan: ownerOfRun(identity).plan },
    ...{ replicate: index, fingerprint, share, rows },
    files: Object.fromEntries(hashes),
  };
  await putText(join(dir, LEDGER), recordName(index), recordText(record));
  await takeAway(file);
}

/** Where a file of the ledger belongs; its folder is made. */
function placed(dir: string, name: string): string {
  const place = join(dir, LEDGER, name);
  makeFolder(dirname(place));
  return place;
}

async function copyLedger(from: string, to: string, index: number): Promise<void> {
  const record = wholeRecord(from, index)!;
  await writing(to, async () => {
    for (const name of Object.keys(record.files)) {
      await putFile(placed(to, name), (temporary) => copyFile(join(from, LEDGER, name), temporary));
    }
    await putText(join(to, LEDGER), recordName(index), recordText(record));
  });
}

/** What a manifest says of the ledgers in its folder, and the hashes of their files by their names in it. */
export function ledgerIn(
  dir: string,
  { indices, fingerprints }: Pick<Manifest, 'indices' | 'fingerprints'>,
  share: number,
): { readonly events: NonNullable<Manifest['events']>; readonly outputs: Manifest['outputs'] } {
  const outputs: Record<string, string> = {};
  let rows = 0;
  for (const [at, index] of indices.entries()) {
    if (fingerprints[at] === '') continue; // it failed
    const record = wholeRecord(dir, index);
    if (record?.fingerprint !== fingerprints[at])
      throw new Error(
        `ledger of replicate ${index}: expected that of ${fingerprints[at]}, got ${record?.fingerprint}`,
      );
    rows += record!.rows.events;
    for (const [name, hash] of Object.entries(record!.files)) outputs[`${LEDGER}/${name}`] = hash;
    outputs[`${LEDGER}/${recordName(index)}`] = hashOfFile(join(dir, LEDGER, recordName(index)));
  }
  return { events: { share, rows }, outputs };
}
