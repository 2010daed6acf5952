/** The table of a sweep: runs that failed stand in it with their reason, texts of people do no harm, and parts come back. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergeSweeps } from '../../sim/cli/sweep-merge.ts';
import { readSweepRuns, writeSweepRuns } from '../../sim/cli/sweep-parquet.ts';
import { dictionaryCsv, figuresCsv } from '../../sim/cli/sweep-tables.ts';
import type { SweepFactor } from '../../sim/result/sweep.ts';
import { hashOf } from '../../sim/runs/canonical.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { engineVersion } from '../../sim/runs/node/engine.ts';
import { sealRecord } from '../../sim/runs/record.ts';
import { type SweepPlan, sweepResult } from '../../sim/study/sweep/sweep.ts';
import { temporaryFolder } from '../runs/small.ts';

const dir = temporaryFolder();
const FACTOR: SweepFactor = {
  path: 'parameters.trust.stake',
  title: { zh: '一分“信任”', en: `A fan's "trust"; {x: 'y'}` },
  unit: 'evidence',
  meaning: { zh: '含义', en: 'meaning' },
  low: 0.5,
  high: 2,
  scale: 'log',
};
const FROM: SweepFactor = {
  ...FACTOR,
  path: 'levers.trust-card.from',
  unit: 'date',
  low: '2021-06-01',
  high: '2021-06-02',
  scale: 'linear',
};
const PLAN: SweepPlan = {
  title: { zh: '标题', en: "It's = 1" },
  source: 'study.yaml',
  scenario: 'scenario.yaml',
  scenarioName: "a 'name'",
  engine: engineVersion(),
  dataHash: 'd',
  scenarioHash: 's',
  plan: 'p',
  seed: 'seed',
  scale: 20000,
  from: '2019-07-01',
  until: '2021-12-31',
  knownUntil: '2021-07-22',
  design: 'file',
  replicates: 2,
  shard: null,
  drawn: ['visits.rate'],
  draws: [[0.7], [null]],
  factors: [FACTOR, FROM],
  outcomes: [
    { metric: 'gmv', period: '2021' },
    { metric: 'buyersYear', period: '2021' },
  ],
  points: [
    { index: 0, values: [0.5, '2021-06-01'] },
    { index: 1, values: [2, '2021-06-02'] },
  ],
};
const VALUES = new Map([
  [0, new Map([[0, [1, 10]], [1, [2, Number.NaN]]])],
  [1, new Map([[1, [0.1 + 0.2, 30]]])],
]); // biome-ignore format: rows
const FAILED = [{ point: 1, replicate: 0, error: "it's out of memory" }];
const RESULT = sweepResult(PLAN, { values: VALUES, failed: FAILED });
const file = join(dir, "it's [1].parquet");

async function rows(sql: string): Promise<unknown[][]> {
  return withDatabase(async (database) => (await database.runAndReadAll(sql)).getRowsJson());
}

test('every run and outcome has a row; what failed has none but its reason', async () => {
  await writeSweepRuns({ result: RESULT, values: VALUES }, file);
  const source = `read_parquet('${file.replaceAll("'", "''").replace('[', '[[]')}')`;
  expect(await rows(`SELECT point, replicate, metric, value, error, "drawn.visits.rate", "levers.trust-card.from" FROM ${source}`)).toEqual([
    [0, 0, 'gmv', 1, null, 0.7, '2021-06-01'],
    [0, 0, 'buyersYear', 10, null, 0.7, '2021-06-01'],
    [0, 1, 'gmv', 2, null, null, '2021-06-01'],
    [0, 1, 'buyersYear', null, null, null, '2021-06-01'],
    [1, 0, 'gmv', null, "it's out of memory", 0.7, '2021-06-02'],
    [1, 0, 'buyersYear', null, "it's out of memory", 0.7, '2021-06-02'],
    [1, 1, 'gmv', 0.1 + 0.2, null, null, '2021-06-02'],
    [1, 1, 'buyersYear', 30, null, null, '2021-06-02'],
  ]);
  const told = await rows(`SELECT decode(value) FROM parquet_kv_metadata('${file.replaceAll("'", "''").replace('[', '[[]')}') WHERE decode(key) IN ('title:en', 'definition:parameters.trust.stake:en') ORDER BY decode(key)`);
  expect(told.flat()).toEqual([`A fan's "trust"; {x: 'y'}. meaning`, "It's = 1"]);
}); // biome-ignore format: one line each

test('what is read back is what was written, failed runs too', async () => {
  const found = await readSweepRuns(file, 2);
  expect(found.failed).toEqual(FAILED);
  expect(found.values).toEqual(VALUES);
  await expect(readSweepRuns(file, 3)).rejects.toThrow('expected 3 rows a run, got 8');
  writeFileSync(join(dir, 'no.parquet'), 'no table');
  await expect(readSweepRuns(join(dir, 'none.parquet'), 2)).rejects.toThrow('expected the table of a sweep');
});

test('means count what is there: a replicate that failed or has no figure is in none', () => {
  expect(RESULT.points.map(({ figures }) => figures.map((figure) => figure && [figure.n, figure.mean]))).toEqual([
    [[2, 1.5], [1, 10]],
    [[1, 0.1 + 0.2], [1, 30]],
  ]);
  const lines = figuresCsv(RESULT).trimEnd().split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[2]).toBe('0,0.5,2021-06-01,buyersYear,2021,users,1,10,,');
  expect(dictionaryCsv(RESULT)).toContain('drawn.visits.rate,column,DOUBLE,visits/day,,,');
}); // biome-ignore format: rows

test('parts of another sweep, or of another engine, are refused', async () => {
  const part = (name: string, change: object) => {
    const folder = join(dir, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'runs.parquet'), 'a table');
    const outputs = { 'runs.parquet': hashOf('a table') };
    const record = sealRecord({ ...RESULT, shard: '1/2', outputs, ...change });
    writeFileSync(join(folder, 'sweep.json'), JSON.stringify(record));
    return folder;
  };
  const said = { lang: 'en', json: false } as const;
  const out = join(dir, 'out');
  await expect(mergeSweeps([part('a', {}), part('b', { plan: 'other' })], out, said)).rejects.toThrow(/b: expected a part of the same sweep, got one of another$/);
  await expect(mergeSweeps([part('c', { engine: '0.0.1' })], out, said)).rejects.toThrow(/c: expected a sweep of engine .*, got one of engine 0\.0\.1$/);
  const changed = part('d', {});
  writeFileSync(join(changed, 'runs.parquet'), 'another');
  await expect(mergeSweeps([changed], out, said)).rejects.toThrow(
    /runs\.parquet: expected a record of SHA-256 \w+, got \w+; it was changed after it was written$/,
  );
  const record = JSON.parse(readFileSync(join(changed, 'sweep.json'), 'utf8'));
  writeFileSync(join(changed, 'sweep.json'), JSON.stringify({ ...record, seed: 'another' }));
  await expect(mergeSweeps([changed], out, said)).rejects.toThrow(/sweep\.json: .*it was changed after it was written$/);
}); // biome-ignore format: one line each
