/** The one grammar of messages as a pattern, for whatever checks that nothing else is said. */
import type { Language } from './language.ts';
import { isHidden } from './visible.ts';

/** `<place>: expected <what>, got <value>[; <hint>]…`, and the same in Chinese. */
const GRAMMAR: Readonly<Record<Language, RegExp>> = {
  en: /^(?<place>\S.*?): expected (?<expected>\S.*?), got (?<got>\S.*?)(?:; \S.*)?$/u,
  zh: /^(?<place>\S.*?): 应为 ?(?<expected>\S.*?)，实为 ?(?<got>\S.*?)(?:；\S.*)?$/u,
};

/** Words of libraries, of the system and of the engine, which tell a person nothing. */
const FOREIGN =
  /\bE(?:NOENT|ISDIR|NOTDIR|ACCES|PERM|LOOP|MFILE|NOSPC|INVAL|XIST|NAMETOOLONG|PIPE|BADF|FBIG|IO|AGAIN)\b|\bERR_[A-Z_]+|\bToo (?:small|big)\b|\b[Ii]nvalid (?:input|option|element|string|key|type|record length|opening quote|closing quote)\b|\bexpected (?:string|number|object|array|record|boolean), received\b|\breceived (?:undefined|null|string|number|object|array)\b|\bUnrecognized key|[Ii]mplicit (?:map )?keys?\b|\bNested mappings\b|\bflow (?:map|sequence|collection|scalar)|\bblock (?:scalar|collection)\b|\bUnresolved (?:tag|alias)\b|\bUnexpected (?:token|end of|non-whitespace|scalar|string|number)\b|\bin JSON at position\b|\bis not valid JSON\b|\bQuote Not Closed\b|\bCannot read propert|\bis not (?:a function|iterable|defined)\b|\bundefined\b|\[object \w+\]|\bI\/?O Error\b|\b(?:Binder|Parser|Catalog|Conversion) Error\b|\binternal error\b|\bRangeError\b|\bTypeError\b|\bSyntaxError\b/;

/** Four words of English in a row: no name of ours is so long. */
const SENTENCE = /(?:\b[A-Za-z]{2,} ){3}[A-Za-z]{2,}/;
const LONGEST = 1_800;

/**
 * What is wrong with a line that a command says of its input; undefined when nothing is.
 * Values between quotation marks are the person's own and may hold any visible sign.
 */
export function faultOfLine(line: string, language: Language): string | undefined {
  if (isHidden(line)) return 'a hidden sign';
  if (line.length > LONGEST) return 'a line too long';
  const other = language === 'en' ? 'zh' : 'en';
  const asked = GRAMMAR[language].exec(line)?.groups;
  const parts = asked ?? GRAMMAR[other].exec(line)?.groups;
  if (!parts) return 'not in the grammar';
  // without what a person wrote, and without the title of a source
  const own = line
    .slice(parts.place!.length)
    .replaceAll(/".*"/g, '""')
    .replaceAll(/（[^）]*）/g, '');
  const word = FOREIGN.exec(own)?.[0];
  if (word !== undefined) return `a foreign word, ${word}`;
  if (!asked || (language === 'zh' && SENTENCE.test(own))) return 'the other language';
  return undefined;
}
