/**
 * The kernel compiled to WebAssembly (build.ts). The module exists once, as text: for a plain memory one byte of its
 * import differs from that for a shared one.
 */

import { GROUP_NAMES } from '../groups.ts';
import { isShared } from '../memory.ts';
import type { FanRange } from '../state.ts';
import { MEMORY_FLAGS_AT, MODULE } from './module.ts';
import type { Steps } from './port.ts';

/** Flags of a memory with a most, in WebAssembly's binary format. */
const PLAIN = 1;
const SHARED = 3;

const compiled = new Map<number, WebAssembly.Module>();

/** The module for a plain memory, or for a shared one. */
export function moduleBytes(shared: boolean): Uint8Array<ArrayBuffer> {
  const byte = (at: number) => Number.parseInt(MODULE.slice(2 * at, 2 * at + 2), 16);
  const bytes = Uint8Array.from({ length: MODULE.length / 2 }, (_, at) => byte(at));
  bytes[MEMORY_FLAGS_AT] = shared ? SHARED : PLAIN;
  return bytes;
}

function moduleFor(memory: WebAssembly.Memory): WebAssembly.Module {
  const flags = isShared(memory) ? SHARED : PLAIN;
  let module = compiled.get(flags);
  if (!module) {
    module = new WebAssembly.Module(moduleBytes(flags === SHARED));
    compiled.set(flags, module);
  }
  return module;
}

export function webassemblyPort(range: FanRange): Steps {
  const { memory, places, k0, k1, first, count, streamers } = range;
  const given = Object.fromEntries(GROUP_NAMES.map((group) => [group, { ...places.of[group] }]));
  Object.assign(given.range!, { k0, k1, first, count, streamers });
  const { exports } = new WebAssembly.Instance(moduleFor(memory), { env: { memory }, ...given });
  return exports as unknown as Steps;
}
