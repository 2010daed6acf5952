/** One text for one value: the same everywhere, whatever the order in which an object was made. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * JSON with sorted keys and no spaces (as RFC 8785); a column is its type and its bytes, low byte first. Keys that are
 * undefined are left out.
 * @throws for what JSON cannot hold: NaN, infinities, functions
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`canonical: expected a finite number, got ${value}`);
    return JSON.stringify(value);
  }
  if (ArrayBuffer.isView(value)) return `{"${value.constructor.name}":"${bytesToHex(bytesOf(value))}"}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(',')}}`;
  }
  throw new Error(`canonical: expected plain data, got a ${typeof value}`);
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** SHA-256 of bytes or text, in hexadecimal. */
export function hashOf(content: Uint8Array | string): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** SHA-256 of a value's canonical text. */
export function hashOfValue(value: unknown): string {
  return hashOf(canonical(value));
}

/** SHA-256 of what a value is as JSON: the same when it is read back from its text. */
export function hashOfJson(value: unknown): string {
  return hashOfValue(JSON.parse(JSON.stringify(value)));
}

/** SHA-256 of a text with its line endings made one: the same for a checkout on any system. */
export function hashOfText(text: string): string {
  return hashOf(normalised(text));
}

/** A text with line feeds only. */
export function normalised(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
