/**
 * A plan as the fragment of an address: what differs from the base, as JSON, deflated, in base64url. A fragment comes from
 * anybody, so whatever it holds, the answer is a plan that the reader of scenarios still has to check, or the part of it
 * that is broken.
 */
import type { Bilingual } from '../../sim/notation/language.ts';
import { isHidden } from '../../sim/notation/visible.ts';
import type { Plan } from './plan.ts';
import type { WrittenLever, WrittenValue } from './written.ts';

const SCHEMA = 'laotie/plan@1';
const NAME = 'plan=';
/** A plan of fifty levers takes some 4,000 signs. */
const MOST_SIGNS = 50_000;
const MOST_BYTES = 500_000;
const MOST_LEVERS = 200;
const LONGEST_TEXT = 200;
const MOST_DEPTH = 4;

/** Parts of a link that can be broken, in the order in which they are looked at. */
export type LinkPart = 'length' | 'signs' | 'packing' | 'json' | 'schema' | 'base' | 'title' | 'levers';

export interface OpenedLink {
  readonly plan: Plan;
  /** The engine that made it: another one gives other figures. */
  readonly engine: string;
}

/** What a link belongs to. */
export interface LinkBase {
  readonly engine: string;
  /** Hash of the base's plan. */
  readonly scenario: string;
  readonly levers: readonly WrittenLever[];
}

/** Of a lever of the base its id, with what is changed in it; null for a key that is taken out. A new one as it is. */
type LinkLever = string | WrittenLever;

function differences(levers: readonly WrittenLever[], base: readonly WrittenLever[]): LinkLever[] {
  const known = new Map(base.map((lever) => [lever.id, lever]));
  return levers.map((lever) => {
    const before = known.get(lever.id);
    if (!before) return lever;
    const keys = [...new Set([...Object.keys(before), ...Object.keys(lever)])];
    const other = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(lever[key]));
    if (other.length === 0) return lever.id;
    return { id: lever.id, ...Object.fromEntries(other.map((key) => [key, lever[key] ?? null])) };
  });
}

function applied(levers: readonly LinkLever[], base: readonly WrittenLever[]): WrittenLever[] {
  const known = new Map(base.map((lever) => [lever.id, lever]));
  return levers.map((lever) => {
    const { id, ...change } = typeof lever === 'string' ? { id: lever } : lever;
    const whole = { ...(known.get(id) ?? {}), id, ...change };
    return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null)) as WrittenLever;
  });
}

/** The fragment of a plan, without its `#`. */
export async function linkOf({ title, levers }: Plan, base: LinkBase): Promise<string> {
  const { engine, scenario } = base;
  const told = { schema: SCHEMA, engine, base: scenario, title, levers: differences(levers, base.levers) };
  const bytes = new TextEncoder().encode(JSON.stringify(told));
  const packed = await through(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  const signs = Array.from(packed!, (byte) => String.fromCharCode(byte)).join('');
  return NAME + btoa(signs).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Whether a fragment is one of a plan at all. */
export function isLink(fragment: string): boolean {
  return fragment.startsWith(NAME);
}

/** Never throws. */
export async function openLink(
  fragment: string,
  base: LinkBase,
): Promise<OpenedLink | { readonly broken: LinkPart }> {
  const signs = fragment.slice(NAME.length);
  if (signs.length > MOST_SIGNS) return { broken: 'length' };
  const packed = bytesOf(signs);
  if (!packed) return { broken: 'signs' };
  const bytes = await through(packed, new DecompressionStream('deflate-raw'), MOST_BYTES);
  if (!bytes) return { broken: 'packing' };
  const told = parsed(bytes);
  if (!isPlain(told)) return { broken: 'json' };
  const { schema, engine, base: scenario, title, levers } = told;
  if (schema !== SCHEMA || !isText(engine)) return { broken: 'schema' };
  if (scenario !== base.scenario) return { broken: 'base' };
  if (!isTitle(title)) return { broken: 'title' };
  if (!Array.isArray(levers) || levers.length > MOST_LEVERS || !levers.every(isLever))
    return { broken: 'levers' };
  return { plan: { title, levers: applied(levers, base.levers) }, engine };
}

function bytesOf(signs: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(signs) || signs.length % 4 === 1) return undefined;
  const plain = atob(signs.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/** Bytes through a packer or unpacker; undefined when they are not packed so, or come to too many. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array | undefined> {
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  // the reader below is told of the same failure
  const written = Promise.allSettled([writer.write(bytes), writer.close()]);
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      const part = value as Uint8Array;
      length += part.length;
      if (length > most) {
        await reader.cancel();
        return undefined;
      }
      parts.push(part);
    }
  } catch (cause) {
    if (cause instanceof Error) return undefined; // whatever it is: these bytes cannot be unpacked
    throw cause;
  }
  await written;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof TypeError) return undefined;
    throw cause;
  }
}

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT && !isHidden(value);
}

function isTitle(value: unknown): value is Bilingual {
  return isPlain(value) && Object.keys(value).length === 2 && isText(value.zh) && isText(value.en);
}

function isLever(value: unknown): value is LinkLever {
  if (isText(value)) return true;
  return isPlain(value) && isText(value.id) && isValue(value, MOST_DEPTH);
}

/** Numbers and short texts, in lists and mappings that are not deep; what they mean is for the reader of scenarios. */
function isValue(value: unknown, depth: number): value is WrittenValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return true;
  if (typeof value === 'string') return isText(value);
  if (depth === 0 || typeof value !== 'object') return false;
  const entries = Object.entries(value);
  return entries.every(([key, part]) => isText(key) && key !== '__proto__' && isValue(part, depth - 1));
}
