/** A thread that keeps one shard of a market (shards.ts): waits for its turn, does the step, says that it is done. */
import { type MessagePort, workerData } from 'node:worker_threads';
import { runStep, STEPS } from '../../model/shards.ts';
import {
  DONE,
  giveOut,
  type ShardLetter,
  type ShardTask,
  SPINS,
  STEP,
  STOP,
  TURN,
  takeIn,
} from './shards.ts';

const { task, port } = workerData as { task: ShardTask; port: MessagePort };
const { words, shard } = task;

/** Waits for the turn after `last`. */
function nextTurn(last: number): number {
  for (let spin = 0; spin < SPINS && Atomics.load(words, TURN) === last; spin++);
  while (Atomics.load(words, TURN) === last) Atomics.wait(words, TURN, last);
  return Atomics.load(words, TURN);
}

function send(letter: ShardLetter): void {
  port.postMessage(letter);
}

function doStep(): void {
  try {
    takeIn(task);
    const step = STEPS[Atomics.load(words, STEP)]!;
    runStep(shard, step);
    // orders in one memory are at home
    if (step === 'hand-over' && !shard.sessions.space.memory)
      send({ kind: 'orders', orders: shard.sessions.orders });
    giveOut(task);
  } catch (cause) {
    send({ kind: 'failed', error: cause instanceof Error ? cause.message : String(cause) });
  }
  Atomics.add(words, DONE, 1);
  Atomics.notify(words, DONE);
}

// the first turn may have been called before this thread was there
for (let turn = nextTurn(0); Atomics.load(words, STEP) !== STOP; turn = nextTurn(turn)) doStep();
port.close();
