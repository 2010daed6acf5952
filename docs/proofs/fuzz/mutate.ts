/** Changes of a file: by its tokens and lines, by its structure, by its bytes. */
import { NASTY_BYTES, NASTY_JSON, NASTY_TEXTS } from './nasty.ts';
import type { Random } from './random.ts';

type TextChange = (text: string, random: Random) => string;
type ByteChange = (bytes: Buffer, random: Random) => Buffer;

const TOKENS = /[\p{L}\p{N}_.-]+|"(?:[^"\\]|\\.)*"|\s+|./gsu;
/** Files do not grow without end. */
const LONGEST = 200_000;

/** Changes the tokens of a text, one place at a time. */
function ofTokens(change: (tokens: string[], at: number, random: Random) => void): TextChange {
  return (text, random) => {
    const tokens = text.match(TOKENS) ?? [''];
    change(tokens, random.below(tokens.length), random);
    return tokens.join('');
  };
}

function ofLines(change: (lines: string[], at: number, random: Random) => void): TextChange {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random.below(lines.length), random);
    return lines.join('\n');
  };
}

function spanOf(length: number, random: Random): [from: number, to: number] {
  const from = random.below(length + 1);
  return [from, Math.min(length, from + 1 + random.below(random.chance(0.5) ? 8 : length + 1))];
}

function otherNumber(token: string, random: Random): string {
  const value = Number(token);
  return random.oneOf([
    `-${token}`,
    `${token}${token}`,
    `${token}.${token}`,
    `${value * 10 ** (random.below(30) - 10)}`,
    `${value + random.oneOf([1, -1, 0.5, 1e9])}`,
    `0${token}`,
    `${token}e${random.below(40)}`,
    `${token}%`,
    `"${token}"`,
    token.replace('.', ','),
  ]);
}

function misspelt(word: string, random: Random): string {
  const at = random.below(word.length);
  return random.oneOf([
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word.charAt(at) + word.slice(at),
    word.toUpperCase(),
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    `${word.slice(0, at)} ${word.slice(at)}`,
  ]);
}

/** One token that matches, somewhere after a random place. */
function ofToken(wanted: RegExp, change: (token: string, random: Random) => string): TextChange {
  return ofTokens((tokens, at, random) => {
    const found = [...tokens.keys()]
      .map((i) => (i + at) % tokens.length)
      .find((i) => wanted.test(tokens[i]!));
    if (found !== undefined) tokens[found] = change(tokens[found]!, random);
  });
}

/** The values of a JSON text by their paths, root first. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** A value replaced, taken away, given twice or moved, when the text is JSON; the spaces stay those of the file. */
const changeJson: TextChange = (text, random) => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return text;
  }
  const path = random.oneOf(pathsOf(data));
  const indent = /\n( +)/.exec(text)?.[1]?.length ?? 0;
  const end = text.endsWith('\n') ? '\n' : '';
  if (path.length === 0) return JSON.stringify(random.oneOf(NASTY_JSON)) + end;
  const inside = path.slice(0, -1).reduce((value, key) => Reflect.get(value as object, key), data) as Record<
    string,
    unknown
  >;
  const key = path.at(-1)!;
  const now = inside[key];
  const action = random.below(6);
  if (action === 0) delete inside[key];
  else if (action === 1 && Array.isArray(inside)) inside.splice(random.below(inside.length + 1), 0, now);
  else if (action === 2) inside[random.oneOf(NASTY_TEXTS).slice(0, 100)] = now;
  else if (action === 3 && typeof now === 'number') inside[key] = Number(otherNumber(String(now), random));
  else if (action === 4) {
    const keys = Object.keys(inside);
    const other = random.oneOf(keys);
    [inside[key], inside[other]] = [inside[other], now];
  } else inside[key] = random.oneOf(NASTY_JSON);
  return JSON.stringify(data, null, indent) + end;
};

const TEXT_CHANGES: readonly TextChange[] = [
  ofTokens((tokens, at, random) => {
    tokens[at] = random.oneOf(NASTY_TEXTS);
  }),
  ofTokens((tokens, at, random) => {
    tokens.splice(at, 0, random.oneOf(NASTY_TEXTS));
  }),
  ofTokens((tokens, at, random) => {
    tokens.splice(at, 1 + random.below(4));
  }),
  ofTokens((tokens, at, random) => {
    const times = random.chance(0.05) ? 500 : 1 + random.below(3);
    tokens.splice(at, 0, ...Array<string>(times).fill(tokens[at]!));
  }),
  ofTokens((tokens, at, random) => {
    const other = random.below(tokens.length);
    [tokens[at], tokens[other]] = [tokens[other]!, tokens[at]!];
  }),
  ofToken(/^\d[\d.]*$/, otherNumber),
  ofToken(/^[a-zA-Z][\w-]+$/, misspelt),
  ofToken(/^[\p{L}\p{N}"]/u, (_, random) => random.oneOf(NASTY_TEXTS)),
  ofLines((lines, at) => {
    lines.splice(at, 1);
  }),
  ofLines((lines, at, random) => {
    const times = random.chance(0.05) ? 300 : 1;
    lines.splice(random.below(lines.length), 0, ...Array<string>(times).fill(lines[at]!));
  }),
  ofLines((lines, at, random) => {
    const other = random.below(lines.length);
    [lines[at], lines[other]] = [lines[other]!, lines[at]!];
  }),
  ofLines((lines, at, random) => {
    lines[at] =
      random.oneOf(['  ', '\t', '- ', '    ', '# ', '"', ' ', '? ']) + lines[at]!.slice(random.below(3));
  }),
  ofLines((lines, at, random) => {
    const [open, close] = random.oneOf([
      ['[', ']'],
      ['{a: ', '}'],
      ['"', '"'],
      ['{"a":', '}'],
    ] as const);
    const depth = random.chance(0.2) ? 70 : 1 + random.below(5);
    const [, head = '', rest = ''] = /^(.*?: ?)?(.*)$/s.exec(lines[at]!) ?? [];
    lines[at] = head + open.repeat(depth) + rest + close.repeat(depth);
  }),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => {
    const [from, to] = spanOf(text.length, random);
    const place = random.below(text.length + 1);
    return text.slice(0, place) + text.slice(from, to) + text.slice(place);
  },
  (text, random) => text.replaceAll('\n', random.oneOf(['\r\n', '\r', '\u2028', '\n\n', ' ', '\u0085'])),
  (text, random) =>
    text.replaceAll(random.oneOf([',', ':', '"', ' ', '.']), random.oneOf([';', '\t', '：', "'", ',', ''])),
  changeJson,
  changeJson,
];

const BYTE_CHANGES: readonly ByteChange[] = [
  (bytes, random) => {
    const at = random.below(bytes.length);
    if (bytes.length > 0) bytes[at]! ^= 1 << random.below(8);
    return bytes;
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), random.oneOf(NASTY_BYTES), bytes.subarray(at)]);
  },
  (bytes, random) => {
    random.oneOf(NASTY_BYTES).forEach((byte, i) => {
      if (i < bytes.length) bytes[(random.below(bytes.length) + i) % bytes.length] = byte;
    });
    return bytes;
  },
  (bytes, random) => {
    const [from, to] = spanOf(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = spanOf(bytes.length, random);
    return bytes.fill(random.oneOf([0, 0xff, 0x20]), from, to);
  },
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => {
    const [from, to] = spanOf(bytes.length, random);
    return Buffer.concat([bytes, bytes.subarray(from, to)]);
  },
];

/** The whole text in another encoding, with or without its mark. */
const ENCODINGS: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text, 'latin1'),
];

/** A file changed in one to five places. @param text whether it is one; others are changed by bytes only */
export function mutate(original: Uint8Array, random: Random, text = true): Buffer {
  let bytes: Buffer = Buffer.from(original);
  do {
    const kind = text ? random.next() : 1;
    if (kind < 0.78) bytes = Buffer.from(random.oneOf(TEXT_CHANGES)(bytes.toString(), random));
    else if (kind < 0.8) bytes = random.oneOf(ENCODINGS)(bytes.toString());
    else bytes = random.oneOf(BYTE_CHANGES)(bytes, random);
    bytes = bytes.subarray(0, LONGEST);
  } while (random.chance(0.4));
  return bytes;
}
