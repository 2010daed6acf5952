/** The launcher, as `npx laotie` and `npm start` use it: on whatever Node comes first, with the pinned one behind it. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
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

function launch(args: readonly string[], onText: (text: string, interrupt: () => void) => void = () => {}) {
  const child = spawn('node', [LAUNCHER, ...args], { cwd: dir, env: { ...process.env, PATH } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      onText(text, () => child.kill('SIGINT'));
    });
  }
  return new Promise<{ code: number | null; text: string }>((done) => {
    child.on('close', (code) => done({ code, text }));
  });
}

test('the launcher passes arguments and exit codes', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [shown, mistaken] = await Promise.all([launch(['--version']), launch(['run', 'no such.yaml'])]);
  expect(shown).toEqual({ code: 0, text: `${version}\n` });
  expect(mistaken.code).toBe(2);
  expect(mistaken.text).toMatch(/^no such\.yaml:1:1: expected a scenario file, got no such file\n$/);
}, 60_000);

test('Ctrl-C ends a run with code 130 and keeps what is done', async () => {
  const to = join(dir, 'stopped');
  const args = ['run', small, '--replicates', '400', '--no-report', '--out', to, '--lang', 'en'];
  let sent = false;
  const { code, text } = await launch(args, (soFar, interrupt) => {
    if (sent || !soFar.includes('/400 runs')) return;
    sent = true;
    interrupt();
  });
  expect(code).toBe(130);
  const { status, replicates } = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8'));
  expect(status).toBe('interrupted');
  expect(replicates).toBeGreaterThanOrEqual(20);
  expect(replicates).toBeLessThan(400);
  expect(text).toMatch(new RegExp(`interrupted .*: ${replicates}/400`));
  expect(existsSync(join(to, 'summary.csv'))).toBe(true);
}, 60_000);
