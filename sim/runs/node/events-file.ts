/**
 * Events of one replicate on their way from the thread that runs it to the tables of a run folder: a file that is there for
 * moments. First the events, each EVENT_WORDS words, by day and fan; then columns of what stands at the ends; then what is where, as JSON, and
 * its length. Nobody reads it but the process that had it written.
 */
import { readSync } from 'node:fs';
import { EVENT_WORDS } from '../../kernel/event-layout.ts';
import { exp } from '../../model/elementary.ts';
import { firstTies, keptFans, keptTies, takeEvents } from '../../model/events.ts';
import type { Outcome, RunOptions } from '../../model/simulate.ts';
import type { World } from '../../model/world.ts';
import type { EventsOrder } from '../job.ts';
import { putFileSync } from './files.ts';
import { opened } from './read-file.ts';
import { allowRecording } from './recording.ts';

/** Numbers of a seller: kind, category, region, accounts, brand or −1, first day, quality, claims, price, followers (agents). */
export const SELLER_STANDS = 10;

/** What is in a file, in this order, each part a number of so many bytes. */
const PARTS = { begins: Int32Array, ends: Int32Array, ties: Int32Array, sellers: Float64Array } as const;
type Part = keyof typeof PARTS;

interface Head {
  readonly fingerprint: string;
  /** Events up to the end of each day. */
  readonly upTo: readonly number[];
  readonly lengths: Readonly<Record<Part, number>>;
}

type Watch = Required<Pick<RunOptions, 'onBegin'>> & {
  readonly kept: number;
  readonly afterDay: (world: World) => void;
};

/** Runs a market and writes what its fans do. */
export function keepingEvents({ file, share }: EventsOrder, run: (watch: Watch) => Outcome): Outcome {
  allowRecording();
  let outcome: Outcome | undefined;
  putFileSync(file, (write) => {
    const upTo: number[] = [];
    let [count, begins, last]: [number, Int32Array, World | undefined] = [0, new Int32Array(), undefined];
    const put = (words: Int32Array) => {
      write(bytesOf(words));
      count += words.length / EVENT_WORDS;
    };
    outcome = run({
      kept: share,
      onBegin: ({ ranges }) => {
        begins = keptFans(ranges);
        put(firstTies(ranges));
      },
      afterDay: (world) => {
        put(takeEvents(world.ranges));
        upTo.push(count);
        last = world;
      },
    });
    const ends = last ? standing(last) : { ends: begins, ties: begins, sellers: new Float64Array() };
    writeEnd(write, { fingerprint: outcome.fingerprint, upTo }, { begins, ...ends });
  });
  return outcome!;
}

function standing(world: World) {
  const { ranges } = world;
  return { ends: keptFans(ranges), ties: keptTies(ranges), sellers: sellersOf(world) };
}

function sellersOf({ streamers: s }: World): Float64Array {
  const rows = new Float64Array(s.count * SELLER_STANDS);
  for (let j = 0; j < s.count; j++) {
    const what = [s.kind[j]!, s.category[j]!, s.region[j]!, s.accounts[j]!, s.brand[j]!, s.arrival[j]!];
    rows.set([...what, s.quality[j]!, s.claims[j]!, exp(s.lnPrice[j]!), s.followers[j]!], j * SELLER_STANDS);
  }
  return rows;
}

function bytesOf(column: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function writeEnd(
  write: (bytes: Uint8Array) => void,
  found: Pick<Head, 'fingerprint' | 'upTo'>,
  parts: Readonly<Record<Part, Int32Array | Float64Array>>,
): void {
  const names = Object.keys(PARTS) as Part[];
  for (const name of names) write(bytesOf(parts[name]));
  const lengths = Object.fromEntries(names.map((name) => [name, parts[name].length]));
  const head = new TextEncoder().encode(JSON.stringify({ ...found, lengths }));
  write(head);
  write(bytesOf(Int32Array.of(head.length)));
}

/** What stands at the ends of a replicate, and where its events are. */
export interface EventsFile extends Pick<Head, 'fingerprint' | 'upTo'> {
  readonly file: string;
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly ties: Int32Array;
  readonly sellers: Float64Array;
}

/** Bytes of a file from a place on. */
function piece(file: string, place: (size: number) => number, length: number): Uint8Array<ArrayBuffer> {
  const found = opened(file, 'events of a replicate', (handle, size) => {
    const bytes = new Uint8Array(length);
    const from = place(size);
    for (let at = 0; at < length; ) {
      const got = readSync(handle, bytes, at, length - at, from + at);
      if (got === 0) throw new Error(`events: expected ${length} bytes, got ${at}`);
      at += got;
    }
    return bytes;
  });
  if (found instanceof Uint8Array) return found;
  throw new Error(`${file}: expected events of a replicate, got ${found.got}`);
}

export function openEvents(file: string): EventsFile {
  const [length = 0] = new Int32Array(piece(file, (size) => size - 4, 4).buffer);
  const text = new TextDecoder().decode(piece(file, (size) => size - 4 - length, length));
  const { fingerprint, upTo, lengths } = JSON.parse(text) as Head;
  let at = (upTo.at(-1) ?? 0) * EVENT_WORDS * 4;
  const next = <K extends Part>(name: K) => {
    const Column = PARTS[name];
    const bytes = piece(file, () => at, lengths[name] * Column.BYTES_PER_ELEMENT);
    at += bytes.length;
    return new Column(bytes.buffer) as InstanceType<(typeof PARTS)[K]>;
  };
  const [begins, ends, ties, sellers] = [next('begins'), next('ends'), next('ties'), next('sellers')];
  return { file, fingerprint, upTo, begins, ends, ties, sellers };
}

/** Events read at a time. */
const AT_ONCE = 65_536;

/** Events `from` to `until` − 1, some at a time. */
export function* eventsIn(file: string, from: number, until: number): Generator<Int32Array> {
  for (let at = from; at < until; at += AT_ONCE) {
    const count = Math.min(AT_ONCE, until - at);
    const bytes = piece(file, () => at * EVENT_WORDS * 4, count * EVENT_WORDS * 4);
    yield new Int32Array(bytes.buffer);
  }
}
