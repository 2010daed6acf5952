/**
 * Every command with `--on` gives through a queue the bytes that it gives here; a plugin has to be on both sides. `npm test`
 * tries a command of each kind of work, LAOTIE_LONG all of them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { NO_SERVER, type TestServer, testServer } from '../../docs/proofs/faults/server.ts';
import { engineVersion } from '../../sim/runs/node/engine.ts';
import { folderStore } from '../../sim/runs/node/folder-store.ts';
import { KEPT_TASKS } from '../../sim/runs/node/tasks.ts';
import { withThreads } from '../../sim/runs/node/threads.ts';
import { fittedParameters } from '../../sim/study/prior.ts';
import { leastRuns } from '../../sim/study/surface.ts';
import { type Served, served } from '../runs/queue/squares.ts';
import { SMALL, temporaryFolder } from '../runs/small.ts';
import { allCommands, optionsOf } from './commands.ts';
import { bytesIn } from './folders.ts';
import { bytesOf, type Ended, start, TINY, within } from './tiny.ts';

// regressions on all fitted parameters would need many more runs, and show nothing more
vi.mock('../../sim/model/params.ts', async (original) => {
  const { fewFitted } = await import('../study/few-fitted.ts');
  return fewFitted(await original<typeof import('../../sim/model/params.ts')>());
});

const dir = temporaryFolder();
const queued = test.skipIf(NO_SERVER !== '');
const STORE = join(dir, 'answers');

/** Twelve days and some sixty sellers and fans for each: milliseconds. */
const MARKET = TINY.replace('from: 2020-12-15', 'from: 2021-01-01')
  .replace('scale: 1000000', 'scale: 4000000')
  .replace('until: 2021-01-31', 'until: 2021-01-12')
  .replace('knownUntil: 2021-03-31', 'knownUntil: 2021-01-04')
  .replace('from: 2021-01-10', 'from: 2021-01-05')
  .replace('talents.count: 160', 'talents.count: 40')
  .replace('replicates: 4', 'replicates: 2')
  .replace('over: 2021-01, atLeast: 10bn', 'over: 2021-01-12, atLeast: 60m');
/** As `calibrate` and its like want it: half a year with published quarters. */
const KNOWN = SMALL.replace('from: 2020-12-15', 'from: 2021-01-01')
  .replace('until: 2021-03-31', 'until: 2021-06-30')
  .replace('knownUntil: 2021-03-31', 'knownUntil: 2021-07-22')
  .replace('talents.count: 160', 'talents.count: 40')
  .replace('targets:', '')
  .replace(/^ {2}- \{ id: gmv.*$/m, '');
const FILES: Readonly<Record<string, string>> = {
  'market.yaml': MARKET,
  'later.yaml': MARKET.replace('from: 2021-01-05', 'from: 2021-01-08'),
  'known.yaml': KNOWN,
  'coupon.yaml': '- { id: coupon, from: 2021-01-08, share: 20%, cap: 50m }\n',
  'grid.yaml': `schema: laotie/study@1
title: { zh: 研究, en: A study }
scenario: market.yaml
factors:
  - { path: levers.trust-card.coverage, values: [0%, 50%] }
  - { path: parameters.trust.memory, values: [0.9, 0.95] }
design: { kind: grid }
outcomes: [{ metric: gmv, over: 2021-01-12 }]
`,
  'ranges.yaml': `schema: laotie/study@1
title: { zh: 研究, en: A study }
scenario: market.yaml
factors:
  - { path: parameters.visits.rate, range: [0.2, 2] }
  - { path: levers.trust-card.coverage, range: [0%, 100%] }
`,
};

interface Given {
  readonly words: readonly string[];
  /** What it writes: a run's folder, another folder, one file; nothing but what it prints. */
  readonly writes?: 'run' | 'folder' | 'file' | 'nothing';
}

const COARSE = ['--seed', 'a', '--scale', '1000000'];
/** What each is called with; one that learns `--on` has to be added here. */
const COMMANDS: Readonly<Record<string, Given>> = {
  run: { words: ['market.yaml', '--spread', '4', '--replicates', '4', '--no-studio'], writes: 'run' },
  compare: { words: ['market.yaml', 'later.yaml'] },
  levers: { words: ['market.yaml'] },
  attribute: { words: ['market.yaml'] },
  stress: { words: ['market.yaml', '--only', 'outage'] },
  solve: { words: ['market.yaml', '--levers', 'coupon.yaml', '--chance', '60%', '--replicates', '1'] },
  allocate: { words: ['market.yaml', '--levers', 'coupon.yaml', '--budget', '10m', '--fresh', '4'] },
  sweep: { words: ['grid.yaml'] },
  sensitivity: { words: ['ranges.yaml', '--screening', '0', '--points', '4', '--tornado', '0', '--replicates', '1'] },
  discover: { words: ['ranges.yaml', '--points', '100', '--set', 'targets.gmv-q1.metric=entriesOrganic', '--set', 'targets.gmv-q1.atLeast=1m'] },
  studio: { words: ['market.yaml', '--seed', 'studio'], writes: 'file' },
  calibrate: { words: ['known.yaml', ...COARSE, '--draws', '6', '--rounds', '1', '--seeds', '1'], writes: 'file' },
  identify: { words: ['known.yaml', ...COARSE, '--truths', '0', '--profile', 'visits.rate', '--runs', String(leastRuns(fittedParameters().length))] },
  backtest: { words: ['known.yaml', ...COARSE, '--origins', '2021Q1', '--members', '3', '--rounds', '1', '--seeds', '1'] },
  claims: { words: ['--only', 'C05,C11', '--replicates', '1', '--scale', '4000000'] },
  trials: { words: ['all-prices', '--replicates', '1', '--scale', '4000000'] },
  launches: { words: ['--seed', 'a', '--members', '1', '--scale', '400000'], writes: 'nothing' },
}; // biome-ignore format: a row each
/** A run, pairs, a tree, points, a search judged on fresh luck, a fit, forecasts: the others do the same kinds of work. */
const SHORT = ['run', 'compare', 'levers', 'sweep', 'allocate', 'calibrate', 'backtest'];
const TRIED = process.env.LAOTIE_LONG === undefined ? SHORT : Object.keys(COMMANDS);
/** Simulate nothing themselves, or (merge, where a part lacks an answer) as `run` does. */
const NOT_HERE = ['merge', 'worker', 'doctor', 'queue', 'jobs'];

let server: TestServer;
let worker: Served;
let endThreads = () => {};
let threads: Promise<void> | undefined;

for (const [name, text] of Object.entries(FILES)) writeFileSync(join(dir, name), text);
if (NO_SERVER === '') {
  beforeAll(async () => {
    server = await testServer();
    const { promise, resolve } = Promise.withResolvers<void>();
    endThreads = resolve;
    const ready = Promise.withResolvers<void>();
    threads = withThreads(2, (executor) => {
      const means = { engine: engineVersion(), executor, tasks: KEPT_TASKS, lostAfterMs: 30_000 };
      worker = served(server, folderStore(STORE), means);
      ready.resolve();
      return promise;
    });
    await ready.promise;
  });
  afterAll(async () => {
    expect(await worker.stop()).toBeUndefined();
    endThreads();
    await threads;
    await server.stop();
  });
}

const elsewhere = () => ['--on', server.place, '--store', STORE];

/** Times and machines in what is written, which no answer holds. */
function timeless(bytes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(bytes).filter(([name]) => !/(^|\/)(times\.csv|manifest\.json)$/.test(name)));
} // biome-ignore format: one line

async function written(out: string, { writes = 'folder' }: Given, ended: Ended): Promise<unknown> {
  if (writes === 'nothing') return ended.out;
  if (writes === 'file') return readFileSync(join(dir, out), 'base64');
  return writes === 'run' ? bytesOf(join(dir, out)) : timeless(bytesIn(join(dir, out)));
}

test('every command that other machines may help with stands here', async () => {
  const commands = await allCommands();
  const helped = [...commands].filter(([, command]) => optionsOf(command).includes('on'));
  expect(helped.map(([name]) => name).sort()).toEqual([...Object.keys(COMMANDS), ...NOT_HERE].sort());
});

queued.each(TRIED)(`%s has the bytes of here${NO_SERVER}`, async (name) => {
  const given = COMMANDS[name]!;
  const outcome = async (side: string, ...more: readonly string[]) => {
    const out = `${name}-${side}`;
    const to = given.writes === 'nothing' ? [] : ['--out', out];
    const ended = await within(dir, name, ...given.words, ...to, ...more, '--no-memo', '--lang', 'en');
    expect([ended.code, ended.code === 0 ? '' : ended.err], `${name} ${side}`).toEqual([0, '']);
    return written(out, given, ended);
  };
  const answers = () => Object.keys(existsSync(STORE) ? bytesIn(STORE) : {}).length;
  const before = answers();
  const far = await outcome('far', ...elsewhere());
  expect(answers()).toBeGreaterThan(before); // the work was done there
  expect(far).toEqual(await outcome('near', '--threads', '2'));
});

const PLUGIN = resolve(import.meta.dirname, '../../docs/plugins/steady.ts');

queued('a worker without the plugin of a command is refused plainly, one with it does the work', async () => {
  await worker.stop();
  const store = ['--on', server.place, '--store', join(dir, 'plugged')];
  const steady = MARKET.replace('targets:', '  - { id: steady-coupon, from: 2021-01-03, cap: 5m }\ntargets:');
  writeFileSync(join(dir, 'steady.yaml'), steady);
  const run = ['run', 'steady.yaml', '--no-report', '--no-memo', '--plugin', PLUGIN, '--lang', 'en'];
  const far = start(dir, ...run, '--out', 'plugged-far', ...store);
  const without = await start(dir, 'worker', ...store, '--threads', '1', '--lang', 'en').ended;
  expect(without.code).toBe(2);
  expect(without.err).toMatch(
    /^engine: expected \S+\.steady-[0-9a-f]{12}, of the tasks in the queue, got \S+\+[0-9a-f]{12}; start the worker with the --plugin of the command$/m,
  );
  const fit = start(dir, 'worker', ...store, '--threads', '1', '--plugin', PLUGIN, '--lang', 'en');
  expect(await far.ended).toMatchObject({ code: 0 });
  const near = await start(dir, ...run, '--out', 'plugged-near').ended;
  expect(near).toMatchObject({ code: 0 });
  expect(await bytesOf(join(dir, 'plugged-far'))).toEqual(await bytesOf(join(dir, 'plugged-near')));
  fit.child.kill('SIGTERM');
  expect((await fit.ended).code).toBe(0);
}); // biome-ignore format: long lines
