/** The page of `discover`: what stands on it, in both languages. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { DiscoverResult } from '../../sim/result/discover.ts';
import { madeTable } from '../compare/report.ts';
import { list, small } from '../page/document.ts';
import { escaped, section, table } from '../page/html.ts';
import { big } from '../page/verdict.ts';
import type { ReportKind } from '../report.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { DISCOVER_WORDS } from '../words/discover.ts';
import { DISCOVER_CHARTS } from './charts.ts';
import { discoverSentences } from './sentences.ts';
import { boundTexts, factorValue, quasiText, questionText, singleBound, wholeShare } from './written.ts';

function verdict(result: DiscoverResult, lang: Language): string {
  const words = DISCOVER_WORDS[lang];
  const { boxes: labels } = words;
  const [first] = result.boxes;
  const boxes = [
    ...(first ? [big(labels.density, wholeShare(first.density), 'first')] : []),
    big(labels.base, wholeShare(result.all.density), ...(first ? [] : (['first'] as const))),
    ...(first ? [big(labels.coverage, wholeShare(first.coverage))] : []),
    ...(first?.elsewhere ? [big(labels.elsewhere, wholeShare(first.elsewhere.density))] : []),
  ];
  return section(words.verdict, `<div class="verdict">${boxes.join('')}</div>`, list(discoverSentences(result, lang)));
} // biome-ignore format: one line

function boxTable(result: DiscoverResult, lang: Language): string {
  const words = DISCOVER_WORDS[lang];
  const { boxes, alpha, least, halves, isPublishedPast } = result;
  if (boxes.length === 0) return '';
  const { count, share } = numbersIn(lang);
  const rows = boxes.map(({ density, coverage, mass, runs, elsewhere }, at) => [
    words.box(count(at + 1)),
    ...[density, coverage, mass].map(wholeShare),
    count(runs),
    ...[elsewhere?.density, elsewhere?.coverage].map(wholeShare),
  ]);
  const bounds = boxes.flatMap((box, at) =>
    box.bounds.map((bound) => [
      words.box(count(at + 1)),
      singleBound(result, bound, lang),
      quasiText(bound.quasiP),
      wholeShare(box.again.find(({ factor }) => factor === bound.factor)?.share),
    ]),
  );
  return section(
    words.table,
    table(words.heads, rows),
    table(words.boundHeads, bounds),
    small(words.tableNote(share(alpha), share(least), count(halves))),
    result.target.metric === 'gmv' ? small(isPublishedPast ? words.published : words.ownPast) : '',
  );
}

function leafTable(result: DiscoverResult, lang: Language): string {
  const words = DISCOVER_WORDS[lang];
  const { leaves, least } = result;
  if (leaves.length === 0) return '';
  const { count, share } = numbersIn(lang);
  // a row a bound, so that none is too long for the page
  const rows = leaves.flatMap((leaf, at) => {
    const [first = '—', ...rest] = boundTexts(result, leaf, lang);
    const figures = [leaf.density, leaf.coverage, leaf.mass].map(wholeShare);
    return [[words.leaf(count(at + 1)), first, ...figures], ...rest.map((text) => ['', text, '', '', ''])];
  });
  const [name, density, coverage, mass] = words.heads;
  return section(
    words.leafTable,
    table([name, words.boundHeads[1], density, coverage, mass], rows),
    small(words.leafNote(share(least))),
  );
}

function factorTable(result: DiscoverResult, lang: Language): string {
  const words = DISCOVER_WORDS[lang];
  const rows = result.factors.map(({ title, name, from, unit, low, high }) => [
    title[lang] === name ? name : { text: title[lang], note: name },
    words.sources[from],
    unit,
    factorValue(low, unit, lang),
    factorValue(high, unit, lang),
  ]);
  return section(words.factorTable, table(words.factorHeads, rows), small(words.factorNote));
}

/** The report of `discover`. */
export const DISCOVER_REPORT: ReportKind<DiscoverResult> = {
  charts: DISCOVER_CHARTS,
  textIn(result, lang) {
    const words = DISCOVER_WORDS[lang];
    const { seed, replicates, failed, factors, scale, knownUntil, engine, title } = result;
    const { count, date } = numbersIn(lang);
    return {
      kind: words.kind,
      title: `${title[lang]}${words.colon}${questionText(result, lang)}`,
      about: [
        words.settings(seed, count(replicates - failed), count(factors.length), count(scale)),
        COMPARE_WORDS[lang].engine(date(knownUntil), engine),
      ],
      before: [
        ...(failed > 0
          ? [`<p class="alert">${escaped(words.lost(count(failed), count(replicates)))}</p>`]
          : []),
        verdict(result, lang),
      ],
      after: [
        boxTable(result, lang),
        leafTable(result, lang),
        factorTable(result, lang),
        madeTable(result, lang, words.made),
        section(words.limits, list(words.limit)),
      ],
    };
  },
};
