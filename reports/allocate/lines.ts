/** `allocate` as lines of a terminal. */
import { alignedRows } from '../../sim/notation/columns.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { AllocateResult } from '../../sim/result/allocate.ts';
import { amountText, cellText } from '../plans/written.ts';
import { ALLOCATE_WORDS } from '../words/allocate.ts';
import { PLANS_WORDS } from '../words/plans.ts';
import { allocateSentences } from './sentences.ts';
import { figureText, splitCells } from './written.ts';

/** Money of each lever and period under both splits, and where more of it brings little. */
export function moneyRows({ responses }: AllocateResult, lang: Language): string[][] {
  const words = ALLOCATE_WORDS[lang];
  const { yuan } = numbersIn(lang);
  return responses.map((one) => [
    cellText(one, lang),
    amountText(one, one.amount, lang),
    amountText(one, one.even, lang),
    yuan(one.most),
    one.saturation === null ? words.beyond : one.saturation === 0 ? words.noEffect : yuan(one.saturation),
  ]);
}

/** Where the money goes, what each split changes, and what that means. */
export function allocateLines(result: AllocateResult, lang: Language): string[] {
  const words = ALLOCATE_WORDS[lang];
  const { title, budget, splits, unit, failed } = result;
  const { yuan, count } = numbersIn(lang);
  const files = splits.flatMap(({ file }) => file ?? []);
  return [
    title[lang],
    words.asked(yuan(budget), figureText(result, lang)),
    '',
    ...alignedRows([words.givenHeads, ...moneyRows(result, lang)]),
    '',
    ...alignedRows([words.heads, ...splits.map((split) => splitCells(split, unit, lang))]),
    '',
    ...allocateSentences(result, lang),
    words.files(files.join(PLANS_WORDS[lang].comma)),
    ...(failed > 0 ? [PLANS_WORDS[lang].lost(count(failed))] : []),
  ];
}
