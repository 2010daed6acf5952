/** Carries out the steps of a tutorial in a folder: as the program of this checkout, or as one that is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { alignedRows } from '../../sim/notation/columns.ts';
import { withDatabase } from '../../sim/runs/node/database.ts';
import { runInside } from '../proofs/fuzz/inside.ts';
import { ROOT } from './circumstances.ts';
import { type Step, stepsOf } from './tutorial-steps.ts';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one line of a block in a folder. */
export type RunLine = (folder: string, line: string) => Promise<Ended>;

export interface Followed {
  /** What stands in the `prints` of the page, in their order. */
  readonly printed: readonly string[];
  /** What was not as the page says, a line each. */
  readonly wrong: readonly string[];
}

const SIMULATE = ['run', 'compare', 'levers', 'stress', 'sweep', 'sensitivity', 'calibrate', 'verify'];

/** A query's rows as columns of text. */
async function queried(sql: string): Promise<Ended> {
  const rows = await withDatabase(async (database) =>
    (await database.runAndReadAll(sql)).getRowObjectsJson(),
  );
  const names = Object.keys(rows[0] ?? {});
  const cell = (value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? value.toPrecision(4) : String(value);
  const table = [names, ...rows.map((row) => names.map((name) => cell(row[name])))];
  return { code: 0, out: `${alignedRows(table).join('\n')}\n`, err: '' };
}

/** Nothing where there is no such file: whoever looks for something in it is told. */
function textAt(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/**
 * A line that is no command of laotie, such as `head -3 file`. In place of `npm install`, which takes a network, the packages
 * that are installed here are lent.
 */
export function otherwise(cwd: string, line: string, modules: string): Ended {
  const [, prefix] = /^npm .*--prefix (\S+)/.exec(line) ?? [];
  if (prefix !== undefined) {
    symlinkSync(modules, join(cwd, prefix, 'node_modules'));
    return { code: 0, out: '', err: '' };
  }
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', onOneThread(line)], {
    cwd,
    encoding: 'utf8',
    env,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A command that simulates, told to use one thread: enough for a small market, and the same comes out. */
function onOneThread(line: string): string {
  const [, name = ''] = /(?:laotie|laotie\.mjs) ([a-z]+)/.exec(line) ?? [];
  return SIMULATE.includes(name) ? `${line} --threads 1` : line;
}

/** Carries out what another process would, in this one: a second less for each command. */
const runHere: RunLine = async (folder, line) => {
  if (!line.startsWith('npx laotie ')) return otherwise(folder, line, join(ROOT, 'node_modules'));
  process.chdir(folder);
  return runInside(onOneThread(line).split(' ').slice(2));
};

/** Does the steps one after the other; goes on after what is wrong, as far as it can. */
export async function follow(folder: string, page: string, runLine: RunLine): Promise<Followed> {
  const printed: string[] = [];
  const wrong: string[] = [];
  const steps = stepsOf(page);
  let at = folder;
  let last: Ended[] = [];
  const exitAfter = (index: number) => {
    const next = steps[index + 1];
    return next?.kind === 'prints' ? next.exit : 0;
  };

  async function commands(lines: readonly string[], exit: number): Promise<void> {
    last = [];
    for (const [index, line] of lines.entries()) {
      const [, into] = /^cd (\S+)$/.exec(line) ?? [];
      if (into !== undefined) {
        at = join(at, into);
        continue;
      }
      const ended = await runLine(at, line);
      last.push(ended);
      const expected = index === lines.length - 1 ? exit : 0;
      if (ended.code !== expected)
        wrong.push(`${line}: expected exit code ${expected}, got ${ended.code}: ${ended.err.trim()}`);
    }
  }

  function textOf(exit: number): string {
    return last
      .map(({ out, err }) => (exit === 0 ? out : err))
      .join('')
      .trim();
  }

  async function one(step: Step, index: number): Promise<void> {
    if (step.kind === 'file') writeFileSync(join(at, step.name), step.text);
    else if (step.kind === 'commands') await commands(step.lines, exitAfter(index));
    else if (step.kind === 'query') last = [await queried(step.sql)];
    else if (step.kind === 'prints') printed.push(textOf(step.exit));
    else {
      const said = last.map(({ out, err }) => out + err).join('');
      const text = step.file === undefined ? said : textAt(join(at, step.file));
      if (!step.expression.test(text))
        wrong.push(`${step.file ?? 'output'}: expected ${step.expression}, got ${text.slice(0, 2000)}`);
    }
  }

  for (const [index, step] of steps.entries()) await one(step, index);
  return { printed, wrong };
}

/** In this process, in a folder, in English. What pages have in common is simulated once where they share a memo. */
export async function hereIn(folder: string, page: string, memo = join(folder, '.memo')): Promise<Followed> {
  const home = process.cwd();
  const before = { ...process.env };
  const own = { LC_ALL: 'en_US.UTF-8', LAOTIE_MEMO: memo, LAOTIE_MEMO_BYTES: '2000000000' };
  Object.assign(process.env, own);
  try {
    process.chdir(folder);
    return await follow(folder, page, runHere);
  } finally {
    process.chdir(home);
    for (const name of Object.keys(own)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}
