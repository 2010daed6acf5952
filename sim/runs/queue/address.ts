/** Where the queue's server is. Apart from the connection, so that a command that asks no queue loads no client of one. */
import { isIP } from 'node:net';
import type { RedisOptions } from 'ioredis';
import { refuse } from '../../notation/refusal.ts';

/** Where the queue is, and how this program may enter; the password is in nothing that is printed or kept. */
export interface QueueAddress {
  /** As messages name it: redis://host:6379/0. */
  readonly place: string;
  readonly options: Pick<RedisOptions, 'host' | 'port' | 'db' | 'username' | 'password' | 'tls'>;
}

const EXPECTED = 'an address such as redis://host:6379/0, or rediss:// for TLS';

/**
 * @param user of a server that has several
 * @throws Refusal for what is no address, and for one with a password, which it does not repeat
 */
export function queueAddress(
  text: string,
  secret: { readonly user?: string; readonly password?: string },
): QueueAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const db = /^\/?(\d{0,4})$/.exec(url?.pathname ?? '');
  // whatever stands before an @ may be a password, also where its signs make the text no address
  if (text.includes('@')) {
    const hint =
      'arguments can be seen by others: put it into a file of mode 0600 named by LAOTIE_QUEUE_PASSWORD_FILE';
    throw refuse('--on', 'an address without user and password', 'one that holds them', hint);
  }
  if (
    !url ||
    !db ||
    !['redis:', 'rediss:'].includes(url.protocol) ||
    url.hostname === '' ||
    url.search ||
    url.hash
  ) {
    throw refuse('--on', EXPECTED, url ? 'another' : JSON.stringify(text));
  }
  const { hostname } = url;
  const port = Number(url.port || 6379);
  const host = hostname.replace(/^\[|\]$/g, '');
  return {
    place: `${url.protocol}//${hostname}:${port}/${Number(db[1])}`,
    options: {
      host,
      port,
      db: Number(db[1]),
      ...(secret.user === undefined ? {} : { username: secret.user }),
      ...(secret.password === undefined ? {} : { password: secret.password }),
      // a name for the server to choose its certificate by; a number is none
      ...(url.protocol === 'rediss:' ? { tls: isIP(host) ? {} : { servername: host } } : {}),
    },
  };
}
