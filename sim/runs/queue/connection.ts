/** The queue's server: a first contact that says in one line what is wrong, then patience. */
import { Redis } from 'ioredis';
import { type Refusal, refuse } from '../../notation/refusal.ts';
import type { QueueAddress } from './address.ts';

const FIRST_CONTACT_MS = 10_000;
const LONGEST_WAIT_MS = 5_000;

/** What a server says of itself (INFO). */
export type ServerFacts = ReadonlyMap<string, string>;

/** Asks the server once what it is. @throws Refusal that says why it cannot be used */
export async function serverFacts({ place, options }: QueueAddress): Promise<ServerFacts> {
  const redis = new Redis({
    ...options,
    lazyConnect: true,
    connectTimeout: FIRST_CONTACT_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let first: unknown; // what the connection says is nearer to the cause than what the command says
  redis.on('error', (cause) => (first ??= cause));
  try {
    await redis.connect();
    const text = await redis.info();
    return new Map(
      text.split('\r\n').map((line) => [line.split(':')[0]!, line.slice(line.indexOf(':') + 1)]),
    );
  } catch (cause) {
    throw refusalOf(place, first ?? cause);
  } finally {
    redis.disconnect();
  }
}

const LOCAL = 'is it running, and does it listen there?';
const PASSWORD = 'LAOTIE_QUEUE_PASSWORD_FILE names a file with it';
/** By the code of the system's error, or the first word of what the server says. */
const FAULTS: Readonly<Record<string, readonly [expected: string, got: string, hint?: string]>> = {
  ECONNREFUSED: ['a server that answers', 'none', LOCAL],
  ENOTFOUND: ['a server that answers', 'no host of that name'],
  EAI_AGAIN: ['a server that answers', 'no host of that name'],
  ETIMEDOUT: ['a server that answers', 'no answer', LOCAL],
  EHOSTUNREACH: ['a server that answers', 'no way to it'],
  ENETUNREACH: ['a server that answers', 'no way to it'],
  ECONNRESET: ['a server that answers', 'a connection that it closed', 'does it want TLS (rediss://)?'],
  NOAUTH: ['a password that the server takes', 'none', PASSWORD],
  WRONGPASS: ['a password that the server takes', 'another', PASSWORD],
  DENIED: ['a server that lets other machines in', 'one in protected mode', 'give it a password'],
  NOPERM: ['a user that may do everything', 'one that may not'],
  OOM: ['a server that takes tasks', 'a server whose memory is full'],
  LOADING: ['a server that answers', 'one that still reads its file', 'try again in a minute'],
};

function known({ code = '', message = '' }: { readonly code?: string; readonly message?: string }) {
  return FAULTS[code] ?? FAULTS[/^-?([A-Z]{3,})\b/.exec(message)?.[1] ?? ''];
}

/** What a server answers to a command, or that it does not, as a refusal. */
export function refusalOf(place: string, cause: unknown): Refusal {
  const { code = '', message = '' } = cause as { readonly code?: string; readonly message?: string };
  const fault = known({ code, message });
  if (fault) return refuse(place, ...fault);
  if (/SSL|TLS|certificate/i.test(`${code} ${message}`)) {
    return refuse(
      place,
      'TLS with a certificate that is known',
      'another',
      'NODE_EXTRA_CA_CERTS names one of your own',
    );
  }
  if (/closed/i.test(message)) return refuse(place, ...FAULTS.ECONNRESET!);
  return refuse(place, 'a server that answers', code || 'no answer');
}

const OLDEST: readonly [number, number] = [6, 2];

/** What makes a server unfit for a queue. @throws Refusal */
export function checkServer(address: QueueAddress, facts: ServerFacts): void {
  checkVersion(address, facts);
  checkPolicy(address, facts);
}

/** @throws Refusal for a server that is too old */
export function checkVersion({ place }: QueueAddress, facts: ServerFacts): void {
  const version = facts.get('valkey_version') ?? facts.get('redis_version') ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw refuse(place, `Redis ${OLDEST.join('.')} or newer, or Valkey`, version || 'another server');
}

/** @throws Refusal for a server that throws keys away */
export function checkPolicy({ place }: QueueAddress, facts: ServerFacts): void {
  const policy = facts.get('maxmemory_policy') ?? 'noeviction';
  if (policy === 'noeviction') return;
  throw refuse(place, 'maxmemory-policy noeviction', policy, 'the server would throw tasks away');
}

/** A connection for the time of the work: it comes back for as long as it takes. What is wrong is told. */
export function connected({ options }: QueueAddress, onLost: (got: string) => void): Redis {
  const redis = new Redis({
    ...options,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(100 * 2 ** times, LONGEST_WAIT_MS),
  });
  return redis.on('error', (cause) => onLost(lossOf(cause)));
}

/** Why the server does not answer, in the words of a refusal. */
export function lossOf(cause: unknown): string {
  const { code = '', message = '' } = cause as { readonly code?: string; readonly message?: string };
  return known({ code, message })?.[1] ?? (code || 'no answer');
}

/** For a last word to a server that may be gone. */
const FAREWELL_MS = 3_000;

/** Waits for a while, and not for ever, for what needs the server; where it is gone, nothing of what was done is lost. */
export async function farewell(work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, FAREWELL_MS);
  work.then(
    () => resolve(),
    () => resolve(),
  );
  await promise;
  clearTimeout(timer);
}
