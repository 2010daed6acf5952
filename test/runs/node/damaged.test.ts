/** Damaged run folders: every file in every bad shape is named in one line, and nothing waits or breaks. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { report } from '../../../sim/cli/report.ts';
import { target } from '../../../sim/cli/target.ts';
import { Refusal } from '../../../sim/notation/refusal.ts';
import type { Manifest } from '../../../sim/result/result.ts';
import { keptState } from '../../../sim/runs/node/checkpoints.ts';
import { manifestOfRun, openFolder } from '../../../sim/runs/node/folder.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { withLock } from '../../../sim/runs/node/lock.ts';
import { sealManifest } from '../../../sim/runs/node/manifest-file.ts';
import { openMemo } from '../../../sim/runs/node/memo-folder.ts';
import { hashOfFile } from '../../../sim/runs/node/read-file.ts';
import { readReplicate } from '../../../sim/runs/node/replicates.ts';
import { readRun, writeRun } from '../../../sim/runs/node/store.ts';
import type { Trouble } from '../../../sim/runs/trouble.ts';
import { catchOutput } from '../../cli/output.ts';
import { runOne } from '../means.ts';
import { smallScenario, temporaryFolder } from '../small.ts';

const folder = temporaryFolder();
const dir = join(folder, 'run');
catchOutput();

beforeAll(async () => {
  const tiny = smallScenario(folder, 'replicates=2', 'population.scale=1000000', 'spread=2');
  const run = await runOne(prepare(tiny));
  openFolder(dir);
  await writeRun(dir, run);
});

const JSON_FILES = [
  'manifest.json',
  'targets.json',
  'actuals.json',
  'health.json',
  'market.json',
  'forecast.json',
];
const FILES = [...JSON_FILES, 'scenario.resolved.yaml', 'summary.parquet', 'runs.parquet'];
let copies = 0;

/** Makes the manifest say that a file is as it lies there, so that its content alone can be wrong. */
function record(copy: string, name: string): void {
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const outputs = { ...manifest.outputs, [name]: hashOfFile(join(copy, name)) };
  writeFileSync(file, JSON.stringify(sealManifest({ ...manifest, outputs })));
}

/** What is said when one file of the folder is another. */
async function said(name: string, spoil: (file: string) => void): Promise<string> {
  const copy = join(folder, `copy-${copies++}`);
  cpSync(dir, copy, { recursive: true });
  rmSync(join(copy, name));
  spoil(join(copy, name));
  if (name !== 'manifest.json' && statSync(join(copy, name), { throwIfNoEntry: false })?.isFile())
    record(copy, name);
  try {
    await readRun(copy);
    return 'read';
  } catch (cause) {
    expect(cause).toBeInstanceOf(Refusal);
    expect((cause as Error).message).not.toMatch(/\n|Invalid|undefined|ENOENT|EISDIR/);
    return (cause as Error).message;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const written = (text: string | Uint8Array) => (file: string) => writeFileSync(file, text);

test.each(JSON_FILES)('%s in every bad shape', async (name) => {
  for (const text of [
    '[null]',
    '{}',
    'null',
    '"x"',
    '7',
    '[[]]',
    '',
    '{',
    `${'['.repeat(5000)}`,
    '\ufeffx',
  ]) {
    const message = await said(name, written(text));
    expect(message, text).toMatch(new RegExp(`${name}:1:\\d+`));
  }
});

test.each(FILES)('a pipe, a folder or nothing in the place of %s', async (name) => {
  expect(await said(name, (file) => execFileSync('mkfifo', [file]))).toMatch(/no plain file/);
  const missing = await said(name, () => undefined);
  expect(missing).toMatch(name === 'manifest.json' ? /no manifest\.json of a run/ : /got nothing/);
  const inFolder = await said(name, (file) => mkdirSync(file));
  expect(inFolder).toMatch(/a directory/);
  if (name !== 'manifest.json') expect(missing).toMatch(/: expected SHA-256 \w{12}, got nothing/);
});

function changed(name: string, from: RegExp, to: string): (file: string) => void {
  const text = readFileSync(join(dir, name), 'utf8');
  return (file) => {
    const now = text.replace(from, to);
    expect(now).not.toBe(text);
    writeFileSync(file, now);
  };
}

test.each([
  [
    'manifest.json',
    /"from": ".*"/,
    '"from": "2021-02-30"',
    /manifest\.json:\d+:11 from: expected a date, got "2021-02-30"$/,
  ],
  ['manifest.json', /"replicates": \d+/, '"replicates": -1', /replicates: expected at least 0, got -1$/],
  [
    'manifest.json',
    /"complete"/,
    '"done"',
    /status: expected one of complete, interrupted, running, got "done"$/,
  ],
  [
    'targets.json',
    /"over": ".*"/,
    '"over": "2021Q9"',
    /targets\.json:\d+:\d+ 0\.over: expected a period, got "2021Q9"$/,
  ],
  ['targets.json', /"metric": "gmv"/, '"metric": "gvm"', /0\.metric: expected a metric, got "gvm"$/],
  ['targets.json', /"median": [\d.]+/, '"median": "much"', /0\.median: expected a number, got "much"$/],
  ['actuals.json', /"hindsight": \w+/, '"hindsight": 1', /hindsight: expected true or false, got 1$/],
  [
    'health.json',
    /"id": "fit"/,
    '"id": "fat"',
    /health\.json:\d+:\d+ \d\.id: expected one of identities, .*, posterior, got "fat"$/,
  ],
  ['scenario.resolved.yaml', /from: .*/, 'from: soon', /yaml:\d+:7 from: expected a date, got "soon"$/],
  ['scenario.resolved.yaml', /^schema/, 'schema: [', /yaml:\d+:\d+: expected a mark that closes the bracket/],
  ['scenario.resolved.yaml', /[\s\S]*/, '- 1', /yaml:1:1: expected a mapping, got a list$/],
  ['scenario.resolved.yaml', /scale: .*/, 'scale: &a [*a]', /yaml:\d+:\d+/],
] as const)('%s with another value: %s → %s', async (name, from, to, line) => {
  expect(await said(name, changed(name, from, to))).toMatch(line);
});

test('a table of other columns is named', async () => {
  const other = (file: string) => cpSync(join(dir, 'series.parquet'), file);
  expect(await said('summary.parquet', other)).toMatch(
    /summary\.parquet: expected a column period of VARCHAR, got none$/,
  );
  expect(await said('runs.parquet', other)).toMatch(
    /runs\.parquet: expected a column seed of VARCHAR, got none$/,
  );
});

test('what had no value is none, not 0 and not a mistake', async () => {
  const copy = join(folder, 'null');
  cpSync(dir, copy, { recursive: true });
  changed('targets.json', /"median": [\d.]+/, '"median": null')(join(copy, 'targets.json'));
  record(copy, 'targets.json');
  expect((await readRun(copy)).targets[0]!.median).toBeNaN();
});

test('commands say it the same way, and a folder of others keeps its manifest', async () => {
  const copy = join(folder, 'commands');
  cpSync(dir, copy, { recursive: true });
  writeFileSync(join(copy, 'targets.json'), '[null]');
  record(copy, 'targets.json');
  for (const command of [report, target]) {
    const given = { _: [], $0: 'laotie', dir: command === report ? [copy] : copy } as never;
    await expect((async () => command.handler(given))()).rejects.toThrow(
      /targets\.json:1:2 0: expected a mapping, got nothing/,
    );
  }
  writeFileSync(join(copy, 'manifest.json'), '{"schema":"laotie/run@1"}');
  expect(() => manifestOfRun(copy)).toThrow(/manifest\.json:1:1 engine: expected a text, got nothing/);
});

test('a pipe in the place of what the program keeps is no answer, and nobody waits for it', async () => {
  const kept = join(folder, 'kept');
  mkdirSync(join(kept, 'replicates'), { recursive: true });
  mkdirSync(join(folder, 'memo', 'ab'), { recursive: true });
  const pipes = ['replicates/000000.bin', '../memo/ab/cd.answer', 'replicate-0.checkpoint', 'run.lock'];
  execFileSync(
    'mkfifo',
    pipes.map((name) => join(kept, name)),
  );
  const got = 'something that is no plain file';
  await expect(readReplicate(kept, 0)).rejects.toThrow(
    /000000\.bin: expected a replicate, got something that is no/,
  );
  const told: Trouble[] = [];
  const onTrouble = (trouble: Trouble) => void told.push(trouble);
  expect(await openMemo(join(folder, 'memo'), { most: 1e6, onTrouble }).get('abcd')).toBeUndefined();
  expect(keptState(join(kept, 'replicate-0.checkpoint'), 'x', onTrouble)).toBeUndefined();
  expect(told).toMatchObject([
    { kind: 'unreadAnswer', got },
    { kind: 'damagedState', got },
  ]);
  await expect(withLock(kept, async () => 1)).rejects.toThrow(
    /run\.lock: expected a lock of this program, got another file/,
  );
});
