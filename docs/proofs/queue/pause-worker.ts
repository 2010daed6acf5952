/** `node pause-worker.ts PLACE STORE MS`: serves a queue with work that takes so many milliseconds; at its end prints what it asked of the store. */
import { folderStore } from '../../../sim/runs/node/folder-store.ts';
import { queueAddress } from '../../../sim/runs/queue/address.ts';
import { serve } from '../../../sim/runs/queue/serve.ts';
import { counting, ENGINE, pause, pausing } from './pause.ts';

const [place = '', store = '', ms = ''] = process.argv.slice(2);
const counted = counting(folderStore(store));
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
await serve({
  address: queueAddress(place, {}),
  store: counted,
  engine: ENGINE,
  executor: pausing(Number(ms), 1),
  tasks: [pause],
  lostAfterMs: 30_000,
  onTrouble: (trouble) => process.stderr.write(`${JSON.stringify(trouble)}\n`),
  signal: stop.signal,
});
process.stdout.write(JSON.stringify(counted.asked));
