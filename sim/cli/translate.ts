/**
 * Complaints in the language asked for. The program says what is wrong in English, in parts; each part is a phrase of
 * the tables in phrases/, with `{1}`, `{2}` for what it tells of, and is said again in Chinese from there.
 */
import type { Bilingual, Language } from '../notation/language.ts';
import { filled } from '../notation/library-words.ts';
import { type Complaint, complaintLine } from '../notation/refusal.ts';
import { PHRASES } from './phrases/all.ts';

interface Form {
  /** Text between the holes of the English phrase, and the number of each hole. */
  readonly pieces: readonly string[];
  readonly holes: readonly number[];
  readonly zh: string;
}

function formOf({ zh, en }: Bilingual): Form {
  const parts = en.split(/\{(\d)\}/);
  return {
    pieces: parts.filter((_, at) => at % 2 === 0),
    holes: parts.filter((_, at) => at % 2 === 1).map(Number),
    zh,
  };
}

const WHOLE = new Map(PHRASES.filter(({ en }) => !en.includes('{')).map(({ zh, en }) => [en, zh]));
/** Whether its end is a bracket of its own: what a source in brackets says may look like another phrase. */
const isBracketed = ({ pieces }: Form) => pieces.at(-1)!.endsWith(')');
/** Those that end in brackets, then those with most text of their own: `a text of at most {1} characters` before `a {1}`. */
const FORMS = PHRASES.filter(({ en }) => en.includes('{'))
  .map(formOf)
  .sort(
    (a, b) =>
      Number(isBracketed(b)) - Number(isBracketed(a)) || b.pieces.join('').length - a.pieces.join('').length,
  );

/** As long as the text, with what stands between quotation marks covered: a person's own words are no phrase. */
function withoutValues(text: string): string {
  return text.replaceAll(/"[^"]*"/g, (value) => '\0'.repeat(value.length));
}

/**
 * What the holes hold when the text is of this form; takes linear time, whatever the text.
 * @param plain the text without a person's own words
 */
function heldBy(text: string, plain: string, { pieces, holes }: Form): string[] | undefined {
  const [first = '', ...rest] = pieces;
  const last = rest.pop() ?? '';
  const end = text.length - last.length;
  if (!plain.startsWith(first) || !plain.endsWith(last)) return undefined;
  const held: string[] = [];
  let at = first.length;
  for (const [index, piece] of [...rest, ''].entries()) {
    const next = index === rest.length ? end : plain.indexOf(piece, at + 1);
    if (next <= at || next > end) return undefined;
    held[holes[index]! - 1] = text.slice(at, next);
    at = next + piece.length;
  }
  return held;
}

/** The phrase in Chinese; undefined for one that no table holds. What a hole holds may be a phrase of its own. */
export function chinese(text: string): string | undefined {
  const whole = WHOLE.get(text);
  if (whole !== undefined) return whole;
  const plain = withoutValues(text);
  for (const form of FORMS) {
    const held = heldBy(text, plain, form);
    if (held)
      return filled(
        form.zh,
        held.map((part) => WHOLE.get(part) ?? part),
      );
  }
  return undefined;
}

function inChinese(text: string): string {
  return chinese(text) ?? text;
}

/** A phrase by itself, such as the step that a study is at. */
export function phraseIn(lang: Language, text: string): string {
  return lang === 'en' ? text : inChinese(text).trim();
}

/** `<place>: expected …, got …; …`, or `<place>: 应为 …，实为 …；…`. */
export function complaintIn(lang: Language, complaint: Complaint): string {
  if (lang === 'en') return complaintLine(complaint);
  const { place, expected, got, hints = [] } = complaint;
  return [
    `${place}: 应为${spaced(inChinese(expected))}，实为${spaced(inChinese(got))}`,
    ...hints.map(inChinese),
  ].join('；');
}

/** A space between Chinese and what starts with a letter, a digit or a quote. */
function spaced(text: string): string {
  return /^[\w"'-]/.test(text) ? ` ${text}` : text;
}
