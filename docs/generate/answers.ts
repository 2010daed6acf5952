/**
 * Runs the commands that answer the cookbook's questions on the real market and writes there what they print.
 * `npm run docs:answers` takes an hour; `npm run docs:answers -- solve` runs those of one command. What a run before has
 * computed is remembered, so that a stopped one goes on; each answer is written as it comes.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { circumstances, ROOT } from './circumstances.ts';
import { COOKBOOK, commandsIn, withOutputs, withoutFolder } from './cookbook.ts';

/** Folder of an answer: that of an earlier engine would be refused. */
function folderOf(command: string, engine: string): string {
  const name = `${command} ${engine}`.replaceAll(/[^\w]+/g, '-');
  return join('runs', 'answers', name);
}

/** Some runs may fail (exit code 3): the answer says so itself. */
function answered(command: string, engine: string): string {
  const fixed = ['--lang', 'en', '--out', folderOf(command, engine)];
  const { status, stdout } = spawnSync(
    process.execPath,
    ['sim/cli/laotie.mjs', ...command.split(' '), ...fixed],
    { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0 && status !== 3) throw new Error(`${command}: expected exit code 0 or 3, got ${status}`);
  return withoutFolder(stdout);
}

if (import.meta.main) {
  const [only] = process.argv.slice(2);
  const { engine, date } = circumstances();
  const all = commandsIn(readFileSync(COOKBOOK, 'utf8'), 'answers');
  for (const command of all.filter((one) => only === undefined || one.startsWith(only))) {
    const start = performance.now();
    const text = answered(command, engine);
    const seconds = Math.round((performance.now() - start) / 1000);
    const made = `npm run docs:answers, engine ${engine}, ${date}, ${seconds} s`;
    const page = readFileSync(COOKBOOK, 'utf8');
    writeFileSync(COOKBOOK, withOutputs(page, new Map([[command, { text, made }]]), 'answers'));
  }
}
