/** The outlook of a target as lines of a terminal: the way from the year before, and what to watch. */
import { alignedRows } from '../../sim/notation/columns.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { Outlook } from '../../sim/result/outlook.ts';
import type { TargetResult } from '../../sim/result/result.ts';
import { periodText, signedText, spanText } from '../compare/written.ts';
import { FRONT_WORDS } from '../words/front.ts';
import { signpostLines } from './watch.ts';

/** Bars of the waterfall as rows: what, amount, what eight of ten futures hold, by how many times. */
function bridgeRows({ bridge }: Outlook, lang: Language): string[] {
  if (!bridge) return [];
  const words = FRONT_WORDS[lang];
  const { yuan, times } = numbersIn(lang);
  const { sooner, later, start, end, low80, high80, isPublished, steps, target } = bridge;
  const span = (low: number, high: number) => `${yuan(low)} – ${yuan(high)}`;
  const rows = [
    ['', words.amount, words.futures, words.ratio],
    [`${periodText(sooner, lang)} ${isPublished ? words.published : words.simulated}`, yuan(start), '', ''],
    ...steps.map(({ factor, value, low80: low, high80: high, ratio }) => [
      words.factors[factor],
      signedText(value, 'yuan', lang),
      spanText(low, high, 'yuan', lang),
      times(ratio),
    ]),
    [`${periodText(later, lang)} ${words.projected}`, yuan(end), span(low80, high80), times(end / start)],
    ...(target
      ? [
          [target.gap > 0 ? words.gap : words.above, yuan(Math.abs(target.gap)), '', ''],
          [words.target, yuan(target.atLeast), '', ''],
        ]
      : []),
  ];
  return ['', ...alignedRows(rows)];
}

/** @param targets as they are shown, the asked ones first */
export function outlookLines(targets: readonly TargetResult[], outlook: Outlook, lang: Language): string[] {
  const words = FRONT_WORDS[lang];
  const watched = targets
    .filter(({ id }) => outlook.asked.includes(id))
    .flatMap((target) => ['', words.watchOf(target.title[lang]), ...signpostLines(target, outlook, lang)]);
  return [...bridgeRows(outlook, lang), ...watched];
}
