/** A 64-bit hash of integer state: equal runs have equal fingerprints; equal fingerprints mean, in practice, equal runs. */

/** Two running 32-bit hashes over words (multiply-rotate mixing after Appleby's MurmurHash3). */
export interface Fingerprint {
  high: number;
  low: number;
}

export function startFingerprint(): Fingerprint {
  return { high: 0x9e3779b9 | 0, low: 0x85ebca6b | 0 };
}

/** Adds the bytes of a view. */
export function addBytes(print: Fingerprint, view: ArrayBufferView): void {
  const words = view.byteLength >>> 2;
  const data = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const aligned = view.byteOffset % 4 === 0;
  const fast = aligned ? new Int32Array(view.buffer, view.byteOffset, words) : undefined;
  for (let at = 0; at < words; at++) {
    const b = at * 4;
    add(
      print,
      fast ? fast[at]! : data[b]! | (data[b + 1]! << 8) | (data[b + 2]! << 16) | (data[b + 3]! << 24),
    );
  }
  for (let b = words * 4; b < view.byteLength; b++) add(print, data[b]!);
}

function add(print: Fingerprint, word: number): void {
  const mixed = Math.imul(word, 0xcc9e2d51);
  const turned = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
  let high = print.high ^ turned;
  high = (high << 13) | (high >>> 19);
  print.high = (Math.imul(high, 5) + 0xe6546b64) | 0;
  const low = Math.imul(print.low ^ word, 0x01000193);
  print.low = (low ^ (print.high >>> 7)) | 0;
}

/** Sixteen hexadecimal digits. */
export function hexOf(print: Fingerprint): string {
  const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
  return hex(print.high) + hex(print.low);
}
