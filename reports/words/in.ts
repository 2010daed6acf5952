import type { Lang } from '../numbers.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

const WORDS: Readonly<Record<Lang, Words>> = { zh, en };

/** The words of a language. */
export function wordsIn(lang: Lang): Words {
  return WORDS[lang];
}
