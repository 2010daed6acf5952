/** Runs that are killed, stopped, divided or started twice end as one clean run does. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../runs/small.ts';
import { bytesOf, replicatesIn, start, startSignalled, TINY, untilThere, within } from './tiny.ts';

const dir = temporaryFolder();
const runOn = (threads: string) => ['run', 'tiny.yaml', '--threads', threads, '--lang', 'en'];
const RUN = runOn('2');
/** Replicates of a whole run: so many that a stop comes before the last. */
const COUNT = 6;
const MANY = [...RUN, '--replicates', String(COUNT), '--no-report'];
/** More than any machine does while a test waits. */
const ENDLESS = [...MANY, '--replicates', '100000'];
const at = (name: string) => join(dir, name);
let clean: Record<string, unknown>;

beforeAll(async () => {
  writeFileSync(at('tiny.yaml'), `${TINY}spread: 2\n`); // all that is said here holds for paired runs too
  expect(await within(dir, ...MANY, '--out', 'clean')).toMatchObject({ code: 0 });
  clean = await bytesOf(at('clean'));
});

test('killed five times at any moment and run again, a run ends as a clean one', async () => {
  const count = () => (existsSync(at('killed/replicates')) ? replicatesIn(at('killed')).length : 0);
  const kills: number[] = [];
  // as soon as it holds the folder, or so many more replicates are there; it is asked for more than it could ever do
  for (let round = 0; round < 5; round++) {
    const enough = count() + (round % 4);
    const { child, ended } = start(dir, ...ENDLESS, '--threads', '1', '--out', 'killed');
    const isThere = () => (round % 4 === 0 ? existsSync(at('killed/run.lock')) : count() >= enough);
    while (!isThere() && child.exitCode === null) await wait(1);
    for (let turns = (7 * round) % 5; turns > 0; turns--) await wait(0); // nor always at the same step
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ signal: 'SIGKILL' });
    kills.push(count());
  }
  expect(new Set(kills).size).toBeGreaterThan(2); // the work went on between them
  expect(await within(dir, ...MANY, '--out', 'killed')).toMatchObject({ code: 0 });
  expect(await bytesOf(at('killed'))).toEqual(clean);
});

test('Ctrl-C: code 130, tables over what is there; the same command then ends as a clean run', async () => {
  const sign = { signal: 'SIGINT', file: 'stopped/replicates/000003.bin' } as const;
  const { ended } = startSignalled(dir, sign, ...MANY, '--out', 'stopped');
  expect(await ended).toMatchObject({
    code: 130,
    out: expect.stringMatching(new RegExp(`interrupted .*: \\d+/${COUNT}`)),
  });
  const { manifest } = (await bytesOf(at('stopped'))) as { manifest: { status: string; replicates: number } };
  expect(manifest.status).toBe('interrupted');
  expect(manifest.replicates).toBeGreaterThanOrEqual(3);
  expect(manifest.replicates).toBeLessThan(COUNT);
  expect(await within(dir, 'target', 'stopped')).toMatchObject({ code: 0 });
  expect(await within(dir, ...MANY, '--out', 'stopped')).toMatchObject({ code: 0 });
  expect(await bytesOf(at('stopped'))).toEqual(clean);
});

test('Ctrl-C during paired runs: the run is complete, and the same command ends them as a clean run does', async () => {
  const paired = [...MANY, '--set', `spread=${COUNT}`];
  expect(await within(dir, ...paired, '--out', 'paired')).toMatchObject({ code: 0 });
  const sign = { signal: 'SIGINT', file: 'broken-off/replicates/000002.chance.bin' } as const;
  const { ended } = startSignalled(dir, sign, ...paired, '--out', 'broken-off');
  expect(await ended).toMatchObject({ code: 130, out: expect.stringMatching(/\d+ paired runs left/) });
  const stopped = await bytesOf(at('broken-off'));
  expect(stopped.manifest).toMatchObject({ status: 'complete', replicates: COUNT });
  expect(stopped['summary.csv']).toEqual(clean['summary.csv']);
  expect(existsSync(at('broken-off/spread.json'))).toBe(false);
  const { err } = await within(dir, ...paired, '--out', 'broken-off');
  expect(err).toContain(`${2 * COUNT}/${2 * COUNT} paired runs`);
  expect(await bytesOf(at('broken-off'))).toEqual(await bytesOf(at('paired')));
  expect(existsSync(at('broken-off/spread.json'))).toBe(true);
});

test('--max-time keeps what is done by then; half and changed replicate files are run again', async () => {
  const done = () => (existsSync(at('timed/replicates')) ? replicatesIn(at('timed')) : []);
  // longer each time, until the machine is quick enough
  for (let seconds = 2; done().length < 2; seconds *= 2) {
    const ended = await within(dir, ...ENDLESS, '--max-time', `${seconds}s`, '--out', 'timed');
    expect(ended).toMatchObject({ code: 0, out: expect.stringMatching(/interrupted .*: \d+\/100000/) });
  }
  const file = (k: number) => at(`timed/replicates/${String(k).padStart(6, '0')}.bin`);
  const [half, changed] = done().map(file) as [string, string];
  writeFileSync(half, readFileSync(half).subarray(0, 5000));
  const bytes = readFileSync(changed);
  bytes[bytes.length - 9]! ^= 1;
  writeFileSync(changed, bytes);
  expect(await within(dir, ...MANY, '--out', 'timed')).toMatchObject({ code: 0 });
  expect(await bytesOf(at('timed'))).toEqual(clean);
});

test('a finished folder with more replicates takes those it has', async () => {
  cpSync(at('clean'), at('more'), { recursive: true });
  const more = [...RUN, '--replicates', '11', '--no-report'];
  const { err } = await within(dir, ...more, '--out', 'more');
  expect(err).toContain('11/11');
  expect(await within(dir, ...more, '--out', 'more-clean')).toMatchObject({ code: 0 });
  expect(await bytesOf(at('more'))).toEqual(await bytesOf(at('more-clean')));
});

test('three shards merged are one clean run, report and all; two of them are refused', async () => {
  const seven = [...runOn('1'), '--replicates', '7'];
  for (const part of ['1', '2', '3']) {
    const ended = await within(dir, ...seven, '--no-report', '--shard', `${part}/3`, '--out', `part-${part}`);
    expect(ended.code).toBe(0);
  }
  expect(await within(dir, 'merge', 'part-1', 'part-3', '--out', 'whole')).toMatchObject({
    code: 2,
    err: 'part-1 part-3: expected all 7 replicates, got none of number 1, 4; run the part that has them\n',
  });
  expect(existsSync(at('whole'))).toBe(false);
  expect(await within(dir, 'merge', 'part-1', 'part-2', 'part-3', '--out', 'whole')).toMatchObject({
    code: 0,
  });
  expect(await within(dir, ...seven, '--out', 'seven')).toMatchObject({ code: 0 });
  expect(await bytesOf(at('whole'))).toEqual(await bytesOf(at('seven')));
  const bare = await within(dir, 'merge', 'part-1', 'part-2', 'part-3', '--no-studio', '--out', 'bare');
  expect(bare.code).toBe(0);
  const written = ['whole/studio.html', 'bare/report.html', 'bare/studio.html'];
  expect(written.map((file) => existsSync(at(file)))).toEqual([true, true, false]);
});

test('a folder at work is refused in one line; the lock of a killed process is no lock', async () => {
  const started = start(dir, ...ENDLESS, '--out', 'locked');
  const { child, ended } = started;
  await untilThere(started, at('locked/replicates/000000.bin'));
  const second = await within(dir, ...MANY, '--out', 'locked');
  expect(second).toMatchObject({ code: 2, out: '' });
  expect(second.err).toContain(
    `locked: expected a folder that no one else is writing, got one in use by process ${child.pid}\n`,
  );
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(at('locked/run.lock'))).toBe(true);
  expect(await within(dir, ...MANY, '--out', 'locked')).toMatchObject({ code: 0 });
  expect(await bytesOf(at('locked'))).toEqual(clean);
});

test('a folder that vanishes stops the run in one line', async () => {
  const started = start(dir, ...ENDLESS, '--out', 'gone');
  await untilThere(started, at('gone/replicates/000000.bin'));
  renameSync(at('gone'), at('gone-elsewhere')); // at once, whatever is being written there
  const { code, err } = await started.ended;
  expect([code, err.trimEnd().split('\n').at(-1)]).toEqual([
    2,
    'gone: expected a folder that can be written, got a folder that has gone; run the same again',
  ]);
});

test('--until-ci has the same replicates at 1 and 2 threads, and those of a plain run', async () => {
  const until = ['run', 'tiny.yaml', '--lang', 'en', '--no-report', '--until-ci', '25%'];
  expect(await within(dir, ...until, '--threads', '1', '--out', 'ci-1')).toMatchObject({ code: 0 });
  expect(await within(dir, ...until, '--threads', '2', '--out', 'ci-2')).toMatchObject({ code: 0 });
  const one = await bytesOf(at('ci-1'));
  expect(await bytesOf(at('ci-2'))).toEqual(one);
  const { untilCi, replicates } = one.manifest as { untilCi: { reached: number }; replicates: number };
  expect(untilCi).toMatchObject({ share: 0.25, figure: 'gmv@2021-01', most: 256 });
  expect(replicates % 16).toBe(0);
  expect(untilCi.reached).toBeLessThanOrEqual(0.25);
  expect(
    await within(dir, ...RUN, '--no-report', '--replicates', String(replicates), '--out', 'ci-plain'),
  ).toMatchObject({
    code: 0,
  });
  const plain = await bytesOf(at('ci-plain'));
  expect(plain['summary.csv']).toEqual(one['summary.csv']);
});

test('verify is content with a clean folder and names the file that changed', async () => {
  const good = await within(dir, 'verify', 'clean', '--sample', '3', '--lang', 'en');
  expect(good).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`3 of ${COUNT}`) });
  expect(good.out).toContain('does not prove');
  for (const name of ['series.parquet', 'summary.csv', 'runs.parquet', 'scenario.resolved.yaml']) {
    cpSync(at('clean'), at('changed'), { recursive: true });
    const bytes = readFileSync(at(`changed/${name}`));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(at(`changed/${name}`), bytes);
    const ended = await within(dir, 'verify', 'changed', '--sample', '1');
    expect([ended.code, ended.err], name).toEqual([4, expect.stringContaining(`${name}: expected SHA-256`)]);
    rmSync(at('changed'), { recursive: true });
  }
  cpSync(at('clean'), at('changed'), { recursive: true });
  const manifest = JSON.parse(readFileSync(at('changed/manifest.json'), 'utf8'));
  const other = {
    engine: '0.0.1',
    inputs: { ...manifest.inputs, 'history.csv': 'other' },
    fingerprints: ['ff'],
  };
  writeFileSync(at('changed/manifest.json'), JSON.stringify({ ...manifest, ...other }));
  const { code, err } = await within(dir, 'verify', 'changed', '--sample', '1');
  expect(code).toBe(4);
  expect(err).toMatch(/^changed\/manifest\.json: expected a record of SHA-256 /);
  expect(err).toMatch(/^engine: expected version 0\.0\.1, got \d/m);
  expect(err).toMatch(/history\.csv: expected SHA-256 other, got [0-9a-f]{12}\n/);
  expect(err).toMatch(/replicate small\/0: expected ff, got [0-9a-f]{16}\n/);
});
