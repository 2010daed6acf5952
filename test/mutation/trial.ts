/** One mutant on trial: a copy of the tree with one change, the build where the kernel changed, and the tests. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mutant, mutated } from './places.ts';
import { BUILD, isKernel } from './suite.ts';

/** `refused`: the kernel's compiler does not take it. */
export type Fate = 'killed' | 'survived' | 'timed out' | 'refused';

export interface Verdict {
  readonly fate: Fate;
  /** The test file, and the test, that noticed. */
  readonly by: string;
  readonly seconds: number;
}

/** Seconds of each test file on the unchanged tree. */
export type Durations = Readonly<Record<string, number>>;

const NOT_COPIED = new Set(['node_modules', 'runs', 'dist', 'coverage', '.git']);
/** Test files up to this many seconds run first, all in one go. */
const QUICK_SECONDS = 1;
/** A run may take so many times as long as on the unchanged tree, and the start of it. */
const PATIENCE = 12;
const START_SECONDS = 60;

/** Trees and processes that must not outlive this one. */
const trees = new Set<string>();
const children = new Set<number>();

/** Leaves nothing behind, however the run ends. */
export function cleanUp(): void {
  for (const pid of children) process.kill(-pid, 'SIGKILL');
  for (const tree of trees) throwAway(tree);
}

export function throwAway(tree: string): void {
  rmSync(tree, { recursive: true, force: true, maxRetries: 5 });
  trees.delete(tree);
}

/** A copy of the tree that can be changed and thrown away. */
export function copyTree(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'laotie-mutant-'));
  trees.add(copy);
  for (const name of readdirSync(root)) {
    if (!NOT_COPIED.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(realpathSync(join(root, 'node_modules')), join(copy, 'node_modules'));
  return copy;
}

export async function tryMutant(
  root: string,
  mutant: Mutant,
  tests: readonly string[],
  durations: Durations,
): Promise<Verdict> {
  const began = performance.now();
  const copy = copyTree(root);
  const verdict = (fate: Fate, by = ''): Verdict => {
    return { fate, by, seconds: Math.round((performance.now() - began) / 100) / 10 };
  };
  try {
    const file = join(copy, mutant.file);
    writeFileSync(file, mutated(readFileSync(file, 'utf8'), mutant));
    if (isKernel(mutant.file) && (await node(copy, [BUILD], 120)) !== 0) return verdict('refused');
    const quick = tests.filter((test) => (durations[test] ?? 0) <= QUICK_SECONDS);
    const slow = tests.filter((test) => !quick.includes(test));
    for (const some of [quick, slow]) {
      if (some.length === 0) continue;
      const limit = START_SECONDS + PATIENCE * some.reduce((sum, test) => sum + (durations[test] ?? 0), 0);
      const { code, failed } = await runTests(copy, some, limit);
      if (code === undefined) return verdict('timed out');
      if (code !== 0) return verdict('killed', failed);
    }
    return verdict('survived');
  } finally {
    throwAway(copy);
  }
}

/** Runs tests in a tree, one after the other in one thread, up to the first that fails. */
export async function runTests(
  tree: string,
  tests: readonly string[],
  limit: number,
  bail = true,
): Promise<{ code: number | undefined; failed: string; durations: Durations }> {
  const report = join(tree, 'report.json');
  const code = await node(
    tree,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...tests,
      ...(bail ? ['--bail=1'] : []),
      '--config=test/mutation/vitest.config.ts',
      '--no-cache',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    limit,
    { MUTATION_TESTS: tests.join() },
  );
  return { code, ...(code === undefined ? { failed: '', durations: {} } : readReport(tree, report)) };
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

function readReport(tree: string, file: string): { failed: string; durations: Durations } {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return { failed: 'no report: the tests could not start', durations: {} };
  }
  const short = (name: string) => name.slice(name.indexOf('/test/', tree.length) + 1);
  const durations: Record<string, number> = {};
  let failed = '';
  for (const { name, status, startTime, endTime, assertionResults } of report.testResults) {
    durations[short(name)] = (endTime - startTime) / 1000;
    if (status !== 'failed' || failed !== '') continue;
    const title = assertionResults.find((test) => test.status === 'failed')?.title ?? 'does not load';
    failed = `${short(name)}: ${title}`;
  }
  return { failed, durations };
}

/** Exit code of a Node process in a tree; undefined when it was stopped at the limit, with all it had started. */
function node(
  cwd: string,
  args: readonly string[],
  limit: number,
  variables: Readonly<Record<string, string>> = {},
): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...variables },
      detached: true,
      stdio: 'ignore',
    });
    children.add(child.pid!);
    let stopped = false;
    const timer = setTimeout(() => {
      stopped = true;
      process.kill(-child.pid!, 'SIGKILL');
    }, limit * 1000);
    child.on('error', fail);
    child.on('exit', (code) => {
      clearTimeout(timer);
      children.delete(child.pid!);
      done(stopped ? undefined : (code ?? 1));
    });
  });
}
