import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText, safeText } from '../../sim/notation/csv-text.ts';
import { csvRows } from '../../sim/scenario/csv.ts';

test('a table starts with the mark of UTF-8, which our own reader takes', () => {
  const text = csvText([
    ['名称', 'value'],
    ['老铁', 1],
  ]);
  expect(Buffer.from(text).subarray(0, 3).toString('hex')).toBe('efbbbf');
  expect(csvRows(text, 'a.csv').map(({ values }) => values)).toEqual([{ 名称: '老铁', value: '1' }]);
});

test.each([
  '=HYPERLINK("http://a.b")',
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '  =1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  '\u3000=1',
])('%j is shown as text', (text) => {
  expect(safeText(text)).toBe(`'${text}`);
  expect(csvText([[text]])).toContain(`'${text.replaceAll('"', '""')}`);
});

test('numbers stay numbers, negative ones too; what is absent or no number is empty', () => {
  expect(csvText([[-1, -1e-7, 0, 1e21, true, null, undefined, Number.NaN, Infinity]])).toBe(
    '\ufeff-1,-1e-7,0,1e+21,true,,,,\n',
  );
});

test('plain texts stay as they are', () => {
  for (const text of ['gmv', '2021Q1', '老铁', 'a-b', 'a=b', '1', '', '—', 'a@b'])
    expect(safeText(text)).toBe(text);
});

test('any text is one cell that begins no formula, and comes back without its mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = csvRows(
        csvText([
          ['head', 'b'],
          [text, 1],
        ]),
        'a.csv',
      )[0]!.values.head!;
      expect(read).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/);
      expect(read.replace(/^'/, '').trim()).toBe(text.trim()); // spaces around a value are not read
    }),
  );
});
