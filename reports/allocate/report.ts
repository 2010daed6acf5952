/** The page of `allocate`: what stands on it, in both languages. */
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { AllocateResult } from '../../sim/result/allocate.ts';
import { madeTable } from '../compare/report.ts';
import { signedText, spanText } from '../compare/written.ts';
import { list, small } from '../page/document.ts';
import { section, table } from '../page/html.ts';
import { big } from '../page/verdict.ts';
import { studioCommand } from '../page/what-if.ts';
import { aboutLines, alertFor, keptNote } from '../plans/page.ts';
import { cellText } from '../plans/written.ts';
import type { ReportKind } from '../report.ts';
import { shortUnit } from '../short-unit.ts';
import { ALLOCATE_WORDS } from '../words/allocate.ts';
import { PLANS_WORDS } from '../words/plans.ts';
import { ALLOCATE_CHARTS } from './charts.ts';
import { moneyRows } from './lines.ts';
import { allocateSentences } from './sentences.ts';
import { figureText, splitCells } from './written.ts';

function verdict(result: AllocateResult, lang: Language): string {
  const words = ALLOCATE_WORDS[lang];
  const { splits, gains, unit } = result;
  const { fresh, searched } = splits[0]!.value;
  const { boxes: labels } = words;
  const boxes = [
    big(labels.value(figureText(result, lang)), signedText(fresh.mean, unit, lang), 'first'),
    big(labels.searched, signedText(searched, unit, lang)),
    ...gains.map(({ over, value }) => big(labels[over], signedText(value.fresh.mean, unit, lang))),
  ];
  return section(
    words.verdict,
    `<div class="verdict">${boxes.join('')}</div>`,
    list(allocateSentences(result, lang)),
  );
}

function splitTables(result: AllocateResult, lang: Language): string[] {
  const words = ALLOCATE_WORDS[lang];
  const { count } = numbersIn(lang);
  const { splits, gains, unit, tried, replicates, rounds, between, fresh } = result;
  const files = splits.flatMap(({ file }) => file ?? []).join(PLANS_WORDS[lang].comma);
  const more = gains.map(({ over, value }) => {
    const { mean, low90, high90, low80, high80 } = value.fresh;
    const spans = [
      spanText(low90, high90, shortUnit(unit), lang),
      spanText(low80, high80, shortUnit(unit), lang),
    ];
    return [words.over[over], signedText(mean, unit, lang), ...spans, signedText(value.searched, unit, lang)];
  });
  return [
    section(
      words.table,
      table(words.heads, splits.map((split) => splitCells(split, result, lang))),
      small(words.tableNote(count(tried), count(replicates), count(rounds), count(between), count(fresh))),
      small(words.files(files)),
    ),
    section(words.gainsTable, table(words.gainHeads, more)),
    section(words.givenTable, table(words.givenHeads, moneyRows(result, lang)), small(words.givenNote)),
  ]; // biome-ignore format: sections
}

function responseTable({ responses, unit, currency }: AllocateResult, lang: Language): string {
  const words = ALLOCATE_WORDS[lang];
  const money = (value: number) => numbersIn(lang).money(value, moneyOf({ currency }));
  const rows = responses.flatMap((response) =>
    response.points
      .slice(1)
      .map(({ amount, spent, difference, fitted }) => [
        cellText(response, lang),
        money(amount),
        money(spent),
        signedText(difference.mean, unit, lang),
        spanText(difference.low90, difference.high90, shortUnit(unit), lang),
        signedText(fitted, unit, lang),
      ]),
  );
  return section(words.responsesTable, table(words.responseHeads, rows), small(words.responsesNote));
}

/** The report of `allocate`. */
export const ALLOCATE_REPORT: ReportKind<AllocateResult> = {
  charts: ALLOCATE_CHARTS,
  textIn(result, lang) {
    const words = ALLOCATE_WORDS[lang];
    const { title, budget } = result;
    const [table, ...others] = splitTables(result, lang);
    return {
      kind: words.kind,
      title: title[lang],
      about: [
        words.asked(numbersIn(lang).money(budget, moneyOf(result)), figureText(result, lang)),
        ...aboutLines(result, lang),
      ],
      before: [...alertFor(result, lang), verdict(result, lang), table!],
      after: [
        ...others,
        responseTable(result, lang),
        keptNote(result, lang),
        studioCommand([result.source], lang),
        madeTable(result, lang),
        section(words.limits, list(words.limit)),
      ],
    };
  },
};
