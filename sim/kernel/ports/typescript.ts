/** The kernel's files as they stand, run by the engine that runs this program. */
import { bind } from '../addresses.ts';
import type { FanRange } from '../state.ts';
import * as steps from '../steps.ts';
import type { Steps } from './port.ts';

export function typescriptPort(range: FanRange): Steps {
  const bound = (step: () => void) => () => {
    bind(range);
    step();
  };
  return {
    live: bound(steps.live),
    month: bound(steps.month),
    census: bound(steps.census),
    print: bound(steps.print),
  };
}
