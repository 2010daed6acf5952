/** The house rules that a program can check: import directions, purity of the model, lists that must be complete. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => join(folder, name));
}

/** Files of the repository that a file imports. */
function imports(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map((match) => relative(ROOT, resolve(ROOT, dirname(file), match[1]!)));
}

/** Layers from the bottom up: a file may import from its own layer and from those listed. */
const LAYERS: Record<string, readonly string[]> = {
  'sim/kernel': [],
  'sim/model': ['sim/kernel'],
  'sim/notation': [],
  'sim/levers': ['sim/model', 'sim/notation'],
  'sim/scenario': ['sim/model', 'sim/notation', 'sim/levers'],
  'sim/result': ['sim/model', 'sim/notation', 'sim/levers', 'sim/scenario'],
  'sim/runs': ['sim/kernel', 'sim/model', 'sim/notation', 'sim/levers', 'sim/scenario', 'sim/result'],
  'sim/study': [
    'sim/kernel',
    'sim/model',
    'sim/notation',
    'sim/levers',
    'sim/scenario',
    'sim/result',
    'sim/runs',
  ],
  'sim/cli': [
    'sim/model',
    'sim/notation',
    'sim/levers',
    'sim/scenario',
    'sim/result',
    'sim/runs',
    'sim/study',
    'reports',
    'dist',
  ],
  reports: ['sim/result', 'sim/model/measures', 'sim/notation'],
};

function layerOf(file: string): string | undefined {
  return Object.keys(LAYERS).find((layer) => file.startsWith(`${layer}/`));
}

test('imports follow the arrows', () => {
  const broken: string[] = [];
  for (const file of [...sources('sim'), ...sources('reports')]) {
    const layer = layerOf(file);
    if (layer === undefined) continue; // cli.ts and the launcher may import everything
    for (const target of imports(file)) {
      const allowed = [layer, ...LAYERS[layer]!].some(
        (from) => target === from || target.startsWith(`${from}/`),
      );
      if (!allowed) broken.push(`${file} → ${target}`);
    }
  }
  expect(broken).toEqual([]);
});

test('nobody imports the entry', () => {
  const importers = [...sources('sim'), ...sources('reports')]
    .filter((file) => !file.endsWith('laotie.mjs'))
    .filter((file) => imports(file).includes('sim/cli/program.ts'));
  expect(importers).toEqual([]);
});

/** Inside the model: units, random and elementary functions know nothing; rules never write the ledger. */
test('the foundations of the model import nothing above them', () => {
  for (const file of ['units.ts', 'elementary.ts', 'strata.ts', 'exogenous.ts', 'params.ts', 'ledger.ts']) {
    expect(imports(`sim/model/${file}`), file).toEqual([]);
  }
  const day = imports('sim/model/day.ts');
  const importersOfDay = sources('sim/model').filter((file) => imports(file).includes('sim/model/day.ts'));
  expect(importersOfDay).toEqual(['sim/model/simulate.ts']);
  expect(day.length).toBeGreaterThan(10);
});

test('only the steps that move money import the ledger, only the kernel writes ties', () => {
  const users = (target: string) =>
    sources('sim/model')
      .filter((file) => imports(file).includes(target))
      .sort();
  expect(users('sim/model/ledger.ts')).toEqual([
    'sim/model/measures/identities.ts',
    'sim/model/settleAccounts.ts',
    'sim/model/world.ts',
  ]);
  const kernel = sources('sim/kernel').filter((file) => imports(file).includes('sim/kernel/ties.ts'));
  expect([...users('sim/kernel/ties.ts'), ...kernel.sort()]).toEqual([
    'sim/kernel/counts.ts',
    'sim/kernel/deliveries.ts',
    'sim/kernel/visits.ts',
  ]);
});

/** All that runs: the build script reads and writes files. */
function kernelSources(): string[] {
  return sources('sim/kernel').filter((file) => !/ports\/(build|join)\.ts$/.test(file));
}

test('kernel and model are pure: no clock, no chance of its own, no I/O, no waiting', () => {
  const forbidden =
    /Math\.random|\bDate\b|\bprocess\b|\bawait\b|\basync\b|\bconsole\b|from 'node:|performance\./;
  for (const file of [...sources('sim/model'), ...kernelSources()]) {
    const text = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(forbidden.exec(text)?.[0], file).toBeUndefined();
  }
});

test('transcendental functions in the model are its own, so that tables are the same everywhere', () => {
  const forbidden = /Math\.(exp|log|log2|log10|pow|sin|cos|tanh|cbrt|expm1|log1p)\b/;
  for (const file of [...sources('sim/model'), ...kernelSources()]) {
    expect(forbidden.exec(readFileSync(join(ROOT, file), 'utf8'))?.[0], file).toBeUndefined();
  }
});

test.each([
  ['sim/levers', 'sim/levers/all.ts', ['all.ts', 'lever.ts']],
  ['sim/result/health', 'sim/result/health/all.ts', ['all.ts', 'check.ts']],
  ['reports/charts', 'reports/charts/all.ts', ['all.ts', 'chart.ts', 'shared.ts']],
])('every file of %s is listed in its all.ts', (folder, list, except) => {
  const listed = imports(list);
  const files = sources(folder).filter((file) => !except.some((name) => file === join(folder, name)));
  expect(files.filter((file) => !listed.includes(file))).toEqual([]);
  expect(files.length).toBeGreaterThan(5);
});

test('files stay short and have no drawers', () => {
  // one file is made from others (test/kernel/ports.test.ts)
  const files = [...sources('sim'), ...sources('reports')].filter(
    (file) => !file.endsWith('ports/typescript.ts'),
  );
  const long = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 350);
  expect(long).toEqual([]);
  expect(files.filter((file) => /(^|\/)(utils|helpers|common|misc)(\.|\/)/.test(file))).toEqual([]);
});
