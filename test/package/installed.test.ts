/**
 * The package as its users get it: packed, unpacked into an empty folder beside the packages that it depends on and no
 * others, and used there without a network. It is packed from sources with the line endings of Windows.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { follow, otherwise, type RunLine } from '../../docs/generate/follow.ts';
import { withoutVersions, withPrints } from '../../docs/generate/tutorial-steps.ts';
import { INSTALLED, pageOf } from '../../docs/generate/tutorials.ts';
import { bytesOf, TINY, within } from '../cli/tiny.ts';
import { temporaryFolder } from '../runs/small.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const dir = temporaryFolder();
const home = join(dir, 'home');
const installed = join(home, 'node_modules/laotie');
/** What npm packs from. */
const PARTS = [
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'CITATION.cff',
  'sim',
  'reports',
  'scenarios',
];
let files: string[];

function run(command: string, words: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Packages that come with an installed laotie: by the lock file all that are not for development alone. */
function linkDependencies(): void {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  for (const [path, { dev, devOptional }] of Object.entries<{ dev?: boolean; devOptional?: boolean }>(
    packages,
  )) {
    const isTop = path.startsWith('node_modules/') && !path.slice(1).includes('/node_modules/');
    if (!isTop || dev || devOptional || !existsSync(join(ROOT, path))) continue;
    mkdirSync(dirname(join(home, path)), { recursive: true });
    symlinkSync(join(ROOT, path), join(home, path));
  }
}

function withWindowsEndings(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(tsx?|mjs|json)$/.test(name)) continue;
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'));
  }
}

beforeAll(() => {
  const clone = join(dir, 'clone');
  for (const part of PARTS) cpSync(join(ROOT, part), join(clone, part), { recursive: true });
  for (const part of ['sim', 'reports']) withWindowsEndings(join(clone, part));
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  const packed = run('npm', ['pack', '--pack-destination', dir, '--silent'], clone);
  expect(packed, packed.stderr).toMatchObject({ status: 0 });
  mkdirSync(installed, { recursive: true });
  const tarball = join(dir, readdirSync(dir).find((name) => name.endsWith('.tgz'))!);
  expect(statSync(tarball).size).toBeLessThan(1_650_000);
  expect(run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed], dir).status).toBe(0);
  linkDependencies();
  files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(installed, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'));
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(home, 'market.yaml'), TINY);
  writeFileSync(join(home, 'coupon.yaml'), '- { id: steady-coupon, from: 2020-12-20, cap: 10m }\n');
  cpSync(join(ROOT, 'docs/plugins'), home, { recursive: true });
});

test('it holds what it needs and no more: JavaScript, declarations of the library, scenarios once, no sources, no tests', () => {
  const tops = new Set(files.map((name) => name.split('/')[0]));
  expect([...tops].sort()).toEqual(
    [
      'CHANGELOG.md',
      'CITATION.cff',
      'LICENSE',
      'README.md',
      'dist',
      'package.json',
      'scenarios',
      'sim',
    ].sort(),
  );
  expect(files.filter((name) => name.startsWith('sim/'))).toEqual(['sim/cli/laotie.mjs']);
  const odd = files.filter(
    (name) => name.startsWith('dist/') && !/\.js$|\.d\.ts$|^dist\/(engine-hash|studio\.json)$/.test(name),
  );
  expect(odd).toEqual([]);
  const bytes = files.reduce((sum, name) => sum + statSync(join(installed, name)).size, 0);
  expect(bytes).toBeLessThan(6_000_000);
  const declared = files.filter((name) => name.endsWith('.d.ts')).length;
  const scripts = files.filter((name) => name.endsWith('.js')).length;
  expect(declared).toBeGreaterThan(10);
  expect(declared).toBeLessThan(scripts / 4);
});

test('the README’s first command runs a scenario that comes with the package, from any folder', () => {
  const words = ['run', 'scenarios/kuaishou-2021.yaml', '--replicates', '1', '--scale', '2000000'];
  const more = ['--no-memo', '--threads', '1', '--no-report', '--lang', 'en', '--out', 'first'];
  const ended = run(process.execPath, [join(installed, 'sim/cli/laotie.mjs'), ...words, ...more], home);
  expect(ended, ended.stderr).toMatchObject({ status: 0 });
  expect(ended.stdout).toMatch(/GMV 2021: median [\d.]+bn yuan/);
});

test('the program of docs/library.md imports it by its name, with a plugin of its own', () => {
  const docs = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
  writeFileSync(join(home, 'use.ts'), /<!-- program -->\n```ts\n([\s\S]*?)```/.exec(docs)![1]!);
  const ended = run(process.execPath, ['use.ts'], home);
  expect(ended, ended.stderr).toMatchObject({ status: 0 });
  expect(ended.stdout).toMatch(/^0 \d+\n1 \d+\n-?[\d.e+]+ 2\n$/);
  expect(existsSync(join(home, 'runs/with-coupon/charts/top-share.en.vl.json'))).toBe(true);
  expect(readFileSync(join(home, 'runs/with-coupon/manifest.json'), 'utf8')).toMatch(
    /"engine": ".*\.steady-/,
  );
});

test('its types are whole: a program and the example plugin are checked with nothing skipped but other packages', () => {
  const options = {
    module: 'nodenext',
    target: 'es2024',
    strict: true,
    noEmit: true,
    lib: ['es2024', 'dom'],
    types: [],
  };
  writeFileSync(
    join(home, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['typed.ts', 'use.ts', 'steady.ts'] }),
  );
  writeFileSync(
    join(home, 'typed.ts'),
    `import { type Ensemble, loadScenario, runEnsemble } from 'laotie';
const ensemble: Ensemble = await runEnsemble(loadScenario('market.yaml'));
export const gmv: ReadonlyMap<number, number> = ensemble.figure('gmv', '2021-01');
// @ts-expect-error a scenario is no file
void runEnsemble('tiny.yaml');
`,
  );
  const ended = run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.'], home);
  expect(ended, ended.stdout).toMatchObject({ status: 0 });
});

const TINY_RUN = ['--threads', '1', '--no-memo', '--lang', 'en'];
const laotie = (cwd: string, ...words: readonly string[]) =>
  run(process.execPath, [join(installed, 'sim/cli/laotie.mjs'), ...words, ...TINY_RUN], cwd);

test('packed JavaScript is the same engine: it writes what the sources of this checkout write, to the byte', async () => {
  const posterior = {
    schema: 'laotie/posterior@1',
    knownUntil: '2021-01-01',
    draws: [0.5, 0.6, 0.7].map((rate) => ({ weight: 1, parameters: { 'visits.rate': rate } })),
  };
  mkdirSync(join(home, 'fits'));
  writeFileSync(join(home, 'fits/own.json'), JSON.stringify(posterior, null, 2));
  const text = TINY.replace('parameters: {', 'parameters: { posterior: fits/own.json,');
  writeFileSync(join(home, 'fitted.yaml'), text);
  const words = ['fitted.yaml', '--replicates', '4', '--no-report'];
  const packed = laotie(home, 'run', ...words, '--out', 'packed');
  expect(packed, packed.stderr).toMatchObject({ status: 0 });
  const sources = await within(home, 'run', ...words, ...TINY_RUN, '--out', 'sources');
  expect(sources, sources.err).toMatchObject({ code: 0 });
  expect(await bytesOf(join(home, 'packed'))).toEqual(await bytesOf(join(home, 'sources')));
});

test('a rule among fans from outside acts, as its lever says', () => {
  writeFileSync(join(home, 'friends.yaml'), '- { id: friends-tell, from: 2020-12-20, share: 100% }\n');
  // at the tiny market's own scale no buyer trusts anybody enough to tell
  const words = ['market.yaml', '--scale', '100000', '--with', 'friends.yaml', '--plugin', './friends.ts'];
  const ended = laotie(home, 'compare', ...words, '--out', 'friends');
  expect(ended, ended.stderr).toMatchObject({ status: 0 });
  const { comparisons, engine } = JSON.parse(readFileSync(join(home, 'friends/compare.json'), 'utf8'));
  expect(engine).toMatch(/\.friends-[0-9a-f]{12}$/);
  const figures: readonly { readonly metric: string; readonly difference: { readonly mean: number } }[] =
    comparisons[0].figures;
  expect(figures.find(({ metric }) => metric === 'gmv')!.difference.mean).not.toBe(0);
});

test('it writes a studio: one page with the engine inside, and no address to load from', () => {
  const ended = laotie(home, 'studio', 'market.yaml', '--replicates', '1', '--out', 'studio.html');
  expect(ended, ended.stderr).toMatchObject({ status: 0 });
  const page = readFileSync(join(home, 'studio.html'), 'utf8');
  expect(page.length).toBeGreaterThan(200_000);
  expect(page).toContain('WebAssembly');
  expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="https?:/);
});

/** Types a line as somebody does who has installed the package. */
const asInstalled: RunLine = async (cwd, line) => {
  const own = `node ${join(installed, 'sim/cli/laotie.mjs')} `;
  return otherwise(cwd, line.replace(/^npx laotie /, own), join(home, 'node_modules'));
};

test.each(INSTALLED)('the tutorial %s, typed where the program is installed', async (name) => {
  const folder = join(home, name);
  mkdirSync(folder);
  vi.stubEnv('LC_ALL', 'en_US.UTF-8');
  vi.stubEnv('LAOTIE_MEMO', join(dir, 'memo'));
  vi.stubEnv('LAOTIE_MEMO_BYTES', '1000000000');
  const page = pageOf(name);
  const { printed, wrong } = await follow(folder, page, asInstalled);
  expect(wrong).toEqual([]);
  expect(withoutVersions(withPrints(page, printed))).toBe(withoutVersions(page));
});
