/** A disk that refuses is said in one line, by whatever writes, and leaves no half of a file. */
import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '../../sim/notation/refusal.ts';
import { placesIn } from '../../sim/runs/node/replicates.ts';
import { temporaryFolder } from '../runs/small.ts';
import { laotie, TINY } from './tiny.ts';

const dir = temporaryFolder();
const at = (name: string) => join(dir, name);
/** Linux: every write to it finds the disk full. */
const FULL = '/dev/full';

writeFileSync(at('tiny.yaml'), TINY);
writeFileSync(at('file'), '');

test.skipIf(!existsSync(FULL))('report: a full disk is one line; nothing temporary stays', async () => {
  const run = ['run', 'tiny.yaml', '--replicates', '2', '--out', 'whole'];
  expect(await laotie(dir, ...run)).toMatchObject({ code: 0 });
  symlinkSync(FULL, at('whole/report.html.tmp'));
  expect(await laotie(dir, 'report', 'whole')).toMatchObject({
    code: 2,
    out: '',
    err: 'whole: expected a folder that can be written, got a full disk; what is done is kept: run the same again\n',
  });
  expect(readdirSync(at('whole')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(await laotie(dir, 'report', 'whole')).toMatchObject({ code: 0, err: '' });
});

test('calibrate: a place that cannot be written is refused before the work', async () => {
  const ended = await laotie(dir, 'calibrate', 'tiny.yaml', '--seed', 'a', '--out', 'file/posterior.json');
  expect([ended.code, ended.err]).toEqual([
    2,
    expect.stringMatching(/^\S+file: expected a folder that can be written, got .*\n$/),
  ]);
});

test('no place for replicates: one line', () => {
  expect(() => placesIn(at('file'))).toThrow(Refusal);
});

test('a memo that cannot be written loses nothing: the run ends well', async () => {
  const run = ['run', 'tiny.yaml', '--replicates', '1', '--no-report', '--out', 'forgotten'];
  expect(await laotie(dir, ...run, '--memo', 'file/memo')).toMatchObject({ code: 0 });
});
