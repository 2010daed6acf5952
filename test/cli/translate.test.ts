import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PHRASES } from '../../sim/cli/phrases/all.ts';
import { chinese, complaintIn, phraseIn } from '../../sim/cli/translate.ts';
import { PARAMETERS } from '../../sim/model/params.ts';
import { expectedQuantity, QUANTITY_KINDS, type QuantityKind } from '../../sim/notation/quantity.ts';
import { refuse } from '../../sim/notation/refusal.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { complaintOf } from '../../sim/scenario/problems.ts';
import { phrasesInSources } from './sourcePhrases.ts';

/** The English phrases of the tables, a hole as `{}`. */
const KNOWN = new Set(PHRASES.map(({ en }) => en.replaceAll(/\{\d\}/g, '{}')));

/** Nothing to say in another language: a value, a name, a sign. */
function isValue(phrase: string): boolean {
  const rest = phrase.replaceAll('{}', '').replaceAll(/laotie\/\w+@\d/g, '');
  return !/[a-z]{2}/i.test(rest) || /[\u4e00-\u9fff]/.test(rest);
}

/** English words that no Chinese phrase holds. */
const ENGLISH = /\b(a|an|the|of|or|and|than|such|no|not|more|less|that|with|without|from|as)\b/;

/** In the tables as it is, or one of their phrases with its holes filled. */
function isSaid(phrase: string): boolean {
  if (isValue(phrase) || KNOWN.has(phrase)) return true;
  const said = chinese(phrase.replaceAll('{}', '7'));
  return said !== undefined && !ENGLISH.test(said);
}

test('every phrase in the sources stands in the tables', () => {
  const all = phrasesInSources();
  expect(all.length).toBeGreaterThan(200);
  const missing = all.filter(({ phrase }) => !isSaid(phrase));
  expect(missing.map(({ file, phrase }) => `${file}: ${phrase}`)).toEqual([]);
});

test('a phrase has one Chinese form, with the same holes', () => {
  const said = new Map<string, string>();
  for (const { zh, en } of PHRASES) {
    expect(said.get(en) ?? zh, en).toBe(zh);
    said.set(en, zh);
    for (const hole of zh.match(/\{\d\}/g) ?? []) expect(en).toContain(hole);
    expect(zh.trim()).not.toBe('');
  }
});

test.each([
  ['a text of at most 200 characters', '至多 200 个字符的文字'],
  ['a date not before 2021-01-01', '不早于 2021-01-01 的日期'],
  ['a count such as 580m or 5.8 亿, from 1 to 1e9', '数量，如 580m 或 5.8 亿，从 1 到 1e9'],
  ['did you mean trust-card?', '是否想写 trust-card？'],
  ['a key of a trust-card lever', 'trust-card 杠杆的键'],
  ['"x", no such file', ' "x"，不存在的文件'],
  ['a key of title (zh, en)', 'title 的键（zh, en）'],
])('%s → %s', (en, zh) => {
  expect(chinese(en)).toBe(zh);
});

test('a complaint in both languages; what is no phrase stays', () => {
  const [complaint] = refuse('a.yaml:3:1 seed', 'a number', '"x"', 'did you mean y?').complaints;
  expect(complaintIn('en', complaint!)).toBe('a.yaml:3:1 seed: expected a number, got "x"; did you mean y?');
  expect(complaintIn('zh', complaint!)).toBe('a.yaml:3:1 seed: 应为数字，实为 "x"；是否想写 y？');
  const [own] = refuse('p', 'a number', '"1 to 2 of a table"').complaints;
  expect(complaintIn('zh', own!)).toBe('p: 应为数字，实为 "1 to 2 of a table"');
  const [unknown] = refuse('p', '7000 亿', '-1').complaints;
  expect(complaintIn('zh', unknown!)).toBe('p: 应为 7000 亿，实为 -1');
  expect(phraseIn('zh', 'fit, round 2: objective 1.50')).toBe('拟合第 2 轮：目标函数 1.50');
  expect(phraseIn('en', 'fit, round 2: objective 1.50')).toBe('fit, round 2: objective 1.50');
});

test('any text comes back, and no text takes long', () => {
  const words = fc.array(
    fc.constantFrom(' and ', ' to ', ', ', 'a ', '{1}', '$&', 'x', ' together, ', '(', ')'),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(
      words,
      (parts) => void complaintIn('zh', { place: 'p', expected: parts.join(''), got: parts.join('') }),
    ),
  );
  const started = process.cpuUsage();
  chinese(' and '.repeat(50_000));
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5); // of the processor, not of the clock
});

/** Four words of English in a row are no name of ours. */
const SENTENCE = /(?:\b[A-Za-z]{2,} ){3}[A-Za-z]{2,}/;

const BROKEN = join(import.meta.dirname, '../scenario/broken');
test.each(readdirSync(BROKEN))('broken/%s in Chinese', (name) => {
  const { problems } = loadScenario(join(BROKEN, name));
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) {
    const complaint = complaintOf(problem);
    const line = complaintIn('zh', complaint);
    expect(line).toMatch(/^\S+:\d+:\d+( \S+)?: 应为.+，实为.+$/);
    expect(line.slice(complaint.place.length).replaceAll(/".*?"/g, '')).not.toMatch(SENTENCE);
    expect(chinese(complaint.expected) ?? complaint.expected).not.toMatch(/\b(a|an|the|of|at|from|than)\b/);
  }
});

test('what is expected of every quantity, and of every parameter outside its plausible range', () => {
  for (const kind of Object.keys(QUANTITY_KINDS) as QuantityKind[]) {
    for (const hard of [
      [-Infinity, Infinity],
      [0, Infinity],
      [0, 1],
      [1, 1e9],
    ] as const) {
      expect(chinese(expectedQuantity(kind, hard))).toMatch(/^[\u4e00-\u9fff].*/);
    }
  }
  for (const { unit, source } of PARAMETERS) {
    expect(chinese(`0.1 to 2.5 ${unit} (${source})`)).toBe(' 0.1 至 2.5（单位与来源见 explain）');
  }
});

test('a phrase of the program and of a library has one Chinese', () => {
  const said = new Map<string, Set<string>>();
  for (const { zh, en } of PHRASES) said.set(en, (said.get(en) ?? new Set()).add(zh));
  expect([...said].filter(([, chinese]) => chinese.size > 1)).toEqual([]);
});
