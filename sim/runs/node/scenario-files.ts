/** Scenario files on this machine's disk, handed to the loader; refuses everything but small text files. */
import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Loaded, type LoadOptions, readScenario } from '../../scenario/load.ts';
import {
  decodeText,
  LARGEST_BYTES,
  NO_SUCH_FILE,
  type ReadText,
  type Sources,
} from '../../scenario/sources.ts';
import { readFault } from './files.ts';
import { shippedFolder, shippedNewYears } from './shipped.ts';

const YAML_FILE = /\.ya?ml$/;
const MISSING: readonly string[] = ['ENOENT', 'ENOTDIR'];

/** The file's text. Never reads more than a megabyte, never waits for a pipe. */
function readText(file: string): ReadText {
  const refuse = (got: string, expected = 'a scenario file'): ReadText => ({ expected, got });
  try {
    // Not blocking: opening a named pipe would otherwise wait for a writer for ever.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const status = fstatSync(handle);
      if (status.isDirectory()) return refuse('a directory');
      if (!status.isFile()) return refuse('something that is no plain file');
      if (status.size > LARGEST_BYTES) return refuse(`${status.size} bytes`, 'a file of at most 1 MB');
      const bytes = new Uint8Array(LARGEST_BYTES + 1);
      return decodeText(bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0)));
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    return refuse(MISSING.includes(code) ? NO_SUCH_FILE : readFault(cause));
  }
}

/** Scenario files in the same folder; none when there is no such folder either. */
function neighbours(file: string): string[] {
  try {
    return readdirSync(dirname(file))
      .filter((name) => YAML_FILE.test(name))
      .slice(0, 1000);
  } catch {
    return [];
  }
}

/** Files of the folder `scenarios` here, and those that ship, by the names under which they are found from here. */
function scenarios(): string[] {
  const folders = new Set([resolve('scenarios'), shippedFolder() ?? resolve('scenarios')]);
  return [...folders].flatMap((folder) =>
    neighbours(join(folder, '-')).map((name) => shownFile(join(folder, name))),
  );
}

function beside(name: string, file: string): string {
  const near = resolve(dirname(file), name);
  const shipped = shippedFolder();
  if (existsSync(near) || !shipped) return near;
  const other = resolve(shipped, name);
  return existsSync(other) ? other : near;
}

/** A path from the working directory when it lies inside, else whole. */
function shownFile(file: string): string {
  const near = relative(process.cwd(), file);
  return near === '' || near.startsWith('..') ? file : near;
}

/** Name of the copy of a posterior in a run folder. */
export const POSTERIOR_COPY = 'posterior.json';

/** A file that comes with the program is named from its folder, any other as the copy beside the text. */
function portable(file: string): string {
  const shipped = shippedFolder();
  const near = shipped ? relative(shipped, file) : '..';
  return near.startsWith('..') || near === file ? POSTERIOR_COPY : near.replaceAll('\\', '/');
}

function diskSources(): Sources {
  return {
    absolute: (name) => resolve(name),
    beside,
    exists: existsSync,
    read: readText,
    baseName: (file) => basename(file),
    shown: shownFile,
    portable,
    neighbours,
    scenarios,
    newYears: shippedNewYears(),
  };
}

/**
 * Loads and checks a scenario from disk. Never throws for what a file holds: the answer is a scenario or problems.
 * @param path the scenario file, from the working directory
 */
export function loadScenario(path: string, options: LoadOptions = {}): Loaded {
  return readScenario(path, diskSources(), options);
}
