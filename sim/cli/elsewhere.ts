/** `--on` and `--store`: where other machines are to do the work, and where their answers go. */
import { refuse } from '../notation/refusal.ts';
import { folderStore } from '../runs/node/folder-store.ts';
import { queueSecret, s3Secret } from '../runs/node/secrets.ts';
import { type QueueAddress, queueAddress } from '../runs/queue/address.ts';
import { isS3, s3Store } from '../runs/queue/s3.ts';
import type { Store } from '../runs/store.ts';
import { single } from './options.ts';

/** A queue that workers serve, and the store that they put answers into. */
export interface Elsewhere {
  readonly on: QueueAddress;
  readonly store: Store;
}

/** Both, or none for work that stays here. */
export interface ElsewhereArguments {
  readonly on?: QueueAddress | undefined;
  readonly store?: Store | undefined;
}

/** The last value of an option, as what it names. */
function named<Value>(describe: string, read: (text: string) => Value) {
  const { coerce, ...option } = single(describe);
  const value = (given: string | readonly string[] | undefined) => {
    const text = given === undefined ? undefined : coerce(given);
    return text === undefined ? undefined : read(text);
  };
  return { ...option, coerce: value } as const;
}

export const QUEUE_OPTION = named(
  '由其他机器运行的队列，如 redis://主机:6379 · run on other machines, by a queue: redis://host:6379',
  (text) => queueAddress(text, queueSecret()),
);

export const ELSEWHERE_OPTIONS = {
  on: { ...QUEUE_OPTION, implies: 'store' },
  store: {
    ...named(
      '答案的存放处：共享文件夹或 s3://桶/前缀 · where answers go: a shared folder or s3://bucket/prefix',
      storeAt,
    ),
    implies: 'on',
  },
} as const;

/** The server of the store, where it is not AWS. */
function endpointOf({ AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = process.env): string | undefined {
  const url = AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL || undefined;
  if (url === undefined || (URL.canParse(url) && /^https?:/.test(url) && !url.includes('@'))) return url;
  throw refuse('AWS_ENDPOINT_URL', 'an address such as https://s3.example.org', 'another');
}

/** Whether others on the way to it can read. */
export function isOpenEndpoint(): boolean {
  const url = new URL(endpointOf() ?? 'https://amazonaws.com');
  return url.protocol === 'http:' && !/^(localhost|127\..*|\[::1\])$/.test(url.hostname);
}

/** @throws Refusal when it is no place for a store */
function storeAt(place: string): Store {
  if (place === '') throw refuse('--store', 'a path', 'nothing');
  if (!isS3(place)) return folderStore(place);
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  return s3Store({
    place,
    credentials: s3Secret(),
    region: AWS_REGION || AWS_DEFAULT_REGION || 'us-east-1',
    endpoint: endpointOf(),
  });
}
