/** Text that came from people, made harmless for whatever shows it line by line. */

/**
 * What steers a terminal or turns the order of a line: control codes, the marks of direction, line and paragraph ends
 * other than `\n`, the mark of byte order, halves of a pair.
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;

/** The same with its line ends as they are. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/** Whether the text holds a sign that `visible` spells out, apart from the ends of its lines. */
export function isHidden(text: string): boolean {
  return text.replaceAll('\n', '').search(HIDDEN) >= 0;
}

/** What no text of a person holds: control codes other than tabs and line ends, the mark of byte order (readers drop it). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/u;

export function hasControlCodes(text: string): boolean {
  return CONTROL.test(text);
}

/** The text on one line: line ends as `⏎`, every other hidden sign spelled out, `\u001b`. Inside JSON it stays the same value. */
export function visible(text: string): string {
  return text.replaceAll(HIDDEN, (sign) =>
    sign === '\n' ? '⏎' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
