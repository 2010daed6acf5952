/**
 * One market on several threads: each thread keeps one shard of the fans and does what the market's own thread asks.
 * Fans, the day's tables and tallies lie in shared memory; single numbers cross in a small table; orders stay with
 * their thread until they are asked for.
 */
import { extname } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Orders } from '../../model/fans/orders.ts';
import { numbersOf } from '../../model/fans/space.ts';
import { type Crew, runStep, type Shard, STEPS, type Step } from '../../model/shards.ts';

/** Words that threads wait on. */
export const TURN = 0;
export const DONE = 1;
export const STEP = 2;
export const STOP = -1;

/** Turns of a loop before a thread goes to sleep: waking costs 50–130 µs, a spin less, but it keeps a core busy. */
export const SPINS = 2000;
/** A day of the largest market takes seconds; a thread that is silent for so long has died. */
const PATIENCE_MS = 600_000;
/** Below so many fans a thread costs more than it saves: a second isolate compiles all code again. */
const LEAST_FANS = 100_000;

/** What a thread is given. Its `shard` shares its columns with the market's own. */
export interface ShardTask {
  readonly shard: Shard;
  readonly words: Int32Array;
  readonly inbox: Float64Array;
  readonly outbox: Float64Array;
}

/** What a thread sends, besides numbers. */
export type ShardLetter =
  | { readonly kind: 'orders'; readonly orders: Orders }
  | { readonly kind: 'failed'; readonly error: string };

interface Hand extends ShardTask {
  readonly worker: Worker;
  readonly port: MessagePort;
}
type MessagePort = MessageChannel['port1'];

const WORKER = new URL(`./shard-worker${extname(import.meta.filename)}`, import.meta.url);

/** How many shards a market of so many fans gets when it may use `threads`. */
export function shardsFor(fans: number, threads: number): number {
  return fans < LEAST_FANS ? 1 : threads;
}

/** The parts of a shard whose single numbers go to its thread, and those that come back. */
const given = ({ sessions }: Shard) => [sessions.day];
const returned = ({ sessions, census }: Shard) => [sessions.tally, census];

function pack(parts: readonly object[], box: Float64Array): void {
  let at = 0;
  for (const part of parts as readonly Record<string, number>[]) {
    for (const name of numbersOf(part)) box[at++] = part[name]!;
  }
}

function unpack(parts: readonly object[], box: Float64Array): void {
  let at = 0;
  for (const part of parts as readonly Record<string, number>[]) {
    for (const name of numbersOf(part)) part[name] = box[at++]!;
  }
}

export const takeIn = (task: ShardTask): void => unpack(given(task.shard), task.inbox);
export const giveOut = (task: ShardTask): void => pack(returned(task.shard), task.outbox);

/** Columns that are not in shared memory would be copied, and go stale in silence. */
function assertShared({ sessions, census }: Shard): void {
  const { header, fen } = sessions.orders;
  for (const part of [sessions.fans, sessions.day, sessions.tally, census, { header, fen }]) {
    for (const [name, value] of Object.entries(part)) {
      if (ArrayBuffer.isView(value) && !(value.buffer instanceof SharedArrayBuffer)) {
        throw new Error(`shard: expected ${name} in shared memory, got a private array`);
      }
    }
  }
}

function hire(shard: Shard, words: Int32Array): Hand {
  assertShared(shard);
  const box = (parts: readonly object[]) => {
    const count = parts.reduce((sum, part) => sum + numbersOf(part).length, 0);
    return new Float64Array(new SharedArrayBuffer(count * 8));
  };
  const task: ShardTask = { shard, words, inbox: box(given(shard)), outbox: box(returned(shard)) };
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(WORKER, { workerData: { task, port: port2 }, transferList: [port2] });
  worker.unref();
  port1.unref();
  return { ...task, worker, port: port1 };
}

/** A crew that starts its threads when it is first asked for something, and must be dismissed. */
export function hireCrew(): { readonly crew: Crew; readonly dismiss: () => void } {
  const words = new Int32Array(new SharedArrayBuffer(12));
  let hands: Hand[] | undefined;
  const crew: Crew = (shards, step) => {
    const [own, ...others] = shards;
    hands ??= others.map((shard) => hire(shard, words));
    for (const hand of hands) pack(given(hand.shard), hand.inbox);
    call(words, STEPS.indexOf(step));
    runStep(own!, step);
    waitFor(words, hands.length);
    for (const hand of hands) receive(hand, step);
  };
  const dismiss = () => {
    if (hands) call(words, STOP);
    for (const { port } of hands ?? []) port.close();
    hands = undefined;
  };
  return { crew, dismiss };
}

function call(words: Int32Array, step: number): void {
  Atomics.store(words, DONE, 0);
  Atomics.store(words, STEP, step);
  Atomics.add(words, TURN, 1);
  Atomics.notify(words, TURN);
}

function waitFor(words: Int32Array, hands: number): void {
  const late = performance.now() + PATIENCE_MS;
  for (let spin = 0; spin < SPINS && Atomics.load(words, DONE) < hands; spin++);
  for (;;) {
    const done = Atomics.load(words, DONE);
    if (done >= hands) return;
    Atomics.wait(words, DONE, done, 1000);
    if (performance.now() > late)
      throw new Error(`threads: expected ${hands} answers, got ${done}: out of memory?`);
  }
}

/** Reads a thread's numbers and letters. */
function receive(hand: Hand, step: Step): void {
  unpack(returned(hand.shard), hand.outbox);
  for (;;) {
    const letter = receiveMessageOnPort(hand.port)?.message as ShardLetter | undefined;
    if (letter === undefined) return;
    if (letter.kind === 'failed') throw new Error(`thread of shard: ${letter.error} (at ${step})`);
    Object.assign(hand.shard.sessions.orders, letter.orders);
  }
}
