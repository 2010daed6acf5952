/** The page of `solve`: what stands on it, in both languages. */
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { SolveResult } from '../../sim/result/solve.ts';
import { madeTable } from '../compare/report.ts';
import { signedText } from '../compare/written.ts';
import { list, small } from '../page/document.ts';
import { section, table } from '../page/html.ts';
import { big } from '../page/verdict.ts';
import { studioCommand } from '../page/what-if.ts';
import { aboutLines, alertFor, keptNote } from '../plans/page.ts';
import { amountText, cellText, planText } from '../plans/written.ts';
import type { ReportKind } from '../report.ts';
import { PLANS_WORDS } from '../words/plans.ts';
import { SOLVE_WORDS } from '../words/solve.ts';
import { SOLVE_CHARTS } from './charts.ts';
import { shownPlan, solveSentences } from './sentences.ts';
import { chanceText, judgedPlans, planCells } from './written.ts';

function verdict(result: SolveResult, lang: Language): string {
  const words = SOLVE_WORDS[lang];
  const plan = shownPlan(result);
  const { boxes: labels } = words;
  const boxes = [
    big(
      `${planText(plan.id, lang)}${PLANS_WORDS[lang].colon}${labels.chance}`,
      chanceText(plan.fresh, lang),
      'first',
    ),
    big(labels.cost, numbersIn(lang).money(plan.cost.fresh.mean, moneyOf(result))),
    big(labels.searched, chanceText(plan.searched, lang)),
    big(labels.net, signedText(plan.net.mean, moneyOf(result), lang)),
    ...(plan.id === 'none' ? [] : [big(labels.none, chanceText(result.none.fresh, lang))]),
  ];
  return section(
    words.verdict,
    `<div class="verdict">${boxes.join('')}</div>`,
    list(solveSentences(result, lang)),
  );
}

function frontierTable(result: SolveResult, lang: Language): string {
  const words = SOLVE_WORDS[lang];
  const { count } = numbersIn(lang);
  const { tried, replicates, rounds, between, fresh, isPublishedPast, plans } = result;
  const files = plans.flatMap(({ file }) => file ?? []).join(PLANS_WORDS[lang].comma);
  return section(
    words.table,
    table(words.heads, judgedPlans(result).map((plan) => planCells(plan, moneyOf(result), lang))), // biome-ignore format: one line
    small(words.tableNote(count(tried), count(replicates), count(rounds), count(between), count(fresh))),
    small(isPublishedPast ? words.published : words.ownPast),
    files === '' ? '' : small(words.files(files)),
  );
}

/** A row a lever and period, a column a plan. */
function givenTable({ plans, currency }: SolveResult, lang: Language): string {
  const money = moneyOf({ currency });
  const words = SOLVE_WORDS[lang];
  const [first] = plans;
  if (!first) return '';
  const heads = [words.lever, ...plans.map(({ id }) => planText(id, lang)), words.most];
  const rows = first.given.map((cell, at) => [
    cellText(cell, lang),
    ...plans.map(({ given }) => amountText(cell, given[at]!.amount, money, lang)),
    amountText(cell, cell.most, money, lang),
  ]);
  return section(words.givenTable, table(heads, rows));
}

/** The report of `solve`. */
export const SOLVE_REPORT: ReportKind<SolveResult> = {
  charts: SOLVE_CHARTS,
  textIn(result, lang) {
    const words = SOLVE_WORDS[lang];
    const { title, target, asked } = result;
    return {
      kind: words.kind,
      title: title[lang],
      about: [words.asked(target.title[lang], numbersIn(lang).share(asked)), ...aboutLines(result, lang)],
      before: [...alertFor(result, lang), verdict(result, lang), frontierTable(result, lang)],
      after: [
        givenTable(result, lang),
        keptNote(result, lang),
        studioCommand([result.source], lang),
        madeTable(result, lang),
        section(words.limits, list(words.limit)),
      ],
    };
  },
};
