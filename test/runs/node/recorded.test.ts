/** What was changed after it was written is named by every reader (exit code 4) and never read as if it were right. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { freeze } from '../../../sim/cli/freeze.ts';
import { report } from '../../../sim/cli/report.ts';
import { target } from '../../../sim/cli/target.ts';
import { Discrepancy, Refusal } from '../../../sim/notation/refusal.ts';
import type { Manifest } from '../../../sim/result/result.ts';
import { checkFolder, manifestOfRun, ownerOfRun } from '../../../sim/runs/node/folder.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { wholeOf } from '../../../sim/runs/node/merge.ts';
import { readRun, writeRun } from '../../../sim/runs/node/store.ts';
import { verifyRun } from '../../../sim/runs/node/verify.ts';
import { within } from '../../cli/tiny.ts';
import { runOne } from '../means.ts';
import { smallScenario, temporaryFolder } from '../small.ts';

const folder = temporaryFolder();
const dir = join(folder, 'run');
const prepared = prepare(
  smallScenario(
    folder,
    'until=2021-01-31',
    'population.scale=1000000',
    'replicates=2',
    'targets.gmv-q1.over=2021-01',
  ),
);
let copies = 0;

function copy(): string {
  const other = join(folder, `copy-${++copies}`);
  cpSync(dir, other, { recursive: true });
  return other;
}

function flip(file: string, at = 0.5, bit = 1): void {
  const bytes = readFileSync(file);
  bytes[Math.min(bytes.length - 1, Math.floor(bytes.length * at))]! ^= bit;
  writeFileSync(file, bytes);
}

beforeAll(async () => {
  const run = await runOne(prepared);
  mkdirSync(dir);
  await writeRun(dir, run);
});

const READ = [
  'targets.json',
  'actuals.json',
  'health.json',
  'market.json',
  'scenario.resolved.yaml',
  'summary.parquet',
  'runs.parquet',
];

test.each(READ)('%s with one bit changed is named, not read', async (name) => {
  const changed = copy();
  flip(join(changed, name));
  await expect(readRun(changed)).rejects.toThrow(Discrepancy);
  await expect(readRun(changed)).rejects.toThrow(
    new RegExp(
      `${name}: expected SHA-256 [0-9a-f]{12}, got [0-9a-f]{12}; it was changed after it was written`,
    ),
  );
});

test.each(READ)('%s that is not there is named', async (name) => {
  const changed = copy();
  rmSync(join(changed, name));
  await expect(readRun(changed)).rejects.toThrow(
    new RegExp(`${name}: expected SHA-256 [0-9a-f]{12}, got nothing`),
  );
});

test('an edited targets.json is believed by no command', async () => {
  const changed = copy();
  const file = join(changed, 'targets.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"probability": [\d.]+/, '"probability": 0.25'));
  for (const [command, args] of [
    [target, { dir: changed }],
    [report, { dir: [changed] }],
    [freeze, { dir: changed, out: join(folder, 'f.json') }],
  ] as const)
    await expect(command.handler({ _: [], $0: '', ...args } as never)).rejects.toThrow(Discrepancy);
  expect(readdirSync(folder)).not.toContain('f.json');
});

test('the program ends with code 4 and one line', async () => {
  const changed = copy();
  flip(join(changed, 'runs.parquet'));
  const { code, out, err } = await within(folder, 'target', changed, '--lang', 'en');
  expect([code, out]).toEqual([4, '']);
  expect(err).toMatch(
    /^\S+runs\.parquet: expected SHA-256 \w{12}, got \w{12}; it was changed after it was written; run the same again\n$/,
  );
});

test('the same run again makes the tables anew: they are read again', async () => {
  const changed = copy();
  flip(join(changed, 'targets.json'));
  await writeRun(changed, await runOne(prepared));
  expect((await readRun(changed)).targets).toEqual((await readRun(dir)).targets);
});

test('a manifest with any changed figure is named by target, run, merge and verify', async () => {
  const edits: readonly ((manifest: Manifest) => object)[] = [
    ({ seed }) => ({ seed: `${seed}x` }),
    ({ fingerprints }) => ({ fingerprints: [...fingerprints].reverse() }),
    ({ outputs }) => ({ outputs: { ...outputs, 'targets.json': 'e'.repeat(64) } }),
    ({ inputs }) => ({ inputs: { ...inputs, 'history.csv': 'e'.repeat(64) } }),
    () => ({ failed: 1 }),
    () => ({ sha256: 'e'.repeat(64) }),
    () => ({ sha256: 1 }),
  ];
  let last = '';
  for (const edit of edits) {
    const changed = copy();
    const file = join(changed, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    writeFileSync(file, JSON.stringify({ ...manifest, ...edit(manifest) }));
    expect(() => manifestOfRun(changed)).toThrow(Discrepancy);
    expect(() => checkFolder(changed, ownerOfRun(prepared.identity))).toThrow(
      /manifest\.json: expected a record of SHA-256/,
    );
    expect(() => wholeOf([changed])).toThrow(Discrepancy);
    last = changed;
  }
  const { mismatches } = await verifyRun(last, { sample: 1, threads: 1 });
  expect(mismatches[0]?.what).toBe(join(last, 'manifest.json'));
});

test('times and machine facts are no part of the hash: equal plans have equal manifests', async () => {
  const other = copy();
  const file = join(other, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const machine = { ...manifest.machine, seconds: 9, threads: 64 };
  writeFileSync(file, JSON.stringify({ ...manifest, machine }));
  expect(manifestOfRun(other).sha256).toBe(manifestOfRun(dir).sha256);
});

test('a folder that an older program wrote, without a hash over its manifest, is read', async () => {
  const older = copy();
  const file = join(older, 'manifest.json');
  const { sha256: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  writeFileSync(file, JSON.stringify(manifest));
  expect((await readRun(older)).targets).toEqual((await readRun(dir)).targets);
});

test('merge does not take a scenario that is not what ran', () => {
  const changed = copy();
  const file = join(changed, 'scenario.resolved.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('replicates: 2', 'replicates: 3'));
  expect(() => wholeOf([changed])).toThrow(/scenario\.resolved\.yaml: expected SHA-256/);
});

test('a bit flipped anywhere: the same result, or a refusal in one line; never another result', async () => {
  const whole = await readRun(dir);
  const changed = copy();
  const kinds = { same: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('manifest.json', ...READ),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 7 }),
      async (name, at, bit) => {
        const before = readFileSync(join(changed, name));
        flip(join(changed, name), at, 1 << bit);
        try {
          const { manifest, ...read } = await readRun(changed);
          expect({ ...read, manifest: 0 }).toEqual({ ...whole, manifest: 0 });
          expect(manifest.fingerprints).toEqual(whole.manifest.fingerprints);
          kinds.same++;
        } catch (cause) {
          expect(cause).toBeInstanceOf(Refusal);
          expect((cause as Error).message).not.toContain('\n');
          kinds.refused++;
        } finally {
          writeFileSync(join(changed, name), before);
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(kinds.refused).toBeGreaterThan(kinds.same);
});

test('a posterior that lies in the folder is what ran, or nothing is run again', async () => {
  const own = join(folder, 'own.json');
  const draws = [{ weight: 1, parameters: { 'visits.rate': 0.7 } }];
  writeFileSync(own, JSON.stringify({ schema: 'laotie/posterior@1', knownUntil: '2021-01-01', draws }));
  const ready = prepare(
    smallScenario(
      folder,
      'until=2021-01-31',
      'population.scale=1000000',
      'replicates=1',
      'targets.gmv-q1.over=2021-01',
      `parameters.posterior=${own}`,
    ),
  );
  const to = join(folder, 'with-posterior');
  mkdirSync(to);
  await writeRun(to, await runOne(ready));
  expect((await verifyRun(to, { threads: 1 })).mismatches).toEqual([]);
  const copied = join(to, 'posterior.json');
  writeFileSync(copied, readFileSync(copied, 'utf8').replace('0.7', '1e9')); // outside its range: no run could read it
  expect(await verifyRun(to, { threads: 1 })).toMatchObject({ rerun: 0, mismatches: [{ what: copied }] });
  expect(() => wholeOf([to])).toThrow(Discrepancy);
});
