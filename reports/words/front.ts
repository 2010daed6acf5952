/** The words of page one. */
import { FRONT_EN } from './front-en.ts';
import { FRONT_ZH } from './front-zh.ts';

export const FRONT_WORDS = { zh: FRONT_ZH, en: FRONT_EN } as const;
