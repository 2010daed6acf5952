/** A path is a path: what other programs read as a pattern, a home or a partition is the name of a folder here. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { FinishedRun } from '../../../sim/runs/finished.ts';
import { openFolder } from '../../../sim/runs/node/folder.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { LOCK_FILE, withFileLock, withLock } from '../../../sim/runs/node/lock.ts';
import { readRun, writeRun } from '../../../sim/runs/node/store.ts';
import { program, TINY } from '../../cli/tiny.ts';
import { runOne } from '../means.ts';
import { smallScenario, temporaryFolder } from '../small.ts';

const folder = temporaryFolder();
const CLI = join(import.meta.dirname, '../../../sim/cli/program.ts');
let run: FinishedRun;
let other: FinishedRun;

beforeAll(async () => {
  const set = ['until=2021-01-12', 'population.scale=1000000', 'targets.gmv-q1.remove=true', 'replicates=1'];
  run = await runOne(prepare(smallScenario(folder, ...set)));
  other = await runOne(prepare(smallScenario(folder, ...set, 'seed=other')));
});

/** Names on POSIX; a folder that the name would mean as a pattern lies beside it. */
const NAMES: readonly (readonly [name: string, beside?: string])[] = [
  ['~'],
  ['$HOME'],
  ['a?b', 'aXb'],
  ['*', 'anything'],
  ['**', 'deep/er'],
  ['[0-9]', '7'],
  ['[!x]', 'y'],
  ['a[b'],
  ['{a,b}', 'a'],
  ['metric=gmv'],
  ['seed=5'],
  ['it is %20 "so"; \'--'],
  ['s3:'],
  ['夏 天'],
];

test.skipIf(process.platform === 'win32').each(NAMES.map((row, at) => [at, ...row] as const))(
  '%i: a folder named %j holds a run, and nothing of the one beside it',
  async (at, name, beside) => {
    const parent = join(folder, String(at));
    const dir = join(parent, name);
    openFolder(dir);
    if (beside) {
      openFolder(join(parent, beside));
      await writeRun(join(parent, beside), other);
    }
    const result = await withLock(dir, async () => {
      expect(readdirSync(dir)).toEqual([LOCK_FILE]);
      return writeRun(dir, run);
    });
    expect(await readRun(dir)).toEqual(result);
    const file = join(parent, `${name}.json`);
    await withFileLock(file, async () => expect(existsSync(`${file}.lock`)).toBe(true));
    expect(readdirSync(parent).sort()).toEqual([name, ...(beside ? [beside.split('/')[0]!] : [])].sort());
  },
);

test.skipIf(process.platform === 'win32')(
  'a tilde that no shell has read, for results and for temporary files, is a folder here',
  async () => {
    const [cwd, home] = [join(folder, 'here'), join(folder, 'home')];
    for (const one of [cwd, home, join(cwd, '~tmp')]) mkdirSync(one);
    writeFileSync(join(cwd, 'tiny.yaml'), TINY);
    const env = { HOME: home, TMPDIR: '~tmp', LAOTIE_MEMO: '~memo', LAOTIE_MEMO_BYTES: '' };
    const words = ['run', 'tiny.yaml', '--replicates', '1', '--no-report', '--out=~/x'];
    expect(await program({ file: CLI, env }, cwd, ...words)).toMatchObject({ code: 0 });
    expect(await program({ file: CLI, env }, cwd, ...words)).toMatchObject({ code: 0 });
    expect(readdirSync(cwd).sort()).toEqual(['tiny.yaml', '~', '~memo', '~tmp']);
    expect(readdirSync(join(cwd, '~/x'))).toContain('summary.parquet');
    expect(readdirSync(home)).toEqual([]);
    expect(readdirSync(join(cwd, '~tmp'))).toEqual([]);
  },
);
