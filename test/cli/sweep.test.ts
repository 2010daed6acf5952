/** `sweep` in this process: what it writes and says, how it goes on and is joined from parts, what it refuses. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { sweep as command } from '../../sim/cli/sweep.ts';
import { dictionaryCsv, effectsCsv, figuresCsv, pointsCsv } from '../../sim/cli/sweep-tables.ts';
import type { SweepResult } from '../../sim/result/sweep.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { mismatchOfRecord } from '../../sim/runs/record.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesIn } from './folders.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
const POSTERIOR = {
  schema: 'laotie/posterior@1',
  knownUntil: '2021-03-31',
  draws: [
    { weight: 1, parameters: { 'visits.rate': 0.7, 'trust.memory': 0.9 } },
    { weight: 1, parameters: { 'visits.rate': 0.9, 'trust.memory': 0.95 } },
  ],
};
const MARKET = TINY.replace('until: 2021-01-31', 'until: 2021-01-20')
  .replace('over: 2021-01, atLeast: 10bn', 'over: 2021-01-20, atLeast: 1m')
  .replace('talents.count: 160', 'posterior: posterior.json, talents.count: 40');
const HEAD = `schema: laotie/study@1
title: { zh: 信任与日期, en: Trust and dates }
scenario: market.yaml
replicates: 2
`;
const GRID = `${HEAD}factors:
  - { path: levers.trust-card.coverage, values: [0%, 60%] }
  - { path: levers.trust-card.from, values: [2021-01-05, 2021-01-12] }
  - { path: parameters.trust.memory, values: [0.9, 0.95] }
design: { kind: grid }
outcomes:
  - { metric: gmv, over: 2021-01-20 }
  - { metric: leverCost, over: 2021-01-15 }
`;
const SOBOL = `${HEAD}factors:
  - { path: parameters.trust.negativity }
  - { path: levers.trust-card.coverage, range: [10%, 100%] }
design: { kind: sobol, points: 4 }
outcomes: [{ metric: gmv, over: 2021-01-20 }]
`;

beforeAll(() => {
  writeFileSync(join(dir, 'posterior.json'), JSON.stringify(POSTERIOR));
  writeFileSync(join(dir, 'market.yaml'), MARKET);
  writeFileSync(join(dir, 'grid.yaml'), GRID);
  writeFileSync(join(dir, 'sobol.yaml'), SOBOL);
});

const sweep = (...words: readonly string[]) =>
  within(dir, 'sweep', ...words, '--threads', '2', ...(words.includes('--lang') ? [] : ['--lang', 'en']));
const WORDS = ['grid.yaml', '--memo', 'memo'];

function held(out: string): SweepResult {
  return JSON.parse(readFileSync(join(dir, out, 'sweep.json'), 'utf8'));
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  return withDatabase(async (database) => {
    const reader = await database.runAndReadAll(sql);
    return reader.getRowObjectsJson() as Record<string, unknown>[];
  });
}
const table = (out: string) => `read_parquet('${join(dir, out, 'runs.parquet')}')`;

test('--plan says points, runs and time, and writes nothing', async () => {
  const { code, out } = await sweep(...WORDS, '--plan', '--out', 'planned');
  expect([code, existsSync(join(dir, 'planned'))]).toEqual([0, false]);
  expect(out).toMatch(/^8 points × 2 replicates = 16 runs$/m);
  const [, whole] = /at most (\d+) whole runs, about \d+ s on 2 threads/.exec(out)!;
  // of 37 days levers begin after 21 at the soonest: the days before are simulated once for each memory and replicate
  expect(Number(whole)).toBeLessThan(13);
  expect(Number(whole)).toBeGreaterThan(4);
  const { out: json } = await sweep(...WORDS, '--plan', '--json');
  expect(JSON.parse(json)).toMatchObject({ points: 8, replicates: 2, runs: 16, threads: 2 });
});

test('a table with all that decides a row on it, tables beside it, a page; again from the memo, byte for byte', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  const { code, out, err } = await sweep(...WORDS, '--out', 'grid');
  expect([code, err.includes('8 points × 2 replicates = 16 runs')]).toEqual([0, true]);
  expect(out).toMatch(/^outcome +factor +lowest to highest +90% interval$/m);
  expect(out).toMatch(/results: grid\nreport: grid\/report\.html\n$/);
  const result = held('grid');
  expect(mismatchOfRecord('sweep.json', result)).toBeUndefined();
  const before = bytesIn(join(dir, 'grid'));
  expect(Object.keys(before)).toEqual(
    ['.laotie.json', 'charts/sweep-1.en.vl.json', 'charts/sweep-1.zh.vl.json', 'charts/sweep-2.en.vl.json', 'charts/sweep-2.zh.vl.json', 'dictionary.csv', 'effects.csv', 'figures.csv', 'points.csv', 'report.html', 'runs.parquet', 'sweep.json'].toSorted(),
  ); // biome-ignore format: a list
  for (const [name, text] of [['points.csv', pointsCsv(result)], ['figures.csv', figuresCsv(result)], ['effects.csv', effectsCsv(result)], ['dictionary.csv', dictionaryCsv(result)]] as const) {
    expect(readFileSync(join(dir, 'grid', name), 'utf8')).toBe(text);
  } // biome-ignore format: pairs
  rmSync(join(dir, 'grid/sweep.json'));
  const again = await sweep(...WORDS, '--out', 'grid', '--json');
  expect(again.err).toMatch(/16 of 16 runs remembered/);
  expect(bytesIn(join(dir, 'grid'))).toEqual(before);
  expect(held('grid')).toMatchObject({ points: JSON.parse(again.out).points });
});

test('rows hold point, replicate, seed, every setting, what was drawn, the unit; and the figures of plain runs', async () => {
  const rows = await query(`SELECT * FROM ${table('grid')} ORDER BY point, replicate, metric`);
  expect(rows).toHaveLength(8 * 2 * 2);
  expect(Object.keys(rows[0]!)).toEqual(['scenario', 'point', 'replicate', 'seed', 'levers.trust-card.coverage', 'levers.trust-card.from', 'parameters.trust.memory', 'drawn.visits.rate', 'metric', 'period', 'unit', 'value', 'error']);
  expect(rows[0]).toMatchObject({ scenario: 'market', point: 0, replicate: 0, seed: 'small/0', 'levers.trust-card.coverage': 0, 'levers.trust-card.from': '2021-01-05', 'parameters.trust.memory': 0.9, metric: 'gmv', period: '2021-01-20', unit: 'yuan', error: null });
  expect(new Set(rows.map((row) => `${row.point} ${row['levers.trust-card.coverage']} ${row['levers.trust-card.from']} ${row['parameters.trust.memory']}`)).size).toBe(8);
  // a plain run of point 7
  const sets = ['levers.trust-card.coverage=60%', 'levers.trust-card.from=2021-01-12', 'parameters.trust.memory=0.95'];
  const { code } = await within(dir, 'run', 'market.yaml', '--replicates', '2', ...sets.flatMap((set) => ['--set', set]), '--out', 'plain', '--memo', 'memo', '--no-report', '--lang', 'en');
  expect(code).toBe(0);
  const plain = await query(`SELECT replicate, value FROM read_parquet('${join(dir, 'plain/series.parquet')}') WHERE metric = 'gmv' AND date = '2021-01-20' ORDER BY replicate`);
  expect(rows.filter((row) => row.point === 7 && row.metric === 'gmv').map(({ replicate, value }) => ({ replicate, value }))).toEqual(plain);
}); // biome-ignore format: one line each

test('the file says its units and definitions itself, and the dictionary says the same', async () => {
  const pairs = await query(`SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${join(dir, 'grid/runs.parquet')}')`);
  const known = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
  expect(known).toMatchObject({
    schema: 'laotie/sweep-runs@1',
    'title:zh': '信任与日期',
    'unit:levers.trust-card.coverage': 'share',
    'unit:levers.trust-card.from': 'date',
    'unit:drawn.visits.rate': 'visits/day',
    'unit:metric=gmv': 'yuan',
    'definition:metric=gmv:en': 'GMV: Value of orders placed on the day, before returns',
    engine: held('grid').engine,
    design: 'grid',
    points: '8',
  });
  const columns = (await query(`DESCRIBE SELECT * FROM ${table('grid')}`)).map(({ column_name, column_type }) => `${column_name},${column_type}`);
  const described = dictionaryCsv(held('grid')).split('\n').filter((line) => line.includes(',column,'));
  expect(described.map((line) => line.split(',').slice(0, 3).join().replace(',column', ''))).toEqual(columns);
  for (const name of columns.map((column) => column.split(',')[0]!)) expect(known[`definition:${name}:zh`], name).toBeTruthy();
}); // biome-ignore format: one line each

test('parts give the same bytes as the whole, whatever was run where', async () => {
  for (const part of [1, 2]) {
    const { code, err } = await sweep(
      'grid.yaml',
      '--no-memo',
      '--shard',
      `${part}/2`,
      '--out',
      `part-${part}`,
    );
    expect([code, /part \d\/2: \d+ runs/.test(err)]).toEqual([0, true]);
    expect(readdirSync(join(dir, `part-${part}`))).not.toContain('report.html');
  }
  const { code } = await within(dir, 'merge', 'part-1', 'part-2', '--out', 'whole', '--lang', 'en');
  expect(code).toBe(0);
  const { '.laotie.json': mark, ...files } = bytesIn(join(dir, 'whole'));
  const { '.laotie.json': same, ...whole } = bytesIn(join(dir, 'grid'));
  expect(files).toEqual(whole);
  expect(mark).toBe(same);
  const missing = await within(dir, 'merge', 'part-1', '--out', 'missing', '--lang', 'en');
  expect([missing.code, existsSync(join(dir, 'missing'))]).toEqual([2, false]);
  expect(missing.err).toMatch(
    /^part-1: expected all 16 runs, got none of \d\/\d, .*; run the part that has them$/m,
  );
});

test('more points begin with the same ones, which are not simulated again; a shorter study is remembered too', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  const words = ['sobol.yaml', '--memo', 'sobol-memo'];
  expect((await sweep(...words, '--out', 'four')).code).toBe(0);
  const { code, err } = await sweep(...words, '--points', '8', '--out', 'eight');
  expect([code, /8 of 16 runs remembered/.test(err)]).toEqual([0, true]);
  const [few, many] = [held('four'), held('eight')];
  expect(many.points.slice(0, 4)).toEqual(few.points);
  expect(few.points.every(({ values: [trust] }) => Number(trust) >= 1.8 && Number(trust) <= 2.5)).toBe(true); // the plausible range
  // another outcome is there already
  writeFileSync(join(dir, 'other.yaml'), SOBOL.replace('{ metric: gmv, over: 2021-01-20 }', '{ metric: gmv, over: 2021-01-20 }, { metric: orders, over: 2021-01-20 }'));
  const six = await sweep(...words, '--points', '6', '--plan');
  expect(six.out).toMatch(/^the number of points is no power of two, .*: 4 or 8 do$/m);
}); // biome-ignore format: one line each

test('points.csv of one sweep is a design of another, which comes to the same', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  const study = `${HEAD}design: { kind: file, file: grid/points.csv }\noutcomes: [{ metric: gmv, over: 2021-01-20 }, { metric: leverCost, over: 2021-01-15 }]\n`;
  writeFileSync(join(dir, 'again.yaml'), study);
  const { code, err } = await sweep('again.yaml', '--memo', 'memo', '--out', 'again');
  expect([code, /16 of 16 runs remembered/.test(err)]).toEqual([0, true]);
  expect(held('again').points).toEqual(held('grid').points);
  expect(held('again').over).toBe('points');
}); // biome-ignore format: one line

test('Ctrl-C: code 130, nothing is told, and the same command goes on', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  let asked = false;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    if (/^\d+\/\d+ runs/.test(String(text)) && !asked) asked = process.emit('SIGINT');
    return true;
  });
  const [study, memo, out] = ['sobol.yaml', 'stopped-memo', 'stopped'].map((name) => join(dir, name)) as [string, string, string];
  await command.handler({ _: [], $0: 'laotie', study, memo, out, points: 8, threads: '1', lang: 'en' });
  vi.restoreAllMocks();
  expect([asked, process.exitCode, readdirSync(out)]).toEqual([true, 130, ['.laotie.json']]);
  process.exitCode = undefined;
  const again = await sweep(join(dir, 'sobol.yaml'), '--points', '8', '--memo', 'stopped-memo', '--out', 'stopped');
  expect([again.code, /\d+ of 16 runs remembered/.test(again.err)]).toEqual([0, true]);
  expect(held('stopped').points).toEqual(held('eight').points);
}); // biome-ignore format: one line each

/** What the study says in place of something, the place that is told (where this stands in it), and the rest of the line. */
const BROKEN: readonly (readonly [from: string, to: string, at: string, told: string])[] = [
  ['levers.trust-card.coverage', 'levers.trust-crad.coverage', 'levers.trust-crad', 'factors.1.path: expected the id of a lever of the scenario, got "trust-crad"; did you mean levers.trust-card.coverage?'],
  ['levers.trust-card.coverage', 'levers.trust-card.coverge', 'levers.trust-card.coverge', 'factors.1.path: expected a setting of the lever that is a number or a date, got "coverge"; did you mean levers.trust-card.coverage?'],
  ['parameters.trust.memory', 'trust.memory', 'trust.memory', 'factors.3.path: expected a path of a parameter, a lever or a date, such as parameters.trust.stake or levers.coupon.strength, got "trust.memory"; did you mean parameters.trust.memory?'],
  ['parameters.trust.memory', 'parameters.trust.memry', 'parameters.trust.memry', 'factors.3.path: expected the name of a parameter, got "trust.memry"; did you mean parameters.trust.memory?'],
  ['values: [0.9, 0.95]', 'values: [0.9, 7]', '[0.9, 7]', 'parameters.trust.memory: expected a number, from 0.5 to 1, got 7'],
  ['values: [0.9, 0.95]', "values: [0.9, '$1m']", "'$1m'", 'factors.3.values.2: expected an amount in yuan, got "$1m"'],
  ['values: [0.9, 0.95]', 'values: [0.9, soon]', 'soon', 'factors.3.values.2: expected a number (per delivery), got "soon"'],
  ['values: [0.9, 0.95]', 'values: [0.9, 90%]', '90%', 'factors.3.values.2: expected each value once, got a second "90%"'],
  ['values: [0.9, 0.95]', 'range: [0.95, 0.9]', '[0.95, 0.9]', 'factors.3.range: expected two values, the lower one first, such as [0%, 100%], got 0.95, 0.9'],
  ['values: [0.9, 0.95]', 'range: [0.9, 0.95], step: 0', '0 }', 'factors.3.step: expected a step above 0, at most 0.05, got 0'],
  ['values: [0.9, 0.95]', 'values: [0.9], steps: 3', 'steps', 'factors.3.steps: expected a key of a factor (path, title, values, range, scale, step, levels), got "steps"; did you mean step?'],
  ['values: [0.9, 0.95]', 'values: [0.9], levels: 3', '3 }', 'factors.3.levels: expected either values or a range, got both'],
  ['values: [2021-01-05, 2021-01-12]', 'values: [2021-01-05, 2021-02-30]', '2021-02-30', 'factors.2.values.2: expected a date such as 2021-06-01, got "2021-02-30"'],
  [', values: [2021-01-05, 2021-01-12]', '', '{ path: levers.trust-card.from', 'factors.2: expected values or a range, got neither'],
  ['kind: grid', 'kind: gird', 'gird', 'design.kind: expected a kind of design, got "gird"; did you mean grid?'],
  ['kind: grid', 'kind: sobol', '{ kind: sobol', 'design.points: expected a whole number from 2 to 100000, got nothing'],
  ['kind: grid', 'kind: file, file: none.csv', '- { path: levers.trust-card.coverage', 'factors: expected no factors: the table names them, got a list'],
  ['metric: gmv', 'metric: gvm', 'gvm', 'outcomes.1.metric: expected a metric, got "gvm"; did you mean gmv?'],
  ['over: 2021-01-20', 'over: 2021', '2021 }', 'outcomes.1.over: expected a period inside every run, 2020-12-15 to 2021-01-20, got 2021'],
  ['metric: gmv, over: 2021-01-20', 'metric: buyersMonth, over: 2021-01-20', '2021-01-20 }', 'outcomes.1.over: expected a month or longer, for it is counted once a month, got 2021-01-20'],
  ['market.yaml', 'markt.yaml', 'markt.yaml', 'scenario: expected a scenario file, got "markt.yaml", no such file'],
  ['replicates: 2', 'replicats: 2', 'replicats', 'replicats: expected a key of a study (schema, title, scenario, replicates, seed, factors, outcomes, design), got "replicats"; did you mean replicates?'],
]; // biome-ignore format: one case a line

function placeIn(text: string, at: string): string {
  const before = text.slice(0, text.indexOf(at)).split('\n');
  return `${before.length}:${before.at(-1)!.length + 1}`;
}

const saidOf = (err: string) =>
  err
    .trimEnd()
    .split('\n')
    .filter((line) => !/a warning only|仅为警告|只是警告/.test(line));

test.each(BROKEN)('%s → %s is refused in one line with its place', async (from, to, at, told) => {
  const study = GRID.replace(from, to);
  expect(study).not.toBe(GRID);
  writeFileSync(join(dir, 'broken.yaml'), study);
  const { code, err } = await sweep('broken.yaml', '--out', 'refused');
  expect(saidOf(err)).toEqual([`broken.yaml:${placeIn(study, at)} ${told}`]);
  expect([code, existsSync(join(dir, 'refused'))]).toEqual([2, false]);
  const { err: zh } = await sweep('broken.yaml', '--out', 'refused', '--lang', 'zh');
  const line = zh.trimEnd().split('\n').at(-1)!;
  expect(line).toMatch(/^broken\.yaml:\d+:\d+ \S+: 应为.+，实为.+$/);
  expect(line.replaceAll(/"[^"]*"|\(.*?\)|（.*?）/g, '')).not.toMatch(/(?:\b[A-Za-z]{2,} ){3}[A-Za-z]{2,}/);
});

test('a point that makes no scenario is named by its own place; one of a table by its cell', async () => {
  const late = GRID.replace('values: [2021-01-05, 2021-01-12]', 'values: [2021-01-05, 2021-02-12]');
  writeFileSync(join(dir, 'late.yaml'), late);
  const { code, err } = await sweep('late.yaml', '--out', 'refused');
  expect(code).toBe(2);
  expect(err).toMatch(/^late\.yaml:7:\d+ levers\.trust-card\.from: expected .*, got .*2021-02-12/m);
  writeFileSync(join(dir, 'cells.csv'), 'point,parameters.trust.memory\n0,0.9\n1,many\n');
  writeFileSync(join(dir, 'cells.yaml'), `${HEAD}design: { kind: file, file: cells.csv }\n`);
  const cells = await sweep('cells.yaml', '--out', 'refused');
  expect(saidOf(cells.err).join()).toBe(
    'cells.csv:3:2 parameters.trust.memory: expected a number (per delivery), got "many"',
  );
});
