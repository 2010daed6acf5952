/**
 * `node pause-command.ts COUNT MS [PLACE STORE]`: has so many tasks done by the queue, or by two lanes of its own, and prints
 * as JSON what came of it.
 */
import { createHash } from 'node:crypto';
import { noMemo } from '../../../sim/runs/memo.ts';
import { folderStore } from '../../../sim/runs/node/folder-store.ts';
import { type Means, perform, type Request } from '../../../sim/runs/perform.ts';
import { queueAddress } from '../../../sim/runs/queue/address.ts';
import { withQueue } from '../../../sim/runs/queue/sender.ts';
import { memoBeside, namedStore } from '../../../sim/runs/store.ts';
import { counting, ENGINE, pause, pausing, type Requests } from './pause.ts';

/** What the process prints. */
export interface Paused {
  readonly seconds: number;
  /** The largest that the process was, bytes. */
  readonly peak: number;
  readonly answers: number;
  /** Of all answers in order. */
  readonly hash: string;
  /** What it asked of the store. */
  readonly asked?: Requests;
}

function* requests(count: number) {
  for (let of = 0; of < count; of++) {
    const request: Request<number, readonly number[]> & { of: number } = { task: pause, data: () => of, of };
    yield request;
  }
}

async function ask(count: number, means: Omit<Means, 'engine'>): Promise<Paused> {
  const squares = new Float64Array(count);
  const started = performance.now();
  let answers = 0;
  const onValue: Parameters<typeof perform<number, readonly number[], { of: number }>>[1] = (answer, { of }) => {
    if (answer.status === 'failed') throw new Error(answer.error);
    squares[of] = answer.value[1]!;
    answers++;
  };
  await perform(requests(count), onValue, { ...means, engine: ENGINE }, count);
  return {
    seconds: (performance.now() - started) / 1000,
    peak: process.resourceUsage().maxRSS * 1024,
    answers,
    hash: createHash('sha256').update(new Uint8Array(squares.buffer)).digest('hex'),
  };
} // biome-ignore format: long lines

const [count = '', ms = '', place, folder = ''] = process.argv.slice(2);
const onTrouble = (trouble: object) => void process.stderr.write(`${JSON.stringify(trouble)}\n`);
if (place === undefined) {
  process.stdout.write(JSON.stringify(await ask(Number(count), { executor: pausing(Number(ms), 2), memo: noMemo })));
} else {
  const store = counting(folderStore(folder));
  const means = { address: queueAddress(place, {}), store, storeName: await namedStore(store), engine: ENGINE, onTrouble };
  await withQueue(means, async (executor) => {
    const paused = await ask(Number(count), { executor, memo: memoBeside(noMemo, store) });
    process.stdout.write(JSON.stringify({ ...paused, asked: store.asked }));
  });
} // biome-ignore format: long lines
