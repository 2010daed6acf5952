/** Under what circumstances figures were measured: commit, engine, machine, day. Stands at the top of every such page. */
import { execFileSync, spawn } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { today } from '../../sim/cli/today.ts';
import { engineVersion } from '../../sim/runs/node/engine.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Circumstances {
  /** Commit of the checkout; with "+ changes" when sources or scenarios differ from it. */
  readonly commit: string;
  /** Version of the program with the hash of its deciding sources. */
  readonly engine: string;
  readonly machine: string;
  /** Day on which it began, where it ran, YYYY-MM-DD. */
  readonly date: string;
}

function git(...words: readonly string[]): string {
  return execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim();
}

/** @throws outside a checkout: figures without a commit cannot be repeated */
export function circumstances(): Circumstances {
  const changed =
    git('status', '--porcelain', '--', 'sim', 'reports', 'scenarios', 'package-lock.json') !== '';
  const [cpu] = cpus();
  const cores = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}`;
  return {
    commit: git('rev-parse', 'HEAD') + (changed ? ' + changes' : ''),
    engine: engineVersion(),
    machine: `${cores}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
    date: today(),
  };
}

/** The lines below the title. */
export function circumstancesLines(
  { commit, engine, machine, date }: Circumstances,
  command: string,
  seconds: number,
  more: readonly string[] = [],
): string {
  return [
    `- command: \`${command}\``,
    `- commit: \`${commit}\`, engine \`${engine}\``,
    `- machine: ${machine}`,
    `- date: ${date}, ${seconds.toFixed(0)} s`,
    ...more.map((line) => `- ${line}`),
  ].join('\n');
}

export interface Answer<Data> {
  readonly data: Data;
  /** Wall-clock time of the command. */
  readonly seconds: number;
}

/**
 * Runs `laotie` and parses the one JSON object that `--json` prints; progress goes to the terminal.
 * @throws when the exit code is not 0
 */
export async function askLaotie<Data>(words: readonly string[]): Promise<Answer<Data>> {
  const start = performance.now();
  const child = spawn(process.execPath, ['sim/cli/laotie.mjs', ...words, '--json'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  const code = await new Promise<number | null>((done, failed) => {
    child.on('error', failed).on('close', done);
  });
  if (code !== 0) throw new Error(`laotie ${words.join(' ')}: expected exit code 0, got ${code}`);
  return { data: JSON.parse(out) as Data, seconds: (performance.now() - start) / 1000 };
}
