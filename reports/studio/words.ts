/** All words of the studio. */
import type { Language } from '../../sim/notation/language.ts';
import { STUDIO_EN } from './words-en.ts';
import { STUDIO_ZH, type StudioWords } from './words-zh.ts';

export type { StudioWords } from './words-zh.ts';

export const STUDIO_WORDS: Readonly<Record<Language, StudioWords>> = { zh: STUDIO_ZH, en: STUDIO_EN };
