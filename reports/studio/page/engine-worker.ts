/** The worker's first file: the engine on its own thread. */
import './no-code.ts';
import { startEngine } from '../engine.ts';
import type { FromEngine, ToEngine } from '../protocol.ts';

// a message to oneself comes after those that have come in; a timer would wait four milliseconds
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

const take = startEngine({
  post: (message: FromEngine) => postMessage(message),
  later(go) {
    waiting.push(go);
    port2.postMessage(0);
  },
});
addEventListener('message', ({ data }: MessageEvent<ToEngine>) => take(data));
