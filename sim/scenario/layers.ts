/** Every layer of a scenario: the files of its `extends` chain, and lever files on top. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { nearestNames } from '../notation/nearest.ts';
import { type Located, type LocatedMapping, list, mapping, parseLocated, plainOf } from './located.ts';
import { didYouMean, error, type Place, type Problem, shown } from './problems.ts';
import { readText } from './read.ts';
import { EXPECTED_FILES, SCHEMA_ID } from './schema.ts';

const MOST_FILES = 32;
const YAML_FILE = /\.ya?ml$/;

export interface Layers {
  readonly layers: LocatedMapping[];
  /** Absolute paths, base first. */
  readonly files: string[];
  readonly problems: Problem[];
}

/** A path as messages show it: from the working directory when it lies inside, else whole. */
function shownFile(absolute: string): string {
  const near = relative(process.cwd(), absolute);
  return near === '' || near.startsWith('..') ? absolute : near;
}

/** The folder of scenarios that comes with the program; undefined in a tree without one. */
export function shippedFolder(): string | undefined {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'scenarios');
    if (existsSync(join(candidate, 'scenario.schema.json'))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

/** A file named inside another: beside that one, or else among the shipped scenarios. */
export function namedFile(name: string, from: string): string {
  const beside = resolve(dirname(from), name);
  const shipped = shippedFolder();
  if (existsSync(beside) || !shipped) return beside;
  const other = resolve(shipped, name);
  return existsSync(other) ? other : beside;
}

interface ReadRoot {
  readonly root: Located | undefined;
  readonly problems: readonly Problem[];
}

function readRoot(absolute: string): ReadRoot {
  const file = shownFile(absolute);
  const read = readText(absolute);
  if ('problem' in read) {
    const near = read.problem.got === 'no such file' ? didYouMean(neighbours(absolute)) : undefined;
    const problem = { ...read.problem, file, ...(near ? { hint: near } : {}) };
    return { root: undefined, problems: [problem] };
  }
  const { root, problems } = parseLocated(read.text, (line, column) => ({ file, line, column }));
  return { root, problems };
}

/** YAML files in the same folder with nearly the same name. */
function neighbours(absolute: string): string[] {
  try {
    const names = readdirSync(dirname(absolute)).filter((name) => YAML_FILE.test(name));
    const stems = names.slice(0, 1000).map((name) => name.replace(YAML_FILE, ''));
    const near = nearestNames(basename(absolute).replace(YAML_FILE, ''), stems);
    return near.map((stem) => names[stems.indexOf(stem)]!);
  } catch {
    return []; // no such folder either: there is nothing to suggest
  }
}

/** Reads the file and, before it, what it extends. `chain` holds the files that led here. */
export function readChain(absolute: string, into: Layers, chain: readonly string[] = []): void {
  const { root, problems } = readRoot(absolute);
  into.problems.push(...problems);
  if (root?.kind !== 'mapping') {
    if (root) into.problems.push(error(root.place, '', 'a mapping', shown(plainOf(root))));
    return;
  }
  checkSchemaId(root, into.problems);
  const here = [...chain, absolute];
  for (const base of basesOf(root, into.problems)) {
    const file = namedFile(base.name, absolute);
    if (here.includes(file)) {
      const loop = [...here.slice(here.indexOf(file)), file].map((part) => basename(part)).join(' → ');
      into.problems.push(error(base.place, 'extends', 'files that do not extend themselves', loop));
    } else if (!existsSync(file)) {
      const hint = didYouMean(neighbours(file));
      into.problems.push(
        error(base.place, 'extends', 'a scenario file', `${shown(base.name)}, no such file`, hint),
      );
    } else if (here.length + into.files.length > MOST_FILES) {
      into.problems.push(error(base.place, 'extends', `at most ${MOST_FILES} layers`, 'more'));
      return;
    } else if (!into.files.includes(file)) readChain(file, into, here);
  }
  // A name belongs to one file: an overlay of it is another scenario.
  const isMain = chain.length === 0;
  into.layers.push(isMain ? root : without(root, 'name'));
  into.files.push(absolute);
}

function without(root: LocatedMapping, key: string): LocatedMapping {
  return mapping(new Map([...root.entries].filter(([name]) => name !== key)), root.place);
}

function checkSchemaId(root: LocatedMapping, problems: Problem[]): void {
  const value = root.entries.get('schema')?.value;
  const written = value && plainOf(value);
  if (written !== SCHEMA_ID) {
    const hint = typeof written === 'string' ? didYouMean(nearestNames(written, [SCHEMA_ID])) : undefined;
    problems.push(error(value?.place ?? root.place, 'schema', SCHEMA_ID, shown(written), hint));
  }
}

function basesOf(root: LocatedMapping, problems: Problem[]): { name: string; place: Place }[] {
  const value = root.entries.get('extends')?.value;
  if (!value) return [];
  const items = value.kind === 'list' && value.items.length > 0 ? value.items : [value];
  return items.flatMap((item) => {
    const name = plainOf(item);
    if (typeof name === 'string' && name !== '') return { name, place: item.place };
    problems.push(error(item.place, 'extends', EXPECTED_FILES, shown(name)));
    return [];
  });
}

/** A file of levers: a list of them, or a mapping with the key `levers`, or one lever. */
export function readLeverFile(path: string, into: Layers): void {
  const absolute = resolve(path);
  const { root, problems } = readRoot(absolute);
  into.problems.push(...problems);
  if (!root) return;
  into.files.push(absolute);
  const inner = root.kind === 'mapping' ? root.entries.get('levers')?.value : undefined;
  const single = root.kind === 'mapping' && root.entries.has('id');
  if (root.kind !== 'list' && !inner && !single) {
    into.problems.push(error(root.place, 'levers', 'a lever or a list of levers', shown(plainOf(root))));
    return;
  }
  const value = inner ?? (root.kind === 'list' ? root : list([root], root.place));
  into.layers.push(mapping(new Map([['levers', { key: root.place, value }]]), root.place));
}
