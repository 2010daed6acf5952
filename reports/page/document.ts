/** One HTML file that needs no network: both languages, charts as data, and the programs that draw them. */
import type { TopLevelSpec } from 'vega-lite';
import { LANGUAGES, type Language } from '../../sim/notation/language.ts';
import type { DrawnChart } from '../chart.ts';
import { wordsIn } from '../words/in.ts';
import { escaped, type Inline, inlineJson, inlineScript, inlineStyle } from './html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

const TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/**
 * Lets nothing in from outside the file, and of what is in it only the scripts and the style that the program wrote, by
 * their hashes: a text that came through as markup would not run. Vega interprets its expressions instead of compiling.
 */
function policyFor(scripts: readonly Inline[], style: Inline): string {
  const run = scripts.map(({ hash }) => hash).join(' ');
  return `default-src 'none'; script-src ${run}; style-src ${style.hash}; img-src data: blob:; base-uri 'none'; form-action 'none'`;
}

export interface Document {
  /** What the browser shows as the title. */
  readonly title: Readonly<Record<Language, string>>;
  /** What stands inside `main`. */
  readonly body: Readonly<Record<Language, readonly string[]>>;
  /** A chart's place in the page is `<id>-<language>`. */
  readonly charts: readonly Pick<DrawnChart, 'id' | 'specs'>[];
}

/** What the script needs to know of a language. */
function texts(title: string, lang: Language) {
  const { page } = wordsIn(lang);
  return { tag: TAGS[lang], title, other: page.otherLanguage, save: page.save, source: page.viewSource };
}

/** @param programs scripts that the page's own script needs, in the order they must load */
export function documentOf({ title, body, charts }: Document, programs: readonly string[]): string {
  const specs = charts.flatMap(({ id, specs }) =>
    LANGUAGES.map((lang) => inlineJson(`spec-${id}-${lang}`, specs[lang])),
  );
  const scripts = [...programs, SCRIPT].map(inlineScript);
  const style = inlineStyle(STYLE);
  const languages = { zh: texts(title.zh, 'zh'), en: texts(title.en, 'en') };
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${policyFor(scripts, style)}">`,
    `<title>${escaped(title.zh)}</title>`,
    style.html,
    '</head>',
    '<body>',
    `<button class="language" type="button">${escaped(languages.zh.other)}</button>`,
    ...LANGUAGES.map((lang) => [`<main lang="${TAGS[lang]}">`, ...body[lang], '</main>'].join('\n')),
    inlineJson('texts', languages),
    ...specs,
    ...scripts.map(({ html }) => html),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Height of most charts; the page keeps their place free until they are drawn. */
const TALL = 300;

export function figure(id: string, caption: string, lang: Language, spec?: TopLevelSpec): string {
  const low = spec && 'height' in spec && Number(spec.height) < TALL ? ' low' : '';
  const below = `<figcaption>${escaped(caption)}</figcaption>`;
  // many small pictures need the whole width
  const row = spec && 'concat' in spec ? ' class="row"' : '';
  return `<figure${row}><div class="chart${low}" id="${id}-${lang}"></div>${below}</figure>`;
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
