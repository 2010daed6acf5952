/** The syntax of one YAML 1.2 document, bounded in size and depth whatever the text. Nothing throws. */
import { Composer, type Document, Lexer, Parser } from 'yaml';
import { YAML_FAULTS } from '../notation/library-words.ts';
import { error, type Place, type Problem } from './problems.ts';

/** Most levels of nesting. */
export const DEEPEST = 64;
/** Marks of punctuation and words in a file: a value takes about five. */
const MOST_TOKENS = 40_000;

interface Composed {
  readonly document?: Document.Parsed;
  /** Marks of punctuation and words that were read. */
  readonly tokens: number;
  readonly problems: readonly Problem[];
}

/** Composes the first document, watching the parser's stack so that depth is refused before anything recurses. */
export function compose(text: string, at: (offset: number) => Place): Composed {
  // Keys are compared by LocatedReader: the library's own check takes quadratic time.
  // The schema is that of YAML 1.2 also where a file begins with %YAML 1.1, in which 010 is 8 and 13:53:20 is 50000.
  const composer = new Composer({
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    merge: false,
    resolveKnownTags: false,
  });
  const parser = new Parser();
  const documents: Document.Parsed[] = [];
  let tokens = 0;
  const refused = (offset: number, expected: string, got: string): Composed => ({
    tokens,
    problems: [error(at(offset), '', expected, got)],
  });
  const surplus = () =>
    refused(documents[1]?.range[0] ?? 0, 'one YAML document', 'a second one in the same file');
  try {
    for (const lexeme of new Lexer().lex(text)) {
      for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
      if (documents.length > 1) return surplus();
      // Each escape in a quoted text can be a mistake of its own, so each counts.
      tokens += lexeme.startsWith('"') ? lexeme.split('\\').length : 1;
      if (tokens > MOST_TOKENS) {
        return refused(parser.offset, `at most ${MOST_TOKENS} words and marks`, 'more');
      }
      if (parser.stack.length > DEEPEST + 2) {
        return refused(parser.offset, `at most ${DEEPEST} levels of nesting`, 'deeper nesting');
      }
    }
    for (const token of parser.end()) documents.push(...composer.next(token));
    documents.push(...composer.end(documents.length === 0, text.length));
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause; // the library throws errors of any kind on what it cannot read
    const { expected, got } = YAML_FAULTS.IMPOSSIBLE!;
    return refused(parser.offset, expected.en, got.en);
  }
  if (documents.length > 1) return surplus();
  return { document: documents[0]!, tokens, problems: [] };
}
