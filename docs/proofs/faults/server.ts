/** A Redis or Valkey of a test's or a proof's own, on a free port and in a folder that goes with it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type QueueAddress, queueAddress } from '../../../sim/runs/queue/address.ts';

const PROGRAMS = ['redis-server', 'valkey-server'];
const PROGRAM = PROGRAMS.find((name) => spawnSync(name, ['--version']).status === 0);

/** Why there is none, to stand behind the name of a test; empty where there is one. */
export const NO_SERVER = PROGRAM
  ? ''
  : ` (skipped: neither ${PROGRAMS.join(' nor ')} is installed; Debian's package is redis-server)`;

export interface TestServer {
  /** redis://127.0.0.1:port/0 */
  readonly place: string;
  readonly address: QueueAddress;
  /** Ends the server as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port; without a file it has forgotten everything. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** One that nobody listens at now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { readonly port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** @param more options, such as `--requirepass`, `secret` */
export async function testServer(...more: readonly string[]): Promise<TestServer> {
  const [dir, port] = [mkdtempSync(join(tmpdir(), 'laotie-redis-')), await freePort()];
  const place = `redis://127.0.0.1:${port}/0`;
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--save', '', ...more];
  let child: ChildProcess | undefined;
  const start = () =>
    new Promise<void>((ready, fail) => {
      const started = spawn(PROGRAM!, options, { stdio: ['ignore', 'pipe', 'ignore'] });
      let said = '';
      started.stdout.on('data', (text) => {
        said += text;
        if (said.includes('Ready to accept connections')) ready();
      });
      started.on('close', () => fail(new Error(`${PROGRAM}: expected a server, got its end: ${said}`)));
      child = started;
    });
  const kill = () =>
    new Promise<void>((done) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return done();
      child.on('close', () => done());
      child.kill('SIGKILL');
    });
  await start();
  const stop = async () => {
    await kill();
    rmSync(dir, { recursive: true, force: true });
  };
  return { place, address: queueAddress(place, {}), kill, start, stop };
}
