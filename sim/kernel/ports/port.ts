/** What a port is: the kernel's steps by name. */
import type * as steps from '../steps.ts';

export const STEPS = [
  'live',
  'month',
  'census',
  'followers',
  'print',
  'sum',
  'roll',
  'feeds',
] as const satisfies readonly (keyof typeof steps)[];
export type Step = (typeof STEPS)[number];
export type Steps = Readonly<Record<Step, () => void>>;
