/**
 * YAML text to a tree in which every value and key knows its file, line and column.
 * Built for files that may be hostile: depth, size and aliases are bounded, and nothing throws.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLError } from 'yaml';
import { yamlFault } from '../notation/library-words.ts';
import { compose, DEEPEST } from './compose.ts';
import { lineHint } from './hints.ts';
import { error, type Place, type Problem, shortened, shown, warning } from './problems.ts';

export type Scalar = string | number | boolean | null;
export interface Entry {
  /** Where the key stands. */
  readonly key: Place;
  readonly value: Located;
  /** The name that stands there, where it is a former one of the key. */
  readonly former?: string;
}
interface Measured {
  readonly place: Place;
  /** Values in it once aliases are filled in, itself included. */
  readonly weight: number;
  readonly height: number;
}
export interface LocatedScalar extends Measured {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** The text that stands in the file where YAML reads a number, a truth value or nothing in it: 007 for 7. */
  readonly written?: string;
}
export interface LocatedMapping extends Measured {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, Entry>;
}
export interface LocatedList extends Measured {
  readonly kind: 'list';
  readonly items: readonly Located[];
}
export type Located = LocatedScalar | LocatedMapping | LocatedList;

const HEAVIEST = 5_000;
const MOST_PROBLEMS = 20;

export function scalar(value: Scalar, place: Place, written?: string): LocatedScalar {
  const one = { kind: 'scalar', value, place, weight: 1, height: 0 } as const;
  return written === undefined ? one : { ...one, written };
}

export function mapping(entries: ReadonlyMap<string, Entry>, place: Place): LocatedMapping {
  return { kind: 'mapping', entries, place, ...measure([...entries.values()].map((entry) => entry.value)) };
}

export function list(items: readonly Located[], place: Place): LocatedList {
  return { kind: 'list', items, place, ...measure(items) };
}

function measure(children: readonly Located[]): { weight: number; height: number } {
  let weight = 1;
  let height = 0;
  for (const child of children) {
    weight += child.weight;
    height = Math.max(height, child.height + 1);
  }
  return { weight, height };
}

/** The plain value of a tree: what a schema checks. */
export function plainOf(node: Located): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainOf);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plainOf(entry.value)]));
}

/** A value as a message shows it: numbers as they were written. */
export function shownNode(node: Located | undefined): string {
  if (node?.kind === 'scalar' && node.written) return shortened(node.written);
  return shown(node && plainOf(node));
}

export interface ParsedText {
  readonly root?: Located;
  /** Words and marks that were read: what the text cost. */
  readonly tokens: number;
  readonly problems: readonly Problem[];
}

/** Parses one YAML document. With any problem in it there may still be a tree, so that more can be said. */
export function parseLocated(text: string, placeOf: (line: number, column: number) => Place): ParsedText {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const at = (offset: number): Place => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return placeOf(low + 1, offset - starts[low]! + 1);
  };
  const composed = compose(text, at);
  const { tokens } = composed;
  if (!composed.document) return { tokens, problems: composed.problems };
  const { contents, errors, warnings, directives } = composed.document;
  const faults = [...errors, ...warnings]
    .slice(0, MOST_PROBLEMS)
    .map((fault) => syntaxProblem(fault, text, at));
  if (!contents || errors.length > 0) {
    return { tokens, problems: faults.length > 0 ? faults : [error(at(0), '', 'a mapping', 'nothing')] };
  }
  const reader = new LocatedReader(at);
  const root = reader.read(contents, 0, '');
  if (reader.refusal) return { tokens, problems: [reader.refusal] };
  const version = directives.yaml.explicit && directives.yaml.version !== '1.2' ? [otherVersion(at(0))] : [];
  return { root, tokens, problems: [...version, ...faults, ...reader.problems.slice(0, MOST_PROBLEMS)] };
}

function otherVersion(place: Place): Problem {
  return warning(place, '', 'YAML 1.2', '%YAML 1.1', 'it is read as YAML 1.2: 010 is ten, yes is a word');
}

function syntaxProblem(fault: YAMLError, text: string, at: (offset: number) => Place): Problem {
  const [offset] = fault.pos;
  const { expected, got } = yamlFault(fault);
  return error(at(offset), '', expected.en, got.en, lineHint(text, offset, fault.code === 'MISSING_CHAR'));
}

class LocatedReader {
  readonly problems: Problem[] = [];
  /** Set when the file is too deep or too large to be read on. */
  refusal: Problem | undefined;
  private readonly anchors = new Map<string, Located>();
  private readonly at: (offset: number) => Place;

  constructor(at: (offset: number) => Place) {
    this.at = at;
  }

  read(node: Node | null, offset: number, path: string): Located {
    const place = this.at(node?.range?.[0] ?? offset);
    if (isAlias(node)) return this.aliased(node.source, place, path);
    let read: Located = scalar(null, place);
    if (isMap(node)) read = this.mapping(node.items as Pair<Node, Node | null>[], place, path);
    else if (isSeq(node)) {
      const items = node.items.map((item, i) => this.read(item as Node, offset, `${path}[${i}]`));
      read = list(items, place);
    } else if (isScalar(node)) read = this.scalar(node, place, path);
    if (node && 'anchor' in node && node.anchor) this.anchors.set(node.anchor, read);
    return this.bounded(read, place, path);
  }

  private scalar(
    { value, source }: Node & { value: unknown; source?: string },
    place: Place,
    path: string,
  ): Located {
    if (typeof value === 'string') return scalar(this.whole(value, place, path), place);
    const known = typeof value === 'number' || typeof value === 'boolean';
    return scalar(known ? value : value === null ? null : String(value), place, source || undefined);
  }

  /** An escape such as "\\ud83d" makes half a character, which no file can hold and no hash tells from another. */
  private whole(text: string, place: Place, path: string): string {
    if (!text.isWellFormed()) {
      this.problems.push(error(place, path, 'whole characters', 'half of one'));
    }
    return text;
  }

  /** An anchor is known only after its node is complete, so an alias to a node around it cannot loop. */
  private aliased(name: string, place: Place, path: string): Located {
    const target = this.anchors.get(name);
    if (target) return this.bounded({ ...target, place }, place, path);
    this.problems.push(error(place, path, 'an alias of an anchor before it', `*${shortened(name)}`));
    return scalar(null, place);
  }

  private bounded(read: Located, place: Place, path: string): Located {
    if (read.weight <= HEAVIEST && read.height <= DEEPEST) return read;
    const [expected, got] =
      read.weight > HEAVIEST
        ? [`at most ${HEAVIEST} values, aliases filled in`, 'more']
        : [`at most ${DEEPEST} levels of nesting`, 'deeper nesting'];
    this.refusal ??= error(place, path, expected, got);
    return scalar(null, place);
  }

  private mapping(pairs: readonly Pair<Node, Node | null>[], place: Place, path: string): Located {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      const offset = pair.key.range?.[0] ?? 0;
      const keyPlace = this.at(offset);
      const key = isScalar(pair.key) && pair.key.value !== null ? String(pair.key.value) : undefined;
      if (key === undefined) {
        this.problems.push(error(keyPlace, path, 'a key that is a text', 'a key of another kind'));
        continue;
      }
      const inner = path ? `${path}.${shortened(key)}` : shortened(key);
      this.whole(key, keyPlace, inner);
      const value = this.read(pair.value, offset, inner);
      const first = entries.get(key);
      if (key === '__proto__') {
        this.problems.push(error(keyPlace, inner, 'a known key', shown(key)));
      } else if (first) {
        const got = `a second one (the first is on line ${first.key.line})`;
        this.problems.push(error(keyPlace, inner, 'each key once', got));
      } else entries.set(key, { key: keyPlace, value });
    }
    return mapping(entries, place);
  }
}
