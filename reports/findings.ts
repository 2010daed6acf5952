/** The findings of a report: sentences made from the numbers of a result, each true for those numbers only. */

import type { Language } from '../sim/notation/language.ts';
import { numbersIn } from '../sim/notation/numbers.ts';
import type { RunResult } from '../sim/result/result.ts';
import { FIT_FINDINGS } from './findings/fit.ts';
import { MARKET_FINDINGS } from './findings/market.ts';
import { SPREAD_FINDINGS } from './findings/spread.ts';
import { TARGET_FINDINGS } from './findings/target.ts';
import { wordsIn } from './words/in.ts';

export interface Finding {
  /** Which rule made it. */
  readonly id: string;
  readonly text: Readonly<Record<Language, string>>;
}

/** All findings that the result has figures for: target, spread, market, fit. Does not change `result`. */
export function findingsOf(result: RunResult): Finding[] {
  return [...TARGET_FINDINGS, ...SPREAD_FINDINGS, ...MARKET_FINDINGS, ...FIT_FINDINGS].flatMap(
    ({ id, from }) => {
      const say = from(result);
      if (say === undefined) return [];
      const text = (lang: Language) => say(wordsIn(lang), numbersIn(lang));
      return [{ id, text: { zh: text('zh'), en: text('en') } }];
    },
  );
}
