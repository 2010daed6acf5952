/** A range of a few fans and streamers made by hand, for trials of the kernel's rules. */
import { bind } from '../../sim/kernel/addresses.ts';
import { createMemory } from '../../sim/kernel/memory.ts';
import type { FanRange, RangePlan } from '../../sim/kernel/state.ts';
import { compileFanTables } from '../../sim/model/fans/tables.ts';
import { paramsWith } from '../../sim/model/params.ts';
import { createRanges } from '../../sim/model/ranges.ts';

export const params = paramsWith();
export const tables = compileFanTables(params);

/** The ports, with both kinds of memory where it matters. */
export const PORTS: readonly (readonly [RangePlan['port'], boolean])[] = [
  ['webassembly', false],
  ['webassembly', true],
  ['typescript', false],
];

/** A range with the reference market's tables, bound to this thread's TypeScript port. */
export function rangeOf(
  fans: number,
  streamers: number,
  port: RangePlan['port'] = 'typescript',
  shared = false,
): FanRange {
  const plan = { fans, streamers, ranges: 1, k0: 11, k1: 22, port, memoryOf: () => createMemory(shared) };
  const range = createRanges(plan, tables)[0]!;
  bind(range);
  return range;
}
