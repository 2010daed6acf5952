/** `stress` as lines of a terminal. */
import { alignedRows } from '../../sim/notation/columns.ts';
import type { Language } from '../../sim/notation/language.ts';
import type { StressResult } from '../../sim/result/stress.ts';
import { pointsPair } from '../compare/written.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { STRESS_WORDS } from '../words/stress.ts';
import { stressSentences } from './sentences.ts';
import { daysSpan, daysText, riskCells } from './written.ts';

/** Every shock, the largest loss first; and what that means. */
export function stressLines(result: StressResult, lang: Language): string[] {
  const words = STRESS_WORDS[lang];
  const { shocks, failed, replicates } = result;
  const targets = shocks[0]?.comparison.targets ?? [];
  const rows = shocks.map((shock) => {
    const [change, share, mean90] = riskCells(shock, lang);
    const { recovery, comparison } = shock;
    const points = comparison.targets.map((target) =>
      pointsPair(target.change, target.changeError).join(' ± '),
    );
    const back = [daysText(recovery, lang), daysSpan(recovery, comparison.pairs, lang)];
    return [shock.title[lang], change, share, mean90, ...back, ...points];
  });
  const heads = [...words.terminalHeads, ...targets.map(({ title }) => words.targetChange(title[lang]))];
  return [
    result.title[lang],
    '',
    ...alignedRows([heads, ...rows]),
    '',
    ...stressSentences(result, lang),
    ...(failed > 0 ? [COMPARE_WORDS[lang].lost(String(failed), String(replicates))] : []),
  ];
}
