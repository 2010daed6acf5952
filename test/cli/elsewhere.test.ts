/** A plan is the same wherever it lies: clones in other folders, with other line endings, in parts; packed: test/package. */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { engineVersion, sourcesHash } from '../../sim/runs/node/engine.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesOf, type Ended, program, TINY, within } from './tiny.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const dir = temporaryFolder();
/** What of a checkout decides a run or writes it down. */
const PARTS = ['package.json', 'sim', 'reports', 'scenarios'];
const POSTERIOR = {
  schema: 'laotie/posterior@1',
  knownUntil: '2021-01-01',
  draws: [0.5, 0.6, 0.7].map((rate) => ({ weight: 1, parameters: { 'visits.rate': rate } })),
};
const SCENARIO = `${TINY.replace('parameters: {', 'parameters: { posterior: fits/own.json,')}
`;
const RUN = ['run', 'tiny.yaml', '--replicates', '4', '--threads', '1', '--no-report'];

/** A checkout of its own, with a scenario and a posterior beside it, in which every text has these line endings. */
function clone(name: string, ending: '\n' | '\r\n'): string {
  const home = join(dir, name);
  for (const part of PARTS) cpSync(join(ROOT, part), join(home, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
  mkdirSync(join(home, 'work/fits'), { recursive: true });
  writeFileSync(join(home, 'work/tiny.yaml'), SCENARIO);
  writeFileSync(join(home, 'work/fits/own.json'), JSON.stringify(POSTERIOR, null, 2));
  if (ending === '\n') return home;
  for (const file of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ts|mjs|json|yaml|csv|md)$/.test(file) || file.startsWith('node_modules')) continue;
    const path = join(home, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\r\n', '\n').replaceAll('\n', ending));
  }
  return home;
}

let unix: string;
let windows: string;

/** The program of the clone with CRLF, in a process; the other side is this checkout, in this one. */
function there(...args: readonly string[]): Promise<Ended> {
  return program(join(windows, 'sim/cli/program.ts'), join(windows, 'work'), ...args);
}
function here(...args: readonly string[]): Promise<Ended> {
  return within(join(unix, 'work'), ...args);
}

beforeAll(() => {
  unix = clone('unix', '\n');
  windows = clone(join('other', 'deeper', 'windows'), '\r\n');
});

test('parts from two checkouts, one with CRLF, merge to the bytes of one run, and verify says so', async () => {
  expect(readFileSync(join(windows, 'sim/model/day.ts'), 'utf8')).toContain('\r\n');
  const whole = await here(...RUN, '--out', 'whole');
  expect(whole).toMatchObject({ code: 0 });
  expect(await here(...RUN, '--shard', '1/2', '--out', 'one')).toMatchObject({ code: 0 });
  expect(await there(...RUN, '--shard', '2/2', '--out', 'two')).toMatchObject({ code: 0 });
  const [one, two] = [join(unix, 'work/one'), join(windows, 'work/two')];
  const merged = await here('merge', one, two, '--out', 'merged', '--no-report');
  expect(merged).toMatchObject({ code: 0, err: '' });
  expect(await bytesOf(join(unix, 'work/merged'))).toEqual(await bytesOf(join(unix, 'work/whole')));
  // also from the other side, in a folder of no clone
  const nowhere = join(dir, 'nowhere');
  expect(await there('merge', one, two, '--out', nowhere, '--no-report')).toMatchObject({ code: 0 });
  expect(await bytesOf(nowhere)).toEqual(await bytesOf(join(unix, 'work/whole')));
  const verified = await there('verify', join(unix, 'work/merged'), '--lang', 'en');
  expect(verified).toMatchObject({ code: 0, err: '', out: expect.stringContaining('4 of 4 replicates') });
  const texts = readdirSync(join(unix, 'work/merged')).filter((name) => /\.(json|yaml|csv)$/.test(name));
  expect(texts).toContain('posterior.json');
  for (const name of texts) {
    const text = readFileSync(join(unix, 'work/merged', name), 'utf8');
    expect(text, name).not.toContain(dir);
    expect(text, name).not.toContain(ROOT);
    expect(text, name).not.toContain('\r');
  }
});

test('what one checkout ran the other remembers', async () => {
  const memo = join(dir, 'memo');
  vi.stubEnv('LAOTIE_MEMO_BYTES', '1e9');
  const first = await here(...RUN, '--out', 'a', '--memo', memo);
  expect(first).toMatchObject({ code: 0, out: expect.not.stringContaining('remembered') });
  const second = await there(...RUN, '--out', 'b', '--memo', memo, '--lang', 'en');
  expect(second).toMatchObject({ code: 0, out: expect.stringContaining('4 of 4 runs remembered') });
  expect(await bytesOf(join(windows, 'work/b'))).toEqual(await bytesOf(join(unix, 'work/a')));
});

test('the engine’s hash is that of the sources, whatever their line endings; a changed rule changes it', () => {
  const hash = sourcesHash(join(ROOT, 'sim'));
  expect(engineVersion()).toMatch(new RegExp(`\\+${hash}$`));
  expect([sourcesHash(join(unix, 'sim')), sourcesHash(join(windows, 'sim'))]).toEqual([hash, hash]);
  const file = join(unix, 'sim/model/day.ts');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text}// another rule\n`);
  expect(sourcesHash(join(unix, 'sim'))).not.toBe(hash);
  writeFileSync(file, text);
  expect(dirname(file)).toContain('unix');
});
