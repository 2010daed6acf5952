/** `sensitivity` in this process: a study and a scenario, what is said before, printed and written, what is refused. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { indicesCsv, screeningCsv, tornadoCsv, varianceCsv } from '../../sim/cli/sensitivity-tables.ts';
import type { SensitivityResult } from '../../sim/result/sensitivity.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { mismatchOfRecord } from '../../sim/runs/record.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesIn } from './folders.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
/** A month. */
const MARKET = TINY.replace('from: 2020-12-15', 'from: 2021-01-01')
  .replace('talents.count: 160', 'talents.count: 40')
  .replace('from: 2021-01-10', 'from: 2021-01-03')
  .replace('atLeast: 10bn', 'atLeast: 1bn');
const STUDY = `schema: laotie/study@1
title: { zh: 卡与价格, en: Card and price }
scenario: market.yaml
replicates: 2
factors:
  - { path: parameters.visits.rate, range: [0.2, 2] }
  - { path: parameters.purchase.price }
  - { path: levers.trust-card.coverage, range: [0%, 100%] }
  - { path: levers.trust-card.from, range: [2021-01-02, 2021-01-08] }
groups:
  - { id: card, title: { zh: 信任卡, en: The card }, factors: [levers.trust-card.coverage, levers.trust-card.from] }
`;

beforeAll(() => {
  writeFileSync(join(dir, 'market.yaml'), MARKET);
  writeFileSync(join(dir, 'study.yaml'), STUDY);
});

const sensitivity = (...words: readonly string[]) =>
  within(
    dir,
    'sensitivity',
    ...words,
    '--threads',
    '2',
    ...(words.includes('--lang') ? [] : ['--lang', 'en']),
  );
/** Of visits there is much less luck than of sales. */
const FIGURE = 'entriesOrganic@2021-01';
const FEW = ['--screening', '6', '--points', '6', '--tornado', '4'];

function held(out: string): SensitivityResult {
  return JSON.parse(readFileSync(join(dir, out, 'sensitivity.json'), 'utf8'));
}

test('a study: runs and time first, then all tables and a page; the same again gives the same bytes from the memo', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '');
  const words = ['study.yaml', ...FEW, '--memo', 'memo', '--out', 'one', '--by', 'none', '--figure', FIGURE];
  const { code, out, err } = await sensitivity(...words);
  expect(code).toBe(0);
  expect(err).toMatch(/^not known: 3 groups of 4 factors in all$/m);
  expect(err).toMatch(/^screening: 6 trajectories, 2 runs a point: 48 runs$/m);
  expect(err).toMatch(/^indices: 6 rows, 2 runs a point: at most 60 runs$/m);
  expect(err).toMatch(/^tornado: 4 pairs an end: at most 20 runs$/m);
  expect(err).toMatch(/^in all at most 128 whole runs, about \d+ (s|min) on 2 threads/m);
  expect(out).toMatch(/^Card and price: What .+, January 2021, depends on$/m);
  expect(out).toMatch(/^visits\.rate +.+ told apart$/m);
  const result = held('one');
  expect([result.metric, result.period, result.replicates, result.failed]).toEqual(['entriesOrganic', '2021-01', 2, 0]);
  expect(result.groups.map(({ id, factors }) => [id, factors.length])).toEqual([
    ['card', 2],
    ['parameters.visits.rate', 1],
    ['parameters.purchase.price', 1],
  ]);
  const rate = result.screening!.groups.find(({ group }) => group === 'parameters.visits.rate')!;
  expect([rate.stands, rate.mu!.value! > 0]).toEqual([true, true]);
  expect(result.tornado!.bars[0]!.high.at).toBe(2);
  for (const [name, text] of [['screening.csv', screeningCsv(result)], ['indices.csv', indicesCsv(result)], ['variance.csv', varianceCsv(result)], ['tornado.csv', tornadoCsv(result)]] as const) {
    expect(readFileSync(join(dir, 'one', name), 'utf8')).toBe(text);
    const [head, ...rows] = text.trimEnd().split('\n');
    expect(rows.length, name).toBeGreaterThan(0);
    for (const row of rows) expect(row.split(','), name).toHaveLength(head!.split(',').length);
  }
  const before = bytesIn(join(dir, 'one'));
  const again = await sensitivity(...words, '--lang', 'zh');
  expect(again.out).toMatch(/^卡与价格：2021 年 1 月 .+ 取决于什么$/m);
  expect(again.err).toMatch(/(\d+).*\1/);
  expect(bytesIn(join(dir, 'one'))).toEqual(before);
  expect(mismatchOfRecord('sensitivity.json', held('one'))).toBeUndefined();
}); // biome-ignore format: one line each

test('runs.parquet: a row a run, with what was set, the luck, and units in the file', async () => {
  const file = join(dir, 'one/runs.parquet');
  const [rows, units, luck] = await withDatabase(async (database) => {
    const ask = async (query: string) => (await database.runAndReadAll(query)).getRowsJS();
    return [
      await ask(`SELECT part, count(*), count("parameters.visits.rate") FROM read_parquet('${file}') GROUP BY part ORDER BY part`),
      await ask(`SELECT decode(value) FROM parquet_kv_metadata('${file}') WHERE decode(key) = 'unit:parameters.visits.rate'`),
      await ask(`SELECT max(n) FROM (SELECT count(DISTINCT seed) AS n FROM read_parquet('${file}') GROUP BY part, row, run)`),
    ];
  });
  const { runs } = held('one');
  const counts = rows!.map(([part, count, set]) => [part, Number(count), Number(set)] as const);
  expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(runs);
  expect(counts.map(([part]) => part)).toEqual(['indices', 'screening', 'tornado']);
  const [, screening, tornado] = counts;
  expect(screening![2]).toBe(screening![1]);
  // at both of its own ends alone is it set
  expect(tornado![2]).toBe(2 * 4);
  expect(units).toEqual([['visits/day']]);
  // all points of a row and run on one luck
  expect(Number(luck![0]![0])).toBe(1);
}); // biome-ignore format: one line each

test('--plan says what it takes and runs nothing; a scenario by itself is asked area by area', async () => {
  const { code, out } = await sensitivity('market.yaml', '--plan', '--out', 'none');
  expect(code).toBe(0);
  const groups = Number(/^not known: (\d+) groups/m.exec(out)![1]);
  expect(groups).toBeGreaterThan(12);
  expect(out).toContain(`screening: 10 trajectories, 2 runs a point: ${10 * 2 * (groups + 1)} runs`);
  expect(existsSync(join(dir, 'none'))).toBe(false);
  const json = await sensitivity('market.yaml', '--plan', '--json', ...FEW);
  expect(JSON.parse(json.out)).toMatchObject({ screening: 6 * 2 * (groups + 1), tornado: 0 });
});

test.each([
  [['study.yaml', '--figure', 'gvm@2021'], '--figure: expected a metric and a period, such as gmv@2021, got "gvm@2021"; did you mean gmv?'],
  [['study.yaml', '--figure', 'gmv@2022'], '--figure: expected a period inside the run, 2021-01-01 to 2021-01-31, got 2022'],
  [['study.yaml', '--points', '2'], '--points: expected 0, or a whole number from 4 to 4096, got 2'],
  [['study.yaml', '--points', '0', '--screening', '0', '--tornado', '0'], 'laotie: expected a screening, indices or a tornado, got nothing'],
  [['wrong.yaml'], 'wrong.yaml:7:18 groups.card.factors.1: expected the path of a factor of the study, got "parameters.visits.rat"'],
  [['twice.yaml'], 'twice.yaml:9:18 groups.b.factors.1: expected each factor in one group, got "parameters.visits.rate"'],
]) ('%j is refused in one line, and nothing is written', async (words, line) => {
  const head = 'schema: laotie/study@1\ntitle: { zh: 试, en: A try }\nscenario: market.yaml\nfactors:\n  - { path: parameters.visits.rate }\ngroups:\n';
  writeFileSync(join(dir, 'wrong.yaml'), `${head}  - { id: card, factors: [parameters.visits.rat] }\n`);
  writeFileSync(join(dir, 'twice.yaml'), `${head}  - { id: a, factors: [parameters.visits.rate] }\n  - id: b\n    factors: [parameters.visits.rate]\n`);
  const { code, err } = await sensitivity(...words, '--out', 'refused');
  expect(code).toBe(2);
  const said = err.trimEnd().split('\n').filter((one) => !one.includes('a warning only'));
  expect(said.map((one) => one.replace(/:\d+:\d+/, ''))).toEqual([line.replace(/:\d+:\d+/, '')]);
  expect(existsSync(join(dir, 'refused'))).toBe(false);
}); // biome-ignore format: one case a line

test('refusals in Chinese hold no English', async () => {
  const { err } = await sensitivity('study.yaml', '--points', '2', '--lang', 'zh', '--out', 'refused');
  expect(err.trimEnd().split('\n').at(-1)).toBe('--points: 应为 0，或 4 到 4096 的整数，实为 2');
});
