/** The few pieces of HTML that the report is made of. */
import { sha256 } from '@noble/hashes/sha2.js';
import { visibleLines } from '../../sim/notation/visible.ts';

/** Text that is safe inside an element or a quoted attribute, and turns the order of nothing beside it. */
export function escaped(text: string): string {
  const codes: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return visibleLines(text).replace(/[&<>"']/g, (sign) => codes[sign]!);
}

/** Text between a pair of tags, and the hash by which the page's policy lets it in. */
export interface Inline {
  readonly html: string;
  readonly hash: string;
}

function inlined(tag: string, text: string): Inline {
  const bytes = sha256(new TextEncoder().encode(text));
  return { html: `<${tag}>${text}</${tag}>`, hash: `'sha256-${btoa(String.fromCharCode(...bytes))}'` };
}

/** A script that no text inside can end early; line ends as the browser reads them, for the hash is of those. */
export function inlineScript(code: string): Inline {
  const safe = code
    .replace(/^\/\/# sourceMappingURL=.*$/gm, '')
    .replaceAll('</script', '<\\/script')
    .replaceAll('<!--', '<\\!--')
    .replaceAll(/\r\n?/g, '\n');
  return inlined('script', safe);
}

export function inlineStyle(style: string): Inline {
  return inlined('style', style);
}

/** JSON for a script to read, with no sign that HTML could take for a tag. */
export function inlineJson(id: string, value: unknown): string {
  const text = JSON.stringify(value).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${escaped(id)}">${text}</script>`;
}

/** A cell: plain text, or text with a remark beside it. */
export type Cell = string | { readonly text: string; readonly note: string };

function cell(content: Cell): string {
  if (typeof content === 'string') return escaped(content);
  return `${escaped(content.text)} <span class="note">${escaped(content.note)}</span>`;
}

/** A table whose first column names the row; it scrolls by itself on a narrow screen. */
export function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  const body = rows
    .map(([name, ...cells]) => {
      const rest = cells.map((content) => `<td>${cell(content)}</td>`).join('');
      return `<tr><th scope="row">${cell(name ?? '')}</th>${rest}</tr>`;
    })
    .join('\n');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A section under its heading; nothing when it would be empty. */
export function section(title: string, ...parts: readonly string[]): string {
  const body = parts.filter(Boolean).join('\n');
  return body === '' ? '' : `<section><h2>${escaped(title)}</h2>\n${body}</section>`;
}
