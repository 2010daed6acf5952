/** Records that are kept as JSON, each with a hash over all that it says: what was changed since is not believed. */
import { type Discrepancy, differs } from '../notation/refusal.ts';
import { hashOfJson } from './canonical.ts';

/** The field that holds the hash of all the others. */
const HASH = 'sha256';
const SHOWN = 12;

/**
 * @param apart fields that the hash does not cover: what may differ between equal records
 * @returns the record with its hash as the last field
 */
export function sealRecord<Data extends object>(
  record: Data,
  ...apart: readonly (keyof Data)[]
): Data & { readonly sha256: string } {
  const { [HASH]: _, ...rest } = record as Data & { readonly sha256?: string };
  return { ...(rest as Data), [HASH]: hashWithout(rest, apart as readonly string[]) };
}

function hashWithout(record: object, apart: readonly string[]): string {
  return hashOfJson(Object.fromEntries(Object.entries(record).filter(([name]) => !apart.includes(name))));
}

/** Something that is not as it was recorded: what, what the record has, what there is. */
export interface Mismatch {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

/**
 * Whether a record that was read back has its hash. One without a hash was written by an older program, or by hand.
 * @param what file, as messages name it
 */
export function mismatchOfRecord(
  what: string,
  record: unknown,
  ...apart: readonly string[]
): Mismatch | undefined {
  if (typeof record !== 'object' || record === null || !(HASH in record)) return undefined;
  const { [HASH]: recorded, ...rest } = record;
  const found = hashWithout(rest, apart);
  if (recorded === found) return undefined;
  return { what, expected: `a record of SHA-256 ${shortHash(recorded)}`, got: shortHash(found) };
}

/** @throws Discrepancy when a record does not have its hash */
export function checkRecord(what: string, record: unknown, ...apart: readonly string[]): void {
  const found = mismatchOfRecord(what, record, ...apart);
  if (found) throw discrepancyOf(found);
}

/** A mismatch as an error, with what most likely happened. */
export function discrepancyOf({ what, expected, got }: Mismatch, hint = ''): Discrepancy {
  return differs(what, expected, got, 'it was changed after it was written', ...(hint === '' ? [] : [hint]));
}

/** The first digits of a hash, as messages show it. */
export function shortHash(hash: unknown): string {
  return typeof hash === 'string' && hash !== '' ? hash.slice(0, SHOWN) : 'nothing';
}
