import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { METRICS } from '../../../sim/model/measures/all.ts';
import type { FinishedRun } from '../../../sim/runs/finished.ts';
import { withDatabase } from '../../../sim/runs/node/database.ts';
import { checkFolder, freeFolder, openFolder, ownerOfRun, slug } from '../../../sim/runs/node/folder.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { sealManifest } from '../../../sim/runs/node/manifest-file.ts';
import { readRun, writeRun } from '../../../sim/runs/node/store.ts';
import { SUMMARY_COLUMNS, summaryCsv } from '../../../sim/runs/node/tables.ts';
import type { Prepared } from '../../../sim/runs/prepared.ts';
import { runOne } from '../means.ts';
import { smallScenario, temporaryFolder } from '../small.ts';

const folder = temporaryFolder();
const dir = join(folder, 'a', 'run');
const FILES = [
  'actuals.json',
  'forecast.json',
  'health.json',
  'manifest.json',
  'market.json',
  'runs.parquet',
  'scenario.resolved.yaml',
  'series.parquet',
  'summary.csv',
  'summary.parquet',
  'targets.json',
  'times.csv',
];
let prepared: Prepared;
let run: FinishedRun;

beforeAll(async () => {
  const ready = prepare(smallScenario(folder, 'replicates=2', "name=it's"));
  prepared = {
    ...ready,
    posterior: { knownUntil: '2021-01-01', draws: [{ weight: 1, parameters: { 'visits.rate': 0.7 } }] },
  };
  run = await runOne(prepared);
  openFolder(dir);
  run = { ...run, result: await writeRun(dir, run) };
});

function hash(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** A copy of the run folder in which a test may break things. */
function copy(name: string): string {
  const to = join(folder, name);
  cpSync(dir, to, { recursive: true });
  return to;
}

async function rows(query: string): Promise<unknown[][]> {
  return withDatabase(async (database) => {
    const reader = await database.runAndReadAll(query);
    return reader.getRowsJS();
  });
}

test('a run folder holds its files, reads back as the result it was, and leaves nothing temporary', async () => {
  expect(readdirSync(dir).sort()).toEqual(FILES);
  expect(await readRun(dir)).toEqual(run.result);
});

test('writing the same run again gives the same bytes', async () => {
  const again = join(folder, 'again');
  openFolder(again);
  await writeRun(again, run);
  for (const file of FILES) expect(hash(join(again, file)), file).toBe(hash(join(dir, file)));
});

test('summary.csv is the summary, and summary.parquet the same rows', async () => {
  const csv = readFileSync(join(dir, 'summary.csv'), 'utf8');
  expect(csv.split('\n')[0]).toBe(`\ufeff${SUMMARY_COLUMNS.join(',')}`);
  expect(csv.split('\n').find((line) => line.includes('2021Q1,gmv,'))).toMatch(
    /^it's,2021Q1,gmv,yuan(,\d+(\.\d+)?){8},2$/,
  );
  const [[count]] = (await rows(`SELECT count(*)::INTEGER FROM '${join(dir, 'summary.parquet')}'`)) as [
    [number],
  ];
  expect(count).toBe(csv.trimEnd().split('\n').length - 1);
});

test('series.parquet has every recorded value of every day, as the market gave it', async () => {
  const file = join(dir, 'series.parquet');
  expect(await rows(`SELECT column_name FROM (DESCRIBE FROM '${file}')`)).toEqual(
    ['scenario', 'replicate', 'date', 'metric', 'value'].map((name) => [name]),
  );
  const found = await rows(
    `SELECT replicate, strftime(date, '%Y-%m-%d'), value FROM '${file}' WHERE metric = 'gmv' ORDER BY replicate, date`,
  );
  const gmv = run.series.flatMap(({ replicate, values }) =>
    [...values.subarray(0, 107)].map((value) => [replicate, value]),
  );
  expect(METRICS[0].name).toBe('gmv');
  expect(found.map(([replicate, , value]) => [replicate, value])).toEqual(gmv);
  expect([found[0]?.[1], found.at(-1)?.[1]]).toEqual(['2020-12-15', '2021-03-31']);
  const monthly = await rows(
    `SELECT DISTINCT strftime(date, '%Y-%m-%d') AS day FROM '${file}' WHERE metric = 'buyersMonth' ORDER BY day`,
  );
  expect(monthly).toEqual([['2020-12-31'], ['2021-01-31'], ['2021-02-28'], ['2021-03-31']]);
});

test('a summary quotes what CSV cannot hold bare', () => {
  const row = { ...run.result.summary[0]!, scenario: 'a "b", c' };
  expect(summaryCsv([row]).split('\n')[1]).toMatch(/^"a ""b"", c",/);
});

test('a folder must be new, empty or of the same plan', async () => {
  const other = ownerOfRun(prepare(smallScenario(folder, 'seed=other')).identity);
  const own = ownerOfRun(prepared.identity);
  expect(() => checkFolder(dir, own)).not.toThrow();
  expect(() => checkFolder(join(folder, 'new'), other)).not.toThrow();
  expect(() => checkFolder(dir, other)).toThrow(/run: expected a run of the same plan, got a run of another/);
  const strange = join(folder, 'strange');
  mkdirSync(strange);
  expect(() => checkFolder(strange, other)).not.toThrow();
  writeFileSync(join(strange, 'thesis.doc'), 'years of work');
  expect(() => checkFolder(strange, other)).toThrow(
    /expected an empty folder or a run folder, got something else \("thesis.doc"\)/,
  );
  expect(() => checkFolder(join(strange, 'thesis.doc'), other)).toThrow(/expected an empty folder/);
  writeFileSync(join(strange, 'manifest.json'), '{}');
  expect(() => checkFolder(strange, other)).toThrow(/got something else/);
  expect(freeFolder(dir, own)).toBe(dir);
  expect(freeFolder(dir, other)).toBe(`${dir}-2`);
});

test.each([
  'health.json',
  'report.html',
  'charts/gmv.en.vl.json',
  'replicates/000001.bin',
  'replicates/replicate-3.checkpoint',
])('a folder in the place of %s is named before the work', (name) => {
  const to = copy(`folder at ${name.replaceAll('/', ' ')}`);
  rmSync(join(to, name), { force: true });
  mkdirSync(join(to, name), { recursive: true });
  expect(() => checkFolder(to, ownerOfRun(prepared.identity))).toThrow(
    `${join(to, name)}: expected a file, got a folder; name another with --out`,
  );
});

test.each(['replicates', 'charts'])(
  'a file in the place of the folder %s is named before the work',
  (name) => {
    const to = copy(`file at ${name}`);
    writeFileSync(join(to, name), '');
    expect(() => checkFolder(to, ownerOfRun(prepared.identity))).toThrow(
      `${join(to, name)}: expected a folder, got a file`,
    );
  },
);

test("a person's own folder in a run folder stays and does not matter", () => {
  const to = copy('with notes');
  mkdirSync(join(to, 'notes'));
  expect(() => checkFolder(to, ownerOfRun(prepared.identity))).not.toThrow();
});

test('equal plans are told apart from others by scenario, seed and data, not by threads or paths', () => {
  const identity = (...set: readonly string[]) => prepare(smallScenario(folder, ...set)).identity;
  expect(identity()).toEqual(identity());
  expect(identity('replicates=5')).toEqual(identity()); // more of the same
  for (const set of ['seed=b', 'population.scale=100000', 'parameters.visits.rate=0.7']) {
    expect(identity(set).scenarioHash, set).not.toBe(identity().scenarioHash);
  }
});

test('a run cut short while it was written is not read, and may be written again', async () => {
  const cut = copy('cut');
  const manifest = JSON.parse(readFileSync(join(cut, 'manifest.json'), 'utf8'));
  writeFileSync(join(cut, 'manifest.json'), JSON.stringify(sealManifest({ ...manifest, status: 'running' })));
  rmSync(join(cut, 'series.parquet'));
  writeFileSync(join(cut, 'series.parquet.1.tmp'), 'half');
  await expect(readRun(cut)).rejects.toThrow(/expected a finished run, got one that was cut short/);
  expect(() => checkFolder(cut, ownerOfRun(prepared.identity))).not.toThrow();
  await writeRun(cut, run);
  expect(await readRun(cut)).toEqual(run.result);
});

test.each([
  ['targets.json', '{'],
  ['summary.parquet', 'PAR1'],
  ['runs.parquet', ''],
  ['scenario.resolved.yaml', 'title: x'],
])('a broken %s is refused in one line that names the place', async (name, content) => {
  const broken = copy(`broken-${name}`);
  writeFileSync(join(broken, name), content);
  const message = await readRun(broken).then(
    () => 'read',
    (cause: Error) => cause.message,
  );
  expect(message).toMatch(/^\/.*broken-.*: expected .*, got ./);
  expect(message).not.toContain('\n');
});

test('what is no run folder is not read', async () => {
  await expect(readRun(join(folder, 'nowhere'))).rejects.toThrow(/expected a run folder, got no such folder/);
  await expect(readRun(folder)).rejects.toThrow(/expected a run folder, got no manifest.json of a run/);
});

test('a folder that cannot be made is refused before anything runs', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => openFolder(join(file, 'below'))).toThrow(
    /expected a folder that can be written, got a file in the place of a folder$/,
  );
  expect(existsSync(join(folder, 'below'))).toBe(false);
});

test('names become parts of file names in any script', () => {
  expect(slug('快手 2021 / 亿')).toBe('快手-2021-亿');
  expect(slug('../..')).toBe('run');
  expect(slug('x'.repeat(300))).toHaveLength(60);
});
