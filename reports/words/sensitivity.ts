/** The words of `sensitivity`. */
import { SENSITIVITY_EN } from './sensitivity-en.ts';
import { SENSITIVITY_ZH } from './sensitivity-zh.ts';

export const SENSITIVITY_WORDS = { zh: SENSITIVITY_ZH, en: SENSITIVITY_EN } as const;
