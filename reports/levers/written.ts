/** Figures of `levers` as rows of text: the same for the page and for a terminal. */
import type { Language } from '../../sim/notation/language.ts';
import type { ComparedFigure, Comparison, Worth } from '../../sim/result/compare.ts';
import { GRADE_WORDS } from '../../sim/result/grades.ts';
import type { EffectRange, LeverOutcome, LeversResult } from '../../sim/result/levers.ts';
import { mainFigure, perCostText, signedText, spanText } from '../compare/written.ts';
import { shortUnit } from '../short-unit.ts';

const SHOWN_METRICS = ['platformNet', 'gmv', 'leverCost'] as const;

/** A difference and its interval, of money: the unit stands with the mean. */
function differenceCells(figure: ComparedFigure | undefined, lang: Language): [string, string] {
  if (!figure) return ['—', '—'];
  const { mean, low90, high90 } = figure.difference;
  const short = shortUnit(figure.unit);
  return [signedText(mean, figure.unit, lang), spanText(low90, high90, short, lang)];
}

/** Differences of the main period, each with its interval. */
export function moneyCells(result: LeversResult, comparison: Comparison, lang: Language): string[] {
  return SHOWN_METRICS.flatMap((metric) => differenceCells(mainFigure(result, comparison, metric), lang));
}

export function worthOf({ main }: LeversResult, { worth }: Comparison): Worth | undefined {
  return worth.find(({ period }) => period === main);
}

export function perCostCells(worth: Worth | undefined): [string, string] {
  if (!worth || worth.low90 === null) return ['—', '—'];
  return [perCostText(worth.perCost), `${perCostText(worth.low90)} – ${perCostText(worth.high90)}`];
}

/** How well the effect of a lever is known, in one word; — where it hangs on no recorded parameter. */
export function gradeText({ effect }: Comparison, lang: Language): string {
  return effect ? GRADE_WORDS[effect.grade][lang] : '—';
}

function widthOf({ low, high }: EffectRange): number {
  return Math.abs(high.mean - low.mean);
}

/** Ranges of one figure, those that matter most first. */
export function rangesOf({ ranges }: LeverOutcome, metric: string): EffectRange[] {
  return ranges.filter((range) => range.metric === metric).sort((a, b) => widthOf(b) - widthOf(a));
}

/** Whether the two ends of a range can be told apart: their intervals have nothing in common. */
export function isTold({ low, high }: EffectRange): boolean {
  if (low.low90 === null || low.high90 === null || high.low90 === null || high.high90 === null) return false;
  return low.high90 < high.low90 || high.high90 < low.low90;
}
