/** The page of `compare`: what stands on it, in both languages. */
import { moneyOf, oneOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { ComparedFigure, CompareResult, Comparison } from '../../sim/result/compare.ts';
import { effectLine } from '../../sim/result/grades.ts';
import { list, small } from '../page/document.ts';
import { type Cell, escaped, section, table } from '../page/html.ts';
import { big } from '../page/verdict.ts';
import { studioCommand } from '../page/what-if.ts';
import type { ReportKind } from '../report.ts';
import { titleOf } from '../run-rows.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { COMPARE_CHARTS } from './charts.ts';
import { figureHeads, figureName, figureRow, targetHeads, targetRows } from './rows.ts';
import { comparisonSentences, directionOf } from './sentences.ts';
import {
  changeText,
  figuresIn,
  headlineFigure,
  mainFigure,
  mainPeriods,
  otherFigures,
  perCostText,
  periodText,
  quartersOf,
  sideText,
  signedText,
  spanText,
} from './written.ts';

/** One side against A in boxes: the difference, how surely, chance, money; then what that means. */
function verdict(result: CompareResult, comparison: Comparison, lang: Language): string {
  const words = COMPARE_WORDS[lang];
  const { letter, targets, worth, same } = comparison;
  const says = list(comparisonSentences(result, comparison, lang));
  const title = words.against(sideText(result, letter, lang), sideText(result, 'A', lang));
  const headline = headlineFigure(result, comparison);
  if (same || !headline) return section(title, says);
  const { difference, unit, ratio } = headline;
  const [metric, period] = [titleOf(headline.metric, lang), periodText(headline.period, lang)];
  const change = changeText(ratio, lang);
  const mean = signedText(difference.mean, unit, lang);
  const [target] = targets;
  const net = mainFigure(result, comparison, 'platformNet');
  const each = worth.find((one) => one.period === result.main && one.low90 !== null);
  const { chance } = numbersIn(lang);
  const unclear = directionOf(headline) ? '' : words.unclear;
  const label = `${words.difference(metric, period, letter, 'A')}${unclear}`;
  const boxes = [
    big(label, change === '' ? mean : `${mean} (${change})`, 'first'),
    big(words.mean90, spanText(difference.low90, difference.high90, unit, lang)),
    big(words.middle80, spanText(difference.low80, difference.high80, unit, lang)),
    ...(target
      ? [
          big(
            words.chanceOf(target.title[lang], letter, 'A'),
            `${chance(target.a, target.aError)} → ${chance(target.b, target.bError)}`,
          ),
        ]
      : []),
    ...(net
      ? [
          big(
            words.difference(titleOf(net.metric, lang), periodText(net.period, lang), letter, 'A'),
            signedText(net.difference.mean, net.unit, lang),
          ),
        ]
      : []),
    ...(each ? [big(words.perCost(oneOf(moneyOf(result), lang)), perCostText(each.perCost))] : []),
  ];
  return section(title, `<div class="verdict">${boxes.join('')}</div>`, says);
}

function cellsOf(figure: ComparedFigure, name: string, lang: Language): Cell[] {
  const { change, difference, ...row } = figureRow(figure, name, lang);
  const told = change === '' ? difference : { text: difference, note: change };
  return [row.name, row.a, row.b, told, row.mean90, row.middle80, row.above, row.pairing];
}

/** Every figure of each main period, then GMV by quarter, then what targets are about besides; how to read them first. */
function figureTables(comparison: Comparison, lang: Language): string[] {
  const words = COMPARE_WORDS[lang];
  const { letter } = comparison;
  const named = (figure: ComparedFigure) => cellsOf(figure, titleOf(figure.metric, lang), lang);
  const others = otherFigures(comparison).map((figure) => cellsOf(figure, figureName(figure, lang), lang));
  const quarters = quartersOf(comparison).map((figure) =>
    cellsOf(figure, periodText(figure.period, lang), lang),
  );
  const main = mainPeriods(comparison).toReversed();
  const tables = [
    ...main.map((period) => ({
      title: words.figures(letter, 'A', periodText(period, lang)),
      first: words.figure,
      rows: figuresIn(comparison, period).map(named),
    })),
    { title: words.quarters(letter, 'A'), first: words.quarter, rows: quarters },
    { title: words.targets(letter, 'A'), first: words.figure, rows: others },
  ].filter(({ rows }) => rows.length > 0);
  return tables.map(({ title, first, rows }, at) =>
    section(title, table(figureHeads(letter, first, lang), rows), at === 0 ? small(words.figuresNote) : ''),
  );
}

function targetTable(result: CompareResult, comparison: Comparison, lang: Language): string {
  const words = COMPARE_WORDS[lang];
  const { letter, targets } = comparison;
  if (targets.length === 0) return '';
  const note = words.targetsNote[result.isPublishedPast ? 'published' : 'own'];
  return section(
    words.targets(letter, 'A'),
    table(targetHeads(letter, lang), targetRows(comparison, lang)),
    small(note),
  );
}

/** What more cost brings, period by period; nothing where no cost differs. */
function worthTable({ letter, worth, apart }: Comparison, unit: string, lang: Language): string {
  const words = COMPARE_WORDS[lang];
  const rows = worth
    .filter(
      ({ perCost, period }) =>
        perCost !== null && (apart === null || period.slice(0, 4) >= apart.slice(0, 4)),
    )
    .map(({ period, gmv, cost, perCost, low90, high90 }) => [
      periodText(period, lang),
      signedText(gmv, unit, lang),
      signedText(cost, unit, lang),
      perCostText(perCost),
      low90 === null ? words.none : `${perCostText(low90)} – ${perCostText(high90)}`,
    ]);
  if (rows.length === 0) return '';
  const heads = [
    words.period,
    words.gmvMore,
    words.costMore,
    words.perCost(oneOf(unit, lang)),
    words.interval90,
  ];
  return section(words.worth(letter, 'A'), table(heads, rows), small(words.worthNote));
}

function sidesTable({ sides, comparisons }: CompareResult, lang: Language): string {
  const words = COMPARE_WORDS[lang];
  const rows = sides.map(({ letter, title, source }) => {
    const own = comparisons.find((one) => one.letter === letter);
    const levers = own?.levers.map((lever) => lever[lang]).join(lang === 'zh' ? '、' : ', ');
    return [
      letter,
      title[lang],
      source,
      levers === '' ? (own?.same ? words.none : words.other) : (levers ?? words.none),
    ];
  });
  const grades = comparisons.flatMap(({ letter, effect }) =>
    effect ? [small(words.evidence(letter, effectLine(effect, lang)))] : [],
  );
  return section(words.sides, table(words.sideHeads, rows), ...grades);
}

/** By which engine, seed and data a comparison was made. */
export function madeTable(
  result: Pick<CompareResult, 'engine' | 'seed' | 'replicates' | 'scale' | 'dataHash'>,
  lang: Language,
  replicates: string = COMPARE_WORDS[lang].madeRows.replicates,
): string {
  const words = COMPARE_WORDS[lang];
  const { count } = numbersIn(lang);
  const titles = { ...words.madeRows, replicates };
  const values = { ...result, replicates: count(result.replicates), scale: count(result.scale) };
  const rows = Object.entries(titles).map(
    ([name, title]) =>
      `<dt>${escaped(title)}</dt><dd>${escaped(String(values[name as keyof typeof words.madeRows]))}</dd>`,
  );
  return section(words.made, `<dl>${rows.join('\n')}</dl>`);
}

/** The report of `compare`. */
export const COMPARE_REPORT: ReportKind<CompareResult> = {
  charts: COMPARE_CHARTS,
  textIn(result, lang) {
    const words = COMPARE_WORDS[lang];
    const { seed, replicates, failed, scale, knownUntil, engine, sides, comparisons } = result;
    const { count, date } = numbersIn(lang);
    const alert = words.lost(count(failed), count(replicates));
    return {
      kind: words.kind,
      title: sides.map(({ title }) => title[lang]).join(words.joint),
      about: [
        words.settings(seed, count(replicates - failed), count(scale)),
        words.engine(date(knownUntil), engine),
      ],
      before: [
        ...(failed > 0 ? [`<p class="alert">${escaped(alert)}</p>`] : []),
        ...comparisons.map((comparison) => verdict(result, comparison, lang)),
      ],
      after: [
        ...comparisons.flatMap((comparison) => [
          ...figureTables(comparison, lang),
          targetTable(result, comparison, lang),
          worthTable(comparison, moneyOf(result), lang),
        ]),
        sidesTable(result, lang),
        studioCommand(
          result.sides.map(({ source }) => source),
          lang,
        ),
        madeTable(result, lang),
        section(words.limits, list(words.limit)),
      ],
    };
  },
};
