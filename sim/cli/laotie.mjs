#!/usr/bin/env node
// The `laotie` command, for any Node from 20 on. A checkout runs its TypeScript sources as they are, which takes
// Node 24 (the npm package `node` brings it); an installed package runs the JavaScript in dist.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIRST_WITH_TYPESCRIPT = 24;
const here = fileURLToPath(new URL('.', import.meta.url));
const source = join(here, 'program.ts');
// Compiled sources, for the next start: some 40% of it are reading and stripping them. Beside the remembered answers, and
// like them safe to delete.
const compiled =
  process.env.NODE_COMPILE_CACHE ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'laotie', 'compiled');
const pinned = join(here, '../../node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** What is wrong before the program can be started, in the language asked for; a reader that has gone ends nothing. */
function say(expected, got, [expectedZh, gotZh]) {
  const asked =
    /--lang[= ](\w+)/.exec(process.argv.join(' '))?.[1] ?? (process.env.LC_ALL || process.env.LANG || '');
  process.stderr.on('error', () => undefined);
  process.stderr.write(
    /^zh/i.test(asked)
      ? `laotie: 应为 ${expectedZh}，实为 ${gotZh}\n`
      : `laotie: expected ${expected}, got ${got}\n`,
  );
}

/** Runs the sources on the pinned Node: same arguments, streams, signals and exit code. */
function runPinned() {
  // The channel is closed by the system when this process ends in whatever way: the other one then ends too.
  const child = spawn(pinned, [source, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LAOTIE_LAUNCHER: String(process.pid), NODE_COMPILE_CACHE: compiled },
  });
  // A terminal sends its signals to both; one sent to this process alone is handed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (cause) => {
    say(`Node 24 at ${pinned}`, `one that does not start (${cause.code ?? 'no reason given'})`, [
      `${pinned} 处的 Node 24`,
      `无法启动的文件（${cause.code ?? '原因不明'}）`,
    ]);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exitCode = code;
  });
}

/** @param load loads the program's first file */
async function run(load) {
  module.enableCompileCache?.(compiled); // Node 22.8 and newer; where it cannot write there is none
  await (await load()).runProgram(process.argv.slice(2));
}

// The sources first: in a checkout that has been packed, dist may be older than they are.
if (!existsSync(source)) await run(() => import('../../dist/sim/cli/program.js'));
else if (Number.parseInt(process.versions.node, 10) >= FIRST_WITH_TYPESCRIPT)
  await run(() => import('./program.ts'));
else if (existsSync(pinned)) runPinned();
else {
  say(`Node ${FIRST_WITH_TYPESCRIPT} or newer`, `${process.versions.node}; run "npm ci" first`, [
    `Node ${FIRST_WITH_TYPESCRIPT} 或更新`,
    `${process.versions.node}；请先运行 "npm ci"`,
  ]);
  process.exitCode = 1;
}
