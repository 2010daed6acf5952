/** Credentials come from the environment or from a file of their owner's; an argument that holds one is refused and not repeated. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { queueSecret, s3Secret } from '../../../sim/runs/node/secrets.ts';
import { queueAddress } from '../../../sim/runs/queue/address.ts';
import { temporaryFolder } from '../small.ts';

const dir = temporaryFolder();

function secret(text: string, mode = 0o600): string {
  const file = join(dir, `secret-${mode}-${text.length}`);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

test('the password of the queue: a file before a variable, without the end of its line', () => {
  expect(queueSecret({})).toEqual({});
  expect(queueSecret({ LAOTIE_QUEUE_PASSWORD: 'p', LAOTIE_QUEUE_USER: 'u' })).toEqual({
    user: 'u',
    password: 'p',
  });
  const file = secret('from the file\n');
  expect(queueSecret({ LAOTIE_QUEUE_PASSWORD_FILE: file, LAOTIE_QUEUE_PASSWORD: 'p' })).toEqual({
    password: 'from the file',
  });
  // a secret of Kubernetes is made from a file
  expect(queueSecret({ LAOTIE_QUEUE_PASSWORD: 'p\n' })).toEqual({ password: 'p' });
});

test.each([0o644, 0o640, 0o606, 0o660])('a secret that others can read (mode %o) is refused', (mode) => {
  const file = secret('open to all', mode);
  const line = `${file}: expected a file that its owner alone can read, got mode ${mode.toString(8)}; chmod 600`;
  expect(() => queueSecret({ LAOTIE_QUEUE_PASSWORD_FILE: file })).toThrow(line);
  expect(() => s3Secret({ AWS_SHARED_CREDENTIALS_FILE: file })).toThrow(line);
});

test('keys of S3: variables, else the section of a file', () => {
  const token = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: 'c' };
  expect(s3Secret(token)).toEqual({ accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' });
  const file = secret(
    '[default]\naws_access_key_id = first\naws_secret_access_key=one=\n\n[ other ]\r\naws_access_key_id=second\r\naws_secret_access_key = two \r\naws_session_token=three\n',
  );
  expect(s3Secret({ AWS_SHARED_CREDENTIALS_FILE: file })).toEqual({
    accessKeyId: 'first',
    secretAccessKey: 'one=',
  });
  expect(s3Secret({ AWS_SHARED_CREDENTIALS_FILE: file, AWS_PROFILE: 'other' })).toEqual({
    accessKeyId: 'second',
    secretAccessKey: 'two',
    sessionToken: 'three',
  });
  expect(() => s3Secret({ AWS_SHARED_CREDENTIALS_FILE: file, AWS_PROFILE: 'none' })).toThrow(
    `${file}: expected aws_access_key_id and aws_secret_access_key in [none], got none`,
  );
  expect(() => s3Secret({})).toThrow(
    'AWS_ACCESS_KEY_ID: expected keys of the store in the environment, got none',
  );
});

test.each([
  ['redis://10.0.0.5', 'redis://10.0.0.5:6379/0', { host: '10.0.0.5', port: 6379, db: 0 }],
  [
    'redis://queue.example.org:7000/3',
    'redis://queue.example.org:7000/3',
    { host: 'queue.example.org', port: 7000, db: 3 },
  ],
  ['redis://[::1]:7000', 'redis://[::1]:7000/0', { host: '::1', port: 7000, db: 0 }],
  ['rediss://q/', 'rediss://q:6379/0', { host: 'q', port: 6379, db: 0, tls: { servername: 'q' } }],
  ['rediss://10.0.0.5', 'rediss://10.0.0.5:6379/0', { host: '10.0.0.5', port: 6379, db: 0, tls: {} }],
  ['rediss://[::1]', 'rediss://[::1]:6379/0', { host: '::1', port: 6379, db: 0, tls: {} }],
])('%s', (text, place, options) => {
  expect(queueAddress(text, {})).toEqual({ place, options });
  const guarded = queueAddress(text, { user: 'u', password: 'hunter2' });
  expect(guarded.place).toBe(place);
  expect(guarded.options).toEqual({ ...options, username: 'u', password: 'hunter2' });
});

test.each([
  '',
  'localhost:6379',
  'http://q',
  'redis://',
  'redis://q/x',
  'redis://q/12345',
  'redis://q?a=b',
  'redis://q#a',
])('%j is no address of a queue', (text) => {
  expect(() => queueAddress(text, {})).toThrow(/^--on: expected an address such as redis:\/\/host:6379\/0/);
});

test.each([
  'redis://:hunter2@q',
  'redis://me:hunter2@q',
  'redis://hunter2@q',
  'http://:hunter2@q',
  'redis://:hunter2@q?x',
  // no addresses, for the signs of the password or another slip
  'redis://:hunter2#@q',
  'redis://:hunter2/@q',
  'redis://:hunter2@q:99999',
  ':hunter2@q',
])('an address with a password is refused and not repeated (%#)', (text) => {
  expect(() => queueAddress(text, {})).toThrow(
    '--on: expected an address without user and password, got one that holds them; arguments can be seen by others',
  );
  expect(() => queueAddress(text, {})).not.toThrow(/hunter2/);
});
