/** The steps of a range by its port; a port is started once for each range and thread. */
import { type FanRange, lookAgain } from '../state.ts';
import type { Step, Steps } from './port.ts';
import { typescriptPort } from './typescript.ts';
import { webassemblyPort } from './webassembly.ts';

const started = new WeakMap<FanRange, Steps>();

/** Does a step. @throws when the memory cannot grow any more */
export function doStep(range: FanRange, step: Step): void {
  let port = started.get(range);
  if (!port) {
    port = range.port === 'webassembly' ? webassemblyPort(range) : typescriptPort(range);
    started.set(range, port);
  }
  try {
    port[step]();
  } catch (cause) {
    // the module says no more than that it stopped
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`kernel: expected room for a day's orders, got "${words}"; out of memory?`, { cause });
  } finally {
    lookAgain(range);
  }
}
