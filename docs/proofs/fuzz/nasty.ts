/** Values that programs have stumbled over: as text, as JSON, as bytes. */

// biome-ignore format: a list to read
export const NASTY_TEXTS: readonly string[] = [
  '', ' ', '\t', '~', 'null', 'true', 'no', 'on', 'y', 'NaN', '.nan', '.inf', '-.inf', 'Infinity', 'undefined',
  '0', '-0', '-1', '007', '1e3', '1e999', '1e-400', '0x10', '0o17', '1_000', '9007199254740993', '1e308',
  '1,5', '1.234.567', '1 000', '1,000,000', '+1', '.5', '5.', '١٢٣', '１２３', '①', '½', '三千', '7000亿', '7000 万亿',
  '700bn', '700 bn', '500万', '5亿元', '$1', '€5', '1m', '1 mn', '-5bn', '100%', '101%', '-5%', '36 %', '0.36', '％',
  '2021-02-30', '2021-13-01', '0000-00-00', '9999-12-31', '-2021-01-01', '20210101', '2021-7-1', '2021/07/01',
  '2021', '2021Q3', '2021Q5', '2021-07', '2021年', '1970-01-01', '2021-07-22T00:00:00Z', '12:30:45', '190:20:30',
  '14d', '6mo', '-14d', '0d', '1e9d', '14 days', '[]', '{}', '[[]]', '{a: 1}', '[null]', '{"a":1}', '- x', '? x',
  '"', "'", '`', '\\', '\\x', '"\\uD800"', '%s%n', '$' + '{x}', '{{x}}', '<script>alert(1)</script>', '</script>', '&amp;',
  '=1+1', '@SUM(1)', '=cmd|x', '--help', '--', '-', '../../../etc/passwd', '/', '.', '..', '/nowhere/x', '*', '?',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'gmv', 'none', 'trust-card', 'schema',
  '\u0000', '\u001b[31m', '\u001b]0;x\u0007', '\u202e', '\u2066', '\u200b', '\ufeff', '\u2028', '\u0085', '\u00a0',
  '：', '，', '“x”', '。', '𝟙', 'é', 'e\u0301', '😀', '\u{10ffff}', '\ufffd', '\r', '\r\n', '\n', '\n\n---\n', '\n...\n',
  '&a ', '*a', '&a [*a]', '!!binary ', '!!js/function ', '!x ', '<<: *a', '|', '>', '|2', '%YAML 1.1', '#', ' #', ': ', ':',
  ',', ';', ',,', '"a"b', '"a\nb"', '{', '}', '[', ']', '[[[[[[', '{"a":{"a":{"a":', 'extends: input.yaml\n',
  'a'.repeat(3000), '9'.repeat(400), '['.repeat(200), 'a.'.repeat(500), 'é'.repeat(300), '- '.repeat(100), '"'.repeat(99),
];

// biome-ignore format: a list to read
export const NASTY_JSON: readonly unknown[] = [
  null, true, false, 0, -1, -0, 1, 1e308, 5e-324, 1e21, 0.1, 2 ** 53, '', ' ', 'x', [], {}, [null], [[]],
  { a: 1 }, [{}], 'NaN', '1', '2021-02-30', '\u0000', '\u001b[31m', '\u202e', '__proto__', '=1+1', '</script>',
  'constructor', [1, 2, 3], 'x'.repeat(2000), { length: -1 }, { toString: 1 }, { toJSON: null },
];

/** GBK for 亿元, marks of UTF-16 and UTF-8, a lone surrogate, overlong and cut signs, zero bytes, heads of other formats. */
// biome-ignore format: a list to read
export const NASTY_BYTES: readonly Uint8Array[] = [
  [0xd2, 0xda, 0xd4, 0xaa], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0xed, 0xa0, 0x80], [0xc0, 0x80],
  [0xe4, 0xba], [0x80], [0], [0, 0, 0, 0, 0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0x7f],
  [0x50, 0x4b, 3, 4], [0x50, 0x41, 0x52, 0x31], [0x1a], [0x0d],
].map((bytes) => Uint8Array.from(bytes));
