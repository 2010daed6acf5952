/** The steps of a range by its port; a port is started once for each range and thread. */
import { type FanRange, lookAgain } from '../state.ts';
import type * as steps from '../steps.ts';
import * as typescript from './typescript.ts';
import { webassemblyPort } from './webassembly.ts';

export const STEPS = ['live', 'month', 'census', 'print'] as const satisfies readonly (keyof typeof steps)[];
export type Step = (typeof STEPS)[number];
export type Steps = Readonly<Record<Step, () => void>>;

/** The sources as one module, which works on one range at a time. */
function typescriptPort(range: FanRange): Steps {
  const bound = (step: () => void) => () => {
    typescript.bind(range);
    step();
  };
  const { live, month, census, print } = typescript;
  return { live: bound(live), month: bound(month), census: bound(census), print: bound(print) };
}

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
