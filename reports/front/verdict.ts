/** The sentence that a reader takes away, in a box whose colour is that of the health card. */

import { readPeriod } from '../../sim/notation/dates.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { HealthRow, Mark } from '../../sim/result/health-figures.ts';
import type { TargetResult } from '../../sim/result/result.ts';
import type { RunPage } from '../../sim/result/run-page.ts';
import { spaced } from '../compare/written.ts';
import { isUnfitted, shownHealth } from '../health.ts';
import { escaped, table } from '../page/html.ts';
import { headlineTarget, ownName, rowOf, titleOf, yearOf } from '../run-rows.ts';
import { FRONT_WORDS } from '../words/front.ts';
import { wordsIn } from '../words/in.ts';
import { plainGradeText } from '../words/market.ts';
import { baselineSentences } from './baseline.ts';
import { carried, tenthsOf } from './rounding.ts';

/** The standard error of a target's median; null where it is not known. */
function errorOf({ outlook }: RunPage, { id }: TargetResult): number | null {
  return outlook?.targets.find((one) => one.id === id)?.medianError ?? null;
}

/** `GMV of at least 700bn … in 2021`; of a target with a name of its own that, and when. */
function phraseOf(target: TargetResult, lang: Language): string {
  const { metric, atLeast, unit, over } = target;
  const { figure, period } = numbersIn(lang);
  const words = FRONT_WORDS[lang];
  const name = ownName(target, lang);
  if (name !== undefined) return words.named(name, name.includes(over.slice(0, 4)) ? '' : period(over));
  const [what, amount] = [titleOf(metric, lang), figure(atLeast, unit)];
  const kind = readPeriod(over).kind === 'day' ? 'day' : 'period';
  return words.reach[kind](what, amount, period(over));
}

/** Chance in words, and in tenths. */
function chanceTexts(target: TargetResult, lang: Language) {
  const words = FRONT_WORDS[lang];
  const tenths = tenthsOf(target);
  return { how: words.likely(tenths.tenths), chance: words.tenths(tenths) };
}

function outcomeTexts(page: RunPage, target: TargetResult, lang: Language) {
  const error = errorOf(page, target);
  const write = (value: number) => spaced(numbersIn(lang).figure(carried(value, error), target.unit), lang);
  return { median: write(target.median), low: write(target.low80), high: write(target.high80) };
}

function gapSentence(page: RunPage, target: TargetResult, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const error = errorOf(page, target);
  if (Math.abs(target.gap) <= (error ?? 0)) return words.near;
  const amount = spaced(
    numbersIn(lang).figure(carried(Math.abs(target.gap), error), target.unit),
    lang,
  ).trimEnd();
  return target.gap > 0 ? words.short(amount) : words.over(amount);
}

const GRAVEST: readonly Mark[] = ['fail', 'review'];

/** What the health card asks of a reader; nothing where all passed. */
function careOf(rows: readonly HealthRow[], lang: Language): { mark: Mark; sentence: string } {
  const mark = GRAVEST.find((one) => rows.some((row) => row.mark === one)) ?? 'pass';
  if (mark === 'pass') return { mark, sentence: '' };
  const words = FRONT_WORDS[lang];
  const { checks } = wordsIn(lang).health;
  const names = rows.filter((row) => row.mark === mark).map(({ id }) => checks[id].name);
  return { mark, sentence: words[mark === 'fail' ? 'stop' : 'care'](names.join(words.comma)) };
}

function sentencesOf(page: RunPage, lang: Language): string[] {
  const words = FRONT_WORDS[lang];
  if (isUnfitted(page)) return [words.noFit(page.market!.title[lang]), words.noFitTodo];
  const target = headlineTarget(page);
  if (target) {
    const { how, chance } = chanceTexts(target, lang);
    const { median, low, high } = outcomeTexts(page, target, lang);
    return [
      words.verdict(phraseOf(target, lang), how, chance),
      `${words.guess(median.trimEnd(), low, high)}${numbersIn(lang).gap}${gapSentence(page, target, lang)}`,
    ];
  }
  const row = rowOf(page, 'gmv', yearOf(page));
  if (!row) return [words.noFigure];
  const { period, figure, gap } = numbersIn(lang);
  const write = (value: number) => spaced(figure(carried(value), row.unit), lang);
  const what = [titleOf('gmv', lang), period(row.period)];
  const name = (lang === 'zh' ? what.reverse() : what).join(' ');
  return [
    [words.noTarget(name), words.guess(write(row.q50).trimEnd(), write(row.q10), write(row.q90))].join(gap),
  ];
}

/** Targets that the question asks besides the first. */
function otherTargets(page: RunPage, lang: Language): string {
  if (isUnfitted(page)) return '';
  const words = FRONT_WORDS[lang];
  const asked = page.targets.filter(({ id }) => page.outlook?.asked.includes(id) ?? true);
  if (asked.length < 2) return '';
  const rows = asked.map((target) => {
    const { median, low, high } = outcomeTexts(page, target, lang);
    const { figure, period } = numbersIn(lang);
    const named = [titleOf(target.metric, lang), period(target.over)];
    const name = ownName(target, lang) ?? (lang === 'zh' ? named.reverse() : named).join(' ');
    const { chance } = chanceTexts(target, lang);
    const span = `${low.trim()} – ${high.trim()}`;
    return [name, figure(target.atLeast, target.unit), median.trim(), span, chance];
  });
  return table(words.targetHeads, rows);
}

export function verdictBox(page: RunPage, lang: Language): string {
  const [first, ...others] = sentencesOf(page, lang);
  const { mark, sentence } = careOf(shownHealth(page), lang);
  const grade = page.market
    ? [`${plainGradeText(page.market, lang)}${FRONT_WORDS[lang].stopMark.trim()}`]
    : [];
  const lines = [...others, ...baselineSentences(page, lang), ...grade].map(
    (text) => `<p>${escaped(text)}</p>`,
  );
  const care = sentence && `<p class="care">${escaped(sentence)}</p>`;
  return `<div class="answer ${mark}"><p class="main">${escaped(first!)}</p>${lines.join('')}${care}</div>${otherTargets(page, lang)}`;
}
