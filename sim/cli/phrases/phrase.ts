/** Phrases of complaints in both languages: the program speaks English, and the tables of this folder say it in Chinese. */
import type { Bilingual } from '../../notation/language.ts';

/** English phrases with their Chinese; `{1}`, `{2}` in both stand for what is filled in. */
export function phrases(chinese: Readonly<Record<string, string>>): Bilingual[] {
  return Object.entries(chinese).map(([en, zh]) => ({ zh, en }));
}
