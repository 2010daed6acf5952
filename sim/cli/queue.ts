import type { Argv, CommandModule } from 'yargs';
import { refuse } from '../notation/refusal.ts';
import type { QueueAddress } from '../runs/queue/address.ts';
import { QUEUE_OPTION } from './elsewhere.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION } from './options.ts';
import { print, printJson } from './terminal.ts';

interface QueueArguments {
  readonly what?: 'status' | 'drain';
  readonly on?: QueueAddress;
  readonly json?: boolean;
  readonly lang?: string;
}

const WORDS = {
  zh: {
    tasks: (waiting: number, active: number) => `等待 ${waiting} 个任务，进行中 ${active} 个`,
    worker: (host: string, engine: string) => `工作进程：${host}，引擎 ${engine}`,
    noWorker: '没有工作进程',
    drained: (tasks: number) => `已移除 ${tasks} 个任务；进行中的继续`,
  },
  en: {
    tasks: (waiting: number, active: number) => `${waiting} tasks waiting, ${active} in progress`,
    worker: (host: string, engine: string) => `worker on ${host}, engine ${engine}`,
    noWorker: 'no worker',
    drained: (tasks: number) => `${tasks} tasks removed; those in progress go on`,
  },
} as const;

/** `queue status|drain --on URL`: what is in the queue and who serves it; or takes away what nobody has begun. */
async function look({ what, on: address, json = false, lang }: QueueArguments): Promise<void> {
  if (!address) throw refuse('--on', 'an address of a queue', 'none');
  const { serverFacts } = await import('../runs/queue/connection.ts');
  await serverFacts(address); // says in one line why it does not answer
  const { drainQueue, queueFacts } = await import('../runs/queue/inspect.ts');
  const words = WORDS[languageOf(lang)];
  if (what === 'drain') {
    const drained = await drainQueue(address);
    if (json) printJson({ drained });
    else print(words.drained(drained));
    return;
  }
  const { workers, counts } = await queueFacts(address);
  if (json) return printJson({ counts, workers });
  print(words.tasks(counts.waiting ?? 0, counts.active ?? 0));
  print(
    ...(workers.length === 0
      ? [words.noWorker]
      : workers.map(({ host = '', engine }) => words.worker(host, engine))),
  );
}

export const queue: CommandModule<object, QueueArguments> = {
  command: 'queue <what>',
  describe: '查看或清空任务队列 · What is in the queue of tasks; or remove what nobody has begun',
  builder: (yargs) =>
    yargs
      .positional('what', {
        choices: ['status', 'drain'] as const,
        describe: '查看或清空 · look, or remove',
      })
      .option('on', QUEUE_OPTION)
      .option('json', JSON_OPTION)
      .example('$0 queue status --on redis://10.0.0.5', '') as Argv<QueueArguments>,
  handler: look,
};
