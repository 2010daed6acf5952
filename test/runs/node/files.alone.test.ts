/** The one writer of files: temporary names that nobody can prepare, and nothing of somebody else written over or removed. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'; // biome-ignore format: one line
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { hashOfText } from '../../../sim/runs/canonical.ts';
import { isTemporary, putFile, putFileSync, putFileWhole } from '../../../sim/runs/node/files.ts';
import { LOCK_FILE, withFileLock, withLock } from '../../../sim/runs/node/lock.ts';
import { openMemo } from '../../../sim/runs/node/memo-folder.ts';
import { temporaryFolder } from '../small.ts';

/** Where it is set, chance gives these bytes and no others. */
const chance: { bytes?: Buffer } = {};
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, randomBytes: (count: number) => chance.bytes ?? crypto.randomBytes(count) };
});

const dir = temporaryFolder();
const at = (...names: string[]) => join(dir, ...names);
beforeEach(() => void delete chance.bytes);

test('what is written waits under a name of 128 random bits, in the folder where it will lie', async () => {
  const folder = at('names');
  mkdirSync(folder);
  const seen: string[] = [];
  for (let k = 0; k < 3; k++) {
    await putFile(join(folder, 'a.txt'), async (temporary) => {
      seen.push(...readdirSync(folder).filter((name) => name !== 'a.txt'));
      expect(statSync(temporary).size).toBe(0); // it is made before anybody is told its name
      writeFileSync(temporary, String(k));
    });
  }
  expect(new Set(seen).size).toBe(3);
  expect(seen.every(isTemporary)).toBe(true);
  expect(readdirSync(folder)).toEqual(['a.txt']);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('2');
});

test.each(['notes.tmp', 'a.parquet.71-0a1b2c3d.tmp', '.laotie.tmp', '.laotie-0a.tmp', `x.laotie-${'0a'.repeat(16)}.tmp`, `.laotie-${'0A'.repeat(16)}.tmp`, `.laotie-${'0a'.repeat(16)}.tmp.bak`])(
  '%s is the name of no temporary file of the program',
  (name) => expect(isTemporary(name)).toBe(false),
); // biome-ignore format: one line

test.skipIf(process.platform === 'win32')(
  'a link that somebody put under the temporary name is neither followed nor removed',
  async () => {
    chance.bytes = Buffer.alloc(16, 7);
    writeFileSync(at('diary.md'), 'mine');
    const name = `.laotie-${'07'.repeat(16)}.tmp`;
    symlinkSync(at('diary.md'), at(name));
    await expect(putFileWhole(at('result.json'), 'x')).rejects.toThrow('EEXIST');
    expect(() => putFileSync(at('result.json'), (write) => write(Uint8Array.of(1)))).toThrow('EEXIST');
    await expect(putFile(at('result.json'), async (file) => writeFileSync(file, 'x'))).rejects.toThrow(
      'EEXIST',
    );
    expect(readFileSync(at('diary.md'), 'utf8')).toBe('mine');
    expect(readdirSync(dir)).toEqual(expect.arrayContaining([name, 'diary.md']));
    expect(readdirSync(dir)).not.toContain('result.json');
    rmSync(at(name));
  },
);

test.each([
  ['text', (file: string) => writeFileSync(file, 'pid 7')],
  ['a long file of zeros', (file: string) => writeFileSync(file, Buffer.alloc(12_289))],
  ['a folder', (file: string) => void mkdirSync(file)],
  ['a link to a file', (file: string) => { writeFileSync(`${file}-there`, ''); symlinkSync(`${file}-there`, file); }],
  ['a link to nothing', (file: string) => symlinkSync(`${file}-nowhere`, file)],
])('%s that has the name of a lock is no lock: it is refused and stays', async (name, make) => {
  const folder = at(`lock ${name}`);
  mkdirSync(folder);
  make(join(folder, LOCK_FILE));
  make(join(folder, 'a.json.lock'));
  const before = readdirSync(folder);
  const work = vi.fn(async () => undefined);
  const line = /\.lock: expected a lock of this program, got another file; move it away$/;
  await expect(withLock(folder, work)).rejects.toThrow(line);
  await expect(withFileLock(join(folder, 'a.json'), work)).rejects.toThrow(line);
  expect(work).not.toHaveBeenCalled();
  expect(readdirSync(folder)).toEqual(before);
}); // biome-ignore format: one line each

test('a memo that is too full forgets its own answers and nothing else, however old', async () => {
  const folder = at('memo');
  const memo = openMemo(folder, { most: 1000 });
  await memo.put(hashOfText('1'), new Uint8Array(600));
  const shelf = readdirSync(folder)[0]!;
  const theirs = [`${shelf}/notes.tmp`, `${shelf}/mine.answer`, `${shelf}/${'0'.repeat(62)}.answer.tmp`, '.ds/a.answer'];
  mkdirSync(join(folder, '.ds'));
  for (const name of theirs) writeFileSync(join(folder, name), 'mine');
  const left = `${shelf}/.laotie-${'0a'.repeat(16)}.tmp`;
  writeFileSync(join(folder, left), 'half');
  for (const name of [...theirs, left]) utimesSync(join(folder, name), new Date(2020, 0), new Date(2020, 0));
  await openMemo(folder, { most: 1000 }).put(hashOfText('2'), new Uint8Array(600));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(names).toEqual(expect.arrayContaining(theirs.map((name) => join(name))));
  expect(names).not.toContain(left);
  expect(names.filter((name) => /[0-9a-f]{62}\.answer$/.test(name)).length).toBeLessThan(2);
}); // biome-ignore format: one line each
