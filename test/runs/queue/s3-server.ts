/**
 * A small S3 of a test's own: objects in memory, path style, every signature checked as Amazon describes it (Signature
 * Version 4), worked out here a second time. What is to go wrong next can be set.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export const KEYS = { accessKeyId: 'AKIATEST', secretAccessKey: 'a/secret+of=the test' };
export const REGION = 'eu-test-1';

export interface TestS3 {
  readonly endpoint: string;
  readonly objects: Map<string, Uint8Array>;
  /** Answers of the next requests in the place of the right ones: a status with its code, or a cut connection. */
  readonly faults: (readonly [status: number, code: string] | 'cut')[];
  /** Requests as `METHOD key`. */
  readonly asked: string[];
  /** Tokens that were signed with a request. */
  readonly tokens: string[];
  stop(): Promise<void>;
}

const sha256 = (of: string | Uint8Array) => createHash('sha256').update(of).digest('hex');
const hmac = (key: string | Uint8Array, of: string) => createHmac('sha256', key).update(of).digest();

/** The signature that a request must have. */
function signatureOf({ method, url, headers }: IncomingMessage): string {
  const [path, query = ''] = url!.split('?');
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, path, query, lines.join(''), signed, headers['x-amz-content-sha256']].join('\n');
  const time = String(headers['x-amz-date']);
  const scope = [time.slice(0, 8), REGION, 's3', 'aws4_request'];
  const key = scope.reduce<string | Uint8Array>(hmac, `AWS4${KEYS.secretAccessKey}`);
  return hmac(key, ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n')).toString('hex');
}

function refusal(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
}

async function answer(s3: TestS3, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Uint8Array.from(Buffer.concat(chunks));
  const [, bucket, key = ''] = /^\/([^/]+)\/(.*)$/.exec(decodeURIComponent(request.url!)) ?? [];
  s3.asked.push(`${request.method} ${key}`);
  const token = request.headers['x-amz-security-token'];
  if (token && /[=;]x-amz-security-token[;,]/.test(request.headers.authorization!))
    s3.tokens.push(`${token}`);
  const fault = s3.faults.shift();
  if (fault === 'cut') return void request.socket.destroy();
  if (fault) return refusal(response, ...fault);
  const isSigned = request.headers.authorization?.endsWith(`Signature=${signatureOf(request)}`);
  if (!isSigned) return refusal(response, 403, 'SignatureDoesNotMatch');
  if (sha256(body) !== request.headers['x-amz-content-sha256']) return refusal(response, 400, 'BadDigest');
  if (bucket !== 'bucket') return refusal(response, 404, 'NoSuchBucket');
  if (request.headers['if-none-match'] === '*' && s3.objects.has(key)) {
    return refusal(response, 412, 'PreconditionFailed');
  }
  if (request.method === 'PUT') s3.objects.set(key, body);
  if (request.method === 'DELETE') s3.objects.delete(key);
  const found = s3.objects.get(key);
  if (request.method === 'GET' && !found) return refusal(response, 404, 'NoSuchKey');
  response.writeHead(request.method === 'DELETE' ? 204 : 200);
  response.end(request.method === 'GET' ? found : undefined);
}

export async function testS3(): Promise<TestS3> {
  const server = createServer((request, response) => void answer(s3, request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { readonly port: number };
  const stop = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  const s3: TestS3 = {
    endpoint: `http://127.0.0.1:${port}`,
    objects: new Map(),
    faults: [],
    asked: [],
    tokens: [],
    stop,
  };
  return s3;
}
