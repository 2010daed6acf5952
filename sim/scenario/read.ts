/** Reads a small text file and refuses everything else, with a problem instead of an exception. */
import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { error, type Problem } from './problems.ts';

const LARGEST_BYTES = 1_000_000;

export type ReadText = { readonly text: string } | { readonly problem: Problem };

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'a file that may not be read',
  EPERM: 'a file that may not be read',
  ELOOP: 'a link that leads to itself',
  ENAMETOOLONG: 'a name that is too long',
  EISDIR: 'a directory',
  ERR_INVALID_ARG_VALUE: 'a name with a zero byte',
};

/** The file's text. Never reads more than a megabyte, never waits for a pipe. */
export function readText(file: string): ReadText {
  const refuse = (expected: string, got: string): ReadText => ({
    problem: error({ file, line: 1, column: 1 }, '', expected, got),
  });
  let bytes: Buffer;
  try {
    // Not blocking: opening a named pipe would otherwise wait for a writer for ever.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const status = fstatSync(handle);
      if (status.isDirectory()) return refuse('a scenario file', 'a directory');
      if (!status.isFile()) return refuse('a scenario file', 'something that is no plain file');
      if (status.size > LARGEST_BYTES) return refuse('a file of at most 1 MB', `${status.size} bytes`);
      bytes = Buffer.alloc(LARGEST_BYTES + 1);
      bytes = bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    return refuse('a scenario file', REASONS[code] ?? `a file that cannot be read (${code})`);
  }
  if (bytes.length > LARGEST_BYTES) return refuse('a file of at most 1 MB', 'a longer one');
  return decoded(bytes, refuse);
}

function decoded(bytes: Buffer, refuse: (expected: string, got: string) => ReadText): ReadText {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    return refuse('UTF-8 text', 'UTF-16 text (it starts with a UTF-16 mark)');
  if (bytes.includes(0)) return refuse('UTF-8 text', 'a binary file (it holds a zero byte)');
  if (!isUtf8(bytes)) return refuse('UTF-8 text', 'bytes that are not UTF-8');
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  return text.trim() === '' ? refuse('a scenario', 'an empty file') : { text };
}
