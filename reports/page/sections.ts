/** The report's tables: quarters, required path, all targets, levers, how it was made. */

import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import type { Numbers } from '../../sim/notation/numbers.ts';
import { effectGrade, effectLine } from '../../sim/result/grades.ts';
import type { Manifest, RunResult } from '../../sim/result/result.ts';
import { actualOf, headlineTarget, rowsOf } from '../run-rows.ts';
import { MADE_ROWS, type MadeRow, type Words } from '../words/words.ts';
import { type Cell, escaped, section, table } from './html.ts';

/** Quarters: projection, interval, published figure, error; hindsight marked. */
export function quarterTable(result: RunResult, { page }: Words, numbers: Numbers): string {
  const { period, signedShare } = numbers;
  const money = (value: number) => numbers.money(value, moneyOf(result.manifest));
  const rows = rowsOf(result, 'gmv', 'quarter').map((row): Cell[] => {
    const actual = actualOf(result, 'gmv', row.period);
    const mark = actual?.hindsight ? page.hindsight : page.published;
    return [
      period(row.period),
      money(row.q50),
      `${money(row.q10)} – ${money(row.q90)}`,
      actual ? { text: money(actual.value), note: mark } : '—',
      actual && actual.value > 0 ? signedShare(row.q50 / actual.value - 1) : '—',
    ];
  });
  if (rows.length === 0) return '';
  return section(
    page.quarters,
    table(page.quarterHeads, rows),
    `<p class="small">${escaped(page.quartersNote)}</p>`,
  );
}

/** GMV of the periods that the scenario asks for besides those of the calendar; nothing where it asks for none. */
export function askedTable(
  { periods = [] }: RunResult,
  { page }: Words,
  { period, figure }: Numbers,
): string {
  const rows = periods
    .filter(({ metric }) => metric === 'gmv')
    .map(({ period: asked, unit, q10, q50, q90 }) => [
      period(asked),
      figure(q50, unit),
      `${figure(q10, unit)} – ${figure(q90, unit)}`,
    ]);
  return rows.length === 0 ? '' : section(page.asked, table(page.askedHeads, rows));
}

/** What each quarter must bring for the headline target. */
export function pathTable(result: RunResult, { page }: Words, numbers: Numbers): string {
  const target = headlineTarget(result);
  if (target === undefined || target.path.length === 0) return '';
  const write = (value: number) => numbers.figure(value, target.unit);
  const rows = target.path.map(({ period, projected, required, known }): Cell[] => [
    numbers.period(period),
    write(projected),
    known ? { text: write(required), note: page.published } : write(required),
    projected > 0 ? numbers.times(required / projected) : '—',
  ]);
  return section(page.path, table(page.pathHeads, rows), `<p class="small">${escaped(page.pathNote)}</p>`);
}

/** Every target of the scenario; nothing when the headline is the only one. */
export function targetTable({ targets }: RunResult, { page, lang }: Words, numbers: Numbers): string {
  if (targets.length < 2) return '';
  const rows = targets.map((target): Cell[] => {
    const write = (value: number) => numbers.figure(value, target.unit);
    return [
      target.title[lang],
      write(target.atLeast),
      write(target.median),
      `${write(target.low80)} – ${write(target.high80)}`,
      numbers.chance(target.probability, target.standardError),
    ];
  });
  return section(page.targets, table(page.targetHeads, rows));
}

/** How sure the effect of each lever is, a line a lever. */
function leverGrades(levers: RunResult['scenario']['levers'], page: Words['page'], lang: Language): string[] {
  return levers.flatMap(({ lever, title }) => {
    const effect = effectGrade([lever]);
    if (!effect) return [];
    return [`<p class="small">${escaped(page.leverGrade(title[lang], effectLine(effect, lang)))}</p>`];
  });
}

/** The levers that were in force, with their dates. */
export function leverTable({ scenario }: RunResult, { page, lang }: Words, { date, share }: Numbers): string {
  const rows = scenario.levers.map(({ title, from, until, strength, upTo, on, every }): Cell[] => {
    const text = upTo === undefined ? share(strength) : page.drawn(share(strength), share(upTo));
    const note = every ? page.onlyFestivals : on ? page.onlyOn(on.join(', ')) : undefined;
    return [title[lang], date(from), date(until), note === undefined ? text : { text, note }];
  });
  if (rows.length === 0) return section(page.levers, `<p>${escaped(page.noLevers)}</p>`);
  return section(page.levers, table(page.leverHeads, rows), ...leverGrades(scenario.levers, page, lang));
}

function madeValue(row: MadeRow, manifest: Manifest, { count }: Numbers): string {
  const value = manifest[row];
  if (typeof value === 'string') return value;
  return row === 'replicates' && manifest.failed > 0
    ? `${count(value - manifest.failed)} / ${count(value)}`
    : count(value);
}

/** Versions, seed, counts and hashes: what is needed to make the same run again. */
export function madeTable({ manifest }: RunResult, { page }: Words, numbers: Numbers): string {
  const rows = MADE_ROWS.map(
    (row) => `<dt>${escaped(page.madeRows[row])}</dt><dd>${escaped(madeValue(row, manifest, numbers))}</dd>`,
  );
  return section(page.made, `<dl>${rows.join('\n')}</dl>`);
}
