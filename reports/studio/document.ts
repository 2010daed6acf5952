/** The studio as one HTML file that needs no network and lets nothing in. */
import { escaped, inlineJson, inlineScript, inlineStyle } from '../page/html.ts';
import type { StudioData } from './data.ts';
import { STUDIO_STYLE } from './style.ts';
import { STUDIO_WORDS } from './words.ts';

/** What is built once for all studios (build.ts). */
export interface StudioScripts {
  /** The page's own script, and the engine's, which it starts in workers. */
  readonly page: string;
  readonly engine: string;
  /** What the drawing library asks of the page's style. */
  readonly style: string;
}

/** By this the program knows a file of its own. */
export const STUDIO_MARK = '<meta name="generator" content="laotie studio">';

/** The engine's script as a text that is no script of the page: a worker is started from it. */
function inert(id: string, code: string): string {
  const { html } = inlineScript(code);
  return html.replace('<script>', `<script type="text/plain" id="${id}">`);
}

/**
 * Only the page's own script runs, by its hash, and workers made from what the page holds; WebAssembly is compiled, no
 * text is evaluated, and there is no address to ask anything of.
 */
function policyFor(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${script} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${style}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

export function studioDocument(data: StudioData, { page, engine, style: library }: StudioScripts): string {
  const script = inlineScript(page);
  const style = inlineStyle(`${library}\n${STUDIO_STYLE}`);
  const words = STUDIO_WORDS.zh;
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    STUDIO_MARK,
    `<meta http-equiv="Content-Security-Policy" content="${policyFor(script.hash, style.hash)}">`,
    // without one a browser asks for an icon
    '<link rel="icon" href="data:,">',
    `<title>${escaped(data.title.zh)} · ${escaped(words.studio)}</title>`,
    style.html,
    '</head>',
    '<body>',
    `<div id="page"><noscript><p>${escaped(words.noScript)} ${escaped(STUDIO_WORDS.en.noScript)}</p></noscript></div>`,
    inlineJson('studio', data),
    inert('engine', engine),
    script.html,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
