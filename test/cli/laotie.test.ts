/** The launcher, as `npx laotie` and `npm start` use it: on whatever Node comes first, with the pinned one behind it. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SMALL, temporaryFolder } from '../runs/small.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LAUNCHER = join(ROOT, 'sim/cli/laotie.mjs');
const dir = temporaryFolder();
const small = join(dir, 'small.yaml');
writeFileSync(small, SMALL);

/** The PATH without this project's own programs: `node` is then the one the machine has. */
const PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter);

function launch(args: readonly string[]) {
  const child = spawn('node', [LAUNCHER, ...args], { cwd: dir, env: { ...process.env, PATH } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  const ended = new Promise<{ code: number | null; text: string }>((done) => {
    child.on('close', (code) => done({ code, text }));
  });
  return { child, ended };
}

test('the launcher passes arguments and exit codes', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [shown, mistaken] = await Promise.all([
    launch(['--version']).ended,
    launch(['run', 'no such.yaml']).ended,
  ]);
  expect(shown).toEqual({ code: 0, text: `${version}\n` });
  expect(mistaken.code).toBe(2);
  expect(mistaken.text).toMatch(/^no such\.yaml:1:1: expected a scenario file, got no such file\n$/);
});

test('Ctrl-C ends a run with code 130 and keeps what is done', async () => {
  const to = join(dir, 'stopped');
  // more replicates than could be done before the signal comes
  const args = ['run', small, '--replicates', '100000', '--no-report', '--out', to, '--lang', 'en'];
  const { child, ended } = launch(args);
  const isThere = () => existsSync(join(to, 'replicates', '000003.bin'));
  while (!isThere() && child.exitCode === null) await wait(1);
  child.kill('SIGINT');
  const { code, text } = await ended;
  expect(code).toBe(130);
  const { status, replicates } = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8'));
  expect(status).toBe('interrupted');
  expect(replicates).toBeGreaterThanOrEqual(3);
  expect(text).toMatch(new RegExp(`interrupted .*: ${replicates}/100000`));
  expect(existsSync(join(to, 'summary.csv'))).toBe(true);
});
