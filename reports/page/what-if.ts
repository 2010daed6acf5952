/** The way from a report to the studio of its scenario: the page beside it, or the command that writes one. */
import type { Language } from '../../sim/notation/language.ts';
import { WHAT_IF } from '../words/what-if.ts';
import { small } from './document.ts';
import { escaped } from './html.ts';

/** @param file beside the report */
export function studioLink(file: string, lang: Language): string {
  const { open, about } = WHAT_IF[lang];
  return `<p class="what-if"><a href="${escaped(file)}">${escaped(open)}</a>${escaped(about)}</p>`;
}

/** As a shell takes it for one word. */
function quoted(source: string): string {
  return /^[\w./@:+-]+$/.test(source) ? source : `'${source.replaceAll("'", "'\\''")}'`;
}

/** A studio has so many plans, the base among them. */
const MOST = 4;

/**
 * @param sources scenario files or run folders as they were named; the first is the base. One with levers added to it
 *   (`a.yaml + card.yaml`) is no file, and left out
 */
export function studioCommand(sources: readonly string[], lang: Language): string {
  const files = sources.filter((source, at) => at === 0 || !source.includes(' + ')).slice(0, MOST);
  return small(WHAT_IF[lang].make(['npx laotie studio', ...files.map(quoted)].join(' ')));
}
