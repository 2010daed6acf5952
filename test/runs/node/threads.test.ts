/** Threads run jobs in their order; what fails is an answer and sinks no other; what is stopped gets none. */
import { expect, test } from 'vitest';
import { figuresTask } from '../../../sim/runs/figures.ts';
import { type Answer, type Job, jobOf } from '../../../sim/runs/job.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { threadsFor, withThreads } from '../../../sim/runs/node/threads.ts';
import { drawMarket } from '../../../sim/runs/requests.ts';
import { smallScenario, temporaryFolder } from '../small.ts';

const prepared = prepare(smallScenario(temporaryFolder(), 'until=2021-01-31', 'targets.gmv-q1.remove=true'));

function gmv(index: number): Job<readonly number[]> {
  return jobOf(figuresTask, { market: drawMarket(prepared, index).market, figures: [['gmv', '2021-01']] });
}

async function answers(jobs: readonly Job[], threads: number): Promise<Map<Job, Answer>> {
  const found = new Map<Job, Answer>();
  await withThreads(threads, (executor) => executor.run(jobs, (answer, job) => void found.set(job, answer)));
  return found;
}

test('the same answers at 1 and 4 threads, each to its own job', async () => {
  const jobs = Array.from({ length: 6 }, (_, k) => gmv(k));
  const [one, four] = [await answers(jobs, 1), await answers(jobs, 4)];
  for (const job of jobs) expect(four.get(job)).toEqual(one.get(job));
  expect(new Set([...one.values()].map((answer) => JSON.stringify(answer))).size).toBe(6);
  expect([...one.keys()]).toEqual(jobs); // one lane: in their order
});

test('a job that fails and a task that no worker knows are answers', async () => {
  const impossible = drawMarket(prepared, 0).market;
  const params = { ...impossible.params, 'providers.count': -5 };
  const bad = jobOf(figuresTask, { market: { ...impossible, params }, figures: [] });
  const unknown = { task: 'cook', data: {} };
  const found = await answers([bad, unknown, gmv(0)], 2);
  expect(found.get(bad)).toMatchObject({ status: 'failed', error: expect.stringMatching(/./) });
  expect(found.get(unknown)).toMatchObject({
    status: 'failed',
    error: 'worker: expected one of replicate, variant-figures, figures, experiments, variants, got cook',
  });
  expect([...found.values()].filter(({ status }) => status === 'ok')).toHaveLength(1);
});

/** Jobs without end, stopped at the third answer: answers, jobs made by then, and jobs made in all. */
async function stoppedAtThree(threads: number): Promise<{ ended: number; madeByThen: number; made: number }> {
  const stop = new AbortController();
  const seen = { ended: 0, madeByThen: 0, made: 0 };
  const endless = function* () {
    for (;;) yield gmv(seen.made++);
  };
  const onAnswer = () => {
    if (++seen.ended !== 3) return;
    seen.madeByThen = seen.made;
    stop.abort();
  };
  await withThreads(threads, (executor) => executor.run(endless(), onAnswer, { signal: stop.signal }));
  return seen;
}

test('jobs are made when their turn comes, and none after a stop', async () => {
  expect(await stoppedAtThree(1)).toEqual({ ended: 3, madeByThen: 3, made: 3 });
});

test('with two threads too; an answer that came with the last one is kept', async () => {
  const { ended, madeByThen, made } = await stoppedAtThree(2);
  expect([3, 4]).toContain(ended);
  expect(made).toBe(madeByThen);
  expect(made).toBeLessThanOrEqual(5);
});

test('an answer that cannot be taken stops the work and is the reason', async () => {
  const full = new Error('no room');
  const work = withThreads(2, (executor) =>
    executor.run([gmv(0), gmv(1), gmv(2)], () => {
      throw full;
    }),
  );
  await expect(work).rejects.toThrow(full);
});

test('as many threads as asked for, but no more than jobs', () => {
  expect([threadsFor(8, 3), threadsFor(2, 16), threadsFor(1)]).toEqual([3, 2, 1]);
});
