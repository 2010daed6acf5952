/** Failing inputs written down: each is tried again by the tests. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../generate/circumstances.ts';
import type { Content, Input } from './kind.ts';

export const CASES = join(ROOT, 'test/docs/fuzz-cases');

export interface Case {
  readonly kind: string;
  /** What was wrong when it was written down. */
  readonly fault: string;
  readonly input: Input;
}

/** A text stays one that a person can read; other bytes are base64. */
function written(content: Content): unknown {
  if (content === null || content === 'folder') return content;
  const text = Buffer.from(content).toString();
  return Buffer.compare(Buffer.from(text), content) === 0
    ? { text }
    : { base64: Buffer.from(content).toString('base64') };
}

function contentOf(value: { text?: string; base64?: string } | null | 'folder'): Content {
  if (value === null || value === 'folder') return value;
  return value.text === undefined ? Buffer.from(value.base64!, 'base64') : Buffer.from(value.text);
}

export function textOfCase({ kind, fault, input }: Case): string {
  const files = Object.fromEntries(
    Object.entries(input.files).map(([name, content]) => [name, written(content)]),
  );
  return `${JSON.stringify({ kind, fault, input: { ...input, files } }, null, 1)}\n`;
}

/** The name of its file: one case a way to fail. */
export function nameOfCase(signature: string): string {
  const kind = signature.split(' ')[0];
  return `${kind}-${createHash('sha256').update(signature).digest('hex').slice(0, 8)}.json`;
}

export function readCases(): Case[] {
  if (!existsSync(CASES)) return [];
  return readdirSync(CASES)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { kind, fault, input } = JSON.parse(readFileSync(join(CASES, name), 'utf8'));
      const files = Object.entries(input.files).map(
        ([file, value]) => [file, contentOf(value as null)] as const,
      );
      return { kind, fault, input: { ...input, files: Object.fromEntries(files) } };
    });
}
