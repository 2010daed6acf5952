/** What a person may have meant where a file is not read as it was meant. */
import { fullWidthHint } from '../notation/full-width.ts';

/** `seed:1` is one word to YAML. */
const KEY_WITHOUT_SPACE = /^(?:- )?[A-Za-z][\w.-]*:[^\s/]/;

/** Most letters before and after a mistake that are looked through. */
const NEAR = 500;

/** For a value or a key that is not what was expected: a sign that YAML reads as part of the word. */
export function wordHint(word: string): string | undefined {
  if (KEY_WITHOUT_SPACE.test(word)) return 'write a space after the colon of a key';
  return fullWidthHint(word);
}

/**
 * For a mistake of syntax: a sign on its line.
 * @param offset where the mistake was found
 * @param open whether a quote is open, which may have begun on any line before
 */
export function lineHint(text: string, offset: number, open: boolean): string | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(
    Math.max(start, offset - NEAR),
    end < 0 ? offset + NEAR : Math.min(end, offset + NEAR),
  );
  return wordHint(line.trimStart()) ?? (open ? fullWidthHint(text.slice(0, offset)) : undefined);
}
