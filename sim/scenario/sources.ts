/**
 * Files as a scenario sees them. Reading is handed in, so that the same code runs on a folder, in a page and in a test.
 * Names of files are opaque here: only what hands them in takes them apart.
 */

import { decode } from '../notation/decode.ts';
import type { MarketData } from './market-data.ts';

/** A file's text, or what was expected of the file and what it was. */
export type ReadText = { readonly text: string } | { readonly expected: string; readonly got: string };

export interface FoundMarket {
  readonly name: string;
  /** Absolute path of its market.yaml. */
  readonly file: string;
  readonly data: MarketData;
}

export interface Sources {
  /** The whole name of a file that a person named, such as an argument. */
  absolute(name: string): string;
  /** The whole name of a file named inside another: beside that one, or else among the scenarios that ship. */
  beside(name: string, file: string): string;
  exists(file: string): boolean;
  /** Never throws. */
  read(file: string): ReadText;
  /** The file's own name, without its folder. */
  baseName(file: string): string;
  /** The name as messages show it. */
  shown(file: string): string;
  /** The name by which a written scenario finds the file again; the same on every machine for a file that ships. */
  portable(file: string): string;
  /** Names of scenario files in the folder of `file`, some thousand at most. */
  neighbours(file: string): readonly string[];
  /**
   * A market by its name: beside a scenario file, here, or among those that ship; the only one where none is named. Else
   * the names that there are. @throws Refusal for a market whose own files are wrong
   */
  market(name: string | undefined, file: string): FoundMarket | { readonly names: readonly string[] };
  /** The fit in the folder of a market that knew most, of those that knew nothing later than a day. */
  fitOf(marketFile: string, knownUntil: string): string | undefined;
  /** Scenario files that a person may mean wherever they are: those of the usual folders, as messages name them. */
  scenarios(): readonly string[];
}

export const NO_SUCH_FILE = 'no such file';

/** Most bytes of a scenario file. */
export const LARGEST_BYTES = 1_000_000;

/** The text of a scenario file's bytes; refuses all that is not UTF-8. */
export function decodeText(bytes: Uint8Array): ReadText {
  const refuse = (expected: string, got: string): ReadText => ({ expected, got });
  if (bytes.length > LARGEST_BYTES) return refuse('a file of at most 1 MB', 'a longer one');
  const read = decode(bytes);
  if (!('text' in read)) return refuse(read.expected, read.got);
  const { text, encoding } = read;
  if (encoding === 'GB18030') return refuse('UTF-8 text', 'bytes that are not UTF-8 (GBK, it seems)');
  if (encoding !== 'UTF-8') return refuse('UTF-8 text', 'UTF-16 text (it starts with a UTF-16 mark)');
  return text.trim() === '' ? refuse('a scenario', 'an empty file') : { text };
}
