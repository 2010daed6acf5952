/** The program as people run it: exit codes, one line for a mistake, nothing left behind. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SMALL, temporaryFolder } from '../runs/small.ts';
import { laotie, within } from './tiny.ts';

const dir = temporaryFolder();
const small = join(dir, 'small.yaml');
writeFileSync(small, SMALL);

const MISTAKES: readonly (readonly [args: readonly string[], line: string])[] = [
  [['rnu'], 'laotie: expected a command, got "rnu"; did you mean run?\n'],
  [
    ['run', small, '--replicats', '3'],
    'laotie: expected an option of the command, got --replicats; did you mean --replicates?\n',
  ],
  [['run', small, '--lang', 'fr'], '--lang: expected one of zh, en, got "fr"\n'],
  [['run', small, '--threads', 'two'], '--threads: expected a whole number from 1 to 1024, got "two"\n'],
  [['run', small, '--fans', '500', '--scale', '5'], 'laotie: expected either --fans or --scale, got both\n'],
  [['run', small, '--seed'], '--seed: expected a value, got nothing\n'],
  [
    ['run', 'smal.yaml'],
    'smal.yaml:1:1: expected a scenario file, got no such file; did you mean small.yaml?\n',
  ],
  [['run', '--seed', '--', small], '--seed: expected a value, got nothing\n'],
  [
    ['validate', '--', '-x.yaml'],
    'laotie: expected names after --, got "-x.yaml"; did you mean ./-x.yaml?\n',
  ],
  [['explain', 'gmv', '--', 'x'], 'laotie: expected no further argument, got "x"; see --help\n'],
  [
    ['calibrate', small, '--seed=', '--out', 'x.json'],
    '--seed: expected a text of at most 200 characters, got ""\n',
  ],
  [['target', 'nowhere'], 'nowhere: expected a run folder, got no such folder\n'],
];

test.each(MISTAKES)('%j is told in one line, with code 2', async (args, line) => {
  expect(await within(dir, ...args)).toEqual({ code: 2, signal: null, out: '', err: line });
  expect(readdirSync(dir)).toEqual(['small.yaml']);
});

test('a process ends with that line and that code', async () => {
  for (const [args, line] of [MISTAKES[0]!, MISTAKES.at(-1)!]) {
    expect(await laotie(dir, ...args)).toEqual({ code: 2, signal: null, out: '', err: line });
  }
});

test('names may follow --', async () => {
  expect(await within(dir, 'validate', '--', small)).toMatchObject({ code: 0, out: `${small}: ok\n` });
  const both = await within(dir, 'validate', small, '--', 'smal.yaml');
  expect(both).toMatchObject({ code: 2, out: `${small}: ok\n` });
  expect(both.err).toContain('smal.yaml:1:1: expected a scenario file, got no such file');
});

test('a wrong value in a flag is told of the flag, and nothing is written', async () => {
  const ended = await within(dir, 'run', small, '--replicates', 'many');
  expect(ended.err).toContain(
    '--replicates:1:1 replicates: expected a whole number from 1 to 100000, got "many"\n',
  );
  expect(ended).toMatchObject({ code: 2, out: '' });
  expect(existsSync(join(dir, 'runs'))).toBe(false);
});

test('run writes a folder and a verdict; target reads it; --json is one object', async () => {
  const ran = await laotie(
    dir,
    'run',
    small,
    '--replicates',
    '2',
    '--out',
    'first',
    '--no-report',
    '--lang',
    'zh',
  );
  expect(ran.code).toBe(0);
  expect(ran.out).toMatch(/中位数 .*亿元.*80% 区间/);
  expect(ran.err).toContain('2/2 次');
  expect(existsSync(join(dir, 'first', 'manifest.json'))).toBe(true);
  const judged = await laotie(dir, 'target', 'first', '--json');
  expect(JSON.parse(judged.out).targets[0]).toMatchObject({ id: 'gmv-q1', replicates: 2 });
  const other = await within(
    dir,
    'run',
    small,
    '--replicates',
    '2',
    '--seed',
    'x',
    '--out',
    'first',
    '--json',
  );
  expect(other.err).toContain('first: expected a run of the same plan');
  expect(other).toMatchObject({ code: 2, out: '' });
});

test('every command has help with an example', async () => {
  for (const command of ['run', 'report', 'target']) {
    const { code, out } = await laotie(dir, command, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`Examples:\n  laotie ${command} `);
  }
});
