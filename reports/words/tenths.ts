/** A chance in tenths, in words: what some dozens of runs can carry. */
import type { Language } from '../../sim/notation/language.ts';
import type { Tenths } from '../front/rounding.ts';

const ZH = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

export const TENTHS_WORDS: Readonly<Record<Language, (tenths: Tenths) => string>> = {
  zh({ tenths, low, high }) {
    const text = (n: number) => `${ZH[n]}成`;
    if (tenths === 0) return high > 1 ? `不到一成（至多${text(high)}）` : '不到一成';
    if (tenths === 10) return low < 9 ? `九成以上（至少${text(low)}）` : '九成以上';
    if (low === high) return `约${text(tenths)}`;
    return `约${text(tenths)}（${ZH[low]}至${text(high)}）`;
  },
  en({ tenths, low, high }) {
    if (tenths === 0) return high > 1 ? `less than 1 in 10 (at most ${high} in 10)` : 'less than 1 in 10';
    if (tenths === 10) return low < 9 ? `more than 9 in 10 (at least ${low} in 10)` : 'more than 9 in 10';
    if (low === high) return `about ${tenths} in 10`;
    return `${tenths} in 10 (${low} to ${high} in 10)`;
  },
};
