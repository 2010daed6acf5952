/** A thousand workers and ten million tasks, reckoned from what one task weighs. Whatever is not measured is named as assumed. */
import { WINDOW } from '../../../sim/runs/queue/sender.ts';
import { table } from '../../generate/table.ts';
import type { Answered, Passed, Weighed } from './measured.ts';

export interface Measured extends Weighed, Answered, Passed {
  /** Memory of `run` with so many replicates of the scenario, bytes (needs.ts, whose constants are measured). */
  readonly commandBytes: (replicates: number) => number;
}

export const WORKERS = 1000;
export const TASKS = 1e7;

/** Not measured by us: what providers write of themselves, and sizes that are chosen. */
export const ASSUMED = {
  /** US dollars a million requests, and a gigabyte for a month: list prices of a large provider. */
  putDollars: 5,
  getDollars: 0.4,
  monthDollars: 0.023,
  /** Requests a second that a bucket takes for one prefix; answers lie under 256. */
  putsPerPrefix: 3500,
  getsPerPrefix: 5500,
  prefixes: 256,
  /** Bits a second of the command’s and the queue’s machines. */
  link: 10e9,
  /** Memory of the command’s machine, bytes. */
  memory: 64e9,
} as const;

/** Seconds that a task takes, as cases. */
const CASES = [1, 10, 60] as const;

export interface Limit {
  readonly what: string;
  /** Tasks a second at which it is reached. */
  readonly tasksPerSecond: number;
  readonly basis: 'measured' | 'assumed';
  readonly remedy: string;
}

/** What ends first as tasks become shorter or workers more, the tightest first. */
export function limitsOf(m: Measured): Limit[] {
  const wire = m.inBytes + m.outBytes + 2 * m.messageBytes;
  const limits: Limit[] = [
    {
      what: 'the queue’s server and one command, tasks that take no time',
      tasksPerSecond: m.tasksPerSecond,
      basis: 'measured',
      remedy: 'longer tasks; or parts (`--shard`), each with a command and a server of its own',
    },
    {
      what: 'the link of the queue’s server',
      tasksPerSecond: ASSUMED.link / 8 / wire,
      basis: 'assumed',
      remedy: 'parts, each with a server of its own',
    },
    {
      what: 'the command’s link: it reads every answer',
      tasksPerSecond: ASSUMED.link / 8 / m.answerBytes,
      basis: 'assumed',
      remedy: 'parts on several machines',
    },
    {
      what: 'writes to the bucket',
      tasksPerSecond: (ASSUMED.putsPerPrefix * ASSUMED.prefixes) / m.puts,
      basis: 'assumed',
      remedy: 'the bucket answers SlowDown; each request is tried again, and waits',
    },
    {
      what: 'reads from the bucket',
      tasksPerSecond: (ASSUMED.getsPerPrefix * ASSUMED.prefixes) / m.gets,
      basis: 'assumed',
      remedy: 'as for writes',
    },
  ];
  return limits.sort((a, b) => a.tasksPerSecond - b.tasksPerSecond);
}

/** Dollars of the store for all tasks, kept for a month. */
export function storeDollars({ gets, puts, answerBytes }: Measured): number {
  const requests = (TASKS / 1e6) * (puts * ASSUMED.putDollars + gets * ASSUMED.getDollars);
  return requests + ((TASKS * answerBytes) / 1e9) * ASSUMED.monthDollars;
}

/** The most replicates that one command holds in the assumed memory. */
export function replicatesIn({ commandBytes }: Measured, memory: number = ASSUMED.memory): number {
  let [low, high] = [0, TASKS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (commandBytes(middle) <= memory) low = middle;
    else high = middle;
  }
  return low;
}

const count = (value: number) => Math.round(value).toLocaleString('en');
const gigabytes = (bytes: number) => `${(bytes / 1e9).toPrecision(3)} GB`;

/** Tables and sentences, Markdown. */
export function paper(m: Measured): string[] {
  const loads = CASES.map((seconds) => {
    const rate = Math.min(WORKERS, WINDOW) / seconds;
    const bits = (8 * rate * m.answerBytes) / 1e6;
    const first = limitsOf(m)[0]!;
    const isReached = rate > first.tasksPerSecond;
    return [`${seconds} s`, count(rate), `${(TASKS / rate / 3600).toFixed(1)} h`, `${bits.toFixed(1)} Mbit/s`, isReached ? `reached: ${first.what}` : `no: ${(first.tasksPerSecond / rate).toPrecision(2)} times as many tasks`];
  });
  const held = replicatesIn(m);
  const parts = Math.ceil(TASKS / held);
  return [
    `## ${count(WORKERS)} workers with one thread each, ${count(TASKS)} tasks, one command`,
    table(['what', 'how much', 'basis'], [
      ['tasks of a command in the queue at a time', count(WINDOW), 'the program'],
      ['memory of the queue’s server for them', `${((WINDOW * m.waitingBytes) / 1e6).toFixed(1)} MB`, 'measured a task'],
      ['the same if all were added at once', gigabytes(TASKS * m.waitingBytes), 'measured a task'],
      ['requests to the store: reads, writes', `${count(TASKS * m.gets)}, ${count(TASKS * m.puts)}`, 'measured a task'],
      ['objects and bytes in the store', `${count(TASKS)}, ${gigabytes(TASKS * m.answerBytes)}`, 'measured an answer'],
      ['dollars of the store, kept for a month', count(storeDollars(m)), 'measured a task, prices assumed'],
      ['memory of `run` with as many replicates', gigabytes(m.commandBytes(TASKS)), 'reckoned as `plan` does'],
    ]),
    table(['a task takes', 'tasks a second', 'all take', 'answers to the command', 'is a limit reached?'], loads),
    '## What ends first',
    `The command: it holds every replicate until its folder is written. In ${gigabytes(ASSUMED.memory)} (assumed) it holds ${count(held)} of them; ${count(TASKS)} need ${count(parts)} parts (\`--shard\`), or a study that keeps figures instead of days (\`sweep\`). More than ${count(WINDOW)} threads are not fed by one command either: ${count(WINDOW)} tasks are in the queue at a time.`,
    'Then, as tasks become shorter:',
    table(['what', 'tasks a second', 'basis', 'and then'], limitsOf(m).map(({ what, tasksPerSecond, basis, remedy }) => [what, count(tasksPerSecond), basis, remedy])),
    `Assumed: ${Object.entries(ASSUMED).map(([name, value]) => `${name} ${value}`).join(', ')}.`,
  ];
} // biome-ignore format: rows
