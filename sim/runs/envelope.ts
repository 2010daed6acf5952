/** How every stored answer is wrapped: kind, version, address, length and hash, all checked by every read. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** Changes when the envelope or any kind of answer in it is written in another way. */
const VERSION = 1;
const MAGIC = utf8ToBytes('laotie\0');
const HASH_BYTES = 32;
/** magic · version · SHA-256 of all that follows · address · length of kind and body · kind · body */
const HASH_AT = MAGIC.length + 1;
const ADDRESS_AT = HASH_AT + HASH_BYTES;
const LENGTHS_AT = ADDRESS_AT + HASH_BYTES;
const KIND_AT = LENGTHS_AT + 8;

/** @param address SHA-256, in hexadecimal, of all that the answer depends on */
export function seal(kind: string, address: string, body: Uint8Array): Uint8Array {
  const name = utf8ToBytes(kind);
  const bytes = new Uint8Array(KIND_AT + name.length + body.length);
  bytes.set(MAGIC);
  bytes[MAGIC.length] = VERSION;
  bytes.set(hexToBytes(address), ADDRESS_AT);
  const view = new DataView(bytes.buffer);
  view.setUint32(LENGTHS_AT, name.length, true);
  view.setUint32(LENGTHS_AT + 4, body.length, true);
  bytes.set(name, KIND_AT);
  bytes.set(body, KIND_AT + name.length);
  bytes.set(sha256(bytes.subarray(ADDRESS_AT)), HASH_AT);
  return bytes;
}

/** The answer in an envelope; `other` when it is whole but of another kind, version or address. */
export function open(kind: string, address: string, bytes: Uint8Array): Uint8Array | 'damaged' | 'other' {
  if (bytes.length < KIND_AT || MAGIC.some((byte, at) => bytes[at] !== byte)) return 'damaged';
  if (bytes[MAGIC.length] !== VERSION) return 'other';
  const hash = sha256(bytes.subarray(ADDRESS_AT));
  if (hash.some((byte, at) => bytes[HASH_AT + at] !== byte)) return 'damaged';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = KIND_AT + view.getUint32(LENGTHS_AT, true);
  if (start + view.getUint32(LENGTHS_AT + 4, true) !== bytes.length) return 'damaged';
  if (bytesToHex(bytes.subarray(ADDRESS_AT, LENGTHS_AT)) !== address) return 'other';
  const name = utf8ToBytes(kind);
  const isKind = start === KIND_AT + name.length && name.every((byte, at) => bytes[KIND_AT + at] === byte);
  return isKind ? bytes.subarray(start) : 'other';
}
