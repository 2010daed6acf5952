/** What is wrong with queue, store and workers: one line each, before a night's work finds out. */
import { type Complaint, Refusal, refuse } from '../../notation/refusal.ts';
import { nameOf, refusalOfFault, type Store, StoreFault } from '../store.ts';
import type { QueueAddress } from './address.ts';
import { checkPolicy, checkVersion, type ServerFacts, serverFacts } from './connection.ts';
import { type QueueFacts, queueFacts } from './inspect.ts';
import { engineDiffers } from './message.ts';

export interface Patient {
  readonly address: QueueAddress;
  readonly store: Store;
  readonly engine: string;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly now: () => number;
  /** Bytes free where the store lies; undefined where it has no end. */
  readonly freeBytes: () => Promise<number | undefined>;
  /** Whether the way to the store can be read by others. */
  readonly isOpenWay: boolean;
}

/** What was looked at. */
export type Organ =
  | 'credentials'
  | 'server version'
  | 'eviction'
  | 'persistence'
  | 'clock'
  | 'TLS'
  | 'engine'
  | 'one store'
  | 'store rights'
  | 'disk';

export interface Finding {
  readonly organ: Organ;
  /** Empty for what is in order. */
  readonly complaints: readonly Complaint[];
}

const MOST_SKEW_MS = 5_000;
const LEAST_FREE = 1e9;

/** Looks at everything that can be looked at. */
export async function diagnose(patient: Patient): Promise<Finding[]> {
  const { address } = patient;
  const found: Finding[] = [];
  const check = async (organ: Organ, look: () => unknown) => {
    const complaints = await complaintsOf(look);
    found.push({ organ, complaints });
    return complaints.length === 0;
  };
  let facts: ServerFacts | undefined;
  await check('credentials', async () => {
    facts = await serverFacts(address);
    if (!isNear(address) && address.options.password === undefined) {
      throw refuse(address.place, 'a server that asks for a password', 'one that lets everybody in');
    }
  });
  await check('TLS', () => checkWay(patient));
  const inside = facts && (await checkQueue(patient, facts, check));
  const canRead = await check('store rights', () => checkRights(patient.store));
  // a store that cannot be read says so once
  if (inside && canRead) await check('one store', () => checkStores(patient, inside));
  await check('disk', () => checkDisk(patient));
  return found;
}

/** @returns who is at the queue, where this user may know it */
async function checkQueue(
  patient: Patient,
  facts: ServerFacts,
  check: (organ: Organ, look: () => unknown) => Promise<boolean>,
): Promise<QueueFacts | undefined> {
  const { address } = patient;
  await check('server version', () => checkVersion(address, facts));
  await check('eviction', () => checkPolicy(address, facts));
  await check('persistence', () => checkPersistence(address, facts));
  let inside: QueueFacts | undefined;
  // the first look into the queue: a user that may not is named here
  await check('clock', async () => {
    inside = await queueFacts(address);
    checkClock(patient, inside);
  });
  const seen: QueueFacts | undefined = inside;
  if (seen) await check('engine', () => checkEngines(patient, seen));
  return seen;
}

/** What a look throws, as complaints. */
async function complaintsOf(look: () => unknown): Promise<readonly Complaint[]> {
  try {
    await look();
    return [];
  } catch (cause) {
    if (cause instanceof Refusal) return cause.complaints;
    if (!(cause instanceof StoreFault)) throw cause;
    return refusalOfFault(cause).complaints;
  }
}

/** On this machine: nobody is on the way. */
function isNear({ options: { host = '' } }: QueueAddress): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function checkWay({ address, store, isOpenWay }: Patient): void {
  if (!isNear(address) && !address.options.tls) {
    throw refuse(
      address.place,
      'rediss:// to a server on another machine',
      'redis://, which others on the way can read',
    );
  }
  if (isOpenWay)
    throw refuse(store.place, 'an endpoint with https://', 'http://, which others on the way can read');
}

function checkPersistence({ place }: QueueAddress, facts: ServerFacts): void {
  if (facts.get('aof_enabled') === '1') return;
  throw refuse(place, 'appendonly yes', 'no', 'tasks in flight are lost by a restart, and added again');
}

function checkClock({ now, address }: Patient, { time }: QueueFacts): void {
  const skew = now() - time;
  if (Math.abs(skew) <= MOST_SKEW_MS) return;
  const seconds = Math.round(Math.abs(skew) / 1000);
  const got = skew > 0 ? `one that is ${seconds} s ahead` : `one that is ${seconds} s behind`;
  throw refuse(address.place, 'a clock that agrees with that of this machine', got);
}

function checkEngines({ engine, address }: Patient, { workers, tasks }: QueueFacts): void {
  const other = workers.find((worker) => worker.engine !== engine);
  if (other)
    throw refuse(
      `worker on ${other.host}`,
      `engine ${engine}`,
      other.engine,
      engineDiffers(engine, other.engine) === 'plugins'
        ? 'start both with the same --plugin'
        : 'install the same version there',
    );
  const task = tasks.find((one) => one.engine !== engine);
  if (task)
    throw refuse(
      address.place,
      `tasks of engine ${engine}`,
      task.engine,
      '`laotie queue drain` takes them away',
    );
}

async function checkStores({ store, address }: Patient, { workers, tasks }: QueueFacts): Promise<void> {
  const own = (await nameOf(store)) ?? '';
  const other = workers.find((worker) => worker.store !== own && worker.store !== '');
  if (other)
    throw refuse(
      `worker on ${other.host}`,
      `the store ${store.place}`,
      'another store',
      'one queue has one store',
    );
  if (tasks.some((task) => task.store !== own)) {
    throw refuse(
      address.place,
      `tasks of the store ${store.place}`,
      'tasks of another',
      'one queue has one store',
    );
  }
}

const PROBE = '.laotie-probe';

async function checkRights(store: Store): Promise<void> {
  const bytes = Uint8Array.of(1, 2, 3);
  await store.put(PROBE, bytes);
  const found = await store.get(PROBE);
  await store.remove(PROBE);
  if (found?.join() !== bytes.join()) throw refuse(store.place, 'what was just put there', 'nothing');
}

async function checkDisk({ store, freeBytes }: Patient): Promise<void> {
  const free = await freeBytes();
  if (free === undefined || free >= LEAST_FREE) return;
  throw refuse(store.place, `${LEAST_FREE / 1e6} MB of free disk`, `${Math.floor(free / 1e6)} MB`);
}
