/** The shell of a report: one HTML file that needs no network, with both languages and the programs that draw its charts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TopLevelSpec } from 'vega-lite';
import { LANGS, type Lang } from '../numbers.ts';
import { escaped, inlineJson, inlineScript } from './html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

export const TAGS: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en' };

/** Lets nothing in from outside the file; Vega compiles its expressions, hence unsafe-eval. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:";

/** The browser builds of the drawing programs, in the order they must load. */
function programs(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return ['vega', 'vega-lite', 'vega-embed'].map((name) =>
    inlineScript(readFileSync(join(dirname(resolve(name)), `${name}.min.js`), 'utf8')),
  );
}

/** What the page's script says in a language. */
export interface Texts {
  readonly tag: string;
  readonly title: string;
  readonly other: string;
  readonly save: string;
  readonly source: string;
}

/** A chart of the page: its place is an element `<id>-<lang>`. */
export interface PlacedChart {
  readonly id: string;
  readonly specs: Readonly<Record<Lang, TopLevelSpec>>;
}

/** @param bodies one `<main>` a language */
export function documentOf(
  texts: Readonly<Record<Lang, Texts>>,
  bodies: Readonly<Record<Lang, string>>,
  charts: readonly PlacedChart[],
): string {
  const specs = charts.flatMap(({ id, specs }) =>
    LANGS.map((lang) => inlineJson(`spec-${id}-${lang}`, specs[lang])),
  );
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${escaped(texts.zh.title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<button class="language" type="button">${escaped(texts.zh.other)}</button>`,
    ...LANGS.map((lang) => bodies[lang]),
    inlineJson('texts', texts),
    ...specs,
    ...programs(),
    inlineScript(SCRIPT),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
