/** Scenario files on this machine's disk, handed to the loader; refuses everything but small text files. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Loaded, type LoadOptions, readScenario } from '../../scenario/load.ts';
import { decodeText, LARGEST_BYTES, type ReadText, type Sources } from '../../scenario/sources.ts';
import { diskReason } from './files.ts';
import { findMarket, fitsOf } from './markets.ts';
import { bytesOf, shownFile } from './read-file.ts';
import { shippedFolder } from './shipped.ts';

const YAML_FILE = /\.ya?ml$/;

/** The file's text. Never reads more than a megabyte, never waits for a pipe. */
function readText(file: string): ReadText {
  const bytes = bytesOf(file, 'a scenario file', LARGEST_BYTES);
  return bytes instanceof Uint8Array ? decodeText(bytes) : bytes;
}

/** Scenario files in the same folder; none when there is no such folder either. */
function neighbours(file: string): string[] {
  try {
    return readdirSync(dirname(file))
      .filter((name) => YAML_FILE.test(name))
      .slice(0, 1000);
  } catch (cause) {
    if (diskReason(cause) === undefined) throw cause;
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

/** What follows `scenarios/` in a name. */
const IN_SCENARIOS = /^(?:\.[\\/])?scenarios[\\/](.+)$/;

/** The file where it is looked for first; where there is none, the one that ships under a name, if there is one. */
function orShipped(near: string, name: string | undefined): string {
  const shipped = shippedFolder();
  if (name === undefined || !shipped || existsSync(near)) return near;
  const other = resolve(shipped, name);
  return existsSync(other) ? other : near;
}

/** A name that a person gives; `scenarios/…` is one that ships where there is no such file. */
function absolute(name: string): string {
  return orShipped(resolve(name), IN_SCENARIOS.exec(name)?.[1]);
}

/** A name inside a file: a file that ships may be called as on the command line, or from the folder in which it ships. */
export function beside(name: string, file: string): string {
  return orShipped(resolve(dirname(file), name), IN_SCENARIOS.exec(name)?.[1] ?? name);
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
    absolute,
    beside,
    exists: existsSync,
    read: readText,
    baseName: (file) => basename(file),
    shown: shownFile,
    portable,
    neighbours,
    market: findMarket,
    fitOf: (marketFile, knownUntil) => fitsOf(marketFile, knownUntil)[0]?.file,
    scenarios,
  };
}

/**
 * Loads and checks a scenario from disk. Never throws for what a file holds: the answer is a scenario or problems.
 * @param path the scenario file, from the working directory
 */
export function loadScenario(path: string, options: LoadOptions = {}): Loaded {
  return readScenario(path, diskSources(), options);
}
