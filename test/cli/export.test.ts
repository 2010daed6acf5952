/** `export --replication`: what it writes runs again by itself and gives the same; what is not whole is refused. */
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { hashOfFile } from '../../sim/runs/node/read-file.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesOf, program, TINY, within } from './tiny.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const STEADY = join(ROOT, 'docs/plugins/steady.ts');
const dir = temporaryFolder();
const at = (...names: string[]) => join(dir, ...names);
const RUN = ['run', 'tiny.yaml', '--replicates', '2', '--threads', '1', '--no-memo', '--plugin', STEADY];
const read = (...names: string[]) => readFileSync(at(...names), 'utf8');

beforeAll(async () => {
  const lever = '  - { id: steady-coupon, from: 2020-12-20, cap: 1000万 }\n';
  writeFileSync(at('tiny.yaml'), TINY.replace('targets:', `${lever}targets:`));
  expect(await within(dir, ...RUN, '--out', 'run')).toMatchObject({ code: 0 });
  const words = ['export', 'run', '--replication', 'package', '--plugin', STEADY, '--lang', 'en'];
  expect(await within(dir, ...words)).toMatchObject({
    code: 0,
    out: expect.stringContaining('package/README.md'),
  });
  symlinkSync(join(ROOT, 'node_modules'), at('package/program/node_modules')); // in place of the network
});

test('it holds scenario, data, seeds, results, environment, program and plugin, each with its hash', () => {
  for (const name of [
    'scenario.yaml',
    'data/history.csv',
    'results/report.html',
    'results/charts/top-share.en.vl.json',
  ])
    expect(existsSync(at('package', name)), name).toBe(true);
  const { fingerprints, engine } = JSON.parse(read('run/manifest.json'));
  const [, ...seeds] = read('package/seeds.csv').trim().split('\n');
  expect(seeds.map((line) => line.split(',').at(-1))).toEqual(fingerprints);
  expect(seeds[1]).toMatch(/^1,small\/1,-?\d+,-?\d+,/);
  expect(JSON.parse(read('package/environment.json'))).toMatchObject({ engine, node: process.versions.node });
  const { files } = JSON.parse(read('package/replication.json'));
  expect(Object.keys(files)).toContain('plugins/steady/steady.ts');
  expect(Object.keys(files).length).toBeGreaterThan(500);
  for (const name of ['README.md', 'program/sim/model/day.ts', 'results/series.parquet'])
    expect(hashOfFile(at('package', name))).toBe(files[name]);
  for (const name of Object.keys(files).filter((one) => /^[^/]+\.(json|csv|md|yaml)$/.test(one)))
    expect(read('package', name), name).not.toContain(dir);
});

test('its own program runs it again, as its README says, and gives the same to the byte', async () => {
  const shell = /```sh\n([\s\S]*?)```/.exec(read('package/README.md'))![1]!.trim().split('\n');
  const [install, ...commands] = shell;
  expect(install).toBe('npm ci --prefix program');
  expect(commands).toHaveLength(2);
  for (const line of commands) {
    const [node, file, ...words] = line.split(' ');
    expect(node).toBe('node');
    const ended = await program(at('package', file!), at('package'), ...words, '--threads', '1');
    expect(ended, `${line}\n${ended.err}`).toMatchObject({ code: 0 });
  }
  const { manifest: again, ...rest } = await bytesOf(at('package/again'));
  const { manifest, ...files } = await bytesOf(at('package/results'));
  expect(rest).toEqual(files);
  expect(again).toEqual(manifest);
});

test('a run that has changed, that is not whole, or without its plugins is refused; so is a folder of somebody else', async () => {
  cpSync(at('run'), at('changed'), { recursive: true });
  writeFileSync(at('changed/summary.csv'), 'mine');
  const words = (from: string, to: string) => ['export', from, '--replication', to, '--lang', 'en'];
  const plugin = ['--plugin', STEADY];
  expect(await within(dir, ...words('changed', 'b'), ...plugin)).toMatchObject({ code: 4 });
  expect(await within(dir, ...words('run', 'b'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('expected the plugins of the run'),
  });
  expect(await within(dir, ...RUN, '--shard', '1/2', '--no-report', '--out', 'part')).toMatchObject({
    code: 0,
  });
  expect(await within(dir, ...words('part', 'b'), ...plugin)).toMatchObject({
    code: 2,
    err: 'part: expected a complete run, got part 1/2\n',
  });
  expect(existsSync(at('b'))).toBe(false);
  expect(await within(dir, ...words('run', '.'), ...plugin)).toMatchObject({
    code: 2,
    err: expect.stringContaining('expected an empty folder or a replication folder, got something else'),
  });
  expect(await within(dir, ...words('run', 'package'), ...plugin)).toMatchObject({ code: 0 });
});

test('a market of one’s own travels with the run, and its run is verified and made again from the package alone', async () => {
  const words = ['--currency', 'EUR', '--users', '40m', '--basket', '30'];
  expect(await within(dir, 'new', 'mine', ...words)).toMatchObject({ code: 0 });
  const run = ['--replicates', '1', '--scale', '300000', '--threads', '1', '--no-memo', '--no-report'];
  expect(await within(dir, 'run', 'scenarios/mine.yaml', ...run, '--out', 'own')).toMatchObject({ code: 0 });
  expect(await within(dir, 'export', 'own', '--replication', 'mine')).toMatchObject({ code: 0 });
  symlinkSync(join(ROOT, 'node_modules'), at('mine/program/node_modules'));
  expect(read('mine/README.md')).toContain('`scenarios/`');
  const cli = at('mine/program/sim/cli/laotie.mjs');
  const ended = await program(cli, at('mine'), 'verify', 'results', '--threads', '1', '--lang', 'en');
  expect(ended, ended.err).toMatchObject({ code: 0 });
});
