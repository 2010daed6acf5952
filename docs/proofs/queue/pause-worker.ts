/** `node pause-worker.ts PLACE STORE MS`: serves a queue with work that takes so many milliseconds. */
import { folderStore } from '../../../sim/runs/node/folder-store.ts';
import { queueAddress } from '../../../sim/runs/queue/connection.ts';
import { serve } from '../../../sim/runs/queue/serve.ts';
import { ENGINE, pause, pausing } from './pause.ts';

const [place = '', store = '', ms = ''] = process.argv.slice(2);
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
await serve({
  address: queueAddress(place, {}),
  store: folderStore(store),
  engine: ENGINE,
  executor: pausing(Number(ms), 1),
  tasks: [pause],
  lostAfterMs: 30_000,
  onTrouble: (trouble) => process.stderr.write(`${JSON.stringify(trouble)}\n`),
  signal: stop.signal,
});
