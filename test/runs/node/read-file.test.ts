/** The one reader of files: plain, not too large, decoded; never a wait, never more memory than the limit. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readHistory, shippedMarketFile } from '../../../sim/runs/node/markets.ts';
import { readPosterior } from '../../../sim/runs/node/posterior.ts';
import {
  bytesOf,
  checkPlain,
  hashOfFile,
  keptBytes,
  readJsonFile,
  readText,
} from '../../../sim/runs/node/read-file.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import { formatProblem } from '../../../sim/scenario/problems.ts';
import { temporaryFolder } from '../small.ts';

const dir = temporaryFolder();
const at = (name: string) => join(dir, name);
const server = createServer();

beforeAll(async () => {
  execFileSync('mkfifo', [at('pipe')]);
  mkdirSync(at('folder'));
  symlinkSync(at('loop'), at('loop'));
  symlinkSync(at('pipe'), at('link-to-pipe'));
  writeFileSync(at('large'), '');
  truncateSync(at('large'), 40_000_000); // a hole: no disk, no time
  writeFileSync(at('a-file'), 'x');
  await new Promise<void>((listening) => server.listen(at('socket'), listening));
});
afterAll(() => server.close());

/** What is no file, and what is said of it. */
const NONE: readonly (readonly [name: string, got: string])[] = [
  ['pipe', 'something that is no plain file'],
  ['link-to-pipe', 'something that is no plain file'],
  ['socket', 'something that is no plain file'],
  ['/dev/zero', 'something that is no plain file'],
  ['/dev/null', 'something that is no plain file'],
  ['folder', 'a directory'],
  ['loop', 'a link that leads to itself'],
  ['missing', 'no such file'],
  ['a-file/below', 'no such file'],
  ['x'.repeat(300), 'a name that is too long'],
  ['zero\0byte', 'a name with a zero byte'],
];
const fileOf = (name: string) => (name.startsWith('/') ? name : at(name));

const MARKET = shippedMarketFile('kuaishou');

/** Every way by which a file comes in. */
const READERS: Readonly<Record<string, (file: string) => unknown>> = {
  'a history': (file) => readHistory(file, MARKET),
  'a posterior': (file) => readPosterior(file, '2021-07-22', {}),
  'a forecast file': (file) => readText(file, 'a forecast file'),
  'a backtest': (file) => readJsonFile(file, z.object({}), 'a backtest'),
  'a table': (file) => checkPlain(file, 'a table'),
  'a file': hashOfFile,
};

test.each(NONE)('%s is refused in one line by every reader', (name, got) => {
  for (const [what, read] of Object.entries(READERS)) {
    expect(() => read(fileOf(name)), what).toThrow(`: expected ${what}, got ${got}`);
  }
  expect(keptBytes(fileOf(name), 'an answer')).toEqual(
    got === 'no such file' ? undefined : { expected: 'an answer', got },
  );
  const { problems } = loadScenario(fileOf(name));
  expect(problems.map(formatProblem).join()).toContain(`got ${got}`);
});

test('a file that is too large is not read; one that grows beyond the limit neither', () => {
  expect(() => readHistory(at('large'), MARKET)).toThrow(
    /large: expected a file of at most 2 MB, got 40000000 bytes$/,
  );
  expect(bytesOf(at('large'), 'a file', 39_999_999)).toMatchObject({ got: '40000000 bytes' });
  expect(bytesOf(at('large'), 'a file', 40_000_000)).toHaveLength(40_000_000);
});

test.skipIf(!existsSync('/proc/self/status'))(
  'files that do not know their size are read up to the limit',
  () => {
    expect(bytesOf('/proc/self/status', 'a file', 1_000_000)).toBeInstanceOf(Uint8Array);
    expect(bytesOf('/proc/self/status', 'a file', 100)).toMatchObject({ got: 'a longer one' });
  },
);

test('a history as spreadsheets save it: GBK, UTF-16 with tabs, semicolons', () => {
  const table =
    'period,metric,value,unit,source,confidence,published\n2021,ecommerce_gmv,7200,亿元,年报公告,A,2022/3/29\n';
  const expected = [
    expect.objectContaining({ value: 7200, unit: '亿元', source: '年报公告', published: '2022-03-29' }),
  ];
  const gbk = new Map(
    [...'亿元年报公告'].map((sign, i) => [sign, [0xd2da, 0xd4aa, 0xc4ea, 0xb1a8, 0xb9ab, 0xb8e6][i]!]),
  );
  const bytes = [...table].flatMap((sign) => {
    const pair = gbk.get(sign);
    return pair === undefined ? [sign.charCodeAt(0)] : [pair >> 8, pair & 0xff];
  });
  writeFileSync(at('gbk.csv'), Uint8Array.from(bytes));
  writeFileSync(at('utf16.txt'), `\ufeff${table.replaceAll(',', '\t')}`, 'utf16le');
  writeFileSync(at('semicolons.csv'), table.replaceAll(',', ';').replace('7200', '7.200,0'));
  for (const name of ['gbk.csv', 'utf16.txt', 'semicolons.csv']) {
    expect(readHistory(at(name), MARKET), name).toEqual(expected);
  }
});

test('bytes, text and hash are those of the file', () => {
  writeFileSync(at('empty'), '');
  writeFileSync(at('text'), '年报\r\n');
  expect(bytesOf(at('empty'), 'a file', 10)).toEqual(new Uint8Array());
  expect(readText(at('text'), 'a file')).toMatchObject({ text: '年报\r\n', isMarked: false });
  expect(hashOfFile(at('empty'))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  writeFileSync(at('latin'), Uint8Array.from([0x61, 0xe9, 0x61]));
  expect(() => readText(at('latin'), 'a file')).toThrow(
    /latin: expected UTF-8 text, got bytes .*; save it as/,
  );
});
