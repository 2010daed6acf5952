/**
 * The store as a bucket of any S3. Signatures are those of aws4fetch: three verbs need no more, where the client
 * of AWS is 22 MB. Credentials stay in here: no message, name or error holds them.
 */
import { AwsClient } from 'aws4fetch';
import { Refusal, refuse } from '../../notation/refusal.ts';
import { shown } from '../../scenario/problems.ts';
import { hashOf } from '../canonical.ts';
import { type Store, StoreFault } from '../store.ts';

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface S3Options {
  /** s3://bucket/prefix */
  readonly place: string;
  readonly credentials: S3Credentials;
  readonly region: string;
  /** Of a server that is not AWS: http://127.0.0.1:9000; the bucket is then the first part of the path. */
  readonly endpoint?: string | undefined;
}

const EXPECTED = 'a folder, or a bucket such as s3://bucket/prefix';
const PLACE = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w!.*'()/-]*))?$/;
/** Of a server that answers with 5xx or 429; the time between doubles from 50 ms. */
const RETRIES = 5;
const PATIENCE_MS = 60_000;
/** Precondition failed: there is such an object. */
const TAKEN = 412;
/** What S3 says with a status of the client's, and not of the client: the same request may go well the next time. */
const PASSING = [
  'BadDigest',
  'ConditionalRequestConflict',
  'OperationAborted',
  'RequestTimeout',
  'XAmzContentSHA256Mismatch',
];

/** @throws Refusal for an address of another kind, which it does not repeat: what stands before an @ may be a secret */
export function isS3(place: string): boolean {
  if (place.startsWith('s3:')) return true;
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(place)) throw refuse('--store', EXPECTED, 'another address');
  return false;
}

/** Where objects lie, without a slash at its end. @throws Refusal */
function rootOf({ place, region, endpoint }: S3Options): string {
  const found = PLACE.exec(place);
  if (!found) throw refuse('--store', EXPECTED, place.includes('@') ? 'another address' : shown(place));
  const [, bucket, prefix = ''] = found;
  const host = endpoint === undefined ? `https://${bucket}.s3.${region}.amazonaws.com` : '';
  const own = endpoint === undefined ? '' : `${endpoint.replace(/\/+$/, '')}/${bucket}`;
  return [host || own, ...prefix.split('/').filter(Boolean)].join('/');
}

/** @throws Refusal when the address is none */
export function s3Store(options: S3Options): Store {
  const { place, credentials, region } = options;
  const root = rootOf(options);
  const client = new AwsClient({ ...plain(credentials), region, service: 's3', retries: RETRIES });
  const ask = async (method: string, name: string, body?: Uint8Array, more: Record<string, string> = {}) => {
    try {
      const response = await client.fetch(`${root}/${name}`, {
        method,
        signal: AbortSignal.timeout(PATIENCE_MS),
        // signed, so that the server itself refuses what was damaged on the way
        headers: { 'X-Amz-Content-Sha256': hashOf(body ?? ''), ...more },
        ...(body ? { body: Uint8Array.from(body) } : {}),
      });
      if (response.status === TAKEN) return 'taken';
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      return faultOf(place, response.status, await response.text());
    } catch (cause) {
      if (cause instanceof StoreFault || cause instanceof Refusal) throw cause;
      throw new StoreFault(place, networkReason(cause));
    }
  };
  return {
    place,
    get: async (name) => (await ask('GET', name)) as Uint8Array | undefined,
    put: async (name, bytes) => {
      if ((await ask('PUT', name, bytes)) === undefined)
        throw new StoreFault(place, 'a bucket that has gone');
    },
    // a server that knows no conditions writes over: the last of several that come at the same moment then names the store
    putNew: async (name, bytes) => (await ask('PUT', name, bytes, { 'If-None-Match': '*' })) !== 'taken',
    remove: async (name) => void (await ask('DELETE', name)),
  };
}

/** aws4fetch takes a token that is undefined for one. */
function plain({ sessionToken, ...keys }: S3Credentials) {
  return sessionToken === undefined ? keys : { ...keys, sessionToken };
}

/** Nothing for an object that is not there. @throws StoreFault for what may pass, Refusal for what will not */
function faultOf(place: string, status: number, text: string): undefined {
  const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? `status ${status}`;
  if (status === 404 && code !== 'NoSuchBucket') return undefined;
  if (status >= 500 || status === 429 || PASSING.includes(code))
    throw new StoreFault(place, `an S3 that answers ${code}`);
  if (code === 'NoSuchBucket') throw refuse(place, 'a bucket that is there', 'no such bucket');
  if (code === 'RequestTimeTooSkewed')
    throw refuse(place, 'a clock that is right', 'one that differs from that of S3');
  throw refuse(place, 'credentials that may read and write', `a refusal of S3 (${code})`);
}

/** Why a request had no answer, in the words of a refusal. */
function networkReason(cause: unknown): string {
  const code = ((cause as Error).cause as { readonly code?: string } | undefined)?.code;
  if ((cause as Error).name === 'TimeoutError') return 'no answer in 60 seconds';
  return code === undefined ? 'no answer' : `no answer (${code})`;
}
