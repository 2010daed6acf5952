/** Whether the text of a plugin keeps to what the model keeps to: no clock, no chance of its own, no I/O, no waiting. */

const FORBIDDEN: readonly (readonly [pattern: RegExp, expected: string])[] = [
  [/\bMath\.random\b|\bcrypto\b/, 'no chance of its own'],
  [/\bDate\b|\bperformance\b|\bsetTimeout\b|\bsetInterval\b|\bTemporal\b/, 'no clock'],
  [/\bawait\b|\basync\b|\bPromise\b/, 'nothing that waits'],
  [
    /\bprocess\b|\bglobalThis\b|\bfetch\b|\brequire\b|\bconsole\b|\bimport\.meta\b|\bimport\s*\(|\beval\b|\bFunction\s*\(/,
    'nothing outside the market',
  ],
];

/** Comments and texts in quotes, as blanks: words in them do nothing. What a template holds in `${}` stays. */
function withoutWords(text: string): string {
  const blank = (found: string) => found.replaceAll(/[^\n]/g, ' ');
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, blank);
}

export interface Impurity {
  readonly word: string;
  readonly line: number;
  readonly expected: string;
}

/** The first word by which two runs of the same plan could differ. */
export function impurity(text: string): Impurity | undefined {
  const code = withoutWords(text);
  const found = FORBIDDEN.flatMap(([pattern, expected]) => {
    const match = pattern.exec(code);
    return match ? [{ word: match[0], at: match.index, expected }] : [];
  }).sort((a, b) => a.at - b.at)[0];
  if (!found) return undefined;
  return { word: found.word, line: code.slice(0, found.at).split('\n').length, expected: found.expected };
}
