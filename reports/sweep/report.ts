/** The page of `sweep`: what stands on it, in both languages. */

import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { SweepResult } from '../../sim/result/sweep.ts';
import { signedText, spanText } from '../compare/written.ts';
import { factorText } from '../factor-text.ts';
import { list, small } from '../page/document.ts';
import { type Cell, escaped, section, table } from '../page/html.ts';
import type { ReportKind } from '../report.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { SWEEP_WORDS } from '../words/sweep.ts';
import { SWEEP_CHARTS } from './charts.ts';
import { runsOf } from './lines.ts';
import { rankedPoints, sweepSentences } from './sentences.ts';
import { bandText, effectsOn, outcomeText } from './written.ts';

/** Points and failures that the page lists; all stand in the tables beside it. */
const MOST_ROWS = 20;

/** A table an outcome: from the lowest values of each factor to the highest. */
function changeTables(result: SweepResult, lang: Language): string[] {
  const words = SWEEP_WORDS[lang];
  const { factors, over } = result;
  return result.outcomes.flatMap((outcome, at) => {
    const rows = effectsOn(result, at).map(({ factor: which, bands, change }): Cell[] => {
      const factor = factors[which]!;
      const [first, last] = [bands[0]!, bands.at(-1)!];
      return [
        factor.title[lang],
        bandText(first.low, first.high, factor, lang),
        bandText(last.low, last.high, factor, lang),
        signedText(change.mean, outcome.unit, lang),
        spanText(change.low90, change.high90, outcome.unit, lang),
      ];
    });
    if (rows.length === 0) return [];
    const name = outcomeText(outcome, lang);
    const heads = [...words.heads, name, words.interval];
    const note = at === 0 ? small(words.tableNote[over]) : '';
    return [section(`${words.table}${words.colon}${name}`, table(heads, rows), note)];
  });
}

function factorTable({ factors }: SweepResult, lang: Language): string {
  const words = SWEEP_WORDS[lang];
  const rows = factors.map((factor) => [
    factor.title[lang],
    factor.path,
    factor.unit,
    factorText(factor.low, factor.unit, lang),
    factorText(factor.high, factor.unit, lang),
    factor.meaning[lang],
  ]);
  return section(words.factorTable, table(words.factorHeads, rows));
}

function pointTable(result: SweepResult, lang: Language): string {
  const words = SWEEP_WORDS[lang];
  const { factors, outcomes, points } = result;
  const { count, figure } = numbersIn(lang);
  const ranked = rankedPoints(result, 0).slice(0, MOST_ROWS);
  const rows = ranked.map(({ point, values, figures }) => [
    count(point),
    ...factors.map((factor, at) => factorText(values[at]!, factor.unit, lang)),
    ...outcomes.map(({ unit }, at) => figure(figures[at]?.mean ?? Number.NaN, unit)),
  ]);
  const heads = [
    words.point,
    ...factors.map(({ title }) => title[lang]),
    ...outcomes.map((one) => outcomeText(one, lang)),
  ];
  const title = words.pointTable(count(ranked.length), count(points.length));
  return section(title, table(heads, rows), small(words.pointNote));
}

function failureTable({ failed }: SweepResult, lang: Language): string {
  const words = SWEEP_WORDS[lang];
  if (failed.length === 0) return '';
  const { count } = numbersIn(lang);
  const rows = failed
    .slice(0, MOST_ROWS)
    .map(({ point, replicate, error }) => [count(point), count(replicate), error]);
  return section(words.failures, table(words.failureHeads, rows));
}

/** By which engine, scenario and data it was made. */
function madeList(result: SweepResult, lang: Language): string {
  const words = SWEEP_WORDS[lang];
  const names = Object.keys(words.madeRows) as (keyof typeof words.madeRows)[];
  const rows = names.map(
    (name) => `<dt>${escaped(words.madeRows[name])}</dt><dd>${escaped(result[name])}</dd>`,
  );
  return section(words.made, `<dl>${rows.join('\n')}</dl>`);
}

/** The report of `sweep`. */
export const SWEEP_REPORT: ReportKind<SweepResult> = {
  charts: SWEEP_CHARTS,
  textIn(result, lang) {
    const words = SWEEP_WORDS[lang];
    const { count, date } = numbersIn(lang);
    const { title, seed, points, replicates, scale, design, source, scenario, knownUntil, engine, failed } =
      result;
    const alert = words.failed(count(failed.length), count(runsOf(result)));
    return {
      kind: words.kind,
      title: title[lang],
      about: [
        words.settings(seed, count(points.length), count(replicates), count(scale)),
        words.design[design],
        words.sources(source, scenario),
        COMPARE_WORDS[lang].engine(date(knownUntil), engine),
      ],
      before: [
        ...(failed.length > 0 ? [`<p class="alert">${escaped(alert)}</p>`] : []),
        section(words.findings, list(sweepSentences(result, lang))),
      ],
      after: [
        ...changeTables(result, lang),
        factorTable(result, lang),
        pointTable(result, lang),
        failureTable(result, lang),
        madeList(result, lang),
        section(words.limits, list(words.limit)),
      ],
    };
  },
};
