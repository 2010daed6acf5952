/** The steps of a range by its port; a port is started once for each range and thread. */
import { type FanRange, lookAgain } from '../state.ts';
import { typescriptPort } from './typescript.ts';
import { webassemblyPort } from './webassembly.ts';

/** What every port exports (steps.ts). */
export interface Steps {
  readonly live: () => void;
  readonly month: () => void;
  readonly census: () => void;
  readonly print: () => void;
}
export const STEPS = ['live', 'month', 'census', 'print'] as const satisfies readonly (keyof Steps)[];
export type Step = (typeof STEPS)[number];

const started = new WeakMap<FanRange, Steps>();

/** Does a step. @throws when the memory cannot grow any more */
export function doStep(range: FanRange, step: Step): void {
  let steps = started.get(range);
  if (!steps) {
    steps = range.port === 'webassembly' ? webassemblyPort(range) : typescriptPort(range);
    started.set(range, steps);
  }
  try {
    steps[step]();
  } catch (cause) {
    // the module says no more than that it stopped
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`kernel: expected room for a day's orders, got "${words}"; out of memory?`, { cause });
  } finally {
    lookAgain(range);
  }
}
