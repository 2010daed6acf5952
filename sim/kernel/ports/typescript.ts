/** The kernel's files as they stand, run by the engine that runs this program. */
import { bind } from '../addresses.ts';
import type { FanRange } from '../state.ts';
import * as steps from '../steps.ts';
import type { Step, Steps } from './port.ts';

export function typescriptPort(range: FanRange): Steps {
  const bound = Object.entries(steps).map(([name, step]) => [
    name,
    () => {
      bind(range);
      step();
    },
  ]);
  return Object.fromEntries(bound) as Record<Step, () => void>;
}
