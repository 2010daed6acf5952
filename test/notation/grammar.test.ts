import { expect, test } from 'vitest';
import { faultOfLine } from '../../sim/notation/grammar.ts';

test.each([
  ['a.yaml:1:2 levers.x.coverage: expected a share such as 36%, got "1.5"', 'en'],
  ['--scale: expected a number, from 1 to 1e9, got 0; a warning only', 'en'],
  ['laotie: expected a command, got "rnu"; did you mean run?', 'en'],
  ['a/快手.yaml:3:1 seed: 应为文本，实为 7', 'zh'],
  ['--metric: 应为 gmv、orders 之一，实为 "gvm"；您是否想写 gmv？', 'zh'],
  [
    'a.yaml:1:1 x: 应为 1 至 2 users（CNNIC, 47th report, users of the mobile internet），实为 8；仅为警告',
    'zh',
  ],
  ['x.json: expected a text, got "ENOENT undefined [object Object]"', 'en'], // the person’s own
] as const)('%s is in the grammar', (line, language) => {
  expect(faultOfLine(line, language)).toBeUndefined();
});

test.each([
  ['Oops', 'en', 'not in the grammar'],
  ['a.yaml: expected , got 1', 'en', 'not in the grammar'],
  [': expected a text, got 1', 'en', 'not in the grammar'],
  ['a.yaml: expected a text, got ', 'en', 'not in the grammar'],
  ['a.yaml: 应为文本，实为 1', 'en', 'the other language'],
  ['a.yaml: expected a text, got 1', 'zh', 'the other language'],
  ['a.yaml: 应为 a text of one line，实为 1', 'zh', 'the other language'],
  ['a.json: expected JSON, got Unexpected token x', 'en', 'a foreign word, Unexpected token'],
  ['a.json: expected a file, got ENOENT: no such file', 'en', 'a foreign word, ENOENT'],
  [
    'a.json b: expected Invalid input: expected string, received undefined, got nothing',
    'en',
    'a foreign word, Invalid input',
  ],
  [
    'a.yaml:1:1: expected valid YAML, got a mistake: Implicit keys need …',
    'en',
    'a foreign word, Implicit keys',
  ],
  ['a.yaml: expected a text, got \u001b[31m', 'en', 'a hidden sign'],
  ['a\u202e.yaml: expected a text, got 1', 'en', 'a hidden sign'],
  [`a.yaml: expected a text, got ${'x'.repeat(2000)}`, 'en', 'a line too long'],
] as const)('%s (%s): %s', (line, language, fault) => {
  expect(faultOfLine(line, language)).toBe(fault);
});
