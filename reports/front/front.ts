/** Page one: one sheet of A4 that is complete in itself. */
import type { Language } from '../../sim/notation/language.ts';
import type { RunPage } from '../../sim/result/run-page.ts';
import { section } from '../page/html.ts';
import { FRONT_WORDS } from '../words/front.ts';
import { foot } from './foot.ts';
import { breaks, changes } from './studies.ts';
import { verdictBox } from './verdict.ts';
import { watch } from './watch.ts';
import { why } from './why.ts';

/**
 * @param head what stands at the top: kind, title, dates, alerts
 * @param charts places of the charts that could be drawn, by id
 */
export function frontHtml(
  page: RunPage,
  lang: Language,
  head: readonly string[],
  charts: ReadonlyMap<string, string>,
): string {
  const words = FRONT_WORDS[lang];
  const chart = (id: string) => charts.get(id) ?? '';
  return [
    '<div class="front">',
    ...head,
    verdictBox(page, lang),
    '<div class="pair">',
    section(words.will, chart('front-fan')),
    section(page.outlook?.bridge ? words.why : words.facts, why(page, chart('front-bridge'), lang)),
    section(words.change, changes(page, lang)),
    section(words.break, breaks(page, lang)),
    '</div>',
    section(words.watch, watch(page, lang)),
    `<footer>${foot(page, lang)}</footer>`,
    '</div>',
  ].join('\n');
}
