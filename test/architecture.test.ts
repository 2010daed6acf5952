/**
 * The house rules that a program can check: who may import whom, where Node stands, sizes, dead exports, lists that
 * must be complete, purity of the model.
 */
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { circlesOf, type Source, sourceOf, sourcesOf } from './source.ts';

const NODE = /^node:/;

interface Room {
  /** Folders, or files, that it may import besides itself. A room inside one of them must be named by itself. */
  readonly folders: readonly string[];
  readonly packages?: readonly (string | RegExp)[];
  /** Where Node is: its modules, `process`, `Buffer`, `import.meta`. */
  readonly isNode?: boolean;
}

const KERNEL = ['sim/kernel', 'sim/kernel/ports'];
const BELOW_RESULT = [...KERNEL, 'sim/model', 'sim/levers', 'sim/notation', 'sim/scenario'];
const BELOW_STUDY = [...BELOW_RESULT, 'sim/result', 'sim/runs', 'reports'];

/** Every room, from the bottom up, and all it may import; any other import is an error. */
const ROOMS: Readonly<Record<string, Room>> = {
  'sim/notation': { folders: [] },
  'sim/kernel': { folders: [] },
  'sim/kernel/ports': { folders: ['sim/kernel'] },
  // makes the WebAssembly module from the kernel's files; nobody imports it but its test
  'sim/kernel/ports/build.ts': {
    folders: ['sim/kernel', 'sim/kernel/ports'],
    packages: [NODE, 'assemblyscript/asc', 'assemblyscript/binaryen'],
    isNode: true,
  },
  'sim/model': { folders: KERNEL },
  'sim/levers': { folders: [...KERNEL, 'sim/model', 'sim/notation'] },
  'sim/scenario': {
    folders: [...KERNEL, 'sim/model', 'sim/levers', 'sim/notation'],
    packages: ['zod', 'yaml', 'csv-parse/browser/esm/sync', 'simple-statistics'],
  },
  'sim/result': { folders: BELOW_RESULT, packages: ['simple-statistics'] },
  reports: {
    folders: ['sim/model/measures', 'sim/notation', 'sim/result'],
    packages: ['vega-lite', '@noble/hashes/sha2.js'],
  },
  'sim/runs': {
    folders: [...BELOW_RESULT, 'sim/result'],
    packages: ['simple-statistics', 'seedrandom', /^@noble\/hashes\//],
  },
  'sim/runs/queue': {
    folders: [...BELOW_RESULT, 'sim/result', 'sim/runs'],
    packages: [NODE, 'bullmq', 'ioredis', 'aws4fetch'],
    isNode: true,
  },
  'sim/runs/node': {
    folders: [...BELOW_RESULT, 'sim/result', 'sim/runs', 'sim/runs/queue'],
    packages: [NODE, 'piscina', '@duckdb/node-api', 'zod', 'yaml', 'seedrandom'],
    isNode: true,
  },
  // a browser's worker
  'sim/runs/browser': { folders: [...BELOW_RESULT, 'sim/result', 'sim/runs'] },
  'sim/study': {
    folders: BELOW_STUDY,
    packages: [
      'simple-statistics',
      'zod',
      'ml-matrix',
      'ml-levenberg-marquardt',
      'csv-parse/browser/esm/sync',
    ],
  },
  // a thread's first file is an entry: what it runs lies above the room that it stands in
  'sim/runs/node/worker.ts': {
    folders: [...BELOW_STUDY, 'sim/runs/node', 'sim/runs/node/tasks.ts'],
    packages: [NODE],
    isNode: true,
  },
  // words alone: a page says what is wrong as the terminal does
  'sim/cli/phrases': { folders: ['sim/notation', 'sim/levers'] },
  'sim/cli/translate.ts': { folders: ['sim/notation', 'sim/cli/phrases'] },
  'reports/studio': {
    folders: [...BELOW_STUDY, 'sim/study', 'sim/runs/browser', 'sim/cli/phrases', 'sim/cli/translate.ts'],
    packages: ['yaml', 'zod', 'preact', 'preact/hooks', '@preact/signals', 'uplot'],
  },
  // makes the scripts of the page; nobody imports it but what writes a studio from a checkout
  'reports/studio/build.ts': { folders: ['reports/studio'], packages: [NODE, 'esbuild'], isNode: true },
  'reports/studio/built.ts': {
    folders: ['reports/studio', 'reports/studio/build.ts'],
    packages: [NODE],
    isNode: true,
  },
  'sim/runs/node/tasks.ts': { folders: [...BELOW_STUDY, 'sim/study'] },
  'sim/cli': {
    folders: [
      ...BELOW_STUDY,
      'sim/runs/node',
      'sim/runs/node/tasks.ts',
      'sim/runs/queue',
      'sim/study',
      'dist',
      'sim/cli/phrases',
      'sim/cli/translate.ts',
      'reports/studio',
      'reports/studio/built.ts',
    ],
    packages: [NODE, 'yargs', 'yargs/helpers', 'zod', 'yaml'],
    isNode: true,
  },
  // what other programs import; run folders are written by the same code as those of the commands
  'sim/library': {
    folders: [...BELOW_STUDY, 'sim/runs/node', 'sim/study', 'sim/cli'],
    packages: [],
  },
};

/** Files that a program starts by their address: nobody imports them. */
const ENTRIES = /(worker\.ts|\/main\.tsx|\/bake\.ts|\/build\.ts|\/laotie\.ts|\/laotie\.mjs|\/install\.mjs)$/;

const MOST_LINES = 250;
const MOST_LINES_OF_A_FUNCTION = 69;

// AssemblyScript is a dialect with words of its own, which its compiler reads; a port is made from other files
const SOURCES = [...sourcesOf('sim'), ...sourcesOf('reports')].filter(
  ({ file }) => !file.includes('/assembly/'),
);
const TESTS = sourcesOf('test');
const SCRIPTS = JSON.stringify(manifest.scripts);

/** The longest room that a file lies in. */
function roomOf(file: string): string | undefined {
  return Object.keys(ROOMS)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function mayImport(file: string, target: string): boolean {
  const own = roomOf(file)!;
  return [own, ...ROOMS[own]!.folders].some((folder) => {
    const inside = target === folder || target.startsWith(`${folder}/`);
    const room = roomOf(target) ?? '';
    return inside && room.length <= folder.length;
  });
}

function mayUse(file: string, name: string): boolean {
  const { packages = [] } = ROOMS[roomOf(file)!]!;
  return packages.some((one) => (typeof one === 'string' ? one === name : one.test(name)));
}

test('every file lies in a room, and rooms stand above one another', () => {
  expect(SOURCES.map(({ file }) => file).filter((file) => roomOf(file) === undefined)).toEqual([]);
  const above = (room: string, seen: readonly string[] = []): void => {
    expect(seen).not.toContain(room);
    for (const folder of ROOMS[room]?.folders ?? []) {
      const inner = roomOf(folder);
      if (inner && inner !== room) above(inner, [...seen, room]);
    }
  };
  for (const room of Object.keys(ROOMS)) above(room);
});

test('imports follow the arrows: each room imports what it is allowed to, and nothing else', () => {
  const broken = SOURCES.flatMap(({ file, imports }) =>
    imports
      .filter(({ from, isFile }) => (isFile ? !mayImport(file, from) : !mayUse(file, from)))
      .map(({ from }) => `${file} → ${from}`),
  );
  expect(broken).toEqual([]);
});

test('no circle between files', () => {
  expect(circlesOf(SOURCES)).toEqual([]);
});

test('process, Buffer and import.meta only where Node is', () => {
  const broken = SOURCES.filter(({ file, onlyNode }) => onlyNode.length > 0 && !ROOMS[roomOf(file)!]!.isNode);
  expect(broken.map(({ file, onlyNode }) => `${file} uses ${onlyNode.join(', ')}`)).toEqual([]);
});

test('functions stay under 70 lines', () => {
  const long = SOURCES.flatMap(({ file, functions }) =>
    functions
      .filter(({ lines }) => lines > MOST_LINES_OF_A_FUNCTION)
      .map(({ name, lines }) => `${file} ${name}: ${lines} lines`),
  );
  expect(long).toEqual([]);
});

test('files stay at 250 lines or less, and there are no drawers', () => {
  const long = SOURCES.filter(({ lines }) => lines > MOST_LINES).map(({ file }) => file);
  expect(long).toEqual([]);
  const drawers = SOURCES.filter(({ file }) => /(^|\/)(utils|helpers|common|misc)(\.|\/)/.test(file));
  expect(drawers.map(({ file }) => file)).toEqual([]);
});

/** Names that a set of files takes from each file. */
function takenFrom(files: readonly Source[]): ReadonlyMap<string, ReadonlySet<string>> {
  const taken = new Map<string, Set<string>>();
  for (const { imports } of files) {
    for (const { from, names } of imports) {
      const names_ = taken.get(from) ?? new Set();
      for (const name of names) names_.add(name);
      taken.set(from, names_);
    }
  }
  return taken;
}

/**
 * An export is alive when another file of the program, or one that writes its documents, imports it, or a script of
 * package.json does. Tests alone keep nothing alive; but what its own file
 * uses may be exported so that it can be tried on its own, or, a type, so that a signature can be read.
 */
test('whatever is caught is looked at: no empty catch, and none that takes all errors for the one it expects', () => {
  const caught = SOURCES.flatMap(({ file, text }) => {
    const clauses = [...text.matchAll(/\bcatch\b\s*(?:\((\w+)[^)]*\))?\s*\{([\s\S]*?)\n *\}/g)];
    const blind = clauses.filter(([, name, body]) => !name || !new RegExp(`\\b${name}\\b`).test(body!));
    const promises = [...text.matchAll(/\.catch\(\s*\(\s*\)/g)];
    return [...blind, ...promises].map(([found]) => `${file}: ${found.split('\n')[0]}`);
  });
  expect(caught).toEqual([]);
});

test('no dead exports', () => {
  const program = takenFrom([...SOURCES, ...sourcesOf('docs')]);
  const tests = takenFrom(TESTS);
  const isTaken = (taken: typeof program, file: string, name: string) =>
    taken.get(file)?.has(name) || taken.get(file)?.has('*');
  const dead = SOURCES.filter(({ file }) => !ENTRIES.test(file)).flatMap(({ file, exports, identifiers }) =>
    exports
      .filter(({ name, isType }) => {
        if (isTaken(program, file, name) || SCRIPTS.includes(`{ ${name} } from './${file}'`)) return false;
        const isUsedAtHome = (identifiers.get(name) ?? 0) > 1;
        return !(isUsedAtHome && (isType || isTaken(tests, file, name)));
      })
      .map(({ name }) => `${file} ${name}`),
  );
  expect(dead).toEqual([]);
});

function importersOf(target: string, folder: string): string[] {
  return SOURCES.filter(({ file }) => file.startsWith(`${folder}/`))
    .filter(({ imports }) => imports.some(({ from }) => from === target))
    .map(({ file }) => file);
}

test('nobody imports the entry', () => {
  expect(importersOf('sim/cli/program.ts', 'sim')).toEqual(['sim/cli/laotie.mjs']);
});

/** What of Node opens a file to read it; `*` and `default` are all of it. */
const READS =
  /^(\*|default|open|openSync|openAsBlob|read|readSync|readv|readvSync|readFile|readFileSync|createReadStream|promises|cp|cpSync)$/;

/**
 * Where a file is read: the one reader of files that people hand in, and files of the program itself. Everyone else
 * asks the reader: it refuses pipes, devices, folders, what is too large and what is no text.
 */
const READERS: Readonly<Record<string, string>> = {
  'sim/runs/node/read-file.ts': 'the one reader',
  'sim/runs/node/checkpoints.ts': 'checkpoints, piece by piece, from what the reader has opened',
  'sim/runs/node/events-file.ts': 'events of a replicate, piece by piece, from what the reader has opened',
  'sim/runs/node/files.ts': 'the one writer, which opens what it has made to flush it',
  'sim/runs/node/engine.ts': 'sources and package of the program',
  'sim/cli/report-files.ts': 'drawing programs and scripts that are installed with the program',
  'reports/studio/build.ts': 'style of the drawing library of the studio',
  'reports/studio/built.ts': 'sources of the studio, and what was built of them',
  'sim/cli/install.mjs': 'package files of the program, before anything is installed',
  'sim/kernel/ports/build.ts': 'sources of the kernel',
};

/** Modules that take a file by its name: whoever hands one over to be read has proven it a plain file. */
const TAKERS: Readonly<
  Record<string, { readonly read: readonly string[]; readonly write: readonly string[] }>
> = {
  '@duckdb/node-api': {
    read: ['sim/runs/node/ledger/open.ts', 'sim/runs/node/lock.ts', 'sim/runs/node/tables.ts'],
    write: ['sim/runs/node/database.ts', 'sim/runs/node/ledger/tables.ts', 'sim/runs/node/series-table.ts'],
  },
};

test('files are read in one place, and nothing else opens what a person hands in', () => {
  const readers = SOURCES.filter(({ imports }) =>
    imports.some(
      ({ from, names }) => /^node:fs(\/promises)?$/.test(from) && names.some((name) => READS.test(name)),
    ),
  ).map(({ file }) => file);
  expect(readers.sort()).toEqual(Object.keys(READERS).sort());
  for (const [name, { read, write }] of Object.entries(TAKERS)) {
    const users = SOURCES.filter(({ imports }) => imports.some(({ from }) => from === name));
    expect(users.map(({ file }) => file).sort()).toEqual([...read, ...write].sort());
    for (const { file, imports } of users.filter((user) => read.includes(user.file))) {
      expect(
        imports.some(({ from }) => from === 'sim/runs/node/read-file.ts'),
        file,
      ).toBe(true);
    }
  }
});

test('the foundations of the model import nothing above them', () => {
  const foundations = ['units', 'elementary', 'strata', 'exogenous', 'parameters/parameter', 'ledger'];
  for (const name of foundations) {
    const source = SOURCES.find(({ file }) => file === `sim/model/${name}.ts`);
    expect(source?.imports, name).toEqual([]);
  }
  expect(importersOf('sim/model/day.ts', 'sim/model')).toEqual(['sim/model/simulate.ts']);
});

test('only the steps that move money import the ledger, only the kernel writes ties', () => {
  expect(importersOf('sim/model/ledger.ts', 'sim/model')).toEqual([
    'sim/model/measures/identities.ts',
    'sim/model/settleAccounts.ts',
    'sim/model/world.ts',
  ]);
  expect(importersOf('sim/kernel/ties.ts', 'sim')).toEqual([
    'sim/kernel/closed.ts',
    'sim/kernel/counts.ts',
    'sim/kernel/deliveries.ts',
    'sim/kernel/evening.ts', // for rules of plugins
    'sim/kernel/purchase.ts',
    'sim/kernel/routes.ts',
    'sim/kernel/visits.ts',
    'sim/model/fans/begin.ts', // the formula alone, for the first ties
  ]);
});

/** The code of kernel and model, comments left out; the kernel's build script reads and writes files. */
function pureCode(): [file: string, code: string][] {
  return SOURCES.filter(({ file }) => /^sim\/(kernel|model)\//.test(file) && !file.endsWith('/build.ts')).map(
    ({ file, text }) => [file, text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')],
  );
}

test('kernel and model are pure: no clock, no chance of its own, no I/O, no waiting', () => {
  const forbidden = /Math\.random|\bDate\b|\bawait\b|\basync\b|\bconsole\b|performance\./;
  for (const [file, code] of pureCode()) expect(forbidden.exec(code)?.[0], file).toBeUndefined();
});

test('transcendental functions in kernel and model are their own, so that tables are the same everywhere', () => {
  const forbidden = /Math\.(exp|log|log2|log10|pow|sin|cos|tanh|cbrt|expm1|log1p)\b/;
  for (const [file, code] of pureCode()) expect(forbidden.exec(code)?.[0], file).toBeUndefined();
});

test('tests do not look at the clock: what waits, waits for a sign, and none has a time of its own', () => {
  const forbidden = /performance\.now|Date\.now|hrtime|\btimeout: [1-9]|^\}, [\d_]+\);|^ +[\d_]{4,},\n\);/m;
  const broken = TESTS.flatMap(({ file, text }) => {
    const found = file.endsWith('.test.ts') && file !== 'test/architecture.test.ts' && forbidden.exec(text);
    return found ? [`${file}: ${found[0]}`] : [];
  });
  expect(broken).toEqual([]);
});

test('a test that puts another module in the place of ours runs alone (vitest.config.ts)', () => {
  const replacing = TESTS.filter(
    ({ file, text }) => /\bvi\.(do)?[mM]ock\(/.test(text) && file.endsWith('.test.ts'),
  );
  expect(replacing.map(({ file }) => file).filter((file) => !file.endsWith('.alone.test.ts'))).toEqual([]);
  expect(replacing.length).toBeGreaterThan(2);
});

test.each([
  ['sim/levers', 'sim/levers/all.ts', ['all.ts', 'effect.ts', 'lever.ts']],
  ['sim/result/health', 'sim/result/health/all.ts', ['all.ts', 'check.ts']],
  ['reports/charts', 'reports/charts/all.ts', ['all.ts']],
])('every file of %s is listed in its all.ts', (folder, list, except) => {
  const files = SOURCES.map(({ file }) => file).filter(
    (file) => file.startsWith(`${folder}/`) && !except.some((name) => file === `${folder}/${name}`),
  );
  const listed = SOURCES.find(({ file }) => file === list)!.imports.map(({ from }) => from);
  expect(files.filter((file) => !listed.includes(file))).toEqual([]);
  expect(files.length).toBeGreaterThan(5);
});

test('what these rules stand on: every way to import, and only real uses of what Node alone has', () => {
  const { imports, exports, functions, onlyNode } = sourceOf(
    'sim/model/example.ts',
    `import a, { type B, c as d } from './one.ts';
import type { E } from '../two.ts';
export { f } from './three.ts';
type G = import('./four.ts').G;
export const h = async () => (await import('./five.ts')).i;
export type J = { process: number; Buffer?: string };
export function k(j: J) {
  return j.process + Number(process.pid) + import.meta.url.length;
}
`,
  );
  expect(imports).toEqual([
    { from: 'sim/model/one.ts', isFile: true, names: ['default', 'B', 'c'] },
    { from: 'sim/two.ts', isFile: true, names: ['E'] },
    { from: 'sim/model/three.ts', isFile: true, names: ['f'] },
    { from: 'sim/model/four.ts', isFile: true, names: ['*'] },
    { from: 'sim/model/five.ts', isFile: true, names: ['*'] },
  ]);
  expect(exports).toEqual([
    { name: 'h', isType: false },
    { name: 'J', isType: true },
    { name: 'k', isType: false },
  ]);
  expect(functions).toEqual([
    { name: 'line 5', lines: 1 },
    { name: 'k', lines: 3 },
  ]);
  expect(onlyNode).toEqual(['import.meta', 'process']);
  expect(sourceOf('sim/a.ts', 'const o = { process: 1 }; o.process;').onlyNode).toEqual([]);
});
