/** The page of `attribute`: what stands on it, in both languages. */
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { AttributeResult } from '../../sim/result/attribute.ts';
import { madeTable } from '../compare/report.ts';
import { periodText, signedText } from '../compare/written.ts';
import { list, small } from '../page/document.ts';
import { type Cell, escaped, section, table } from '../page/html.ts';
import { big } from '../page/verdict.ts';
import { studioCommand } from '../page/what-if.ts';
import type { ReportKind } from '../report.ts';
import { ATTRIBUTE_WORDS } from '../words/attribute.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { ATTRIBUTE_CHARTS } from './charts.ts';
import { attributeSentences } from './sentences.ts';
import { capital, partText, questionText, shareCells } from './written.ts';

function verdict(result: AttributeResult, lang: Language): string {
  const words = ATTRIBUTE_WORDS[lang];
  const { all, none, shared, unit, items } = result;
  const { figure } = numbersIn(lang);
  const largest = items.filter(({ whole }) => whole > 0).slice(0, 3);
  const boxes = [
    big(capital(questionText(result, lang)), figure(all.value, unit), 'first'),
    big(words.withNone, figure(none.value, unit)),
    big(words.shared, signedText(shared.value, unit, lang)),
    ...largest.map(({ title, value, part }) =>
      big(title[lang], `${signedText(value, unit, lang)} (${partText(part, lang)})`),
    ),
  ];
  return section(
    words.verdict,
    `<div class="verdict">${boxes.join('')}</div>`,
    list(attributeSentences(result, lang)),
  );
}

function shareTable(result: AttributeResult, lang: Language): string {
  const words = ATTRIBUTE_WORDS[lang];
  const { items, unit, shared, by, since, kept, replicates, failed, variants, orderPairs } = result;
  const { count, date, figure } = numbersIn(lang);
  const withError = orderPairs > 0;
  const rows: Cell[][] = [
    ...items.map((item) => [
      item.title[lang],
      ...shareCells(item, unit, lang),
      ...(withError ? [`± ${figure(item.orderError ?? 0, unit)}`] : []),
    ]),
    [words.all, signedText(shared.value, unit, lang), partText(shared.whole === 0 ? null : 1, lang), '', ''],
  ];
  const heads = [...words.heads(words.by[by]), ...(withError ? [words.orderHead] : [])];
  return section(
    words.table[by],
    table(heads, rows),
    small(words.tableNote(count(replicates - failed), count(variants))),
    withError ? small(words.orderNote(count(orderPairs))) : '',
    small(since === null ? words.leverNote : words.sinceNote(date(since))),
    kept.length > 0 ? small(words.kept(kept.map((title) => title[lang]).join(words.comma))) : '',
  );
}

function treeTable({ growth, currency }: AttributeResult, lang: Language): string {
  if (!growth) return '';
  const unit = moneyOf({ currency });
  const words = ATTRIBUTE_WORDS[lang];
  const rows: Cell[][] = [
    ...growth.factors.map((factor) => [words.factors[factor.factor], ...shareCells(factor, unit, lang)]),
    [words.all, signedText(growth.growth.value, unit, lang), partText(1, lang), '', ''],
  ];
  const title = words.treeTable(periodText(growth.sooner, lang), periodText(growth.later, lang));
  return section(title, table(words.treeHeads, rows), small(words.treeNote));
}

/** The report of `attribute`. */
export const ATTRIBUTE_REPORT: ReportKind<AttributeResult> = {
  charts: ATTRIBUTE_CHARTS,
  textIn(result, lang) {
    const words = ATTRIBUTE_WORDS[lang];
    const { seed, replicates, failed, scale, knownUntil, engine, title } = result;
    const { count, date } = numbersIn(lang);
    const alert = words.lost(count(failed), count(replicates));
    return {
      kind: words.kind,
      title: `${title[lang]}${words.colon}${questionText(result, lang)}`,
      about: [
        words.settings(seed, count(replicates - failed), count(scale)),
        COMPARE_WORDS[lang].engine(date(knownUntil), engine),
      ],
      before: [...(failed > 0 ? [`<p class="alert">${escaped(alert)}</p>`] : []), verdict(result, lang)],
      after: [
        shareTable(result, lang),
        treeTable(result, lang),
        studioCommand([result.source], lang),
        madeTable(result, lang),
        section(words.limits, list(words.limit)),
      ],
    };
  },
};
