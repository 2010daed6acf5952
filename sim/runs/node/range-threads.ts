/**
 * One market on several threads: each thread keeps some ranges of the fans and does what the market's own thread asks.
 * A range lies in a shared memory of its own, so nothing else crosses but turns and errors.
 */
import { extname } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { createMemory, isShared } from '../../kernel/memory.ts';
import { STEPS, type Step } from '../../kernel/ports/port.ts';
import { type FanRange, lookAgain, type RangePlan } from '../../kernel/state.ts';
import { type RangeRunner, runStep } from '../../model/ranges.ts';

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

/** What a thread is given. */
export interface RangeTask {
  readonly ranges: readonly RangePlan[];
  readonly words: Int32Array;
  readonly port: MessagePort;
}

interface Thread {
  readonly ranges: readonly FanRange[];
  readonly port: MessagePort;
}
type MessagePort = MessageChannel['port1'];

const WORKER = new URL(`./range-worker${extname(import.meta.filename)}`, import.meta.url);

/** How many threads a market of so many fans gets when it may use `threads`. */
export function threadsForFans(fans: number, threads: number): number {
  return fans < LEAST_FANS ? 1 : threads;
}

/** Memories of ranges on threads (`memoryOf` of simulate). */
export const sharedMemory = (): WebAssembly.Memory => createMemory(true);

function start(ranges: readonly FanRange[], words: Int32Array): Thread {
  const { port1, port2 } = new MessageChannel();
  const plans = ranges.map(
    ({ memory, first, count, streamers, k0, k1, port, isRecording = false }): RangePlan => {
      if (!isShared(memory)) throw new Error('threads: expected ranges in shared memory, got a private one');
      return { memory, first, count, streamers, k0, k1, port, isRecording };
    },
  );
  const task: RangeTask = { ranges: plans, words, port: port2 };
  const worker = new Worker(WORKER, { workerData: task, transferList: [port2] });
  worker.unref();
  port1.unref();
  return { ranges, port: port1 };
}

/**
 * A runner that starts its threads when it is first asked for something, and must be stopped. Range k belongs to
 * thread k modulo `threads`; the first thread is this one.
 */
export function rangeThreads(threads: number): { readonly runner: RangeRunner; readonly stop: () => void } {
  const words = new Int32Array(new SharedArrayBuffer(12));
  let others: Thread[] | undefined;
  const runner: RangeRunner = (ranges, step) => {
    const of = (thread: number) => ranges.filter((_, at) => at % threads === thread);
    const used = Math.min(threads, ranges.length);
    others ??= Array.from({ length: used - 1 }, (_, at) => start(of(at + 1), words));
    call(words, STEPS.indexOf(step));
    for (const range of of(0)) runStep(range, step);
    waitFor(words, others.length);
    for (const thread of others) receive(thread, step);
  };
  const stop = () => {
    if (others) call(words, STOP);
    for (const { port } of others ?? []) port.close();
    others = undefined;
  };
  return { runner, stop };
}

function call(words: Int32Array, step: number): void {
  Atomics.store(words, DONE, 0);
  Atomics.store(words, STEP, step);
  Atomics.add(words, TURN, 1);
  Atomics.notify(words, TURN);
}

function waitFor(words: Int32Array, threads: number): void {
  const late = performance.now() + PATIENCE_MS;
  for (let spin = 0; spin < SPINS && Atomics.load(words, DONE) < threads; spin++);
  for (;;) {
    const done = Atomics.load(words, DONE);
    if (done >= threads) return;
    Atomics.wait(words, DONE, done, 1000);
    if (performance.now() > late)
      throw new Error(`threads: expected ${threads} answers, got ${done}: out of memory?`);
  }
}

/** Sees what a thread has written, or what went wrong. */
function receive({ ranges, port }: Thread, step: Step): void {
  const error = receiveMessageOnPort(port)?.message as string | undefined;
  if (error !== undefined) throw new Error(`thread of fans: ${error} (at ${step})`);
  for (const range of ranges) lookAgain(range);
}
