/** `solve` as lines of a terminal. */
import { alignedRows } from '../../sim/notation/columns.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { SolveResult } from '../../sim/result/solve.ts';
import { PLANS_WORDS } from '../words/plans.ts';
import { SOLVE_WORDS } from '../words/solve.ts';
import { solveSentences } from './sentences.ts';
import { judgedPlans, planCells } from './written.ts';

/** The frontier, the cheapest plan first; and what that means. */
export function solveLines(result: SolveResult, lang: Language): string[] {
  const words = SOLVE_WORDS[lang];
  const { title, target, asked, failed, plans } = result;
  const { share, count } = numbersIn(lang);
  const files = plans.flatMap(({ file }) => file ?? []);
  return [
    title[lang],
    words.asked(target.title[lang], share(asked)),
    '',
    ...alignedRows([words.terminalHeads, ...judgedPlans(result).map((plan) => planCells(plan, lang))]),
    '',
    ...solveSentences(result, lang),
    ...(files.length > 0 ? [words.files(files.join(PLANS_WORDS[lang].comma))] : []),
    ...(failed > 0 ? [PLANS_WORDS[lang].lost(count(failed))] : []),
  ];
}
