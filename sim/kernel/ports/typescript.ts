/** The kernel's files as they stand, run by the engine that runs this program: what the WebAssembly port must equal. */
import { bind } from '../addresses.ts';
import type { FanRange } from '../state.ts';
import { census, feeds, followers, live, month, print, roll, sum } from '../steps.ts';
import type { Steps } from './port.ts';

export function typescriptPort(range: FanRange): Steps {
  const bound = (step: () => void) => () => {
    bind(range);
    step();
  };
  return {
    live: bound(live),
    month: bound(month),
    census: bound(census),
    followers: bound(followers),
    print: bound(print),
    sum: bound(sum),
    roll: bound(roll),
    feeds: bound(feeds),
  };
}
