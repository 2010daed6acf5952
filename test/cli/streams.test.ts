/** A closed or full stream never kills a command, in whatever shell construct it comes. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLI, type Ended, TINY } from './tiny.ts';

const dir = mkdtempSync(join(tmpdir(), 'laotie-streams-'));
writeFileSync(join(dir, 'tiny.yaml'), TINY);

/** A line of a shell in which `$laotie` is the program; what of its streams is left comes back. */
function shell(line: string): Promise<Ended> {
  const laotie = `${process.execPath} ${CLI}`;
  const child = spawn('bash', ['-c', line], { cwd: dir, env: { ...process.env, laotie, LC_ALL: 'C' } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  return new Promise((end) => child.on('close', (code, signal) => end({ code, signal, out, err })));
}

function statusOf(folder: string): string {
  return JSON.parse(readFileSync(join(dir, folder, 'manifest.json'), 'utf8')).status;
}

const FULL = 'stdout: expected a stream that can be written, got a full disk\n';
const hasFull = existsSync('/dev/full');

const RUN = '$laotie run tiny.yaml --replicates 2 --threads 1 --no-report --memo memo --out';
test.each([
  ['out-closed', '2>&1 | head -1; exit $PIPESTATUS', 0],
  ['err-closed', '2> >(true); exit $?', 0],
  ['json-closed', '--json | true; exit $PIPESTATUS', 0],
  ...(hasFull
    ? ([
        ['err-full', '2> /dev/full', 0],
        ['out-full', '> /dev/full', 2],
        ['both-full', '> /dev/full 2> /dev/full', 2],
      ] as const)
    : []),
] as const)('a run whose stream is %s is whole', async (name, tail, code) => {
  const ended = await shell(`${RUN} ${name} ${tail}`);
  expect(ended).toMatchObject({ code, signal: null });
  expect(statusOf(name)).toBe('complete');
  expect(existsSync(join(dir, name, 'run.lock'))).toBe(false);
  if (name === 'out-full') expect(ended.err.endsWith(FULL)).toBe(true);
});

test.skipIf(!hasFull)(
  'a result that could not be printed is said once, with code 2, by every command',
  async () => {
    for (const args of ['explain gmv', 'target err-full', 'plan tiny.yaml --json']) {
      const ended = await shell(`$laotie ${args} > /dev/full`);
      expect(ended.code, args).toBe(2);
      expect(ended.err.slice(-FULL.length), args).toBe(FULL);
    }
    const mistake = await shell('$laotie validate nothing.yaml 2> /dev/full');
    expect(mistake).toMatchObject({ code: 2, out: '', err: '' });
  },
);

test('a reader that has seen enough is no mistake', async () => {
  const ended = await shell('$laotie schema | head -1; exit $PIPESTATUS');
  expect(ended).toMatchObject({ code: 0, out: '{\n', err: '' });
});
