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

/** A module as text (build.ts). */
export interface KernelModule {
  readonly MODULE: string;
  readonly MEMORY_FLAGS_AT: number;
}

const ORDINARY: KernelModule = { MODULE, MEMORY_FLAGS_AT };
/** Handed in where there can be runs that keep events: a page needs none. */
let recording: KernelModule | undefined;

/** @param module recording-module.ts */
export function useRecording(module: KernelModule): void {
  recording = module;
}

const compiled = new Map<string, WebAssembly.Module>();

/** The module for a plain memory, or for a shared one. */
export function moduleBytes(shared: boolean, of: KernelModule = ORDINARY): Uint8Array<ArrayBuffer> {
  const byte = (at: number) => Number.parseInt(of.MODULE.slice(2 * at, 2 * at + 2), 16);
  const bytes = Uint8Array.from({ length: of.MODULE.length / 2 }, (_, at) => byte(at));
  bytes[of.MEMORY_FLAGS_AT] = shared ? SHARED : PLAIN;
  return bytes;
}

function moduleFor({ memory, isRecording = false }: FanRange): WebAssembly.Module {
  const shared = isShared(memory);
  const which = `${shared} ${isRecording}`;
  let module = compiled.get(which);
  if (!module) {
    if (isRecording && !recording) throw new Error('kernel: expected the module that keeps events, got none');
    module = new WebAssembly.Module(moduleBytes(shared, isRecording ? recording : ORDINARY));
    compiled.set(which, module);
  }
  return module;
}

export function webassemblyPort(range: FanRange): Steps {
  const { memory, places, k0, k1, first, count, streamers } = range;
  const given = Object.fromEntries(GROUP_NAMES.map((group) => [group, { ...places.of[group] }]));
  Object.assign(given.range!, { k0, k1, first, count, streamers });
  const { exports } = new WebAssembly.Instance(moduleFor(range), { env: { memory }, ...given });
  return exports as unknown as Steps;
}
