/** Boxes as lines of a terminal. */
import { alignedRows } from '../../sim/notation/columns.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { DiscoveredBox, DiscoverResult } from '../../sim/result/discover.ts';
import { DISCOVER_WORDS } from '../words/discover.ts';
import { discoverSentences } from './sentences.ts';
import { boundTexts, questionText, wholeShare } from './written.ts';

/** A line a bounded factor; figures of the box stand in its first. */
function boxRows(result: DiscoverResult, name: string, box: DiscoveredBox, lang: Language): string[][] {
  const { density, coverage, elsewhere } = box;
  const [first = '—', ...rest] = boundTexts(result, box, lang);
  const figures = [density, coverage, elsewhere?.density, elsewhere?.coverage].map(wholeShare);
  return [[name, first, ...figures], ...rest.map((text) => ['', text, '', '', '', ''])];
}

/** Every box and leaf, and what they mean. */
export function discoverLines(result: DiscoverResult, lang: Language): string[] {
  const words = DISCOVER_WORDS[lang];
  const { title, boxes, leaves, failed, replicates } = result;
  const { count } = numbersIn(lang);
  const rows = [
    ...boxes.flatMap((box, at) => boxRows(result, words.box(count(at + 1)), box, lang)),
    ...leaves.flatMap((box, at) => boxRows(result, words.leaf(count(at + 1)), box, lang)),
  ];
  return [
    `${title[lang]}${words.colon}${questionText(result, lang)}`,
    ...(rows.length > 0 ? ['', ...alignedRows([words.terminalHeads, ...rows])] : []),
    '',
    ...discoverSentences(result, lang),
    ...(failed > 0 ? [words.lost(count(failed), count(replicates))] : []),
  ];
}
