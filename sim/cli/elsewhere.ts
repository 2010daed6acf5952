/** `--on` and `--store`: where other machines are to do the work, and where their answers go. */
import { refuse } from '../notation/refusal.ts';
import { folderStore } from '../runs/node/folder-store.ts';
import { queueSecret, s3Secret } from '../runs/node/secrets.ts';
import { queueAddress } from '../runs/queue/connection.ts';
import { isS3, s3Store } from '../runs/queue/s3.ts';
import type { Store } from '../runs/store.ts';
import type { Elsewhere } from './means.ts';
import { single } from './options.ts';

export interface ElsewhereArguments {
  readonly on?: string | undefined;
  readonly store?: string | undefined;
}

export const ELSEWHERE_OPTIONS = {
  on: single('由其他机器运行，如 redis://主机:6379 · run on other machines, by a queue: redis://host:6379'),
  store: single(
    '答案的存放处：共享文件夹或 s3://桶/前缀 · where answers go: a shared folder or s3://bucket/prefix',
  ),
} as const;

/** Undefined for work that stays here. @throws Refusal when one of the two is missing, or is none */
export function elsewhereOf({ on, store }: ElsewhereArguments): Elsewhere | undefined {
  if (on === undefined && store === undefined) return undefined;
  if (on === undefined) throw refuse('--store', 'an address of a queue besides, with --on', 'none');
  if (store === undefined) throw refuse('--on', 'a place for answers besides, with --store', 'none');
  return { address: queueAddress(on, queueSecret()), store: storeAt(store) };
}

/** @throws Refusal when it is no place for a store */
export function storeAt(place: string): Store {
  if (place === '') throw refuse('--store', 'a path', 'nothing');
  if (!isS3(place)) return folderStore(place);
  const { AWS_REGION, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = process.env;
  return s3Store({
    place,
    credentials: s3Secret(),
    region: AWS_REGION || AWS_DEFAULT_REGION || 'us-east-1',
    endpoint: AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL || undefined,
  });
}
