/**
 * Plain data held in less memory: more than half of the words of a market's state are zero, and of columns only those are
 * kept that are not, each with a bit that says where it lies. What comes back is the same to the bit.
 */

/** Data that is packed; what it was is known by its type alone. */
export interface Packed<Value> {
  readonly held: unknown;
  readonly of?: Value;
}

type Kind = new (buffer: ArrayBuffer) => ArrayBufferView;

/** A column without its zeros. */
class Sparse {
  readonly kind: Kind;
  readonly bytes: number;
  /** A bit a word of 32 bits. */
  readonly bits: Uint8Array;
  readonly words: Uint32Array;
  /** Bytes behind the last whole word. */
  readonly rest: Uint8Array;

  constructor(kind: Kind, bytes: number, all: Uint32Array, found: number, rest: Uint8Array) {
    this.kind = kind;
    this.bytes = bytes;
    this.bits = new Uint8Array(Math.ceil(all.length / 8));
    this.words = new Uint32Array(found);
    this.rest = rest;
    let at = 0;
    all.forEach((word, place) => {
      if (word === 0) return;
      this.bits[place >> 3]! |= 1 << (place & 7);
      this.words[at++] = word;
    });
  }

  whole(): ArrayBufferView {
    const buffer = new ArrayBuffer(this.bytes);
    const all = new Uint32Array(buffer, 0, this.bytes >> 2);
    let at = 0;
    for (let place = 0; place < all.length; place++) {
      if (this.bits[place >> 3]! & (1 << (place & 7))) all[place] = this.words[at++]!;
    }
    new Uint8Array(buffer, all.byteLength).set(this.rest);
    return new this.kind(buffer);
  }
}

function packedColumn(column: ArrayBufferView): unknown {
  const { buffer, byteOffset, byteLength } = column;
  const copy = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  const all = new Uint32Array(copy, 0, byteLength >> 2);
  const found = all.reduce((count, word) => (word === 0 ? count : count + 1), 0);
  if (4 * found + all.length / 8 >= byteLength) return column;
  const rest = new Uint8Array(copy, all.byteLength).slice();
  return new Sparse(column.constructor as Kind, byteLength, all, found, rest);
}

/** The same with every column changed; what holds no column stays as it is. */
function mapped(value: unknown, ofColumn: (column: unknown) => unknown): unknown {
  if (ArrayBuffer.isView(value) || value instanceof Sparse) return ofColumn(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mapped(part, ofColumn)]));
}

/** @param value numbers, texts, columns, and objects of them; nobody may write into it afterwards */
export function packed<Value>(value: Value): Packed<Value> {
  return { held: mapped(value, (column) => packedColumn(column as ArrayBufferView)) };
}

export function unpacked<Value>({ held }: Packed<Value>): Value {
  return mapped(held, (column) => (column instanceof Sparse ? column.whole() : column)) as Value;
}
