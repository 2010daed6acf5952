/** `sweep` as lines of a terminal. */
import { alignedRows } from '../../sim/notation/columns.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { SweepResult } from '../../sim/result/sweep.ts';
import { signedText, spanText } from '../compare/written.ts';
import { SWEEP_WORDS } from '../words/sweep.ts';
import { sweepSentences } from './sentences.ts';
import { effectsOn, outcomeText } from './written.ts';

/** How many runs a result speaks of, failed ones included. */
export function runsOf({ points, failed }: SweepResult): number {
  return points.reduce(
    (sum, { figures }) => sum + Math.max(0, ...figures.map((figure) => figure?.n ?? 0)),
    failed.length,
  );
}

export function sweepLines(result: SweepResult, lang: Language): string[] {
  const words = SWEEP_WORDS[lang];
  const { title, outcomes, factors, failed, shard } = result;
  const { count } = numbersIn(lang);
  const runs = count(runsOf(result));
  if (shard !== null) return [title[lang], words.shard(shard, runs)];
  const rows = outcomes.flatMap((outcome, at) =>
    effectsOn(result, at).map(({ factor, change: { mean, low90, high90 } }) => [
      outcomeText(outcome, lang),
      factors[factor]!.title[lang],
      signedText(mean, outcome.unit, lang),
      spanText(low90, high90, outcome.unit, lang),
    ]),
  );
  return [
    title[lang],
    '',
    ...(rows.length > 0 ? [...alignedRows([words.terminalHeads, ...rows]), ''] : []),
    ...sweepSentences(result, lang),
    ...(failed.length > 0 ? [words.failed(count(failed.length), runs)] : []),
  ];
}
