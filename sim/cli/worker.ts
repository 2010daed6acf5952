import type { Argv, CommandModule } from 'yargs';
import { refuse } from '../notation/refusal.ts';
import { engineVersion } from '../runs/node/engine.ts';
import { KEPT_TASKS } from '../runs/node/tasks.ts';
import { withThreads } from '../runs/node/threads.ts';
import { ELSEWHERE_OPTIONS, type ElsewhereArguments } from './elsewhere.ts';
import { languageOf } from './language.ts';
import { threadsOf } from './limits.ts';
import { tellOnce } from './means.ts';
import { THREADS_OPTION } from './options.ts';
import { stoppable } from './stoppable.ts';
import { note } from './terminal.ts';

interface WorkerArguments extends ElsewhereArguments {
  readonly threads?: string;
  readonly lang?: string;
}

const WORDS = {
  zh: {
    serving: (engine: string, place: string, threads: number) =>
      `引擎 ${engine}，${threads} 线程，等待 ${place} 的任务；Ctrl-C 停止，未完成的任务交还队列`,
    done: (tasks: number, found: number) => `已停止：完成 ${tasks} 个任务，其中 ${found} 个已有答案`,
  },
  en: {
    serving: (engine: string, place: string, threads: number) =>
      `engine ${engine}, ${threads} threads, waiting for tasks of ${place}; Ctrl-C stops, and gives back what is not done`,
    done: (tasks: number, found: number) => `stopped: ${tasks} tasks done, ${found} of them answered before`,
  },
} as const;

/** A worker that is silent for so long has lost its task to another; its lock is renewed twice in the time. */
const LOST_AFTER_MS = 30_000;

/** For proofs that kill workers: milliseconds in the place of the thirty seconds. */
function lostAfter(text = process.env.LAOTIE_LOST_AFTER_MS): number {
  if (text === undefined || text === '') return LOST_AFTER_MS;
  const ms = Number(text);
  if (Number.isInteger(ms) && ms >= 200) return ms;
  throw refuse('LAOTIE_LOST_AFTER_MS', 'a whole number, 200 or more', text);
}

/** `worker --on URL --store PLACE`: serves until it is stopped. Exit code 2 when it is not fit for the queue's tasks. */
async function work(given: WorkerArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  const { on: address, store } = given;
  if (!address || !store) throw refuse('laotie', 'options --on and --store together', 'none');
  const engine = engineVersion();
  const lostAfterMs = lostAfter();
  const onTrouble = tellOnce(lang);
  const { serve } = await import('../runs/queue/serve.ts');
  let [tasks, found] = [0, 0];
  await stoppable(undefined, ({ signal }) =>
    withThreads(
      threads,
      async (executor) => {
        note(WORDS[lang].serving(engine, address.place, executor.lanes));
        await serve({
          address,
          store,
          engine,
          executor,
          tasks: KEPT_TASKS,
          lostAfterMs,
          onTrouble,
          signal,
          onEnded: ({ seconds }) => {
            tasks++;
            if (seconds === 0) found++;
          },
        });
      },
      onTrouble,
    ),
  );
  note(WORDS[lang].done(tasks, found));
}

export const worker: CommandModule<object, WorkerArguments> = {
  command: 'worker',
  describe: '为其他机器的命令运行任务 · Run tasks for commands on other machines',
  builder: (yargs) =>
    yargs
      .options(ELSEWHERE_OPTIONS)
      .option('threads', THREADS_OPTION)
      .example('$0 worker --on redis://10.0.0.5 --store /shared/answers', '') as Argv<WorkerArguments>,
  handler: work,
};
