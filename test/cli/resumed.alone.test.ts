/**
 * Work is kept until its result is on disk: a study that is killed goes on where it was, in its second half too, another
 * seed in between takes nothing away, and what could not end well is refused before it begins.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { hashOfValue } from '../../sim/runs/canonical.ts';
import type { Executor } from '../../sim/runs/executor.ts';
import type { FiguresData } from '../../sim/runs/figures.ts';
import { fittedParameters } from '../../sim/study/prior.ts';
import { leastRuns } from '../../sim/study/surface.ts';
import { SMALL, temporaryFolder } from '../runs/small.ts';
import { allCommands, call } from './commands.ts';
import { catchOutput } from './output.ts';

/** Of one call: markets simulated, and after how many it is killed, or asked to end as by Ctrl-C. */
let jobs = { done: 0, stopAt: Infinity, asked: false, onJob: () => {} };

function figuresOf({ market, figures }: FiguresData): number[] {
  const hash = hashOfValue([market.params, market.key]);
  return figures.map(
    (_, at) => (1e11 * (1 + 1e-4 * Number.parseInt(hash.slice(at % 50, (at % 50) + 8), 16))) / 4e9,
  );
}

/** Its markets end at once, with figures that hang on their parameters and keys. */
function executorOf(own: typeof jobs): Executor {
  return {
    runtime: 'none',
    lanes: 1,
    async run(all, onAnswer, { signal } = {}) {
      for await (const job of all) {
        if (own.done === own.stopAt && !own.asked) throw new Error('killed');
        if (own.done === own.stopAt) process.emit('SIGINT');
        if (signal?.aborted) return;
        own.done++;
        own.onJob();
        const value = figuresOf(job.data as FiguresData);
        await onAnswer({ status: 'ok', value } as Parameters<typeof onAnswer>[0], job, 0);
      }
    },
  };
}

vi.mock('../../sim/runs/node/threads.ts', async (original) => ({
  ...(await original<typeof import('../../sim/runs/node/threads.ts')>()),
  withThreads: <Result>(_: unknown, use: (lent: Executor) => Promise<Result>) => use(executorOf(jobs)),
}));

vi.mock('../../sim/model/params.ts', async (original) => {
  const { fewFitted } = await import('../study/few-fitted.ts');
  return fewFitted(await original<typeof import('../../sim/model/params.ts')>());
});

const dir = temporaryFolder();
const at = (...names: string[]) => join(dir, ...names);
const commands = await allCommands();
const caught = catchOutput();
beforeEach(() => void vi.stubEnv('LAOTIE_MEMO_BYTES', ''));

writeFileSync(
  at('known.yaml'),
  SMALL.replace('from: 2020-12-15', 'from: 2021-01-01')
    .replace('until: 2021-03-31', 'until: 2021-12-31')
    .replace('knownUntil: 2021-03-31', 'knownUntil: 2021-07-22')
    .replace('targets:', '')
    .replace(/^ {2}- \{ id: gmv.*$/m, ''),
);

interface Study {
  readonly words: readonly string[];
  /** What it writes that decides all else. */
  readonly result: string;
  readonly isFile?: boolean;
}

const FEWEST_RUNS = String(leastRuns(fittedParameters().length));
const STUDIES: Readonly<Record<string, Study>> = {
  calibrate: { words: ['--draws', '12', '--rounds', '1', '--seeds', '1'], result: '', isFile: true },
  identify: { words: ['--profile', 'visits.rate', '--runs', FEWEST_RUNS, '--truths', '3', '--members', '4'], result: 'identify.json' },
  backtest: { words: ['--origins', '2021Q1..2021Q2', '--members', '8', '--rounds', '1', '--seeds', '1'], result: 'backtest.json' },
}; // biome-ignore format: one line each

/** @returns how many markets were simulated, and what was written */
async function study(name: string, out: string, memo: string, seed = 'a', stop: Partial<typeof jobs> = {}) {
  const { words, result } = STUDIES[name]!;
  jobs = { done: 0, stopAt: Infinity, asked: false, onJob: () => {}, ...stop };
  const all = [
    at('known.yaml'),
    '--seed',
    seed,
    '--scale',
    '1000000',
    ...words,
    '--out',
    out,
    '--memo',
    memo,
  ];
  await call(commands.get(name)!, ...all);
  return { simulated: jobs.done, bytes: existsSync(out) ? readFileSync(join(out, result), 'utf8') : '' };
}

test.each(Object.keys(STUDIES))('%s: killed late and run again it simulates only what is left', async (name) => {
  const clean = await study(name, at(`${name}-clean`), at(`${name}-memo-1`));
  expect(clean.simulated).toBeGreaterThan(20);
  const [out, memo] = [at(`${name}-killed`), at(`${name}-memo-2`)];
  const late = Math.floor(0.9 * clean.simulated);
  await expect(study(name, out, memo, 'a', { stopAt: late })).rejects.toThrow('killed');
  expect(jobs.done).toBe(late);
  const other = await study(name, at(`${name}-other`), memo, 'b');
  expect(other.bytes).not.toBe(clean.bytes);
  const again = await study(name, out, memo);
  expect(again).toEqual({ simulated: clean.simulated - late, bytes: clean.bytes });
  // the result is there: another seed does not take its place, the same plan may
  await expect(study(name, out, memo, 'b')).rejects.toThrow(/; name another with --out$/);
  expect(await study(name, out, memo)).toEqual({ simulated: 0, bytes: clean.bytes });
}); // biome-ignore format: one line

test('Ctrl-C: code 130, one line, no lock left, and the same command goes on', async () => {
  const [out, memo] = [at('stopped.json'), at('memo-stopped')];
  await study('calibrate', out, memo, 'a', { stopAt: 30, asked: true });
  expect([process.exitCode, jobs.done]).toEqual([130, 30]);
  expect(caught.err).toContain(
    'study: expected to run to its end, got a stop; run the same again: it goes on\n',
  );
  expect(readdirSync(dir).filter((name) => name.startsWith('stopped'))).toEqual([]);
  const rest = await study('calibrate', out, memo);
  const clean = await study('calibrate', at('unstopped.json'), at('memo-unstopped'));
  expect(rest).toEqual({ simulated: clean.simulated - 30, bytes: clean.bytes });
});

test('calibrate: a file that somebody puts into its place meanwhile stays, and the work is remembered', async () => {
  const [out, memo] = [at('taken.json'), at('memo-taken')];
  const onJob = () => writeFileSync(out, 'mine');
  await expect(study('calibrate', out, memo, 'a', { onJob })).rejects.toThrow(/taken\.json: expected a new file or the sample of the same plan, got another; name another with --out$/); // biome-ignore format: one line
  expect(jobs.done).toBeGreaterThan(20);
  expect(readFileSync(out, 'utf8')).toBe('mine');
  expect(existsSync(`${out}.lock`)).toBe(false);
  expect(await study('calibrate', at('elsewhere.json'), memo)).toMatchObject({ simulated: 0 });
});

test('calibrate: a folder for a file is refused before anything is simulated', async () => {
  mkdirSync(at('posteriors'));
  await expect(study('calibrate', at('posteriors'), at('memo'))).rejects.toThrow(
    `${at('posteriors')}: expected a file, got a folder; name a file in it, such as ${at('posteriors', 'posterior.json')}`,
  );
  expect(jobs.done).toBe(0);
  expect(readdirSync(at('posteriors'))).toEqual([]);
});

test('a memo folder of somebody else is refused before anything is simulated, and stays as it is', async () => {
  const strange = at('strange');
  mkdirSync(join(strange, 'ab'), { recursive: true });
  const names = ['thesis.tmp', 'ab/notes.tmp', 'ab/mine.answer'];
  for (const name of names) writeFileSync(join(strange, name), 'mine');
  await expect(study('calibrate', at('new.json'), strange)).rejects.toThrow(
    `${strange}: expected an empty folder or one of remembered answers, got something else ("thesis.tmp"); name another with --memo`,
  );
  expect(jobs.done).toBe(0);
  for (const name of names) expect(readFileSync(join(strange, name), 'utf8')).toBe('mine');
  expect(existsSync(at('new.json'))).toBe(false);
});
