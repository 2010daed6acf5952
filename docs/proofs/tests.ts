/** Runs test files as one batch of a proof. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../generate/circumstances.ts';

export interface TestsAnswer {
  readonly passed: number;
  readonly total: number;
  /** Names of the tests that failed. */
  readonly failures: readonly string[];
}

/** The part of vitest's JSON report that is read. */
interface Report {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Test files that contain a text. */
export function testsWith(text: string): string[] {
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('test', name))
    .filter((name) => name.endsWith('.test.ts') && readFileSync(join(ROOT, name), 'utf8').includes(text))
    .sort();
}

/** @throws when the tests could not be run at all */
export async function runTests(
  files: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<TestsAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'laotie-proof-'));
  const report = join(folder, 'report.json');
  try {
    const words = ['run', ...files, '--reporter=json', `--outputFile=${report}`];
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...words], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...environment },
    });
    await new Promise((done, failed) => {
      child.on('error', failed).on('close', done);
    });
    return answerOf(JSON.parse(readFileSync(report, 'utf8')) as Report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function answerOf({ numPassedTests, numTotalTests, testResults }: Report): TestsAnswer {
  const failures = testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName);
    return failed.length === 0 && status === 'failed' ? [name] : failed;
  });
  return { passed: numPassedTests, total: numTotalTests, failures };
}
