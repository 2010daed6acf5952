#!/usr/bin/env node
// The `laotie` command, for any Node from 20 on. A checkout runs its TypeScript sources as they are, which takes
// Node 24 (the npm package `node` brings it); an installed package runs the JavaScript in dist.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIRST_WITH_TYPESCRIPT = 24;
const here = fileURLToPath(new URL('.', import.meta.url));
const source = join(here, 'program.ts');
const pinned = join(here, '../../node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Runs the sources on the pinned Node: same arguments, streams, signals and exit code. */
function runPinned() {
  const child = spawn(pinned, [source, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends its signals to both; one sent to this process alone is handed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (cause) => {
    process.stderr.write(`laotie: expected Node 24 at ${pinned}, got ${cause.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exitCode = code;
  });
}

async function run(program) {
  await (await program).runProgram(process.argv.slice(2));
}

// The sources first: in a checkout that has been packed, dist may be older than they are.
if (!existsSync(source)) await run(import('../../dist/sim/cli/program.js'));
else if (Number.parseInt(process.versions.node, 10) >= FIRST_WITH_TYPESCRIPT)
  await run(import('./program.ts'));
else if (existsSync(pinned)) runPinned();
else {
  process.stderr.write(
    `laotie: expected Node ${FIRST_WITH_TYPESCRIPT} or newer, got ${process.versions.node}; run "npm ci" first\n`,
  );
  process.exitCode = 1;
}
