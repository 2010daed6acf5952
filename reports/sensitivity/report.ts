/** The page of `sensitivity`: what stands on it, in both languages. */

import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { SensitivityResult } from '../../sim/result/sensitivity.ts';
import { madeTable } from '../compare/report.ts';
import { periodText, signedText, spanText } from '../compare/written.ts';
import { factorText } from '../factor-text.ts';
import { list, small } from '../page/document.ts';
import { escaped, section, table } from '../page/html.ts';
import { big } from '../page/verdict.ts';
import type { ReportKind } from '../report.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { SENSITIVITY_WORDS } from '../words/sensitivity.ts';
import { SENSITIVITY_CHARTS } from './charts.ts';
import { sensitivitySentences } from './sentences.ts';
import { byTotal, figureSpan, figureText, groupOf, groupText, indexSpan, indexText, isTold, mainIndices, questionText } from './written.ts'; // biome-ignore format: one line

function verdict(result: SensitivityResult, lang: Language): string {
  const words = SENSITIVITY_WORDS[lang];
  const { boxes: labels } = words;
  const main = mainIndices(result);
  const [first, second] = main && isTold(main) ? byTotal(main) : [];
  const left = result.screening?.groups.filter(({ stands }) => stands).length;
  const { count } = numbersIn(lang);
  const named = (one: typeof first) => (one ? `${groupText(result, one.group, lang)} ${indexText(one.total.value)}` : '—');
  const boxes = [
    ...(first ? [big(labels.first, named(first), 'first')] : []),
    ...(second ? [big(labels.second, named(second))] : []),
    ...(main && result.replicates > 1
      ? [big(labels.known, indexText(main.known.value)), big(labels.chance, indexText(main.luck))]
      : []),
    ...(left === undefined ? [] : [big(labels.left, `${count(left)} / ${count(result.groups.length)}`)]),
  ];
  return section(words.verdict, `<div class="verdict">${boxes.join('')}</div>`, list(sensitivitySentences(result, lang)));
} // biome-ignore format: one line each

function indicesTable(result: SensitivityResult, lang: Language): string {
  const main = mainIndices(result);
  if (!main || !isTold(main)) return '';
  const words = SENSITIVITY_WORDS[lang];
  const { count } = numbersIn(lang);
  const rows = byTotal(main).map(({ group, first, total }) => [
    groupText(result, group, lang),
    indexText(first.value),
    indexSpan(first),
    indexText(total.value),
    indexSpan(total),
  ]);
  const note = words.indicesNote(count(result.indices!.points), count(result.replicates));
  return section(words.indicesTable, table(words.indicesHeads, rows), small(note));
}

function varianceTable(result: SensitivityResult, lang: Language): string {
  const { indices, unit } = result;
  if (!indices) return '';
  const words = SENSITIVITY_WORDS[lang];
  const { count } = numbersIn(lang);
  const rows = indices.periods.map(({ period, mean, deviations, known, together, lost }) => [
    periodText(period, lang),
    figureText(mean, unit, lang),
    figureText(deviations.ignorance, unit, lang),
    result.replicates > 1 ? figureText(deviations.chance, unit, lang) : '—',
    result.replicates > 1 ? indexText(known.value) : '—',
    result.replicates > 1 ? indexSpan(known) : '—',
    indexText(together.value),
    count(lost),
  ]);
  return section(words.varianceTable, table(words.varianceHeads, rows), small(words.varianceNote));
}

function tornadoTable(result: SensitivityResult, lang: Language): string {
  const { tornado, unit } = result;
  if (!tornado || tornado.bars.length === 0) return '';
  const words = SENSITIVITY_WORDS[lang];
  const rows = tornado.bars.map(({ group, low, high }) => {
    const { title, factors } = groupOf(result, group);
    const cells = [low, high].flatMap(({ at, difference: { mean, low90, high90 } }) => [
      factorText(at, factors[0]!.unit, lang),
      signedText(mean, unit, lang),
      spanText(low90, high90, unit, lang),
    ]);
    return [title[lang], ...cells];
  });
  const note = words.tornadoNote(
    numbersIn(lang).count(tornado.replicates),
    figureText(tornado.base, unit, lang),
  );
  return section(words.tornadoTable, table(words.tornadoHeads, rows), small(note));
}

function screeningTable(result: SensitivityResult, lang: Language): string {
  const { screening, unit, replicates } = result;
  if (!screening) return '';
  const words = SENSITIVITY_WORDS[lang];
  const { count } = numbersIn(lang);
  const rows = screening.groups
    .toSorted((a, b) => (b.muStar.value ?? 0) - (a.muStar.value ?? 0))
    .map(({ group, muStar, floor, mu, sigma, stands }) => [
      groupText(result, group, lang),
      figureText(muStar.value, unit, lang),
      figureSpan(muStar, unit, lang),
      figureText(floor, unit, lang),
      mu ? signedText(mu.value, unit, lang) : '—',
      figureText(sigma?.value ?? null, unit, lang),
      stands ? words.standing.yes : words.standing.no,
    ]);
  const note = words.screeningNote(count(screening.trajectories), count(replicates));
  return section(words.screeningTable, table(words.screeningHeads, rows), small(note));
}

function groupTable(result: SensitivityResult, lang: Language): string {
  const words = SENSITIVITY_WORDS[lang];
  const rows = result.groups.flatMap(({ title, factors }) =>
    factors.length === 0
      ? [[title[lang], words.posteriorRow, '', '', '']]
      : factors.map(({ path, unit, low, high }) => [
          title[lang],
          path,
          unit,
          factorText(low, unit, lang),
          factorText(high, unit, lang),
        ]),
  );
  return section(words.groupTable, table(words.groupHeads, rows));
}

/** The report of `sensitivity`. */
export const SENSITIVITY_REPORT: ReportKind<SensitivityResult> = {
  charts: SENSITIVITY_CHARTS,
  textIn(result, lang) {
    const words = SENSITIVITY_WORDS[lang];
    const { seed, runs, failed, replicates, scale, knownUntil, engine, title } = result;
    const { count, date } = numbersIn(lang);
    return {
      kind: words.kind,
      title: `${title[lang]}${words.colon}${questionText(result, lang)}`,
      about: [
        words.settings(seed, count(runs), count(replicates), count(scale)),
        COMPARE_WORDS[lang].engine(date(knownUntil), engine),
      ],
      before: [
        ...(failed > 0 ? [`<p class="alert">${escaped(words.lost(count(failed), count(runs)))}</p>`] : []),
        verdict(result, lang),
      ],
      after: [
        indicesTable(result, lang),
        varianceTable(result, lang),
        tornadoTable(result, lang),
        screeningTable(result, lang),
        groupTable(result, lang),
        madeTable(result, lang, words.made),
        section(words.limits, list(words.limit)),
      ],
    };
  },
};
