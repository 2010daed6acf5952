/** Where things stand in a JSON text: what a parser does not say. One pass without recursion, whatever the nesting. */

/** What is wrong with a text, and where. */
export interface JsonFault {
  readonly offset: number;
  readonly expected: string;
  readonly got: string;
}

type Key = string | number;

/** No file that people hand in is deeper, and whoever reads on may go down by recursion. */
const DEEPEST = 64;
/** Of a key in a message. */
const LONGEST_KEY = 60;

interface Container {
  readonly kind: 'object' | 'list';
  /** Keys of an object so far. */
  readonly keys: Set<string>;
  /** The key or index of the value that comes now. */
  key: Key;
}

const END = 'the end of the file';
const SPACE = /[ \t\n\r]*/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class FaultError extends Error {
  readonly fault: JsonFault;

  constructor(offset: number, expected: string, got: string) {
    super(expected);
    this.fault = { offset, expected, got };
  }
}

/** Reads a text token by token, and throws a FaultError where it leaves the grammar. */
class Scanner {
  at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  fault(expected: string): FaultError {
    const sign = this.text.codePointAt(this.at);
    const got = sign === undefined ? END : JSON.stringify(String.fromCodePoint(sign));
    return new FaultError(this.at, expected, got);
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** The next sign that is no space, without taking it. */
  sign(): string {
    this.take(SPACE);
    return this.text[this.at] ?? '';
  }

  string(expected: string): string {
    if (this.sign() !== '"') throw this.fault(expected);
    const start = this.at++;
    for (;;) {
      this.take(PLAIN);
      if (this.text[this.at] === '"') break;
      const isEscape = this.text[this.at] === '\\';
      if (this.take(ESCAPE) === '') throw this.fault(isEscape ? 'an escape of JSON' : 'a closing quote');
    }
    this.at++;
    return JSON.parse(this.text.slice(start, this.at));
  }

  /** A text, number, true, false or null. */
  scalar(): void {
    if (this.sign() === '"') this.string('a value');
    else {
      const start = this.at;
      const word = this.take(WORD);
      if (word === '') throw this.fault('a value');
      // a number that is too large would be read as infinite
      if (Math.abs(Number(word)) === Infinity)
        throw new FaultError(start, 'a number below 1.8e308', word.slice(0, LONGEST_KEY));
    }
  }
}

/** The key of an object's next value, its colon taken. */
function takeKey(scanner: Scanner, object: Container): void {
  scanner.sign();
  const start = scanner.at;
  const key = scanner.string('a key in double quotes');
  if (object.keys.has(key)) {
    throw new FaultError(start, 'each key once', `a second ${JSON.stringify(key.slice(0, LONGEST_KEY))}`);
  }
  object.keys.add(key);
  object.key = key;
  if (scanner.sign() !== ':') throw scanner.fault('a colon');
  scanner.at++;
}

/** After a value: the next one of its container, or the ends of containers. @returns whether a value follows */
function goOn(scanner: Scanner, open: Container[]): boolean {
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    const close = inner.kind === 'object' ? '}' : ']';
    const sign = scanner.sign();
    if (sign === ',') {
      scanner.at++;
      if (inner.kind === 'object') takeKey(scanner, inner);
      else inner.key = Number(inner.key) + 1;
      return true;
    }
    if (sign !== close) throw scanner.fault(`a comma or "${close}"`);
    scanner.at++;
    open.pop();
  }
  return false;
}

/** Walks over every value; `visit` is told of each before it is read. */
function walk(text: string, visit: (offset: number, open: readonly Container[]) => void): void {
  const scanner = new Scanner(text);
  const open: Container[] = [];
  for (let more = true; more; ) {
    const sign = scanner.sign();
    visit(scanner.at, open);
    if (sign !== '{' && sign !== '[') scanner.scalar();
    else {
      scanner.at++;
      const kind = sign === '{' ? 'object' : 'list';
      if (scanner.sign() !== (kind === 'object' ? '}' : ']')) {
        if (open.length === DEEPEST) throw scanner.fault(`at most ${DEEPEST} levels of nesting`);
        open.push({ kind, keys: new Set(), key: 0 });
        if (kind === 'object') takeKey(scanner, open.at(-1)!);
        continue;
      }
      scanner.at++;
    }
    more = goOn(scanner, open);
  }
  if (scanner.sign() !== '') throw scanner.fault(END);
}

/** What is wrong with a text as JSON, keys that stand twice included; nothing for one that is right. */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    walk(text, () => undefined);
    return undefined;
  } catch (cause) {
    if (cause instanceof FaultError) return cause.fault;
    throw cause;
  }
}

/** Offset of the value at a path in a text that is JSON; of the last value above it where there is none. */
export function jsonOffset(text: string, path: readonly PropertyKey[]): number {
  let best = 0;
  let depth = 0;
  walk(text, (offset, open) => {
    if (open.length > path.length || open.length < depth) return;
    if (open.every(({ key }, level) => key === path[level])) {
      best = offset;
      depth = open.length;
    }
  });
  return best;
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
