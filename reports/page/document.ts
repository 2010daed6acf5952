/** One HTML file that needs no network: both languages, charts as data, and the programs that draw them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TopLevelSpec } from 'vega-lite';
import { LANGS, type Lang } from '../numbers.ts';
import { wordsIn } from '../words/in.ts';
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

/** A chart's place in the page is `<figure id>-<language>`. */
export interface DrawnSpecs {
  readonly id: string;
  readonly specs: Readonly<Record<Lang, TopLevelSpec>>;
}

export interface Document {
  /** What the browser shows as the title. */
  readonly title: Readonly<Record<Lang, string>>;
  /** What stands inside `main`. */
  readonly body: Readonly<Record<Lang, readonly string[]>>;
  readonly charts: readonly DrawnSpecs[];
}

/** What the script needs to know of a language. */
function texts(title: string, lang: Lang) {
  const { page } = wordsIn(lang);
  return { tag: TAGS[lang], title, other: page.otherLanguage, save: page.save, source: page.viewSource };
}

export function documentOf({ title, body, charts }: Document): string {
  const specs = charts.flatMap(({ id, specs }) =>
    LANGS.map((lang) => inlineJson(`spec-${id}-${lang}`, specs[lang])),
  );
  const languages = { zh: texts(title.zh, 'zh'), en: texts(title.en, 'en') };
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${escaped(title.zh)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<button class="language" type="button">${escaped(languages.zh.other)}</button>`,
    ...LANGS.map((lang) => [`<main lang="${TAGS[lang]}">`, ...body[lang], '</main>'].join('\n')),
    inlineJson('texts', languages),
    ...specs,
    ...programs(),
    inlineScript(SCRIPT),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Height of most charts; the page keeps their place free until they are drawn. */
const TALL = 300;

export function figure(id: string, caption: string, lang: Lang, spec?: TopLevelSpec): string {
  const low = spec && 'height' in spec && Number(spec.height) < TALL ? ' low' : '';
  const below = `<figcaption>${escaped(caption)}</figcaption>`;
  return `<figure><div class="chart${low}" id="${id}-${lang}"></div>${below}</figure>`;
}

/** A remark under a table. */
export function small(text: string): string {
  return `<p class="small">${escaped(text)}</p>`;
}

/** No line ends inside `h = 1–6` or `Q1 2021`. */
function unbroken(text: string): string {
  return text
    .replaceAll(/(?<=\d)–(?=\d)/g, '–\u2060')
    .replaceAll(' = ', '\u00a0=\u00a0')
    .replaceAll(/(?<=\bQ[1-4]) (?=\d{4}\b)/g, '\u00a0');
}

export function list(sentences: readonly string[]): string {
  const items = sentences.map((text) => `<li>${escaped(unbroken(text))}</li>`);
  return `<ul class="findings">${items.join('\n')}</ul>`;
}
