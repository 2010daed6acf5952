/** Credentials: from the environment, or from a file that its owner alone can read; never from an argument. */
import { statSync } from 'node:fs';
import { refuse } from '../../notation/refusal.ts';
import type { S3Credentials } from '../queue/s3.ts';
import { readText } from './read-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const MOST_BYTES = 64_000;
/** Read and write for anybody but the owner. */
const OTHERS = 0o077;

/** @throws Refusal when others may read the file, or there is none */
function secretFile(file: string): string {
  const { text } = readText(file, 'a file with a secret', MOST_BYTES);
  const mode = statSync(file).mode & 0o777;
  if (process.platform !== 'win32' && mode & OTHERS) {
    throw refuse(file, 'a file that its owner alone can read', `mode ${mode.toString(8)}`, 'chmod 600');
  }
  return text;
}

/** User and password of the queue's server. */
export function queueSecret(environment: Environment = process.env): { user?: string; password?: string } {
  const file = environment.LAOTIE_QUEUE_PASSWORD_FILE;
  // a file, and a variable made from one, end with the end of a line
  const password = (file ? secretFile(file) : environment.LAOTIE_QUEUE_PASSWORD)?.trim();
  const user = environment.LAOTIE_QUEUE_USER;
  return { ...(user ? { user } : {}), ...(password ? { password } : {}) };
}

/** Keys of S3, by the variables that programs of AWS read. @throws Refusal when there are none */
export function s3Secret(environment: Environment = process.env): S3Credentials {
  const file = environment.AWS_SHARED_CREDENTIALS_FILE;
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key, AWS_SESSION_TOKEN: token } = environment;
  if (id && key) return { accessKeyId: id, secretAccessKey: key, sessionToken: token || undefined };
  if (!file) {
    throw refuse(
      'AWS_ACCESS_KEY_ID',
      'keys of the store in the environment',
      'none',
      'or AWS_SHARED_CREDENTIALS_FILE',
    );
  }
  const profile = environment.AWS_PROFILE || 'default';
  const values = sectionOf(secretFile(file), profile);
  const [accessKeyId, secretAccessKey] = [
    values.get('aws_access_key_id'),
    values.get('aws_secret_access_key'),
  ];
  if (!accessKeyId || !secretAccessKey) {
    throw refuse(file, `aws_access_key_id and aws_secret_access_key in [${profile}]`, 'none');
  }
  return { accessKeyId, secretAccessKey, sessionToken: values.get('aws_session_token') };
}

/** The values of one section: `[name]`, then `key = value` lines. */
function sectionOf(text: string, name: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let isInside = false;
  for (const line of text.split(/\r?\n/)) {
    const head = /^\s*\[\s*(.+?)\s*\]\s*$/.exec(line);
    if (head) isInside = head[1] === name;
    const pair = /^\s*(\w+)\s*=\s*(\S.*?)\s*$/.exec(line);
    if (isInside && pair) values.set(pair[1]!.toLowerCase(), pair[2]!);
  }
  return values;
}
