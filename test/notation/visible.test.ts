import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasControlCodes, isHidden, visible, visibleLines } from '../../sim/notation/visible.ts';

test.each([
  ['\u001b[2J', '\\u001b[2J'], // clears the screen
  ['\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'], // names the window
  ['\u009b2J', '\\u009b2J'], // the same in one sign
  ['a\rb', 'a\\u000db'], // writes over the line
  ['a\bb', 'a\\u0008b'],
  ['a\nb', 'a⏎b'], // would look like a message of its own
  ['a\u2028b\u2029c\u0085d', 'a\\u2028b\\u2029c\\u0085d'],
  ['\u202eevil\u2066\u2069\u200f\u061c', '\\u202eevil\\u2066\\u2069\\u200f\\u061c'],
  ['\0\u007f\ufeff', '\\u0000\\u007f\\ufeff'],
  ['\ud800a', '\\ud800a'],
  ['老铁 🧧 é — “x”', '老铁 🧧 é — “x”'],
])('%j is shown as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('whatever the text, nothing hidden is left; JSON stays the same value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(isHidden(visible(text))).toBe(false);
      expect(visible(text)).not.toContain('\n');
      expect(visibleLines(text).split('\n')).toHaveLength(text.split('\n').length);
      expect(JSON.parse(visible(JSON.stringify({ [text]: text })))).toEqual({ [text]: text });
    }),
  );
});

test('control codes are what no text of a person holds', () => {
  for (const text of ['a\tb', 'a\nb', 'a\r\nb', 'a\u2028b', '\u0085', '老铁', ''])
    expect(hasControlCodes(text)).toBe(false);
  for (const text of ['\0', '\u001b[2J', '\u009b', '\u007f', '\u0008', '\ufeffa'])
    expect(hasControlCodes(text)).toBe(true);
});
