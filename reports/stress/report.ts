/** The page of `stress`: what stands on it, in both languages. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { ComparedFigure } from '../../sim/result/compare.ts';
import { effectLine } from '../../sim/result/grades.ts';
import type { ShockOutcome, StressResult } from '../../sim/result/stress.ts';
import { madeTable } from '../compare/report.ts';
import { changeText, mainFigure, periodText, pointsText, signedText, spanText } from '../compare/written.ts';
import { list, small } from '../page/document.ts';
import { type Cell, escaped, section, table } from '../page/html.ts';
import { big } from '../page/verdict.ts';
import { studioCommand } from '../page/what-if.ts';
import type { ReportKind } from '../report.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { STRESS_WORDS } from '../words/stress.ts';
import { STRESS_CHARTS } from './charts.ts';
import { stressSentences } from './sentences.ts';
import { daysSpan, daysText, riskCells } from './written.ts';

/** The shock that takes most, in boxes; then what it all means. */
function verdict(result: StressResult, lang: Language): string {
  const words = STRESS_WORDS[lang];
  const [worst] = result.shocks;
  const { chance } = numbersIn(lang);
  const says = list(stressSentences(result, lang));
  if (!worst?.atRisk) return section(words.verdict, says);
  const { difference, ratio, unit, period } = worst.atRisk;
  const [target] = worst.comparison.targets;
  const change = changeText(ratio, lang);
  const mean = signedText(difference.mean, unit, lang);
  const boxes = [
    big(words.worst, worst.title[lang], 'first'),
    big(words.atRisk(periodText(period, lang)), change === '' ? mean : `${mean} (${change})`),
    big(words.mean90, spanText(difference.low90, difference.high90, unit, lang)),
    big(words.recovers, daysText(worst.recovery, lang)),
    ...(target
      ? [
          big(
            words.chance(target.title[lang]),
            `${chance(target.a, target.aError)} → ${chance(target.b, target.bError)}`,
          ),
        ]
      : []),
  ];
  return section(words.verdict, `<div class="verdict">${boxes.join('')}</div>`, says);
}

function riskTable({ shocks, recoveredShare }: StressResult, lang: Language): string {
  const words = STRESS_WORDS[lang];
  const { share } = numbersIn(lang);
  const rows: Cell[][] = shocks.map((shock) => {
    const { title, recovery, comparison } = shock;
    const [change, part, mean90] = riskCells(shock, lang);
    return [
      title[lang],
      ...[change, part, mean90],
      share(-recovery.depth),
      daysText(recovery, lang),
      daysSpan(recovery, comparison.pairs, lang),
    ];
  });
  return section(words.table, table(words.heads, rows), small(words.tableNote(share(recoveredShare))));
}

/** A difference with its interval; the unit stands with the mean. */
function cellsOf(figure: ComparedFigure | undefined, lang: Language): [string, string] {
  if (!figure) return ['—', '—'];
  const { mean, low90, high90 } = figure.difference;
  return [signedText(mean, figure.unit, lang), spanText(low90, high90, 'count', lang)];
}

function moneyTable(result: StressResult, lang: Language): string {
  const words = STRESS_WORDS[lang];
  const rows = result.shocks.map(({ title, comparison }) => [
    title[lang],
    ...cellsOf(mainFigure(result, comparison, 'gmv'), lang),
    ...cellsOf(mainFigure(result, comparison, 'platformNet'), lang),
  ]);
  return section(words.moneyTable(periodText(result.main, lang)), table(words.moneyHeads, rows));
}

/** A table for each target: its chance without, and with each shock. */
function targetTables({ shocks, isPublishedPast }: StressResult, lang: Language): string[] {
  const words = STRESS_WORDS[lang];
  const { chance } = numbersIn(lang);
  const { targetsNote } = COMPARE_WORDS[lang];
  return (shocks[0]?.comparison.targets ?? []).map(({ title }, at) => {
    const rows = shocks.flatMap((shock: ShockOutcome) => {
      const own = shock.comparison.targets[at];
      if (!own) return [];
      const { a, aError, b, bError, change, changeError } = own;
      const told = [chance(a, aError), chance(b, bError), pointsText(change, changeError, lang)];
      return [[shock.title[lang], ...told]];
    });
    const note = small(targetsNote[isPublishedPast ? 'published' : 'own']);
    return section(words.targetTable(title[lang]), table(words.targetHeads, rows), note);
  });
}

function evidenceList({ shocks }: StressResult, lang: Language): string {
  const words = STRESS_WORDS[lang];
  const { date } = numbersIn(lang);
  const lines = shocks.map(({ title, from, until, comparison: { effect } }) => {
    const dates = from === until ? date(from) : `${date(from)} – ${date(until)}`;
    return small(words.evidenceLine(title[lang], dates, effect ? effectLine(effect, lang) : ''));
  });
  return section(words.evidence, ...lines);
}

/** The report of `stress`. */
export const STRESS_REPORT: ReportKind<StressResult> = {
  charts: STRESS_CHARTS,
  textIn(result, lang) {
    const [words, shared] = [STRESS_WORDS[lang], COMPARE_WORDS[lang]];
    const { seed, replicates, failed, scale, knownUntil, engine, title } = result;
    const { count, date } = numbersIn(lang);
    const alert = shared.lost(count(failed), count(replicates));
    return {
      kind: words.kind,
      title: title[lang],
      about: [
        shared.settings(seed, count(replicates - failed), count(scale)),
        shared.engine(date(knownUntil), engine),
      ],
      before: [
        ...(failed > 0 ? [`<p class="alert">${escaped(alert)}</p>`] : []),
        verdict(result, lang),
        riskTable(result, lang),
      ],
      after: [
        moneyTable(result, lang),
        ...targetTables(result, lang),
        evidenceList(result, lang),
        studioCommand([result.source], lang),
        madeTable(result, lang),
        section(words.limits, list(words.limit)),
      ],
    };
  },
};
