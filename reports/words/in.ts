import type { Language } from '../../sim/notation/language.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

const WORDS: Readonly<Record<Language, Words>> = { zh, en };

/** The words of a language. */
export function wordsIn(lang: Language): Words {
  return WORDS[lang];
}
