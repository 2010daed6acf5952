/** The page of `levers`: what stands on it, in both languages. */
import { moneyOf, oneOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import { shortNumber } from '../../sim/notation/quantity.ts';
import type { Comparison } from '../../sim/result/compare.ts';
import { effectLine, GRADE_WORDS } from '../../sim/result/grades.ts';
import { type EffectRange, type LeverOutcome, type LeversResult, TOGETHER } from '../../sim/result/levers.ts';
import { madeTable } from '../compare/report.ts';
import { directionOf } from '../compare/sentences.ts';
import { changeText, mainFigure, periodText, pointsText, signedText, spanText } from '../compare/written.ts';
import { list, small } from '../page/document.ts';
import { type Cell, escaped, section, table } from '../page/html.ts';
import { big } from '../page/verdict.ts';
import { studioCommand } from '../page/what-if.ts';
import type { ReportKind } from '../report.ts';
import { titleOf } from '../run-rows.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { LEVERS_WORDS } from '../words/levers.ts';
import { LEVERS_CHARTS } from './charts.ts';
import { leversSentences } from './sentences.ts';
import { gradeText, moneyCells, perCostCells, rangesOf, worthOf } from './written.ts';

/** The lever that nets most in boxes, and what all do together; then what it means. */
function verdict(result: LeversResult, lang: Language): string {
  const words = LEVERS_WORDS[lang];
  const { main, levers, together } = result;
  const period = periodText(main, lang);
  const [best] = levers;
  const net = best && mainFigure(result, best.comparison, 'platformNet');
  const gmv = mainFigure(result, together, 'gmv');
  const [target] = together.targets;
  const { chance } = numbersIn(lang);
  const gains = net && net.difference.mean > 0;
  const unclear = net && !directionOf(net) ? COMPARE_WORDS[lang].unclear : '';
  const boxes = [
    big(words.most(period), gains ? best.title[lang] : words.mostNone, 'first'),
    ...(net && gains
      ? [
          big(`${words.net(period)}${unclear}`, signedText(net.difference.mean, net.unit, lang)),
          big(words.net90, spanText(net.difference.low90, net.difference.high90, net.unit, lang)),
        ]
      : []),
    ...(gmv
      ? [
          big(
            words.together(titleOf('gmv', lang), period),
            `${signedText(gmv.difference.mean, gmv.unit, lang)} (${changeText(gmv.ratio, lang)})`,
          ),
        ]
      : []),
    ...(target
      ? [
          big(
            words.chance(target.title[lang]),
            `${chance(target.a, target.aError)} → ${chance(target.b, target.bError)}`,
          ),
        ]
      : []),
  ];
  return section(
    words.verdict,
    `<div class="verdict">${boxes.join('')}</div>`,
    list(leversSentences(result, lang)),
  );
}

interface Named {
  readonly name: string;
  readonly comparison: Comparison;
}

/** Every lever, then all together. */
function namedIn({ levers, together }: LeversResult, lang: Language): Named[] {
  return [
    ...levers.map(({ title, comparison }) => ({ name: title[lang], comparison })),
    { name: TOGETHER[lang], comparison: together },
  ];
}

function moneyTable(result: LeversResult, lang: Language): string {
  const words = LEVERS_WORDS[lang];
  const rows = namedIn(result, lang).map(({ name, comparison }) => [
    name,
    ...moneyCells(result, comparison, lang),
  ]);
  const kept = result.kept.map((title) => title[lang]).join(words.comma);
  return section(
    words.table(periodText(result.main, lang)),
    table(words.heads, rows),
    small(words.tableNote),
    kept === '' ? '' : small(words.kept(kept)),
  );
}

function worthTable(result: LeversResult, lang: Language): string {
  const words = LEVERS_WORDS[lang];
  const rows = namedIn(result, lang).map(({ name, comparison }) => {
    const worth = worthOf(result, comparison);
    const [gmv, cost] = [worth?.gmv, worth?.cost].map((value) =>
      signedText(value ?? null, moneyOf(result), lang),
    );
    return [name, gmv!, cost!, ...perCostCells(worth), gradeText(comparison, lang)];
  });
  const { worthNote } = COMPARE_WORDS[lang];
  const one = oneOf(moneyOf(result), lang);
  return section(
    words.worthTable(periodText(result.main, lang), one),
    table(words.worthHeads(one), rows),
    small(worthNote),
  );
}

/** A table for each target: its chance without, with each lever alone, and with all. */
function targetTables(result: LeversResult, lang: Language): string[] {
  const words = LEVERS_WORDS[lang];
  const { chance } = numbersIn(lang);
  const { targetsNote } = COMPARE_WORDS[lang];
  return result.together.targets.map(({ title }, at) => {
    const rows = namedIn(result, lang).flatMap(({ name, comparison }) => {
      const own = comparison.targets[at];
      if (!own) return [];
      const { a, aError, b, bError, change, changeError } = own;
      return [[name, chance(a, aError), chance(b, bError), pointsText(change, changeError, lang)]];
    });
    const note = small(targetsNote[result.isPublishedPast ? 'published' : 'own']);
    return section(words.targetTable(title[lang]), table(words.targetHeads, rows), note);
  });
}

function rangeCells(lever: LeverOutcome, range: EffectRange, unit: string, lang: Language): Cell[] {
  const { parameter, grade, low, high } = range;
  const ends = [low, high].flatMap(({ value, mean, low90, high90 }) => [
    shortNumber(value),
    signedText(mean, unit, lang),
    spanText(low90, high90, 'count', lang),
  ]);
  return [`${lever.title[lang]} · ${parameter}`, GRADE_WORDS[grade][lang], ...ends];
}

/** Effects over the ranges of parameters that nobody has measured, and of which no range can be told. */
function rangeTable(result: LeversResult, lang: Language): string {
  const words = LEVERS_WORDS[lang];
  const { levers, main, rangeReplicates } = result;
  const rows = levers.flatMap((lever) =>
    rangesOf(lever, 'gmv').map((range) => rangeCells(lever, range, moneyOf(result), lang)),
  );
  const untold = levers.flatMap(({ title, untold: names }) =>
    names.length === 0 ? [] : [small(words.untold(title[lang], names.join(words.comma)))],
  );
  const note =
    rangeReplicates > 0
      ? words.rangesNote.ends(numbersIn(lang).count(rangeReplicates))
      : words.rangesNote.draws;
  return section(
    words.ranges(titleOf('gmv', lang), periodText(main, lang)),
    ...(rows.length > 0 ? [table(words.rangeHeads, rows), small(note)] : []),
    ...untold,
  );
}

function evidenceList({ levers }: LeversResult, lang: Language): string {
  const words = LEVERS_WORDS[lang];
  const lines = levers.map(({ title, comparison: { effect } }) =>
    small(words.evidenceLine(title[lang], effect ? effectLine(effect, lang) : words.noEvidence)),
  );
  return section(words.evidence, ...lines);
}

/** The report of `levers`. */
export const LEVERS_REPORT: ReportKind<LeversResult> = {
  charts: LEVERS_CHARTS,
  textIn(result, lang) {
    const [words, shared] = [LEVERS_WORDS[lang], COMPARE_WORDS[lang]];
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
        moneyTable(result, lang),
      ],
      after: [
        worthTable(result, lang),
        ...targetTables(result, lang),
        rangeTable(result, lang),
        evidenceList(result, lang),
        studioCommand([result.source], lang),
        madeTable(result, lang),
        section(words.limits, list(words.limit)),
      ],
    };
  },
};
