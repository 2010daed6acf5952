/** What people type wrongly, in one line of the grammar, in both languages; the program is run in this process. */
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../sim/cli/program.ts';
import { SMALL } from '../runs/small.ts';
import { catchOutput } from './output.ts';

const caught = catchOutput();
const dir = mkdtempSync(join(tmpdir(), 'laotie-mistakes-'));
const small = join(dir, 'small.yaml');
writeFileSync(small, SMALL);
const before = process.cwd();
beforeAll(() => process.chdir(dir));
afterAll(() => process.chdir(before));

const SHIPPED = resolve(import.meta.dirname, '../../scenarios/kuaishou-2021.yaml');

const MISTAKES: readonly (readonly [args: readonly string[], en: string, zh: string])[] = [
  [
    ['rnu'],
    'laotie: expected a command, got "rnu"; did you mean run?',
    'laotie: 应为命令，实为 "rnu"；是否想写 run？',
  ],
  [
    ['run'],
    'laotie: expected 1 or more names after the command, got 0; see --help',
    'laotie: 应为命令之后至少 1 个名称，实为 0；见 --help',
  ],
  [
    ['score', 'a', 'b,c'],
    'laotie: expected no further argument, got "b,c"; see --help',
    'laotie: 应为没有更多参数，实为 "b,c"；见 --help',
  ],
  [
    ['run', small, '--replicats=3'],
    'laotie: expected an option of the command, got --replicats; did you mean --replicates?',
    'laotie: 应为该命令的选项，实为 --replicats；是否想写 --replicates？',
  ],
  [['run', small, '--seed'], '--seed: expected a value, got nothing', '--seed: 应为一个值，实为空值'],
  [
    ['run', small, '--fans', '1', '--scale', '2'],
    'laotie: expected either --fans or --scale, got both',
    'laotie: 应为 --fans 与 --scale 二者之一，实为两者都有',
  ],
  [
    ['run', small, '--threads', 'two'],
    '--threads: expected a whole number from 1 to 1024, got "two"',
    '--threads: 应为 1 到 1024 的整数，实为 "two"',
  ],
  [
    ['schema', 'x'],
    'what: expected one of scenario, market, run, study, got "x"',
    'what: 应为以下之一：scenario, market, run, study，实为 "x"',
  ],
  [
    ['calibrate', small, '--seed', 'a'],
    '--out: expected an option that every calibrate is given, got one that is not given',
    '--out: 应为 calibrate 必需的选项，实为没有给出',
  ],
  [
    ['calibrate', small, '--seed', 'a', '--out', 'x', '--without', 'gmv 2021Q2'],
    '--without: expected facts of the fit, such as private share of repeat orders 2021-03, got "gmv 2021Q2"; known: private share of repeat orders 2021-03',
    '--without: 应为参与拟合的事实，如 private share of repeat orders 2021-03，实为 "gmv 2021Q2"；已知：private share of repeat orders 2021-03',
  ],
  [
    ['calibrate', small, '--seed', 'a', '--out', 'x', '--scale', '5万人'],
    '--scale: expected a whole number, 1 or more, got "5万人"',
    '--scale: 应为 1 或更大的整数，实为 "5万人"',
  ],
  [
    ['identify', small, '--seed', 'a', '--out', 'x', '--truths', '2'],
    '--truths: expected 0, or 3 or more, got 2',
    '--truths: 应为 0，或 3 及以上，实为 2',
  ],
  [
    ['run', 'smal.yaml'],
    'smal.yaml:1:1: expected a scenario file, got no such file; did you mean small.yaml?',
    'smal.yaml:1:1: 应为场景文件，实为不存在的文件；是否想写 small.yaml？',
  ],
  [
    ['plan', 'small'],
    'small:1:1: expected a scenario file, got no such file; did you mean small.yaml?',
    'small:1:1: 应为场景文件，实为不存在的文件；是否想写 small.yaml？',
  ],
  [
    ['run', 'kuaishou-2021'],
    `kuaishou-2021:1:1: expected a scenario file, got no such file; did you mean ${SHIPPED}?`,
    `kuaishou-2021:1:1: 应为场景文件，实为不存在的文件；是否想写 ${SHIPPED}？`,
  ],
  [
    ['explain', '信任卡'],
    'explain: expected a parameter, metric or lever, got "信任卡"; did you mean trust-card, trustCards, costTrustCard?',
    'explain: 应为参数、指标或杠杆，实为 "信任卡"；是否想写 trust-card, trustCards, costTrustCard？',
  ],
  [
    ['explain', 'negativity'],
    'explain: expected a parameter, metric or lever, got "negativity"; did you mean trust.negativity?',
    'explain: 应为参数、指标或杠杆，实为 "negativity"；是否想写 trust.negativity？',
  ],
  [
    ['target', 'nowhere'],
    'nowhere: expected a run folder, got no such folder',
    'nowhere: 应为结果文件夹，实为不存在的文件夹',
  ],
];

test.each(MISTAKES)('%j', async (args, en, zh) => {
  await runProgram([...args, '--lang', 'en']);
  expect(caught).toEqual({ out: '', err: `${en}\n` });
  expect(process.exitCode).toBe(2);
  caught.err = '';
  await runProgram([...args, '--lang', 'zh']);
  expect(caught).toEqual({ out: '', err: `${zh}\n` });
  expect(readdirSync(dir)).toEqual(['small.yaml']);
});

test('warnings and errors of a scenario are said in the language asked for', async () => {
  await runProgram(['validate', small, '--set', 'targets.gmv-q1.metric=gvm', '--lang', 'zh']);
  expect(caught.err).toContain('--set:1:23 targets.gmv-q1.metric: 应为指标，实为 "gvm"；是否想写 gmv？\n');
  const lines = caught.err.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(line).toMatch(/^\S+:\d+:\d+ \S+: 应为.+，实为.+/);
  expect(lines.at(-1)).toMatch(/超出合理范围；仅为警告$/);
});

test('a kind of lever that is near to none: all of them are named', async () => {
  await runProgram(['validate', small, '--set', 'levers.x.lever=quite-another', '--lang', 'zh']);
  expect(caught.err).toMatch(/应为杠杆的种类，实为 "quite-another"；以下之一：.*trust-card/);
});

test('the language asked for is known before anything is wrong; the last one counts', async () => {
  await runProgram(['--lang=zh', 'rnu']);
  await runProgram(['rnu', '--lang', 'en', '--lang', 'zh']);
  expect(caught.err).toBe('laotie: 应为命令，实为 "rnu"；是否想写 run？\n'.repeat(2));
  caught.err = '';
  await runProgram(['run', small, '--lang', 'fr']);
  expect(caught.err).toMatch(/^--lang: (expected one of zh, en, got|应为以下之一：zh, en，实为) "fr"\n$/);
});

test('numbers as people write them', async () => {
  await runProgram(['validate', small, '--set', 'population.scale=5万']);
  expect(caught.out).toBe(`${small}: ok\n`);
});

test('help in the language asked for', async () => {
  const log = console.log;
  let help = '';
  console.log = (text: string) => (help += text);
  try {
    await runProgram(['run', '--help', '--lang', 'zh']);
  } finally {
    console.log = log;
  }
  expect(help).toContain('选项：');
  expect(help).not.toMatch(/Options:|Positionals:|\[string\]|\[boolean\]|Show help/);
});

test.each([
  ['calibrate', '--scale'],
  ['backtest', '--scale'],
  ['identify', '--scale'],
  ['identify', '--truth-scale'],
])(
  '%s: a market that %s makes too small is told of the option, and not of the --set that it becomes',
  async (command, flag) => {
    await runProgram([command, small, '--seed', 'a', '--out', 'x', flag, '9000000', '--lang', 'en']);
    expect(caught.err.split('\n')[0]).toBe(
      `${flag}:1:1 population.scale: expected at least 100 fan agents, got 50 (scale 9e6)`,
    );
    expect(process.exitCode).toBe(2);
  },
);
