/**
 * Files as a scenario sees them. Reading is handed in, so that the same code runs on a folder, in a page and in a test.
 * Names of files are opaque here: only what hands them in takes them apart.
 */

/** A file's text, or what was expected of the file and what it was. */
export type ReadText = { readonly text: string } | { readonly expected: string; readonly got: string };

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
  /** Scenario files that a person may mean wherever they are: those of the usual folders, as messages name them. */
  scenarios(): readonly string[];
  /** First days of Chinese New Year, as day numbers, oldest first: how far the calendar reaches. */
  readonly newYears: readonly number[];
}

export const NO_SUCH_FILE = 'no such file';

/** Most bytes of a scenario file. */
export const LARGEST_BYTES = 1_000_000;

/** The text of a scenario file's bytes; refuses all that is not UTF-8. */
export function decodeText(bytes: Uint8Array): ReadText {
  const refuse = (expected: string, got: string): ReadText => ({ expected, got });
  if (bytes.length > LARGEST_BYTES) return refuse('a file of at most 1 MB', 'a longer one');
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return refuse('UTF-8 text', 'UTF-16 text (it starts with a UTF-16 mark)');
  }
  if (bytes.includes(0)) return refuse('UTF-8 text', 'a binary file (it holds a zero byte)');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('UTF-8 text', 'bytes that are not UTF-8');
  }
  return text.trim() === '' ? refuse('a scenario', 'an empty file') : { text };
}
