/** Columns in shared memory: threads that run shards of one market see the same numbers. As fast as private ones. */

export function uint8(count: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(count));
}

export function uint16(count: number): Uint16Array {
  return new Uint16Array(new SharedArrayBuffer(count * 2));
}

export function int32(count: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(count * 4));
}

export function float64(count: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(count * 8));
}
