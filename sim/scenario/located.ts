/**
 * YAML text to a tree in which every value and key knows its file, line and column.
 * Built for files that may be hostile: depth, size and aliases are bounded, and nothing throws.
 */
import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
  type YAMLError,
} from 'yaml';
import { YAML_FAULTS, yamlFault } from '../notation/library-words.ts';
import { error, type Place, type Problem, shortened, shown } from './problems.ts';

export type Scalar = string | number | boolean | null;
export interface Entry {
  /** Where the key stands. */
  readonly key: Place;
  readonly value: Located;
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

const DEEPEST = 64;
const HEAVIEST = 5_000;
/** Marks of punctuation and words in a file: a value takes about five. */
const MOST_TOKENS = 40_000;
const MOST_PROBLEMS = 20;

export function scalar(value: Scalar, place: Place): LocatedScalar {
  return { kind: 'scalar', value, place, weight: 1, height: 0 };
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

export interface ParsedText {
  readonly root?: Located;
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
  if (!composed.document) return { problems: composed.problems };
  const { contents, errors, warnings } = composed.document;
  const faults = [...errors, ...warnings].slice(0, MOST_PROBLEMS).map((fault) => syntaxProblem(fault, at));
  if (!contents || errors.length > 0) {
    return { problems: faults.length > 0 ? faults : [error(at(0), '', 'a mapping', 'nothing')] };
  }
  const reader = new LocatedReader(at);
  const root = reader.read(contents, 0, '');
  if (reader.refusal) return { problems: [reader.refusal] };
  return { root, problems: [...faults, ...reader.problems.slice(0, MOST_PROBLEMS)] };
}

function syntaxProblem(fault: YAMLError, at: (offset: number) => Place): Problem {
  const { expected, got } = yamlFault(fault);
  return error(at(fault.pos[0]), '', expected.en, got.en);
}

interface Composed {
  readonly document?: Document.Parsed;
  readonly problems: readonly Problem[];
}

/** Composes the first document, watching the parser's stack so that depth is refused before anything recurses. */
function compose(text: string, at: (offset: number) => Place): Composed {
  // Keys are compared by LocatedReader: the library's own check takes quadratic time.
  const composer = new Composer({
    uniqueKeys: false,
    prettyErrors: false,
    merge: false,
    resolveKnownTags: false,
  });
  const parser = new Parser();
  const documents: Document.Parsed[] = [];
  let tokens = 0;
  const surplus = (): Composed => ({
    problems: [
      error(at(documents[1]?.range[0] ?? 0), '', 'one YAML document', 'a second one in the same file'),
    ],
  });
  try {
    for (const lexeme of new Lexer().lex(text)) {
      for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
      if (documents.length > 1) return surplus();
      // Each escape in a quoted text can be a mistake of its own, so each counts.
      tokens += lexeme.startsWith('"') ? lexeme.split('\\').length : 1;
      if (tokens > MOST_TOKENS) {
        return { problems: [error(at(parser.offset), '', `at most ${MOST_TOKENS} words and marks`, 'more')] };
      }
      if (parser.stack.length > DEEPEST + 2) {
        const got = 'deeper nesting';
        return { problems: [error(at(parser.offset), '', `at most ${DEEPEST} levels of nesting`, got)] };
      }
    }
    for (const token of parser.end()) documents.push(...composer.next(token));
    documents.push(...composer.end(documents.length === 0, text.length));
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause; // the library throws errors of any kind on what it cannot read
    const { expected, got } = YAML_FAULTS.IMPOSSIBLE!;
    return { problems: [error(at(parser.offset), '', expected.en, got.en)] };
  }
  if (documents.length > 1) return surplus();
  return { document: documents[0]!, problems: [] };
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
    } else if (isScalar(node)) read = scalar(this.plain(node.value), place);
    if (node && 'anchor' in node && node.anchor) this.anchors.set(node.anchor, read);
    return this.bounded(read, place, path);
  }

  private plain(value: unknown): Scalar {
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return known ? value : value === null ? null : String(value);
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
