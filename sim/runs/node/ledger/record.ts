/** What a folder says of the ledger of one replicate: whose it is, and its files with their hashes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sealRecord } from '../../record.ts';
import { LEDGER } from '../folder.ts';
import { hashOfFile, readRecord } from '../read-file.ts';

const count = z.number().int().nonnegative();
const hash = z.string();
const schema = z.looseObject({
  schema: z.literal('laotie/ledger@1'),
  engine: z.string(),
  plan: hash,
  replicate: count,
  fingerprint: z.string(),
  share: z.number(),
  rows: z.object({ events: count, ties: count, fans: count, sellers: count }),
  /** SHA-256 of each file, by its name from the ledger's folder on. */
  files: z.record(z.string(), hash),
  sha256: hash.optional(),
});
export type LedgerRecord = z.output<typeof schema>;

export function recordName(replicate: number): string {
  return `${String(replicate).padStart(6, '0')}.json`;
}

export function recordText(record: LedgerRecord): string {
  return `${JSON.stringify(sealRecord(record), null, 2)}\n`;
}

/**
 * The record of a replicate's ledger in a run folder; undefined when it has none, or a file of it is not as it was written.
 * @throws Refusal, Discrepancy when the record itself cannot be believed
 */
export function wholeRecord(dir: string, replicate: number): LedgerRecord | undefined {
  const file = join(dir, LEDGER, recordName(replicate));
  if (!existsSync(file)) return undefined;
  const record = readRecord(file, schema, 'the record of a ledger');
  const isWhole = Object.entries(record.files).every(([name, recorded]) => {
    const place = join(dir, LEDGER, name);
    return existsSync(place) && hashOfFile(place) === recorded;
  });
  return isWhole ? record : undefined;
}
