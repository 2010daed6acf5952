/** A process that tries a range of inputs in a folder of its own, and tells its parent what it is at. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Case, textOfCase } from './cases.ts';
import { signatureOf } from './judge.ts';
import { KINDS } from './kinds.ts';
import { minimise } from './minimise.ts';
import { runOutside, tryAll } from './try.ts';

export interface Order {
  readonly kind: string;
  readonly seed: string;
  readonly from: number;
  readonly until: number;
  /** Each input as a process of its own. */
  readonly processes?: boolean;
}

export interface Found {
  readonly signature: string;
  readonly number: number;
  readonly fault: string;
  /** As `textOfCase` writes it. */
  readonly text: string;
}

/** `at`: the number of the input that is about to be tried; `codes`: how many inputs had which exit code. */
export type Word =
  | { readonly at: number }
  | {
      readonly codes: Readonly<Record<string, number>>;
      readonly faults: number;
      readonly found: readonly Found[];
    };

/** No more are made smaller and written down; all are counted. */
const MOST_FOUND = 40;

export async function tryRange(order: Order, say: (word: Word) => void): Promise<void> {
  const kind = KINDS.find(({ name }) => name === order.kind)!;
  const { seed, from, until, processes = false } = order;
  const codes: Record<string, number> = {};
  const found = new Map<string, Found>();
  let [number, faults] = [from - 1, 0];
  const all = tryAll(kind, seed, [from, until], (at) => say({ at }), processes ? runOutside : undefined);
  for await (const tried of all) {
    number++;
    const code = String(tried.outcome.code);
    codes[code] = (codes[code] ?? 0) + 1;
    if (tried.fault === undefined) continue;
    faults++;
    const signature = signatureOf(kind, tried.fault);
    if (found.has(signature) || found.size >= MOST_FOUND) continue;
    const { input, fault } = processes ? tried : await minimise(kind, tried);
    const one: Case = { kind: kind.name, fault: fault!, input };
    found.set(signature, { signature, number, fault: fault!, text: textOfCase(one) });
  }
  say({ codes, faults, found: [...found.values()] });
}

if (import.meta.main) {
  const order = JSON.parse(process.argv[2]!) as Order;
  const dir = mkdtempSync(join(tmpdir(), 'laotie-fuzz-'));
  process.chdir(dir);
  process.env.LAOTIE_MEMO_BYTES = '0';
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  await KINDS.find(({ name }) => name === order.kind)!.prepare();
  await tryRange(order, (word) => process.send?.(word));
  process.disconnect?.();
}
