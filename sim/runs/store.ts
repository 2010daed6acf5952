/**
 * Where machines put answers for each other: sealed bytes under the hash of all they depend on. It decides what is done,
 * so unlike a memo it forgets nothing, and what keeps it from being read or written is thrown.
 */
import { type Discrepancy, differs, type Refusal, refuse } from '../notation/refusal.ts';
import { hashOf } from './canonical.ts';
import { open, seal } from './envelope.ts';
import type { Kept } from './job.ts';
import type { Memo } from './memo.ts';

export interface Store {
  /** Folder or address, as messages name it; it holds no secret. */
  readonly place: string;
  /**
   * @returns undefined when there is nothing of that name
   * @throws StoreFault for what may pass, Refusal for what cannot work
   */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Whole or not at all, in the place of what was there. @throws as `get` */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** The same where there is nothing yet; of several at the same moment one succeeds. @returns whether it was this one */
  putNew(name: string, bytes: Uint8Array): Promise<boolean>;
  /** Nothing happens where there is none. @throws as `get` */
  remove(name: string): Promise<void>;
}

/** What may pass: a full disk, a server that does not answer. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly place: string;
  /** In the words of a refusal. */
  readonly got: string;

  constructor(place: string, got: string) {
    super(`${place}: ${got}`);
    this.place = place;
    this.got = got;
  }
}

/** The same where nobody waits for it to pass. */
export function refusalOfFault({ place, got }: StoreFault): Refusal {
  return refuse(place, 'a store that takes and gives answers', got);
}

/** First contact with a store, before any work has begun. @throws Refusal also for what may pass */
export async function atFirst<Result>(contact: () => Promise<Result>): Promise<Result> {
  try {
    return await contact();
  } catch (cause) {
    throw cause instanceof StoreFault ? refusalOfFault(cause) : cause;
  }
}

/** Where an answer lies in a store or a memo: shelves by the first byte of the address. */
export function answerName(address: string): string {
  return `${address.slice(0, 2)}/${address.slice(2)}.answer`;
}

/** A whole answer and its bytes; `damaged` when what lies there is none. */
export async function answerIn(
  store: Store,
  { address, task }: Kept,
): Promise<{ readonly value: unknown; readonly bytes: Uint8Array } | 'damaged' | undefined> {
  const bytes = await store.get(answerName(address));
  if (!bytes) return undefined;
  const body = open(task.name, address, bytes);
  const value = body instanceof Uint8Array ? task.decode(body) : undefined;
  return value === undefined ? 'damaged' : { value, bytes };
}

/** Both of two answers that differ are kept. */
const UNEQUAL = '.unequal';

/**
 * Puts an answer into the store, or finds it there.
 * @throws Discrepancy when another whole answer has the same address: the two machines do not compute the same
 */
export async function keepAnswer(store: Store, kept: Kept, value: unknown): Promise<void> {
  const { address, task } = kept;
  const bytes = seal(task.name, address, task.encode(value));
  const there = await answerIn(store, kept);
  if (!there || there === 'damaged') return store.put(answerName(address), bytes);
  const [first, second] = [hashOf(there.bytes), hashOf(bytes)];
  if (first === second) return;
  await store.put(`${UNEQUAL}/${address}-${first.slice(0, 12)}.answer`, there.bytes);
  await store.put(`${UNEQUAL}/${address}-${second.slice(0, 12)}.answer`, bytes);
  throw unequal(store.place, address);
}

/** The alarm of lost determinism. */
export function unequal(place: string, address: string): Discrepancy {
  return differs(
    place,
    'one answer for one question on every machine',
    `two that differ (${address.slice(0, 12)})`,
    `both are kept in ${UNEQUAL}/ of the store`,
  );
}

const MARK = '.laotie-store.json';
const MARK_SCHEMA = 'laotie/store@1';

/** The name that a store was given when it was first used; undefined for one that never was. */
export async function nameOf(store: Store): Promise<string | undefined> {
  const bytes = await store.get(MARK);
  if (!bytes) return undefined;
  try {
    const found = JSON.parse(new TextDecoder().decode(bytes));
    if (found?.schema === MARK_SCHEMA && /^[0-9a-f]{16}$/.test(found.name)) return found.name;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw differs(`${store.place}/${MARK}`, 'the mark of a store', 'something else');
}

/** The same; a store that has no name gets one. */
export async function namedStore(store: Store): Promise<string> {
  const known = await nameOf(store);
  if (known !== undefined) return known;
  const name = hashOf(crypto.getRandomValues(new Uint8Array(32))).slice(0, 16);
  const text = `${JSON.stringify({ schema: MARK_SCHEMA, name })}\n`;
  // another command may name it at the same moment: one of them does
  if (await store.putNew(MARK, new TextEncoder().encode(text))) return name;
  return (await nameOf(store)) ?? name;
}

/**
 * A memo that also knows what lies in a store; what this machine computes or reads is remembered in the memo alone.
 * @param signal after which nobody waits for a store that does not answer
 */
export function memoBeside(memo: Memo, store: Store, signal?: AbortSignal): Memo {
  const stored = async (hash: string) => {
    try {
      return await store.get(answerName(hash));
    } catch (cause) {
      if (cause instanceof StoreFault && signal?.aborted) return undefined;
      throw cause;
    }
  };
  return { get: async (hash) => (await memo.get(hash)) ?? (await stored(hash)), put: memo.put };
}
