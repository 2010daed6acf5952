/**
 * A market is a folder of data, so the program's sources name no market, platform, festival or currency, but for the one
 * table of currencies.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourcesOf } from './source.ts';

const MARKETS = join(import.meta.dirname, '../scenarios/markets');

/** Folders of markets, without what a name may share with another word, and platforms that are one or a rival. */
const NAMES = [
  ...readdirSync(MARKETS).filter((name) => existsSync(join(MARKETS, name, 'market.yaml'))),
  ...[
    '快手',
    'douyin',
    '抖音',
    'taobao',
    '淘宝',
    'tmall',
    '天猫',
    'tiktok',
    'amazon(?!aws)', // the host of a store is no market
    'ebay',
    'yalu',
    '雅鹿',
  ],
];

const FESTIVALS = [
  ...['chinese new year', 'spring festival', '春节', 'double 11', 'double eleven', '双十一', '双 11', '双11'],
  ...["singles’?'? ?day", '\\b618\\b', '\\b818\\b', 'black friday', 'thanksgiving', 'christmas', 'prime day'],
];

const CURRENCIES = [
  'yuan',
  'rmb',
  '\\bcny\\b',
  '\\busd\\b',
  'dollars?',
  '人民币',
  '元',
  '¥',
  '\\beuro?s?\\b',
];

const WORDS = {
  names: of(NAMES),
  festivals: of(FESTIVALS),
  currencies: of(CURRENCIES),
} as const;

type Kind = keyof typeof WORDS;

function of(words: readonly string[]): RegExp {
  return new RegExp(words.join('|'), 'i');
}

/** The one table of currencies and number words may name them. */
const SOURCES = [...sourcesOf('sim'), ...sourcesOf('reports')];

const TABLE = 'sim/notation/currencies.ts';

/** Files that name what they should not. */
function naming(kind: Kind): string[] {
  return SOURCES.filter(({ file, text }) => file !== TABLE && WORDS[kind].test(text)).map(({ file }) =>
    file.replaceAll('\\', '/'),
  );
}

test.each(Object.keys(WORDS) as Kind[])('no %s in sim/ and reports/', (kind) => {
  expect(naming(kind)).toEqual([]);
});

test('what is looked for is found where it stands', () => {
  for (const text of ['a Kuaishou fan', '快手', 'TikTok Shop', 'Yalu'])
    expect(WORDS.names.test(text)).toBe(true);
  for (const text of ['Singles Day', 'the 618', 'Black Friday'])
    expect(WORDS.festivals.test(text)).toBe(true);
  for (const text of ['7 yuan', 'RMB bn', '亿元', 'USD m']) expect(WORDS.currencies.test(text)).toBe(true);
  expect(WORDS.festivals.test('16180')).toBe(false);
  expect(WORDS.currencies.test('neuron')).toBe(false);
});
