/** Every layer of a scenario: the files of its `extends` chain, and lever files on top. */
import { nearestNames } from '../notation/nearest.ts';
import { wordHint } from './hints.ts';
import {
  type Located,
  type LocatedMapping,
  list,
  mapping,
  parseLocated,
  plainOf,
  shownNode,
} from './located.ts';
import { didYouMean, error, type Place, type Problem, shortened, shown } from './problems.ts';
import { EXPECTED_FILES, SCHEMA_ID } from './schema.ts';
import { NO_SUCH_FILE, type Sources } from './sources.ts';

const MOST_FILES = 32;
/** A file may hold half of it; scenarios that ship hold some hundreds, bases included. */
const MOST_TOKENS = 80_000;
const YAML_FILE = /\.ya?ml$/;

export interface Layers {
  readonly layers: LocatedMapping[];
  /** Absolute paths, base first. */
  readonly files: string[];
  /** Every file that was begun, also one that is no scenario: none is read twice. */
  readonly begun: Set<string>;
  /** Words and marks of all files so far. */
  readonly spent: { tokens: number };
  readonly problems: Problem[];
  readonly sources: Sources;
}

interface ReadRoot {
  readonly root: Located | undefined;
  readonly problems: readonly Problem[];
}

function readRoot(absolute: string, into: Layers): ReadRoot {
  const { sources, spent } = into;
  const file = sources.shown(absolute);
  if (spent.tokens > MOST_TOKENS) {
    const expected = `at most ${MOST_TOKENS} words and marks in all files together`;
    return { root: undefined, problems: [error({ file, line: 1, column: 1 }, '', expected, 'more')] };
  }
  const read = sources.read(absolute);
  if ('expected' in read) {
    const near = read.got === NO_SUCH_FILE ? didYouMean(nearFiles(absolute, sources)) : undefined;
    const place = { file, line: 1, column: 1 };
    return { root: undefined, problems: [error(place, '', read.expected, read.got, near)] };
  }
  const { root, tokens, problems } = parseLocated(read.text, (line, column) => ({ file, line, column }));
  spent.tokens += tokens;
  return { root, problems };
}

/** The file that was meant: in the same folder, or one of the scenarios. */
function nearFiles(absolute: string, sources: Sources): string[] {
  const stem = (file: string) => sources.baseName(file).replace(YAML_FILE, '');
  const shipped = sources.scenarios();
  const same = shipped.filter((file) => stem(file) === stem(absolute));
  const near = same.length > 0 ? same : neighbours(absolute, sources);
  if (near.length > 0) return near;
  const stems = shipped.map(stem);
  return nearestNames(stem(absolute), stems).map((one) => shipped[stems.indexOf(one)]!);
}

/** YAML files in the same folder with nearly the same name. */
function neighbours(absolute: string, sources: Sources): string[] {
  const names = sources.neighbours(absolute);
  const stems = names.map((name) => name.replace(YAML_FILE, ''));
  const near = nearestNames(sources.baseName(absolute).replace(YAML_FILE, ''), stems);
  return near.map((stem) => names[stems.indexOf(stem)]!);
}

/** Reads the file and, before it, what it extends. `chain` holds the files that led here. */
export function readChain(absolute: string, into: Layers, chain: readonly string[] = []): void {
  const { sources } = into;
  into.begun.add(absolute);
  const { root, problems } = readRoot(absolute, into);
  into.problems.push(...problems);
  if (root?.kind !== 'mapping') {
    if (root) into.problems.push(error(root.place, '', 'a mapping', shownNode(root), wordHintOf(root)));
    return;
  }
  checkSchemaId(root, into.problems);
  const here = [...chain, absolute];
  for (const base of basesOf(root, into.problems)) {
    const file = sources.beside(base.name, absolute);
    if (here.includes(file)) {
      const loop = [...here.slice(here.indexOf(file)), file].map(sources.baseName).join(' → ');
      into.problems.push(error(base.place, 'extends', 'files that do not extend themselves', loop));
    } else if (into.begun.has(file)) {
    } else if (!sources.exists(file)) {
      const hint = didYouMean(neighbours(file, sources));
      into.problems.push(
        error(base.place, 'extends', 'a scenario file', `${shown(base.name)}, ${NO_SUCH_FILE}`, hint),
      );
    } else if (into.begun.size >= MOST_FILES) {
      into.problems.push(error(base.place, 'extends', `at most ${MOST_FILES} layers`, 'more'));
      return;
    } else readChain(file, into, here);
  }
  // A name belongs to one file: an overlay of it is another scenario.
  const isMain = chain.length === 0;
  into.layers.push(isMain ? root : without(root, 'name'));
  into.files.push(absolute);
}

/** A file whose keys have no colon that YAML knows is one long word. */
function wordHintOf(root: Located): string | undefined {
  const word = plainOf(root);
  return typeof word === 'string' ? wordHint(word) : undefined;
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
  if (items.length > MOST_FILES) {
    problems.push(error(value.place, 'extends', `at most ${MOST_FILES} layers`, `${items.length}`));
    return [];
  }
  return items.flatMap((item) => {
    const name = plainOf(item);
    if (typeof name === 'string' && name !== '') return { name, place: item.place };
    problems.push(error(item.place, 'extends', EXPECTED_FILES, shown(name)));
    return [];
  });
}

/** Every `--lever`, merged by id in turn. */
export function readLeverFiles(paths: readonly string[], into: Layers): void {
  if (paths.length > MOST_FILES) {
    const place = { file: '--lever', line: MOST_FILES + 1, column: 1 };
    into.problems.push(error(place, '', `at most ${MOST_FILES} files of levers`, `${paths.length}`));
    return;
  }
  for (const path of paths) readLeverFile(path, into);
}

/** A file of levers: a list of them, or a mapping with the key `levers`, or one lever. */
function readLeverFile(path: string, into: Layers): void {
  const absolute = into.sources.absolute(path);
  const { root, problems } = readRoot(absolute, into);
  into.problems.push(...problems);
  if (!root) return;
  into.files.push(absolute);
  const inner = root.kind === 'mapping' ? root.entries.get('levers')?.value : undefined;
  const single = root.kind === 'mapping' && root.entries.has('id');
  if (root.kind !== 'list' && !inner && !single) {
    into.problems.push(error(root.place, 'levers', 'a lever or a list of levers', shownNode(root)));
    return;
  }
  if (inner) into.problems.push(...besideLevers(root));
  const value = inner ?? (root.kind === 'list' ? root : list([root], root.place));
  into.layers.push(mapping(new Map([['levers', { key: root.place, value }]]), root.place));
}

/** What else a file of levers says would be lost: it is no scenario. */
function besideLevers(root: Located): Problem[] {
  const entries = root.kind === 'mapping' ? [...root.entries] : [];
  return entries
    .filter(([key]) => key !== 'levers' && key !== 'schema')
    .map(([key, { key: place }]) =>
      error(place, shortened(key), 'nothing but levers in a file of levers', shown(key)),
    );
}
