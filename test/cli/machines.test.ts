/** `--on` and `--store`: other machines give the bytes of this one, for a run and for studies; what is wrong is one line. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { NO_SERVER, type TestServer, testServer } from '../../docs/proofs/faults/server.ts';
import { engineVersion } from '../../sim/runs/node/engine.ts';
import { folderStore } from '../../sim/runs/node/folder-store.ts';
import { KEPT_TASKS } from '../../sim/runs/node/tasks.ts';
import { withThreads } from '../../sim/runs/node/threads.ts';
import { served } from '../runs/queue/squares.ts';
import { temporaryFolder } from '../runs/small.ts';
import { bytesOf, type Ended, start, TINY, within } from './tiny.ts';

const dir = temporaryFolder();
const queued = test.skipIf(NO_SERVER !== '');
const STORE = join(dir, 'answers');
let server: TestServer;

writeFileSync(join(dir, 'tiny.yaml'), TINY);
if (NO_SERVER === '') {
  beforeAll(async () => {
    server = await testServer();
  });
  afterAll(() => server.stop());
}

/** A command while a worker with two threads serves the queue. */
function servedBy(...words: readonly string[]): Promise<Ended> {
  return withThreads(2, async (executor) => {
    const means = { engine: engineVersion(), executor, tasks: KEPT_TASKS };
    const worker = served(server, folderStore(STORE), means);
    try {
      return await within(dir, ...words, '--on', server.place, '--store', STORE, '--no-memo');
    } finally {
      expect(await worker.stop()).toBeUndefined();
    }
  });
}

queued(
  `a run by workers has the bytes of a run here, and a second one finds all in the store${NO_SERVER}`,
  async () => {
    const run = ['run', 'tiny.yaml', '--no-report', '--spread', '4'];
    const far = await servedBy(...run, '--out', 'far');
    expect([far.code, far.err]).toEqual([0, expect.not.stringMatching(/queue|store/)]);
    await within(dir, ...run, '--out', 'near', '--no-memo');
    expect(await bytesOf(join(dir, 'far'))).toEqual(await bytesOf(join(dir, 'near')));
    const again = await within(
      dir,
      ...run,
      '--out',
      'again',
      '--on',
      server.place,
      '--store',
      STORE,
      '--no-memo',
    );
    expect(again.out).toContain('4 of 4 runs remembered');
    expect(await bytesOf(join(dir, 'again'))).toEqual(await bytesOf(join(dir, 'near')));
  },
);

queued('compare gives the same record: variants that share days go as one task', async () => {
  const off = TINY.replace('name: tiny', 'name: off').replace('from: 2021-01-10', 'from: 2021-01-20');
  writeFileSync(join(dir, 'later.yaml'), off);
  const compare = ['compare', 'tiny.yaml', 'later.yaml', '--seed', 'other'];
  expect((await servedBy(...compare, '--out', 'compare-far')).code).toBe(0);
  expect((await within(dir, ...compare, '--out', 'compare-near', '--no-memo')).code).toBe(0);
  for (const name of ['compare.json', 'figures.csv', 'pairs.parquet']) {
    const [far, near] = ['compare-far', 'compare-near'].map((folder) =>
      readFileSync(join(dir, folder, name), 'base64'),
    );
    expect(far === near, name).toBe(true);
  }
});

queued('a worker that is killed loses its task to another, and no byte', async () => {
  const worker = () => start(dir, 'worker', '--on', server.place, '--store', STORE, '--threads', '1');
  vi.stubEnv('LAOTIE_LOST_AFTER_MS', '500');
  const [run, first] = [
    start(
      dir,
      'run',
      'tiny.yaml',
      '--no-report',
      '--seed',
      'killed',
      '--out',
      'killed',
      '--on',
      server.place,
      '--store',
      STORE,
      '--no-memo',
    ),
    worker(),
  ];
  const answers = () =>
    readdirSync(STORE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.answer'))
      .length;
  const before = answers();
  while (answers() === before) await new Promise(setImmediate);
  first.child.kill('SIGKILL');
  await first.ended;
  const second = worker();
  expect((await run.ended).code).toBe(0);
  second.child.kill('SIGTERM');
  const { code, err } = await second.ended;
  expect([code, err]).toEqual([0, expect.stringMatching(/stopped: \d tasks done/)]);
  await within(dir, 'run', 'tiny.yaml', '--no-report', '--seed', 'killed', '--out', 'alive', '--no-memo');
  expect(await bytesOf(join(dir, 'killed'))).toEqual(await bytesOf(join(dir, 'alive')));
});

queued('doctor speaks the language that is asked for', async () => {
  const { code, out, err } = await within(
    dir,
    'doctor',
    '--on',
    server.place,
    '--store',
    STORE,
    '--lang',
    'zh',
  );
  expect([code, err]).toEqual([2, expect.stringMatching(/^redis:.*: 应为 appendonly yes，实为 no；/)]);
  expect(out).toMatch(/^正常：凭据、TLS、服务器版本、/);
  expect(out.replaceAll('TLS', '')).not.toMatch(/[a-z]/i);
});

queued('a password is in nothing that is printed or written', async () => {
  const password = 'hunter2-of-the-queue';
  const guarded = await testServer('--requirepass', password);
  const file = join(dir, '..', `${basename(dir)}-password`);
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  vi.stubEnv('LAOTIE_QUEUE_PASSWORD_FILE', file);
  const there = ['--on', guarded.place, '--store', join(dir, 'guarded')];
  const worker = start(dir, 'worker', ...there, '--threads', '1');
  const run = start(
    dir,
    'run',
    'tiny.yaml',
    '--no-memo',
    '--replicates',
    '2',
    '--out',
    'guarded-run',
    ...there,
  );
  // as `ps` shows them, where the system has such files
  const shown = [worker, run]
    .map(({ child }) => `/proc/${child.pid}/cmdline`)
    .filter((one) => existsSync(one));
  const commands = shown.map((one) => readFileSync(one, 'utf8'));
  const ended = await run.ended;
  expect(ended.code).toBe(0);
  worker.child.kill('SIGTERM');
  const doctor = await within(dir, 'doctor', ...there);
  const said = JSON.stringify([ended, await worker.ended, doctor, commands]);
  rmSync(file);
  vi.unstubAllEnvs();
  const refused = await within(dir, 'run', 'tiny.yaml', '--out', 'guarded-run', ...there);
  expect([refused.code, refused.err]).toEqual([
    2,
    expect.stringContaining('expected a password that the server takes, got none'),
  ]);
  await guarded.stop();
  expect(said).not.toContain(password);
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => join(dir, name));
  const holding = files.filter(
    (one) => statSync(one).isFile() && readFileSync(one, 'latin1').includes(password),
  );
  expect(holding).toEqual([]);
  expect(files.length).toBeGreaterThan(20);
});

test.each([
  [['--on', 'redis://127.0.0.1'], 'laotie: expected options --on and --store together, got one of them'],
  [['--store', 'answers'], 'laotie: expected options --on and --store together, got one of them'],
  [
    ['--on', 'http://127.0.0.1', '--store', 'answers'],
    '--on: expected an address such as redis://host:6379/0, or rediss:// for TLS, got another',
  ],
  [
    ['--on', 'redis://127.0.0.1', '--store', 's3://'],
    '--store: expected a folder, or a bucket such as s3://bucket/prefix, got "s3://"',
  ],
])('%j is refused before anything is written', async (options, line) => {
  mkdirSync(join(dir, 'refused'), { recursive: true });
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'x');
  const { code, err } = await within(dir, 'run', 'tiny.yaml', '--out', 'refused/run', ...options);
  expect([code, err]).toEqual([2, `${line}\n`]);
  expect(existsSync(join(dir, 'refused/run'))).toBe(false);
});

test('a password in an argument is refused and not repeated', async () => {
  const { code, err } = await within(dir, 'worker', '--on', 'redis://:hunter2@127.0.0.1', '--store', STORE);
  expect(code).toBe(2);
  expect(err).toMatch(/^--on: expected an address without user and password, got one that holds them; /);
  expect(err).not.toContain('hunter2');
});
