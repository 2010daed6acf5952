/** The step before `npm start` and `npm test`, in a project of its own with a pretended npm. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../runs/small.ts';

const root = temporaryFolder();
const modules = join(root, 'node_modules');
const called = join(root, 'called');
const npm = join(root, 'npm.js');

function lockOf(version: string): string {
  const packages = {
    '': {},
    'node_modules/a': { version },
    'node_modules/b': { version: '1', optional: true },
  };
  return JSON.stringify({ packages });
}

beforeEach(() => {
  rmSync(modules, { recursive: true, force: true });
  rmSync(called, { force: true });
  mkdirSync(join(root, 'sim/cli'), { recursive: true });
  cpSync(resolve(import.meta.dirname, '../../sim/cli/install.mjs'), join(root, 'sim/cli/install.mjs'));
  writeFileSync(join(root, 'package-lock.json'), lockOf('1.0.0'));
  writeFileSync(
    npm,
    `const fs = require('node:fs');
     fs.writeFileSync(${JSON.stringify(called)}, process.argv.slice(2).join(' '));
     fs.mkdirSync(${JSON.stringify(modules)}, { recursive: true });
     process.exitCode = Number(process.env.FAIL ?? 0);`,
  );
});

function install(fail = '0') {
  const env = { ...process.env, npm_execpath: npm, FAIL: fail };
  const { status, stdout, stderr } = spawnSync('node', [join(root, 'sim/cli/install.mjs')], {
    env,
    encoding: 'utf8',
  });
  return { status, text: stdout + stderr, calls: existsSync(called) ? readFileSync(called, 'utf8') : '' };
}

test('a fresh clone is installed once, and then left alone in silence', () => {
  expect(install()).toMatchObject({ status: 0, calls: 'ci --no-audit --no-fund' });
  rmSync(called);
  expect(install()).toEqual({ status: 0, text: '', calls: '' });
});

test('what npm installed by itself is taken as it is; an optional package may be missing', () => {
  mkdirSync(modules);
  writeFileSync(join(modules, '.package-lock.json'), lockOf('1.0.0').replace(/,"node_modules\/b".*?}/, ''));
  expect(install()).toEqual({ status: 0, text: '', calls: '' });
});

test('a lock file that asks for other versions, or a broken installation, is installed anew', () => {
  mkdirSync(modules);
  writeFileSync(join(modules, '.package-lock.json'), lockOf('0.9.0'));
  expect(install().calls).toBe('ci --no-audit --no-fund');
  rmSync(called);
  writeFileSync(join(root, 'package-lock.json'), lockOf('2.0.0'));
  writeFileSync(join(modules, '.package-lock.json'), '{"packages":');
  expect(install().calls).toBe('ci --no-audit --no-fund');
});

test('when npm fails its code is passed on, and the next start tries again', () => {
  expect(install('7')).toMatchObject({ status: 7 });
  rmSync(called);
  expect(install().calls).toBe('ci --no-audit --no-fund');
});
