/** A disk that refuses is said in one line, by whatever writes, and leaves no half of a file. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '../../sim/notation/refusal.ts';
import { placesIn } from '../../sim/runs/node/replicates.ts';
import { temporaryFolder } from '../runs/small.ts';
import { CLI, TINY, within } from './tiny.ts';

const dir = temporaryFolder();
const at = (name: string) => join(dir, name);

writeFileSync(at('tiny.yaml'), TINY);
writeFileSync(at('file'), '');

test.skipIf(process.platform === 'win32')(
  'report: what the disk refuses is one line; nothing temporary stays',
  async () => {
    const run = ['run', 'tiny.yaml', '--replicates', '2', '--out', 'whole'];
    expect(await within(dir, ...run)).toMatchObject({ code: 0 });
    const before = readFileSync(at('whole/report.html'), 'utf8');
    // no file may grow beyond some 30 kB
    const { status, stdout, stderr } = spawnSync(
      'sh',
      ['-c', `ulimit -f 60 && exec "$0" "$@"`, process.execPath, CLI, 'report', 'whole'],
      {
        cwd: dir,
        encoding: 'utf8',
      },
    );
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      'whole: expected a folder that can be written, got a limit on the size of files; what is done is kept: run the same again\n',
    ]);
    expect(readFileSync(at('whole/report.html'), 'utf8')).toBe(before);
    expect(readdirSync(at('whole')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')(
  'too few open files: the run ends well, or one line says why',
  () => {
    const run = ['run', 'tiny.yaml', '--replicates', '2', '--no-report', '--lang', 'en', '--set'];
    for (const limit of [27, 29, 31]) {
      const words = [...run, `seed=${limit}`, '--out', `few-${limit}`];
      const { status, stderr } = spawnSync(
        'sh',
        ['-c', `ulimit -n ${limit} && exec "$0" "$@"`, process.execPath, CLI, ...words],
        { cwd: dir, encoding: 'utf8' },
      );
      const lines = stderr
        .split('\n')
        .filter((line) => line !== '' && !/warning only$|^\d\/2 runs/.test(line));
      expect(status === 0 ? 'it works' : [status, ...lines], `${limit} files`).toEqual(
        status === 0 ? 'it works' : [2, expect.stringMatching(/^\S+: expected .*, got .*files(?:; .*)?$/)],
      );
    }
  },
);

test('calibrate: a place that cannot be written is refused before the work', async () => {
  const ended = await within(dir, 'calibrate', 'tiny.yaml', '--seed', 'a', '--out', 'file/posterior.json');
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
  expect(await within(dir, ...run, '--memo', 'file/memo')).toMatchObject({ code: 0 });
});
