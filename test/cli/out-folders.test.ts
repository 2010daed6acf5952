/**
 * A folder is proven before it is written or emptied: no command with --out touches what somebody else has there, and
 * what is at work in one process is left alone by the others.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'; // biome-ignore format: one line
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import type { CommandModule } from 'yargs';
import { lender } from '../../sim/cli/means.ts';
import { mistakeOf } from '../../sim/cli/mistakes.ts';
import { ownerOf, ownerOfRun } from '../../sim/runs/node/folder.ts';
import { withFolders } from '../../sim/runs/node/own-folder.ts';
import { SMALL, temporaryFolder } from '../runs/small.ts';
import { sharedThreads } from '../threads.ts';
import { allCommands, call, optionsOf } from './commands.ts';
import { catchOutput } from './output.ts';
import { TINY } from './tiny.ts';

const dir = temporaryFolder();
const at = (...names: string[]) => join(dir, ...names);
const caught = catchOutput();
/** Some 30 days; a market as `calibrate` and its like want it. */
const scenario = at('tiny.yaml');
const known = at('known.yaml');
writeFileSync(scenario, TINY.replace('knownUntil: 2021-03-31', 'knownUntil: 2020-12-31'));
writeFileSync(
  known,
  SMALL.replace('from: 2020-12-15', 'from: 2021-01-01')
    .replace('until: 2021-03-31', 'until: 2021-12-31')
    .replace('knownUntil: 2021-03-31', 'knownUntil: 2021-07-22')
    .replace('targets:', '')
    .replace(/^ {2}- \{ id: gmv.*$/m, ''),
);

const levers = at('levers.yaml');
writeFileSync(levers, '- { id: coupon, from: 2021-01-20, share: 5%, cap: 1m }\n');

const study = at('study.yaml');
writeFileSync(
  study,
  `schema: laotie/study@1
title: { zh: 研究, en: A study }
scenario: tiny.yaml
factors: [{ path: levers.trust-card.coverage, values: [0%, 50%] }]
design: { kind: grid }
outcomes: [{ metric: gmv, over: 2021-01-20 }]
`,
);

const WHOLE = at('whole');
/** A run that keeps what fans do. */
const NOTED = at('noted');
const RUN = [scenario, '--replicates', '2', '--no-memo', '--no-report', '--threads', '1', '--lang', 'en'];

/** What each command with --out is called with besides; a new one has to be added here. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  run: RUN,
  plan: [scenario],
  merge: [WHOLE, '--no-memo'],
  claims: ['--only', 'C05', '--replicates', '1', '--scale', '2000000'],
  trials: ['own-price', '--replicates', '1', '--scale', '2000000'],
  compare: [scenario, scenario, '--replicates', '2', '--no-memo', '--threads', '1', '--lang', 'en'],
  levers: [scenario, '--replicates', '2', '--no-memo', '--threads', '1', '--lang', 'en'],
  attribute: [scenario, '--replicates', '2', '--no-memo', '--threads', '1', '--lang', 'en'],
  stress: [scenario, '--only', 'outage', '--replicates', '2', '--no-memo', '--threads', '1', '--lang', 'en'],
  solve: [scenario, '--levers', levers, '--replicates', '2', '--no-memo', '--threads', '1', '--lang', 'en'],
  allocate: [scenario, '--budget', '10m', '--levers', levers, '--replicates', '2', '--no-memo', '--threads', '1', '--lang', 'en'], // biome-ignore format: one line
  sweep: [study, '--replicates', '2', '--no-memo', '--threads', '1', '--lang', 'en'],
  sensitivity: [study, '--screening', '0', '--points', '4', '--tornado', '0', '--replicates', '1', '--no-memo', '--threads', '1', '--lang', 'en'], // biome-ignore format: one line
  discover: [study, '--points', '100', '--no-memo', '--threads', '1', '--lang', 'en'],
  backtest: [known, '--seed', 'a', '--origins', '2021Q1'],
  rescore: ['scenarios/markets/kuaishou/backtest/kuaishou-2021.json'],
  identify: [known, '--seed', 'a'],
  calibrate: [known, '--seed', 'a'],
  freeze: [WHOLE],
  ledger: ['graphml', NOTED],
  studio: [scenario, '--replicates', '1', '--no-memo', '--threads', '1', '--lang', 'en'],
};
const FILES = ['calibrate', 'freeze', 'ledger', 'studio'];
const FOLDERS = Object.keys(WORDS).filter((name) => !FILES.includes(name));

let commands: ReadonlyMap<string, CommandModule>;

function laotie(name: string, ...words: readonly string[]): Promise<void> {
  return call(commands.get(name)!, ...(WORDS[name] ?? []), ...words);
}

beforeAll(async () => {
  lender.withThreads = sharedThreads;
  commands = await allCommands();
  await laotie('run', '--out', WHOLE);
  await laotie('run', '--out', NOTED, '--events', 'all');
});

/** Every file below, with its bytes, links as where they lead, and times of change. */
function tree(folder: string): Record<string, unknown> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const found = lstatSync(join(folder, name));
      return [name, found.isFile() ? [readFileSync(join(folder, name), 'base64'), found.mtimeMs] : 'other'];
    }),
  );
}

/** The line with which a command refuses. */
async function refusalOf(name: string, ...words: readonly string[]): Promise<string> {
  const cause = await laotie(name, ...words).then(
    () => new Error('no refusal'),
    (error: Error) => error,
  );
  // what an option itself refuses is wrapped by the parser
  expect(['Refusal', 'YError'], cause.message).toContain(cause.name);
  const { message } = cause;
  expect(message).not.toContain('\n');
  return message;
}

test('every command with --out stands here', () => {
  // jobs writes nothing: it prints a script that names the folder
  const withOut = [...commands].filter(
    ([name, command]) => name !== 'jobs' && optionsOf(command).includes('out'),
  );
  expect(withOut.map(([name]) => name).sort()).toEqual(Object.keys(WORDS).sort());
  expect(commands.size).toBeGreaterThan(15);
});

/** Everything that the program itself would write, by somebody else. */
const NAMES = [
  'manifest.json', 'summary.csv', 'summary.parquet', 'report.html', 'charts/a.zh.vl.json', 'notes/diary.md',
  'replicates/000000.bin', 'replicates/0.tmp', 'notes.tmp', 'run.lock', 'run.lock.wal', 'backtest.json', 'scores.csv',
  'identify.json', 'claims.json', 'claims.csv', 'trials.json', 'kuaishou-2021/manifest.json', 'posterior.json', 'forecast.json',
  'posterior.json.lock', '.laotie.json', 'x.checkpoint', 'tiny/thesis.doc',
]; // biome-ignore format: a list

function fill(folder: string, names: readonly string[], content = '{"mine": true}'): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Folders of somebody else, each by what makes it. */
const STRANGE: Readonly<Record<string, (folder: string) => Promise<void> | void>> = {
  full: (folder) => fill(folder, NAMES),
  'only a temporary file': (folder) => fill(folder, ['notes.tmp']),
  'only a lock': (folder) => fill(folder, ['run.lock'], 'pid 7'),
  'only a checkpoint': (folder) => fill(folder, ['replicate-1.checkpoint']),
  'only a manifest of a web page': (folder) => fill(folder, ['manifest.json'], '{"name": "page", "start_url": "."}'),
  'only a mark of another program': (folder) => fill(folder, ['.laotie.json'], '{"schema": "laotie/settings"}'),
  'only a broken mark': (folder) => fill(folder, ['.laotie.json'], '{'),
  'a mark that says nothing': (folder) =>
    fill(folder, ['.laotie.json', 'report.html'], '{"schema": "laotie/folder@1", "kind": "x"}'),
  'a mark that is a folder': (folder) => fill(folder, ['.laotie.json/report.html']),
  'a database that has the name of the lock': async (folder) => {
    const database = await DuckDBInstance.create(join(folder, 'run.lock'));
    const connection = await database.connect();
    await connection.run('CREATE TABLE mine AS FROM range(100)');
    connection.closeSync();
    database.closeSync();
  },
  'a link to somebody else’s folder': (folder) => {
    fill(`${folder}-there`, NAMES);
    rmSync(folder, { recursive: true });
    symlinkSync(`${folder}-there`, folder);
  },
}; // biome-ignore format: one line each

async function strange(name: string, kind: string): Promise<string> {
  const folder = at(`${name} ${kind}`);
  mkdirSync(folder);
  await STRANGE[kind]!(folder);
  return folder;
}

test.each(Object.keys(WORDS))('%s: a full folder of somebody else is refused and stays as it is', async (name) => {
  const folder = await strange(name, 'full');
  const before = tree(folder);
  const line = await refusalOf(name, '--out', folder);
  expect(line).toMatch(FILES.includes(name) ? /: expected a file, got a folder; name a file in it/ : /: expected an empty folder or a.* folder, got something else \(".+"\); name another with --out/); // biome-ignore format: one line
  expect(tree(folder)).toEqual(before);
}); // biome-ignore format: one line

test.each(Object.keys(STRANGE))('a folder of somebody else (%s) is refused and stays as it is', async (kind) => {
  const folder = await strange('any', kind);
  const before = tree(folder);
  for (const owner of [ownerOf('backtest', 1), ownerOfRun({ engine: 'e', scenarioHash: 's', dataHash: 'd' })]) {
    const work = withFolders([{ dir: at('new'), owner }, { dir: folder, owner }], async () => 'done');
    await expect(work).rejects.toThrow(/: expected an empty folder or a .* folder, got something else \(".+"\)/);
  }
  expect(tree(folder)).toEqual(before);
  expect(existsSync(at('new'))).toBe(false); // all are proven before one is made
  if (existsSync(`${folder}-there`)) expect(Object.keys(tree(`${folder}-there`))).toEqual(expect.arrayContaining(NAMES)); // biome-ignore format: one line
}); // biome-ignore format: one line

test.each(Object.keys(WORDS))('%s: a file of somebody else is refused and stays as it is', async (name) => {
  const file = at(`${name}.txt`);
  writeFileSync(file, 'mine');
  expect(await refusalOf(name, '--out', file)).toContain(`${file}: expected `);
  expect(await refusalOf(name, '--out', join(file, 'below'))).toContain(file);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  const nothing = '--out: expected a path, got nothing';
  expect(await refusalOf(name, '--out=')).toBe(nothing);
  expect(mistakeOf(nothing, { given: [], commands: [], options: [] }).message).toBe(nothing);
});

test('run and plan of several scenarios prove the folder of each', async () => {
  const out = at('several');
  fill(out, ['tiny/thesis.doc']);
  const before = tree(out);
  for (const name of ['run', 'plan']) {
    expect(await refusalOf(name, known, '--out', out)).toContain('something else ("thesis.doc")');
  }
  expect(tree(out)).toEqual(before);
});

test('two scenarios whose folders are one by a link are refused before the work', async () => {
  const out = at('twins');
  mkdirSync(join(out, 'known'), { recursive: true });
  symlinkSync(join(out, 'known'), join(out, 'tiny'));
  expect(await refusalOf('run', known, '--out', out)).toMatch(/known: expected a folder of its own, got the same as .*tiny$/);
  expect(readdirSync(join(out, 'known'))).toEqual([]);
}); // biome-ignore format: one line

test.each(FILES)('%s: no file, link, or lock of somebody else is written over', async (name) => {
  const folder = at(`${name} into`);
  fill(folder, NAMES);
  for (const file of ['manifest.json', 'posterior.json', 'report.html']) {
    expect(await refusalOf(name, '--out', join(folder, file))).toMatch(/: expected a .*file .*; name another with --out$/); // biome-ignore format: one line
  }
  fill(folder, ['new.json.lock'], 'pid 7');
  symlinkSync(join(folder, 'nothing'), join(folder, 'link.json'));
  symlinkSync(join(folder, 'notes/diary.md'), join(folder, 'diary.json'));
  const before = tree(folder);
  expect(await refusalOf(name, '--out', join(folder, 'new.json'))).toContain(
    'expected a lock of this program',
  );
  expect(await refusalOf(name, '--out', join(folder, 'link.json'))).toContain('expected a plain file');
  expect(await refusalOf(name, '--out', join(folder, 'diary.json'))).toContain('expected a ');
  expect(await refusalOf(name, '--out', join(folder, 'folder/'))).toContain('expected a file, got a folder');
  expect(tree(folder)).toEqual(before);
  if (process.platform !== 'win32') {
    expect(await refusalOf(name, '--out', '/dev/null')).toContain('expected a plain file');
  }
});

test('what somebody else puts into a folder of a run stays there; what a killed write left does not', async () => {
  const folder = at('shared');
  cpSync(WHOLE, folder, { recursive: true });
  const theirs = [
    'notes.tmp',
    'summary.parquet.7-0a1b2c3d.tmp',
    'replicates/old.tmp',
    'charts/x.tmp',
    'a/b.md',
  ];
  fill(folder, theirs);
  const left = ['', 'replicates'].map((part) => join(folder, part, `.laotie-${'0a'.repeat(16)}.tmp`));
  for (const file of left) writeFileSync(file, 'half');
  await laotie('run', '--replicates', '3', '--out', folder);
  for (const name of theirs) expect(readFileSync(join(folder, name), 'utf8'), name).toBe('{"mine": true}');
  for (const file of left) expect(existsSync(file), file).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).replicates).toBe(3);
});

test('freeze into somebody else’s folder adds one file and nothing else', async () => {
  const folder = at('desk');
  fill(folder, NAMES);
  const before = tree(folder);
  await laotie('freeze', '--out', join(folder, 'sealed.json'));
  expect(caught.out).toContain('sealed.json');
  const { 'sealed.json': sealed, ...after } = tree(folder);
  expect(sealed).toBeDefined();
  expect(after).toEqual(before);
});

test('report writes into no folder that it does not know', async () => {
  const folder = at('unknown');
  fill(folder, ['report.html', 'summary.csv', 'run.lock']);
  const before = tree(folder);
  expect(await refusalOf('report', folder)).toContain('expected a run folder');
  expect(tree(folder)).toEqual(before);
});

test('a run folder of an earlier version, which has no mark, is gone on with and read', async () => {
  const folder = at('earlier');
  cpSync(WHOLE, folder, { recursive: true });
  rmSync(join(folder, '.laotie.json'));
  await laotie('report', folder);
  expect(existsSync(join(folder, 'report.html'))).toBe(true);
  await laotie('run', '--out', folder);
  expect(caught.out).toContain('2 of 2 runs remembered');
  expect(existsSync(join(folder, '.laotie.json'))).toBe(true);
  expect(await refusalOf('run', '--out', folder, '--seed', 'other')).toContain('expected a run of the same plan, got a run of another scenario, seed, data or version; name another with --out'); // biome-ignore format: one line
});

test.each([
  ['backtest', 'backtest.json', 'laotie/backtest@1'],
  ['identify', 'identify.json', 'laotie/identify@1'],
  ['claims', 'claims.json', 'laotie/claims@1'],
  ['trials', 'trials.json', 'laotie/trials@1'],
  ['compare', 'compare.json', 'laotie/compare@1'],
  ['levers', 'levers.json', 'laotie/levers@1'],
  ['attribute', 'attribute.json', 'laotie/attribute@1'],
  ['stress', 'stress.json', 'laotie/stress@1'],
])('%s: an earlier result without its mark, and one of another plan, are not written over', async (name, file, schema) => {
  const folder = at(`${name} earlier`);
  fill(folder, [file], JSON.stringify({ schema }));
  expect(await refusalOf(name, '--out', folder)).toMatch(/expected .* with its \.laotie\.json, got one without; it stays as it is; name another with --out$/); // biome-ignore format: one line
  const mark = { schema: 'laotie/folder@1', kind: name, plan: 'another' };
  writeFileSync(join(folder, '.laotie.json'), JSON.stringify(mark));
  expect(await refusalOf(name, '--out', folder)).toMatch(/of the same plan, got .* of another scenario, seed, data or version/); // biome-ignore format: one line
  expect(await refusalOf('run', '--out', folder)).toMatch(/expected a run of the same plan, got an? /);
  expect(readFileSync(join(folder, file), 'utf8')).toBe(JSON.stringify({ schema }));
}); // biome-ignore format: one line

/** Holds a folder and a file, says so, and waits to be told to end. */
const HOLDER = `
import { withFileLock, withLock } from ${JSON.stringify(join(import.meta.dirname, '../../sim/runs/node/lock.ts'))};
const [, folder, file] = process.argv;
await withLock(folder, () => withFileLock(file, async () => {
  process.stdout.write('held');
  for await (const _ of process.stdin);
}));`;

test('a folder or file at work in another process is refused by every command, and free when that has gone', async () => {
  const [folder, file] = [at('busy'), at('busy.json')];
  mkdirSync(folder);
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, folder, file]);
  try {
    await new Promise<void>((tell) => child.stdout.once('data', () => tell()));
    const inUse = `that no one else is writing, got one in use by process ${child.pid}`;
    for (const name of FOLDERS.filter((one) => one !== 'plan')) {
      expect(await refusalOf(name, '--out', folder)).toBe(`${folder}: expected a folder ${inUse}`);
    }
    for (const name of FILES) {
      expect(await refusalOf(name, '--out', file)).toBe(`${file}: expected a file ${inUse}`);
    }
    expect(readdirSync(folder)).toEqual(['run.lock']);
  } finally {
    child.kill('SIGKILL');
    await new Promise((tell) => child.once('close', tell));
  }
  await laotie('freeze', '--out', file);
  await laotie('run', '--out', folder);
  expect(existsSync(`${file}.lock`)).toBe(false);
  expect(existsSync(join(folder, 'run.lock'))).toBe(false);
});
