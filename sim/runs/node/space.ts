/** The memory of this thread, in which one market after the other lives. */
import { clearMemory, createMemory, MEMORY_BYTES, type Space } from '../../model/fans/space.ts';
import type { MarketPlan } from '../../model/simulate.ts';
import { fanCount } from '../../model/world.ts';

/** A fan and its orders in flight on a busy day; `bench` measures some 90 bytes on ordinary ones. */
export const BYTES_PER_FAN = 128;
/** Offers, tallies and tables. */
const BYTES_OF_MARKET = 64e6;

let kept: Space | undefined;
let busy = false;

/**
 * Runs a market in the thread's memory, with the WebAssembly kernel. A market that is too large for one memory gets
 * columns of its own and the TypeScript kernel: slower, the same bytes.
 */
export function inMemory<T>(plan: Pick<MarketPlan, 'params' | 'scale'>, run: (space: Space) => T): T {
  if (fanCount(plan.params, plan.scale) * BYTES_PER_FAN + BYTES_OF_MARKET > MEMORY_BYTES) return run({});
  if (busy) return run(createMemory()); // a market within a market
  kept ??= createMemory();
  busy = true;
  try {
    clearMemory(kept);
    return run(kept);
  } finally {
    busy = false;
  }
}
