/** The broken files once more, through the program itself: exit code, streams, and nothing left behind. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const CLI = resolve(import.meta.dirname, '../../sim/cli/program.ts');
const BROKEN = join(import.meta.dirname, 'broken');
const GOOD = resolve(import.meta.dirname, '../../scenarios/kuaishou-2021.yaml');
const names = readdirSync(BROKEN);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly left: readonly string[];
}

function validate(...rest: string[]): Ended {
  const cwd = mkdtempSync(join(tmpdir(), 'laotie-cli-'));
  const options = { cwd, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'validate', ...rest], options);
  return { code: status, out: stdout, err: stderr, left: readdirSync(cwd) };
}

test('all broken files at once: code 2, a line on stderr for each, nothing on stdout, no file written', () => {
  const ended = validate(...names.map((name) => join(BROKEN, name)));
  // One of them is right in itself: its mistake is said of its base.
  for (const name of names.filter((other) => other !== 'base-is-broken.yaml'))
    expect(ended.err).toContain(`broken/${name}:`);
  expect(ended.err).not.toMatch(/^\s+at /m);
  expect(ended).toMatchObject({ code: 2, out: '', left: [] });
  expect(readdirSync(BROKEN)).toEqual(names);
});

test('a good file: code 0 and ok; good and broken together: code 2', () => {
  expect(validate(GOOD)).toMatchObject({ code: 0, out: `${GOOD}: ok\n`, err: '', left: [] });
  const both = validate(GOOD, join(BROKEN, 'a-list.yaml'), '--json');
  expect(both.code).toBe(2);
  expect(JSON.parse(both.out).files.map((file: { ok: boolean }) => file.ok)).toEqual([true, false]);
});

test('a wrong --set: code 2, and the option is named', () => {
  const ended = validate(GOOD, '--set', 'population.scale=0');
  expect(ended.err).toContain(
    '--set:1:18 population.scale: expected a count such as 580m or 5.8 亿, from 1 to 1e9, got 0',
  );
  expect(ended).toMatchObject({ code: 2, out: '', left: [] });
});
