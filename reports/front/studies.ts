/** What would change it and what could break it: tables of studies that were taken in, else what the run itself can say. */
import { readPeriod } from '../../sim/notation/dates.ts';
import type { Bilingual, Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { ComparedFigure, Comparison } from '../../sim/result/compare.ts';
import { type LeversResult, TOGETHER } from '../../sim/result/levers.ts';
import type { RunPage } from '../../sim/result/run-page.ts';
import type { ShockOutcome, StressResult } from '../../sim/result/stress.ts';
import { mainFigure, periodText, pointsPair } from '../compare/written.ts';
import { gradeText } from '../levers/written.ts';
import { small } from '../page/document.ts';
import { type Cell, escaped, table } from '../page/html.ts';
import { headlineTarget } from '../run-rows.ts';
import { shortUnit } from '../short-unit.ts';
import { FRONT_WORDS } from '../words/front.ts';
import { amountTexts } from './baseline.ts';
import { tenthsOf } from './rounding.ts';

/** Most rows of a table on page one; the study's own report has all. */
const ROWS = 5;

/** A mean difference with its interval in small print. */
function amountCell(figure: ComparedFigure | null | undefined, lang: Language): Cell {
  if (!figure) return '—';
  const { mean, low, high } = amountTexts({ ...figure, unit: shortUnit(figure.unit) }, lang);
  return low === undefined || high === undefined ? mean : { text: mean, note: `${low} – ${high}` };
}

/** What becomes of the chance of the page's first target, in points. */
function pointsCell(page: RunPage, { targets }: Comparison): string {
  const target = headlineTarget(page);
  const own = targets.find(({ metric, over }) => metric === target?.metric && over === target.over);
  return own ? pointsPair(own.change, own.changeError).join(' ± ') : '—';
}

/** Levers of which the page shows the effect, those that move GMV most, in the study's order; and how many are left out. */
export function shownLevers(result: LeversResult) {
  const size = ({ comparison }: LeversResult['levers'][number]) =>
    Math.abs(mainFigure(result, comparison, 'gmv')?.difference.mean ?? 0);
  const most = new Set(result.levers.toSorted((a, b) => size(b) - size(a)).slice(0, ROWS));
  return { rows: result.levers.filter((lever) => most.has(lever)), left: result.levers.length - most.size };
}

function leverTable(page: RunPage, result: LeversResult, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const { rows, left } = shownLevers(result);
  const row = (name: string, comparison: Comparison): Cell[] => [
    name,
    pointsCell(page, comparison),
    amountCell(mainFigure(result, comparison, 'gmv'), lang),
    amountCell(mainFigure(result, comparison, 'platformNet'), lang),
    gradeText(comparison, lang),
  ];
  const all = rows.map(({ title, comparison }) => row(title[lang], comparison));
  return [
    table(words.leverHeads, [...all, row(TOGETHER[lang], result.together)]),
    small(words.leverNote(periodText(result.main, lang))),
    left > 0 ? small(words.others(String(left))) : '',
  ].join('');
}

/** Names of levers, those of several levers with one name once. */
export function namesOf(levers: readonly { readonly title: Bilingual }[], lang: Language): string {
  return [...new Set(levers.map(({ title }) => title[lang]))].join(FRONT_WORDS[lang].comma);
}

/** Levers in force from the target's first day on, and how much hangs on one whose strength is not known. */
export function changes(page: RunPage, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const { studies, scenario, forecast } = page;
  if (studies?.levers) return leverTable(page, studies.levers, lang);
  const target = headlineTarget(page);
  const first = target ? readPeriod(target.over).from : scenario.from;
  const names = namesOf(
    scenario.levers.filter(({ until }) => until >= first),
    lang,
  );
  const hangs = (forecast?.hangsOn ?? []).flatMap(({ title, figure, ends }) => {
    if (figure !== `${target?.metric}@${target?.over}`) return [];
    const [low, high] = ends.map(({ probability }) =>
      probability === undefined ? undefined : words.tenths(tenthsOf({ probability, standardError: 0 })),
    );
    return low && high && low !== high ? [words.hangs(title[lang], low, high)] : [];
  });
  const sentences = [names === '' ? words.noLever : words.inForce(names), ...hangs, words.noLevers];
  return sentences.map((text) => `<p>${escaped(text)}</p>`).join('');
}

function recoveryText({ recovery }: ShockOutcome, lang: Language): string {
  const words = FRONT_WORDS[lang];
  if (recovery.days === null) return words.never;
  return recovery.days === 0 ? words.atOnce : words.backAfter(numbersIn(lang).count(recovery.days));
}

/** Shocks that the page shows: those that cost most. */
export function shownShocks({ shocks }: StressResult) {
  return { rows: shocks.slice(0, ROWS), left: Math.max(0, shocks.length - ROWS) };
}

function stressTable(page: RunPage, result: StressResult, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const { rows, left } = shownShocks(result);
  const cells = rows.map((shock): Cell[] => [
    shock.title[lang],
    amountCell(shock.atRisk, lang),
    pointsCell(page, shock.comparison),
    recoveryText(shock, lang),
  ]);
  return [
    table(words.stressHeads, cells),
    small(words.stressNote),
    left > 0 ? small(words.others(String(left))) : '',
  ].join('');
}

/** Shocks, or where the spread of the futures comes from. */
export function breaks(page: RunPage, lang: Language): string {
  const words = FRONT_WORDS[lang];
  const { studies, spread } = page;
  if (studies?.stress) return stressTable(page, studies.stress, lang);
  const parts = spread?.shares
    .toSorted((a, b) => b.share - a.share)
    .map(({ source, share }) => `${words.sources[source]} ${Math.round(100 * share)}%`);
  const sentences = [...(parts ? [words.spread(parts.join(words.comma))] : []), words.noStress];
  return sentences.map((text) => `<p>${escaped(text)}</p>`).join('');
}
