/** A thread that keeps ranges of a market (range-threads.ts): waits for its turn, does the step, says that it is done. */
import { workerData } from 'node:worker_threads';
import { STEPS } from '../../kernel/ports/port.ts';
import { openRange } from '../../kernel/state.ts';
import { runStep } from '../../model/ranges.ts';
import { DONE, type RangeTask, SPINS, STEP, STOP, TURN } from './range-threads.ts';
import { allowRecording } from './recording.ts';

const { ranges: plans, words, port } = workerData as RangeTask;
allowRecording();
const ranges = plans.map(openRange);

/** Waits for the turn after `last`. */
function nextTurn(last: number): number {
  for (let spin = 0; spin < SPINS && Atomics.load(words, TURN) === last; spin++);
  while (Atomics.load(words, TURN) === last) Atomics.wait(words, TURN, last);
  return Atomics.load(words, TURN);
}

function takeTurn(): void {
  try {
    const step = STEPS[Atomics.load(words, STEP)]!;
    for (const range of ranges) runStep(range, step);
  } catch (cause) {
    port.postMessage(cause instanceof Error ? cause.message : String(cause));
  }
  Atomics.add(words, DONE, 1);
  Atomics.notify(words, DONE);
}

// the first turn may have been called before this thread was there
for (let turn = nextTurn(0); Atomics.load(words, STEP) !== STOP; turn = nextTurn(turn)) takeTurn();
port.close();
