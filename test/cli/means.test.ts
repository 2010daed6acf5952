/** What goes wrong beside the work is told once, in the language asked for; the work goes on. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withMeans } from '../../sim/cli/means.ts';
import type { Language } from '../../sim/notation/language.ts';
import { runEnsembles } from '../../sim/runs/ensemble.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import { openMemo } from '../../sim/runs/node/memo-folder.ts';
import { placesIn, readReplicate } from '../../sim/runs/node/replicates.ts';
import type { Trouble } from '../../sim/runs/trouble.ts';
import { smallScenario, temporaryFolder } from '../runs/small.ts';
import { catchOutput } from './output.ts';

const caught = catchOutput();
beforeEach(() => void vi.stubEnv('LAOTIE_MEMO_BYTES', '1000000'));
afterEach(() => void vi.unstubAllEnvs());
const dir = temporaryFolder();
const TINY = ['until=2021-01-31', 'population.scale=1000000', 'targets.gmv-q1.remove=true', 'replicates=3'];
const prepared = prepare(smallScenario(dir, ...TINY));

async function run(memo: string, lang: Language = 'en') {
  const [done] = await withMeans({ threads: 1, memo, lang }, (means) => runEnsembles([{ prepared }], means));
  return done!;
}

test('a memo in a place that is no folder: one line for all answers, and all answers', async () => {
  writeFileSync(join(dir, 'file'), '');
  const memo = join(dir, 'file', 'memo');
  expect((await run(memo)).series).toHaveLength(3);
  expect(caught.err).toBe(
    `${memo}: expected a folder that can be written, got a folder that has gone; answers are not remembered\n`,
  );
});

test('the same in Chinese', async () => {
  const memo = join(dir, 'file', 'memo');
  await run(memo, 'zh');
  expect(caught.err).toContain(`${memo}: 应为可写的文件夹，实为已消失的文件夹；运行照常进行，答案不予保存\n`);
});

test('an answer larger than the memo may be is told: it can never be remembered', async () => {
  vi.stubEnv('LAOTIE_MEMO_BYTES', '10');
  const memo = join(dir, 'small');
  await run(memo);
  expect(caught.err).toMatch(
    /^\S+small: expected a folder that can be written, got room for 10 bytes; .*\n$/,
  );
});

test('a damaged answer is told, computed again and mended: it is not damaged the next time', async () => {
  const memo = join(dir, 'memo');
  const first = await run(memo);
  expect(caught.err).toBe('');
  const answers = readdirSync(memo, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.answer'),
  );
  const file = join(memo, answers[0]!);
  const bytes = readFileSync(file);
  bytes[bytes.length - 1]! ^= 4;
  writeFileSync(file, bytes);
  const again = await run(memo);
  expect([again.remembered, caught.err]).toEqual([2, '1 stored answer was damaged and computed again\n']);
  expect(again.result.manifest.fingerprints).toEqual(first.result.manifest.fingerprints);
  caught.err = '';
  expect([(await run(memo)).remembered, caught.err]).toEqual([3, '']);
});

test('an answer that is a folder is told, and never hidden', async () => {
  const told: Trouble[] = [];
  const memo = openMemo(join(dir, 'odd'), { most: 1e6, onTrouble: (trouble) => void told.push(trouble) });
  const hash = 'ab'.repeat(32);
  mkdirSync(join(dir, 'odd', 'ab', `${hash.slice(2)}.answer`, 'x'), { recursive: true });
  expect(await memo.get(hash)).toBeUndefined();
  await memo.put(hash, new Uint8Array(3));
  expect(told.map(({ kind }) => kind)).toEqual(['unreadAnswer', 'unkeptAnswer']);
});

test('a replicate that cannot be read is refused, not computed again in silence', async () => {
  placesIn(dir);
  mkdirSync(join(dir, 'replicates', '000000.bin'));
  await expect(readReplicate(dir, 0)).rejects.toThrow(/000000\.bin: expected a replicate, got a directory/);
  expect(await readReplicate(dir, 1)).toBeUndefined();
});
