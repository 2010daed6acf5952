/** What stands in a file is what is read: seeds and periods as texts, YAML 1.2 in every file, signs that are named. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';

const folder = mkdtempSync(join(tmpdir(), 'laotie-written-'));
const DAY = `schema: laotie/scenario@1
title: { zh: 一天, en: one day }
from: 2020-02-29
until: 2020-02-29
knownUntil: 2021-07-22
population: { scale: 50000 }
replicates: 1
seed: d
targets:
  - { id: t, metric: gmv, over: 2020-02-29, atLeast: 1亿, source: me }
`;

function load(text: string, set: readonly string[] = []) {
  const file = join(folder, 'day.yaml');
  writeFileSync(file, text);
  const { scenario, problems } = loadScenario(file, { set });
  return { scenario, said: problems.map(formatProblem).join('\n').replaceAll(`${folder}/`, '') };
}

test.each([
  '007',
  '1e3',
  '0x10',
  '0o17',
  '1.0',
  '-0',
  '+7',
  '12345678901234567890',
  '.5',
  '.inf',
  'yes',
  'no',
  'true',
  'False',
  'null',
  '~',
  '2021-07-22',
  '13:53:20',
  '1_000',
  'laotie-2021',
  '夏天',
  'a  b',
])('%s is one seed in a file, in --seed and in --set, and in the file written again', (seed) => {
  const inFile = load(DAY.replace('seed: d', `seed: ${seed}`));
  const inSet = load(DAY, [`seed=${seed}`]);
  const inFlag = load(DAY, [`seed=${JSON.stringify(seed)}`]); // what --seed becomes
  expect([inFile.said, inSet.said, inFlag.said]).toEqual(['', '', '']);
  const written = load(inFile.scenario!.resolved);
  for (const { scenario } of [inFile, inSet, inFlag, written]) {
    expect(scenario!.seed).toBe(seed);
    expect(scenario!.resolved).toBe(inFile.scenario!.resolved);
  }
});

test.each(['"a\u2028b"', '"a\\nb"', '" a "', '"a\\tb"', '"\\x85"', "'# x'", '"a: b"', '|\n  two\n  lines'])(
  'the seed %j is the same when it is written again',
  (seed) => {
    const { scenario, said } = load(DAY.replace('seed: d', `seed: ${seed}`));
    expect(said).toBe('');
    expect(load(scenario!.resolved).scenario!.seed).toBe(scenario!.seed);
  },
);

test.each([
  ['seed:', 'seed: expected a text of at most 200 characters, got nothing'],
  ['seed: ""', 'seed: expected a text of at most 200 characters, got ""'],
  ['seed: [1]', 'seed: expected a text of at most 200 characters, got a list'],
  ['seed: "\\ud83d"', 'seed: expected whole characters, got half of one'],
  [`seed: ${'9'.repeat(201)}`, 'seed: expected a text of at most 200 characters, got "99'],
])('%s is no seed', (line, expected) => {
  expect(load(DAY.replace('seed: d', line)).said).toContain(expected);
});

test.each([
  ['over: 02021', 'got "02021"'],
  ['over: 2021.0', 'got "2021.0"'],
  ['over: 2.021e3', 'got "2.021e3"'],
  ['over: 0x7e5', 'got "0x7e5"'],
])('a period is as it is written: %s', (over, got) => {
  const { said } = load(DAY.replace('over: 2020-02-29', over));
  expect(said).toContain(
    `targets.t.over: expected a period such as 2021, 2021Q3, 2021-07 or 2021-07-03, ${got}`,
  );
});

test('numbers are named as they were written', () => {
  const { said } = load(DAY.replace('replicates: 1', 'replicates: 1.50').replace('50000', '0x0'));
  expect(said).toContain('replicates: expected a whole number from 1 to 100000, got 1.50');
  expect(said).toContain('population.scale: expected a count such as 580m or 5.8 亿, from 1 to 1e9, got 0x0');
});

const HEAD = '%YAML 1.1\n---\n';

test('a file that calls itself YAML 1.1 is read as YAML 1.2, and that is said', () => {
  const { scenario, said } = load(
    HEAD + DAY.replace('replicates: 1', 'replicates: 010').replace('seed: d', 'seed: 0777'),
  );
  expect(scenario).toMatchObject({
    replicates: 10,
    seed: '0777',
    from: '2020-02-29',
    knownUntil: '2021-07-22',
  });
  expect(said).toMatch(/^day\.yaml:1:1: expected YAML 1\.2, got %YAML 1\.1; .+; a warning only$/);
  expect(load(`%YAML 1.2\n---\n${DAY}`).said).toBe('');
});

test.each([
  [
    'scale: 50000',
    'scale: 13:53:20',
    'population.scale: expected a count such as 580m or 5.8 亿, from 1 to 1e9, got "13:53:20"',
  ],
  ['replicates: 1', 'replicates: 1_0', 'replicates: expected a whole number from 1 to 100000, got "1_0"'],
  ['replicates: 1', 'replicates: 0b11', 'replicates: expected a whole number from 1 to 100000, got "0b11"'],
  ['replicates: 1', 'replicates: yes', 'replicates: expected a whole number from 1 to 100000, got "yes"'],
  ['from: 2020-02-29', 'from: 2020-2-29', 'from: expected a date such as 2021-06-01, got "2020-2-29"'],
  ['id: t,', 'id: t, remove: yes,', 'targets.t.remove: expected true, got "yes"'],
  ['population:', '<<: { seed: x }\npopulation:', '<<: expected a key of a scenario, got "<<"'],
])('what only YAML 1.1 knows is refused, with its %%YAML line and without: %s → %s', (from, to, expected) => {
  for (const head of ['', HEAD]) {
    const { scenario, said } = load(head + DAY.replace(from, to));
    expect(said).toContain(expected);
    expect(scenario).toBeUndefined();
  }
});

test.each([
  ['seed: d', 'seed：d', 'day.yaml:8:1: expected ', 'write : for the full-width ：'],
  ['scale: 50000', 'scale：50000', ' got "scale：50000"', 'write : for the full-width ：'],
  ['zh: 一天,', 'zh: 一天，', 'day.yaml:2:', 'write , for the full-width ，'],
  ['{ scale: 50000 }', '｛ scale: 50000 ｝', 'day.yaml:6:', 'write { for the full-width ｛'],
  ['replicates: 1', 'replicates: １', 'replicates: ', 'write 1 for the full-width １'],
  ['atLeast: 1亿', 'atLeast: 100％', 'targets.t.atLeast: ', 'write % for the full-width ％'],
  ['from: 2020-02-29', 'from: 2020－02－29', 'from: ', 'write - for the full-width －'],
  ['  - { id: t', '  － { id: t', 'day.yaml:10:', 'write - for the full-width －'],
  [
    'population: { scale: 50000 }',
    'population:\n　scale: 50000',
    '　scale',
    'write a plain space for the full-width one',
  ],
  ['seed: d', 'seed: "d”', 'expected ', 'write " for the full-width ”'],
  ['seed: d', 'seed:d', 'day.yaml:8:1: expected ', 'write a space after the colon of a key'],
  ['scale: 50000', 'scale:50000', 'population', 'write a space after the colon of a key'],
])('a sign of a Chinese keyboard is named: %s → %s', (from, to, where, hint) => {
  const { scenario, said } = load(DAY.replace(from, to));
  expect(scenario).toBeUndefined();
  const line = said.split('\n').find((one) => one.includes(hint));
  expect(line, said).toContain(where);
});

test('signs in titles and sources are nobody’s business', () => {
  const text = DAY.replace('zh: 一天', 'zh: "一天：好，真的！（100％）"').replace(
    'source: me',
    'source: “我”',
  );
  expect(load(text).said).toBe('');
});
