/** What a command prints when it is called inside the process of the test. */
import { afterEach, beforeEach, vi } from 'vitest';

export interface Caught {
  out: string;
  err: string;
}

/** Keeps what each test of the file prints away from the terminal; undoes it, and the exit code, after the test. */
export function catchOutput(): Caught {
  const caught: Caught = { out: '', err: '' };
  beforeEach(() => {
    caught.out = '';
    caught.err = '';
    process.exitCode = undefined; // what files before have left
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      caught.out += text;
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      caught.err += text;
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });
  return caught;
}
