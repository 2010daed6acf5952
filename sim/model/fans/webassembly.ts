/**
 * The kernel compiled from sim/kernel/assembly: the rules of session.ts, delivery.ts, ties.ts, orders.ts and gaps.ts
 * for a space that is one memory, and the same bytes. Columns are where TypeScript sees them; single numbers cross
 * before and after a day.
 */
import { MODULE } from './module.ts';
import { allocateDay, allocateTally, type Sessions } from './sessions.ts';
import { int32, numbersOf, type Space } from './space.ts';

export const DAY_NUMBERS = numbersOf(allocateDay(0));
export const TALLY_NUMBERS = numbersOf(allocateTally(0));

/** One shard's kernel in this thread. */
interface Kernel {
  readonly day: Int32Array;
  readonly tally: Int32Array;
  readonly live: () => void;
}

let compiled: WebAssembly.Module | undefined;
const kernels = new WeakMap<Sessions, Kernel>();

/** Lives through the day: parcels, then visits. The tally has been cleared. */
export function liveInWebAssembly(s: Sessions): void {
  let kernel = kernels.get(s);
  if (!kernel) {
    kernel = start(s);
    kernels.set(s, kernel);
  }
  const { day, tally, live } = kernel;
  const numbers = s.day as unknown as Readonly<Record<string, number>>;
  for (let at = 0; at < DAY_NUMBERS.length; at++) day[at] = numbers[DAY_NUMBERS[at]!]!;
  tally.fill(0);
  attempt(live);
  const counts = s.tally as unknown as Record<string, number>;
  for (let at = 0; at < TALLY_NUMBERS.length; at++) counts[TALLY_NUMBERS[at]!] = tally[at]!;
}

/** The module stops when its memory cannot grow any more, and says no more than that it stopped. */
function attempt(live: () => void): void {
  try {
    live();
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`kernel: expected room for a day's orders, got "${words}"; out of memory?`, { cause });
  }
}

function start(s: Sessions): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(MODULE), (letter) => letter.charCodeAt(0)));
  const crossing = allocateCrossing(s.space);
  const given = constantsOf(s, crossing).map(({ group, name, value }) => [`${group}.${name}`, value]);
  const { exports } = new WebAssembly.Instance(compiled, {
    env: { memory: s.space.memory! },
    market: Object.fromEntries(given),
  });
  return { day: crossing.dayNumbers, tally: crossing.tallyNumbers, live: exports.live as () => void };
}

/** Words through which single numbers cross, and one that takes what is only read so that it is near. */
export function allocateCrossing(space: Space) {
  return {
    dayNumbers: int32(DAY_NUMBERS.length, space),
    tallyNumbers: int32(TALLY_NUMBERS.length, space),
    touched: int32(1, space),
  };
}

/** What the module asks for by name: the address of a column, or a number that stays the same all through a run. */
export interface Constant {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly isAddress: boolean;
}

/** The compiler of the module makes its names from this list too (sim/kernel/build.ts). */
export function constantsOf(s: Sessions, crossing: ReturnType<typeof allocateCrossing>): Constant[] {
  const { key, fans, from, to, orders, tables, day, tally, due } = s;
  const shard = { ...key, from, to, due, ...crossing };
  const constants: Constant[] = [];
  for (const [group, columns] of Object.entries({ fans, orders, tables, day, tally, shard })) {
    for (const [name, value] of Object.entries(columns)) {
      if (ArrayBuffer.isView(value))
        constants.push({ group, name, value: value.byteOffset, isAddress: true });
      else if (typeof value === 'number' && columns !== day && columns !== tally) {
        constants.push({ group, name, value, isAddress: false });
      }
    }
  }
  return constants;
}
